import { expect, test } from "vitest";
import { inReadingOrder } from "#evidence/reading-order.ts";

/** A line of so many points, by its name. */
const line = (name: string, y: number, left = 72, width = 400) => ({
  name,
  y,
  size: 12,
  cells: [{ text: name, left, right: left + width }],
});
const namesOf = (lines: readonly ReturnType<typeof line>[]) =>
  inReadingOrder(lines)
    .map(({ name }) => name)
    .join(" ");

test("what is drawn last and stands first is read first", () => {
  expect(namesOf([line("c", 500), line("d", 485), line("a", 700, 72, 100), line("b", 660)])).toBe("a b c d");
});

test("what is drawn last is read in the gap in which it stands", () => {
  expect(namesOf([line("a", 800), line("d", 500), line("b", 700), line("c", 685)])).toBe("a b c d");
});

test("what follows it and stands lower than the rest stays last", () => {
  expect(namesOf([line("b", 500), line("a", 700), line("c", 100)])).toBe("a b c");
});

test("a block that would have lines of its column beside it stays where the file has it", () => {
  expect(
    namesOf([
      line("a", 700),
      line("b", 600),
      line("c", 500),
      line("d", 640),
      line("e", 626),
      line("f", 612),
      line("g", 598),
    ]),
  ).toBe("a b c d e f g");
});

test("columns are read one after the other", () => {
  const column = (names: string, left: number, from: number) =>
    [...names].map((name, index) => line(name, from - 15 * index, left, 200));
  expect(namesOf([...column("abcd", 72, 600), ...column("efghij", 320, 700)])).toBe("a b c d e f g h i j");
});

test("columns under a common title are read one after the other, gaps and all", () => {
  const left = [line("b", 700, 72, 200), line("c", 640, 72, 200), line("d", 580, 72, 200)];
  const right = [line("e", 700, 320, 200), line("f", 670, 320, 200), line("g", 610, 320, 200)];
  expect(namesOf([line("a", 780), ...left, ...right])).toBe("a b c d e f g");
});

test("cells of a row, and a raised mark, stay with their lines", () => {
  expect(
    namesOf([
      line("area", 500, 72, 200),
      line("goes-on", 486, 72, 200),
      line("grade", 500, 320, 60),
      line("next", 459, 72, 200),
    ]),
  ).toBe("area goes-on grade next");
  expect(namesOf([line("word", 500, 72, 100), line("mark", 505, 172, 4), line("rest", 500, 176, 200)])).toBe(
    "word mark rest",
  );
});
