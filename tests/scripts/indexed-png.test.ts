import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { indexedPng } from "../../scripts/indexed-png.ts";

const paper = [0xfc, 0xfb, 0xf8] as const;

/** A square of points whose colour is told by their number. */
function square(side: number, colourAt: (point: number) => readonly [number, number, number]) {
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let point = 0; point < side * side; point++) data.set(colourAt(point), point * 4);
  return { data, width: side, height: side };
}

/** What a reader of PNG sees, by the library: three bytes a point. */
async function seen(png: Uint8Array) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { ...info, colourAt: (point: number) => [...data.subarray(point * 3, point * 3 + 3)] };
}

describe("a drawing as a PNG of few colours", () => {
  test("is the same, point for point, where it has no more than 256", async () => {
    const drawing = square(60, (point) => [point % 16, (point >> 4) % 16, 7]);
    const { width, height, colourAt } = await seen(await indexedPng(drawing));
    expect([width, height]).toEqual([60, 60]);
    const differing = Array.from({ length: 3600 }, (_, point) => point).filter(
      (point) => colourAt(point).join() !== [point % 16, (point >> 4) % 16, 7].join(),
    );
    expect(differing).toEqual([]);
  });

  test("keeps the colours of its areas, and shows the rarer ones as others that the eye takes for the same", async () => {
    // Two areas, and between them 2,000 shades, as many as smoothed edges and more.
    const shade = (point: number) => [120 + (point % 40), 130 + (Math.floor(point / 40) % 50), 140] as const;
    const colour = (point: number) => (point < 6000 ? paper : point < 8000 ? shade(point) : ([28, 98, 171] as const));
    const { colourAt } = await seen(await indexedPng(square(100, colour)));
    expect(colourAt(0)).toEqual(paper);
    expect(colourAt(9999)).toEqual([28, 98, 171]);
    const shades = Array.from({ length: 2000 }, (_, index) => 6000 + index);
    const apart = shades.map((point) =>
      Math.hypot(...colour(point).map((level, channel) => level - colourAt(point)[channel]!)),
    );
    expect(Math.max(...apart)).toBeGreaterThan(0);
    expect(Math.max(...apart)).toBeLessThan(4);
  });
});
