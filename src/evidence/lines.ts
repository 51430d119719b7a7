/** One line of a document as it stands on its page, before lines are joined to paragraphs. */
export interface Line {
  readonly text: string;
  /** Whether it stands out as a heading: set larger than the text, or marked as one. */
  readonly isHeading: boolean;
  /** Whether more than the usual gap stands above it. */
  readonly isApart: boolean;
  /** Whether it is the first of its page. */
  readonly isPageStart: boolean;
}

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

function withoutMarkup(line: string): string {
  return line
    .replace(/^#{1,6}\s+/, "")
    .replace(/<\/?[a-z]+\s*\/?>/gi, "")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\*\*/g, " ")
    .replace(/(?<!\\)\*(?=\S)([^*]+?)(?<=\S)(?<!\\)\*/g, "$1")
    .replace(/\\([*_#])/g, "$1")
    .replace(/[^\S\t]+/g, " ")
    .trim();
}
