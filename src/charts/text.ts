import widths from "#styles/faces/widths.json" with { type: "json" };

/** A face and weight of the site that charts and pictures are lettered in. */
export type Face = keyof typeof widths;

/** What a sign takes that the faces lack, in thousandths of the font size: about a figure. */
const unknownWidth = 500;

/**
 * The width that a text takes, from the advances of our own faces; kerning, which only narrows, is left out.
 *
 * @returns in units of the font size
 */
export function textWidth(text: string, fontSize: number, face: Face = "sans-400"): number {
  const table: Readonly<Record<string, number>> = widths[face];
  let sum = 0;
  for (const letter of text) sum += table[letter] ?? unknownWidth;
  return (sum * fontSize) / 1000;
}

/**
 * Text broken into lines that fit, never within a word: a word that is wider than a line has one of its own.
 *
 * @param width  in units of the font size
 */
export function wrapText(text: string, fontSize: number, width: number, face: Face = "sans-400"): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, fontSize, face) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
