/** A stretch of a line that a wide gap parts from its neighbours: a cell of a table, a line of another column. */
export interface Cell {
  readonly text: string;
  /** Its edges, in points from the left of the page. */
  readonly left: number;
  readonly right: number;
}

/** Where a line stands on its page. */
export interface Place {
  /** Height of its baseline, in points from the lower edge. */
  readonly y: number;
  /** Height of its type, in points. */
  readonly size: number;
  /** From left to right as the file draws them; most lines have one. */
  readonly cells: readonly Cell[];
}

/** One line of a document as it stands on its page, before lines are joined to paragraphs. */
export interface Line {
  readonly text: string;
  /** Whether it stands out as a heading: set larger than the text, or marked as one. */
  readonly isHeading: boolean;
  /** Whether more than the usual gap stands above it. */
  readonly isApart: boolean;
  /** Whether it is the first of its page. */
  readonly isPageStart: boolean;
  /** Undefined in a plain text, which has no places. */
  readonly place?: Place;
}

/** Three times what the longest inspection report has. */
export const mostLetters = 1_000_000;

const pageBreak = "\f";

/**
 * The lines of a plain text: `#` or a line wholly in `**` marks a heading, a blank line sets the next one apart.
 * Marks of emphasis, table tabs and markup are resolved; the words stay as they are.
 */
export function textLines(text: string): Line[] {
  const lines: Line[] = [];
  let isApart = true;
  let isPageStart = true;
  for (const written of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (written.includes(pageBreak)) isPageStart = true;
    const trimmed = written.replaceAll(pageBreak, "").trim();
    if (!trimmed || /^[-*_]{3,}$/.test(trimmed)) {
      isApart = true;
      continue;
    }
    const isHeading = /^#{1,6}\s/.test(trimmed) || /^\*\*[^*]+\*\*(?:\s*\*\*[^*]+\*\*)*$/.test(trimmed);
    lines.push({ text: withoutMarkup(trimmed), isHeading, isApart, isPageStart });
    isApart = false;
    isPageStart = false;
  }
  return lines;
}

/** A line with some of its cells only; undefined when these are none. */
export function partOfLine(line: Line, cells: readonly Cell[]): Line | undefined {
  if (!cells.length) return undefined;
  return { ...line, text: cells.map(({ text }) => text).join(" "), place: { ...line.place!, cells } };
}

/** Whether more than the usual gap stands between two lines of a page, or the second begins another column. */
export function standsApart(above: Pick<Place, "y">, below: Pick<Place, "y">, size: number): boolean {
  const gap = above.y - below.y;
  return gap > size * 1.75 || gap < 0;
}

/**
 * The lines of a document without some of them. The line after a cut is set apart only where it stands apart from the
 * line that is now before it, so that what stood between two lines of a paragraph does not break it.
 *
 * @param keep  what is left of a line: itself, a part of it, or undefined for nothing
 */
export function keepLines(lines: readonly Line[], keep: (line: Line) => Line | undefined): Line[] {
  const kept: Line[] = [];
  let isCut = false;
  let isPageStart = false;
  for (const line of lines) {
    const left = keep(line);
    isPageStart ||= line.isPageStart;
    if (left) {
      const above = isPageStart ? undefined : kept.at(-1);
      kept.push(isCut ? { ...left, isPageStart, isApart: isApartAfterCut(left, above) } : left);
      isPageStart = false;
    }
    isCut = left !== line;
  }
  return kept;
}

function isApartAfterCut({ place, isApart }: Line, above: Line | undefined): boolean {
  return above?.place && place ? standsApart(above.place, place, place.size) : isApart;
}

function withoutMarkup(line: string): string {
  return (
    line
      .replace(/^#{1,6}\s+/, "")
      .replace(/<\/?[a-z]+\s*\/?>/gi, "")
      // Nothing is looked for past the next bracket: a line of many would take for ever.
      .replace(/\[([^[\]]+)\]\([^()]*\)/g, "$1")
      .replace(/\*\*/g, " ")
      .replace(/(?<!\\)\*(?=\S)([^*]+?)(?<=\S)(?<!\\)\*/g, "$1")
      .replace(/\\([*_#])/g, "$1")
      .replace(/[^\S\t]+/g, " ")
      .trim()
  );
}
