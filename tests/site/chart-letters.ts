/** A text of a chart as a browser lays it out. Lengths are the units of its file. */
export interface PlacedText {
  /** In one piece, or in as many as have a look of their own. */
  readonly words: readonly string[];
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Red, green and blue of each colour that its letters have, from 0 to 255. */
  readonly colours: readonly (readonly [number, number, number])[];
}

/** A picture as points, four numbers each. */
export interface Points {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Points for each unit of a file, at which letters are looked for. */
export const pointsEach = 1;

/**
 * The texts whose letters cannot be seen: where a picture does not differ, in the letters' own colour, from the same
 * picture without them. It names nothing from outside, so that a browser can run it too.
 *
 * @param scale  points for each unit
 */
export function unseenTexts(
  drawn: Points,
  without: Points,
  texts: readonly PlacedText[],
  paper: readonly [number, number, number],
  scale: number,
): string[] {
  const distance = (a: ArrayLike<number>, at: number, b: ArrayLike<number>, from: number) =>
    Math.hypot(a[at]! - b[from]!, a[at + 1]! - b[from + 1]!, a[at + 2]! - b[from + 2]!);
  return texts
    .filter(({ words, left, top, right, bottom, colours }) => {
      let ink = 0;
      for (let y = Math.max(0, Math.floor(top * scale)); y < Math.min(drawn.height, bottom * scale); y += 1)
        for (let x = Math.max(0, Math.floor(left * scale)); x < Math.min(drawn.width, right * scale); x += 1) {
          const at = (y * drawn.width + x) * 4;
          const isOwn = colours.some(
            (colour) => distance(drawn.data, at, colour, 0) < distance(colour, 0, paper, 0) / 2,
          );
          if (isOwn && distance(drawn.data, at, without.data, at) > 40) ink += 1;
        }
      return ink < 2 * words.join("").replace(/\s/g, "").length;
    })
    .map(({ words }) => words.join(" "));
}
