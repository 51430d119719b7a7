import { keepLines, partOfLine } from "#evidence/lines.ts";
import type { Cell, Line, Place } from "#evidence/lines.ts";

export interface Letter {
  readonly lines: readonly Line[];
  /** Which line greets whom the letter is to; above it stands the letterhead. */
  readonly salutation: number;
}

/**
 * A letter with its letterhead (date, name, role, address) above its salutation, wherever the file has it.
 *
 * A letterhead may be a text box beside or below the running text of the first page, and would then stand inside the
 * paragraph that the page breaks. It is told by its place, in a column beside the text, or by its lines: short ones,
 * with a date, a postcode or the like among them.
 *
 * @param isHeading  whether a short line is the heading of a section, and so no part of a letterhead
 */
export function withLetterheadFirst({ lines, salutation }: Letter, isHeading: (line: Line) => boolean): Letter {
  const page = firstPage(lines, salutation);
  const aside = cellsAside([lines[salutation]!, ...page]);
  const isAside = (cell: Cell) => aside.has(cell);
  const isWhollyText = ({ place }: Line) => !place?.cells.some(isAside);
  const addressed = new Set(addressLines(page.filter(isWhollyText), isHeading));

  const addressOf = (line: Line) =>
    addressed.has(line) ? line : partOfLine(line, line.place?.cells.filter(isAside) ?? []);
  const textOf = (line: Line) => {
    if (addressed.has(line)) return undefined;
    return isWhollyText(line)
      ? line
      : partOfLine(
          line,
          line.place!.cells.filter((cell) => !isAside(cell)),
        );
  };
  const letterhead = page.flatMap((line) => addressOf(line) ?? []);
  return {
    lines: [...lines.slice(0, salutation), ...letterhead, ...keepLines(lines.slice(salutation), textOf)],
    salutation: salutation + letterhead.length,
  };
}

/** What follows the salutation on its page. */
function firstPage(lines: readonly Line[], salutation: number): Line[] {
  const rest = lines.slice(salutation + 1);
  const end = rest.findIndex(({ isPageStart, text }) => isPageStart || /^Yours sincerely/i.test(text));
  return end < 0 ? rest : rest.slice(0, end);
}

/** How far running text may stand from the margin, in points: a little outside it, or set in as bullets are. */
const [outdent, indent] = [6, 100];

/**
 * The cells of a page that stand in a column beside its running text. One alone is none, unless it has a mark of an
 * address: a line that a raised "th" breaks looks so too.
 */
function cellsAside(page: readonly Line[]): Set<Cell> {
  const margin = marginOf(page);
  const cells = page.flatMap((line) => cellsBeside(line, page, margin));
  const isNear = (a: number, b: number) => Math.abs(a - b) < outdent;
  const isFlush = (cell: Cell) =>
    cells.some((other) => other !== cell && (isNear(other.left, cell.left) || isNear(other.right, cell.right)));
  return new Set(cells.filter((cell) => isMarked(cell.text) || isFlush(cell)));
}

/** The left edge of most of the text of a page. */
function marginOf(page: readonly Line[]): number {
  const lengths = new Map<number, number>();
  for (const { left, text } of page.flatMap(({ place }) => place?.cells ?? [])) {
    const edge = Math.round(left / outdent) * outdent;
    lengths.set(edge, (lengths.get(edge) ?? 0) + text.length);
  }
  return [...lengths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The short cells of a line that have running text at their height, all of which ends before or begins after them. */
function cellsBeside({ place }: Line, page: readonly Line[], margin: number): Cell[] {
  if (!place) return [];
  const level = page.flatMap((other) => (other.place && isLevel(other.place, place) ? other.place.cells : []));
  const text = level.filter(({ left }) => left > margin - outdent && left < margin + indent);
  const isClear = (cell: Cell) => text.every(({ left, right }) => right < cell.left || cell.right < left);
  return text.length ? place.cells.filter((cell) => isShort(cell.text) && isClear(cell)) : [];
}

/** Whether a line stands at the height of another, or next to that. */
function isLevel(line: Place, { y, size }: Place): boolean {
  return Math.abs(line.y - y) <= size * 1.5;
}

const months = "January|February|March|April|May|June|July|August|September|October|November|December";

/** What is seldom a line of its own but in a letterhead: a date, a line with a postcode, how to call or write. */
const marks = [
  new RegExp(`^\\d{1,2}(?:st|nd|rd|th)? (?:${months}),? \\d{4}$`),
  /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
  /^(?:T|Tel|Telephone|Textphone)\b.*\d{4}$/i,
  /^(?:www\.\S+|\S+@\S+)$/i,
];

/**
 * The lines of a page that read as a letterhead: groups of short lines, with a mark of an address in the first and last
 * of them. Where they cut a sentence, or end the page, unmarked groups about them belong to them too.
 */
function addressLines(page: readonly Line[], isHeading: (line: Line) => boolean): Line[] {
  const isAddressLike = (line: Line) => isShort(line.text) && !isHeading(line);
  const groups = groupsOf(page).flatMap((group) => withoutAddressAtEnd(group, isAddressLike));
  const isAddress = groups.map((group) => group.every(isAddressLike));
  const isLetterhead = groups.map((group, index) => isAddress[index]! && group.some(({ text }) => isMarked(text)));

  const first = isLetterhead.indexOf(true);
  if (first < 0) return [];
  const start = isAddress.lastIndexOf(false, first) + 1;
  const end = isAddress.includes(false, first) ? isAddress.indexOf(false, first) : groups.length;
  const before = groups[start - 1]?.at(-1);
  const isCut = before !== undefined && !isHeading(before) && !/[.:;!?)”"’'\]]$/.test(before.text);
  const isOpen = isCut || end === groups.length;
  return groups.slice(isCut ? start : first, isOpen ? end : isLetterhead.lastIndexOf(true, end - 1) + 1).flat();
}

function isMarked(text: string): boolean {
  return marks.some((mark) => mark.test(text));
}

/** Lines between two gaps. */
function groupsOf(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    if (line.isApart || !groups.length) groups.push([line]);
    else groups.at(-1)!.push(line);
  }
  return groups;
}

/** A group in two where it ends in a letterhead: a text may have no gap between that and the paragraph that it cuts. */
function withoutAddressAtEnd(group: Line[], isAddressLike: (line: Line) => boolean): Line[][] {
  const start = group.findLastIndex((line) => !isAddressLike(line)) + 1;
  const end = group.slice(start);
  return start > 0 && end.some(({ text }) => isMarked(text)) ? [group.slice(0, start), end] : [group];
}

/** Whether a text is short and no sentence: a name, a role, a line of an address. */
function isShort(text: string): boolean {
  return text.split(" ").length <= 10 && /^(?:[\p{Lu}\d]|www\.|\S+@)/u.test(text) && !/[.:;!?]$/.test(text);
}
