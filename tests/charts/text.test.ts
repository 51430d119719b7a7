import { expect, test } from "vitest";
import { textWidth, wrapText } from "#charts/text.ts";
import { letters } from "#styles/faces.ts";
import widths from "#styles/faces/widths.json" with { type: "json" };

test("words take the room of their letters", () => {
  expect(textWidth("inspection 2011", 14)).toBeGreaterThan(textWidth("visit 2018", 14));
  expect(textWidth("mmm", 10)).toBeGreaterThan(2 * textWidth("iii", 10));
  expect(textWidth("2018", 20)).toBeCloseTo(2 * textWidth("2018", 10));
  expect(textWidth("", 10)).toBe(0);
});

test("a heavier face takes more room", () => {
  const [regular, semibold, bold] = (["sans-400", "sans-600", "sans-700"] as const).map((face) =>
    textWidth("raised again", 13, face),
  );
  expect(regular).toBeLessThan(semibold!);
  expect(semibold).toBeLessThan(bold!);
});

test("every letter of the site has its width in each face, and a sign that the faces lack has one too", () => {
  for (const table of Object.values(widths)) {
    expect(Object.keys(table).toSorted()).toEqual([...letters].toSorted());
    expect(Math.min(...Object.values(table))).toBeGreaterThan(0);
  }
  expect(textWidth("漢", 10)).toBeGreaterThan(0);
});

test("text is broken where it must be, and never within a word", () => {
  expect(wrapText("one two three", 10, 40)).toEqual(["one two", "three"]);
  expect(wrapText("Northamptonshire", 10, 20)).toEqual(["Northamptonshire"]);
});
