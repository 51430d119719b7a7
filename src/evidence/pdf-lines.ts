import { mostLetters, standsApart } from "#evidence/lines.ts";
import type { Cell, Line, Place } from "#evidence/lines.ts";
import { inReadingOrder } from "#evidence/reading-order.ts";
import type { getDocumentProxy } from "unpdf";
import { SourceError } from "#evidence/source-error.ts";

/** A run of text where it stands on the page, in points from the lower left corner. */
interface Run extends Cell {
  readonly y: number;
  /** Height of the type, in points. */
  readonly size: number;
}

/** A file of few bytes can name one page, or one line, without end. */
const mostPages = 1000;
const mostLinesOnPage = 1000;
const mostRunsOnPage = 10_000;

interface PlacedLine extends Place {
  readonly text: string;
}

/**
 * The lines of a PDF in reading order, without running heads, page numbers, footnotes and small print.
 *
 * @param bytes  the whole file
 * @throws SourceError when it is encrypted, damaged, far too large, or a scan without text
 */
export async function pdfLines(bytes: Uint8Array): Promise<Line[]> {
  const pages = await readPages(bytes);
  if (!pages.some((runs) => runs.length)) throw new SourceError("scan");
  const placed = pages.map(joinRuns);
  if (placed.some(({ length }) => length > mostLinesOnPage)) throw new SourceError("large");
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
  const { getDocumentProxy, getResolvedPDFJS } = await import("unpdf");
  // Where this does not load the file is not to blame.
  await getResolvedPDFJS();
  try {
    // The library keeps the buffer it is given, so that it gets a copy.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    try {
      if (document.numPages > mostPages) throw new SourceError("large");
      const pages: Run[][] = [];
      let letters = 0;
      for (let number = 1; number <= document.numPages; number++) {
        const runs: Run[] = [];
        pages.push(runs);
        for await (const run of runsOn(await document.getPage(number))) {
          letters += run.text.length;
          runs.push(run);
          if (letters > mostLetters || runs.length > mostRunsOnPage) throw new SourceError("large");
        }
      }
      return pages;
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged", {
      cause: error,
    });
  }
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;

/** The runs of a page as they are read, so that nobody waits for the end of one that has none. */
async function* runsOn(page: PdfPage): AsyncGenerator<Run> {
  const reader = page.streamTextContent().getReader();
  try {
    for (;;) {
      const { done, value } = (await reader.read()) as ReadableStreamReadResult<
        Awaited<ReturnType<PdfPage["getTextContent"]>>
      >;
      if (done) return;
      for (const item of value.items) {
        if (!("str" in item) || !item.str) continue;
        const [, , , , x = 0, y = 0] = item.transform as number[];
        yield { text: item.str, left: x, right: x + item.width, y, size: item.height };
      }
    }
  } finally {
    await reader.cancel(new Error("no more is read"));
  }
}

/** Runs of one height on the page, in the order of the file, joined to lines. */
function joinRuns(runs: readonly Run[]): PlacedLine[] {
  const lines: { readonly y: number; readonly runs: Run[]; size: number }[] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    const isBlank = !run.text.trim();
    if (line && isOneLine(line, run)) {
      line.runs.push(run);
      if (!isBlank) line.size = Math.max(line.size, run.size);
    } else if (!isBlank) lines.push({ y: run.y, runs: [run], size: run.size });
  }
  return lines.map(({ y, size, runs }) => {
    const cells = cellsOf(runs);
    return { text: cells.map(({ text }) => text).join(" "), y, size, cells };
  });
}

function isOneLine(line: { readonly y: number; readonly size: number }, { y, size }: Run): boolean {
  return Math.abs(line.y - y) < Math.max(2.5, Math.min(line.size, size || line.size) * 0.35);
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
