import { standsApart } from "#evidence/lines.ts";
import type { Cell, Line, Place } from "#evidence/lines.ts";
import { inReadingOrder } from "#evidence/reading-order.ts";
import { SourceError } from "#evidence/source-error.ts";

/** A run of text where it stands on the page, in points from the lower left corner. */
interface Run extends Cell {
  readonly y: number;
  /** Height of the type, in points. */
  readonly size: number;
}

interface PlacedLine extends Place {
  readonly text: string;
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
  const placed = pages.map(joinRuns);
  const body = bodySize(placed.flat());
  const furniture = runningLines(placed);
  const isText = (line: PlacedLine) => !furniture.has(furnitureKey(line)) && line.size >= body * 0.9;
  return placed.flatMap((lines) =>
    inReadingOrder(lines.filter(isText)).map(({ text, ...place }, index, page): Line => {
      const before = page[index - 1];
      return {
        text,
        isHeading: place.size >= body * 1.12,
        isApart: before !== undefined && standsApart(before, place, body),
        isPageStart: index === 0,
        place,
      };
    }),
  );
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
          const [, , , , x = 0, y = 0] = item.transform as number[];
          return [{ text: item.str, left: x, right: x + item.width, y, size: item.height }];
        }),
      );
    }
    await document.cleanup();
    return pages;
  } catch (error) {
    throw new SourceError(error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged", {
      cause: error,
    });
  }
}

/** Runs of one height on the page, in the order of the file, joined to lines. */
function joinRuns(runs: readonly Run[]): PlacedLine[] {
  const lines: Run[][] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    if (line && isOneLine(line, run)) line.push(run);
    else if (run.text.trim()) lines.push([run]);
  }
  return lines.map((line) => {
    const cells = cellsOf(line);
    return { text: cells.map(({ text }) => text).join(" "), y: line[0]!.y, size: sizeOf(line), cells };
  });
}

function isOneLine(line: readonly Run[], { y, size }: Run): boolean {
  const lineSize = sizeOf(line);
  return Math.abs(line[0]!.y - y) < Math.max(2.5, Math.min(lineSize, size || lineSize) * 0.35);
}

function sizeOf(line: readonly Run[]): number {
  return Math.max(...line.flatMap(({ text, size }) => (text.trim() ? [size] : [])));
}

/** Blank runs are of any width: they part words, and only the place of the next run tells whether they part cells. */
function cellsOf(line: readonly Run[]): Cell[] {
  const cells: Cell[] = [];
  for (const { text, left, right, size } of line) {
    const last = cells.at(-1);
    if (!last) cells.push({ text, left, right });
    else if (!text.trim()) cells.splice(-1, 1, { ...last, text: last.text + text });
    else if (left - last.right > size * 0.8 || last.right - left > size * 0.5) cells.push({ text, left, right });
    else cells.splice(-1, 1, { text: last.text + text, left: last.left, right: Math.max(last.right, right) });
  }
  return cells.map(({ text, ...edges }) => ({ ...edges, text: text.replace(/\s+/g, " ").trim() }));
}

/** The size in which most of the text is set. */
function bodySize(lines: readonly PlacedLine[]): number {
  const lengths = new Map<number, number>();
  for (const { size, text } of lines) {
    const key = Math.round(size * 2) / 2;
    lengths.set(key, (lengths.get(key) ?? 0) + text.length);
  }
  return [...lengths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

/** Lines that stand at one height on many pages, their digits apart: running heads and page numbers. */
function runningLines(pages: readonly (readonly PlacedLine[])[]): Set<string> {
  const keys = pages.flatMap((lines) => [...new Set(lines.map(furnitureKey))]);
  const many = pages.length <= 4 ? 2 : Math.max(3, pages.length * 0.3);
  return new Set([...Map.groupBy(keys, (key) => key)].filter(([, { length }]) => length >= many).map(([key]) => key));
}

function furnitureKey({ text, y }: PlacedLine): string {
  return `${Math.round(y / 3)} ${text.replace(/\d+/g, "#")}`;
}
