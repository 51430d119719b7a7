import type { Line } from "#evidence/lines.ts";
import { SourceError } from "#evidence/source-error.ts";

/** A run of text with its height on the page, in points from the lower edge. */
interface Run {
  readonly text: string;
  readonly y: number;
  /** Height of the type, in points. */
  readonly size: number;
}

interface PlacedLine extends Run {
  readonly page: number;
}

/**
 * The lines of a PDF in reading order, without running heads, page numbers, footnotes and small print.
 *
 * @param bytes  the whole file
 * @throws SourceError when it is encrypted, damaged, or a scan without text
 */
export async function pdfLines(bytes: Uint8Array): Promise<Line[]> {
  const pages = await readPages(bytes);
  if (!pages.some((runs) => runs.length)) throw new SourceError("scan");
  const placed = pages.flatMap((runs, page) => joinRuns(runs).map((line) => ({ ...line, page })));
  const body = bodySize(placed);
  const furniture = runningLines(placed, pages.length);
  const kept = placed.filter((line) => !furniture.has(furnitureKey(line)) && line.size >= body * 0.92);
  return kept.map((line, index): Line => {
    const before = kept[index - 1];
    const isPageStart = before?.page !== line.page;
    const gap = before ? before.y - line.y : 0;
    return { text: line.text, isHeading: line.size >= body * 1.12, isApart: !isPageStart && (gap > body * 1.75 || gap < 0), isPageStart };
  });
}

async function readPages(bytes: Uint8Array): Promise<Run[][]> {
  const { getDocumentProxy } = await import("unpdf");
  try {
    // The library keeps the buffer it is given, so that it gets a copy.
    const document = await getDocumentProxy(new Uint8Array(bytes));
    const pages: Run[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(
        items.flatMap((item) => {
          if (!("str" in item) || !item.str) return [];
          const [, , , , , y] = item.transform as number[];
          return [{ text: item.str, y: y ?? 0, size: item.height }];
        }),
      );
    }
    await document.cleanup();
    return pages;
  } catch (error) {
    throw new SourceError(error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged", { cause: error });
  }
}

/** Runs of one height on the page, in the order of the file, joined to lines. */
function joinRuns(runs: readonly Run[]): Run[] {
  const lines: { text: string; y: number; size: number }[] = [];
  for (const run of runs) {
    const last = lines.at(-1);
    const isSame = last && Math.abs(last.y - run.y) < Math.max(2.5, Math.min(last.size, run.size || last.size) * 0.35);
    if (isSame) {
      last.text += run.text;
      if (run.text.trim()) last.size = Math.max(last.size, run.size);
    } else if (run.text.trim()) lines.push({ ...run });
  }
  return lines.map(({ text, ...line }) => ({ ...line, text: text.replace(/\s+/g, " ").trim() })).filter(({ text }) => text);
}

/** The size in which most of the text is set. */
function bodySize(lines: readonly Run[]): number {
  const lengths = new Map<number, number>();
  for (const { size, text } of lines) {
    const key = Math.round(size * 2) / 2;
    lengths.set(key, (lengths.get(key) ?? 0) + text.length);
  }
  return [...lengths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

/** Lines that stand at one height on many pages, their digits apart: running heads and page numbers. */
function runningLines(lines: readonly PlacedLine[], pageCount: number): Set<string> {
  const pagesOf = Map.groupBy(lines, furnitureKey);
  const many = pageCount <= 4 ? 2 : Math.max(3, pageCount * 0.3);
  return new Set([...pagesOf].filter(([, members]) => new Set(members.map(({ page }) => page)).size >= many).map(([key]) => key));
}

function furnitureKey({ text, y }: PlacedLine): string {
  return `${Math.round(y / 3)} ${text.replace(/\d+/g, "#")}`;
}
