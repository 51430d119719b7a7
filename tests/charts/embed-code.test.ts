import { expect, test } from "vitest";
import type { ChartForm } from "#charts/drawing.ts";
import { legendEntry } from "#charts/drawing.ts";
import { columnWidths, embedCode, embedSizes, frameHeight, safeHeight } from "#charts/frame/embed-code.ts";
import { stateLegend } from "#charts/marks/state-legend.ts";

const form = (name: ChartForm["name"], width: number, height: number): ChartForm => ({
  name,
  width,
  height,
  contents: [],
});
const drawing = {
  forms: [form("wide", 1120, 560), form("medium", 700, 1400), form("narrow", 360, 3600)],
  hint: "Each theme is a card.",
  legend: stateLegend.slice(0, 1),
};
const words = { title: "Themes keep coming back", notes: "A blank is never good news.", source: "Source: a document." };
const sizes = embedSizes(drawing, words);

test("a frame is as high as the form that its width shows, and grows with it as far as that form grows", () => {
  const growth = (from: number, to: number) => frameHeight(sizes, to) - frameHeight(sizes, from);
  expect(growth(300, 340)).toBeCloseTo(40 * 10, -1);
  expect(growth(595, 615)).toBe(0);
  expect(growth(740, 800)).toBeCloseTo(60 * 2, -1);
  expect(growth(1000, 1100)).toBeCloseTo(100 * 0.5, -1);
  expect(growth(1200, 1600)).toBe(0);
});

test("words that take more lines have more room", () => {
  const wordy = embedSizes(drawing, { ...words, notes: words.notes.repeat(20) });
  for (const width of [320, 700, 1200]) expect(frameHeight(wordy, width)).toBeGreaterThan(frameHeight(sizes, width));
});

test("entries of a legend that do not fit in a row have room for more, and so has a hint on a phone alone", () => {
  const entries = Array.from({ length: 12 }, () => legendEntry("what a mark of this kind says"));
  const explained = embedSizes({ ...drawing, legend: entries }, words);
  for (const width of [320, 700, 1200])
    expect(frameHeight(explained, width)).toBeGreaterThan(frameHeight(sizes, width) + 25);
  const { hint, ...plain } = drawing;
  expect(hint).not.toBe("");
  expect(frameHeight(embedSizes(plain, words), 360)).toBeLessThan(frameHeight(sizes, 360));
  expect(frameHeight(embedSizes(plain, words), 1200)).toBe(frameHeight(sizes, 1200));
});

test("a chart without a form for tablets keeps its wide one there", () => {
  const alone = embedSizes({ ...drawing, forms: [form("wide", 720, 360), form("narrow", 360, 90)] }, words);
  expect(frameHeight(alone, 752) - frameHeight(alone, 722)).toBe(15);
  expect(frameHeight(alone, 1200)).toBe(frameHeight(alone, 752));
});

test("a form that is a list has a line for each entry and more for long ones", () => {
  const listOf = (entry: string) => {
    const list = Array.from({ length: 10 }, () => ({ mark: [], name: "One", url: "#", words: entry }));
    return embedSizes({ ...drawing, forms: [form("wide", 720, 360)], list }, words);
  };
  expect(frameHeight(listOf("good"), 360)).toBeGreaterThan(480);
  expect(frameHeight(listOf("a very long verdict ".repeat(12)), 360)).toBeGreaterThan(
    frameHeight(listOf("good"), 360) + 400,
  );
});

test("the code gives a frame its heights in styles of its own, and where they are taken out one that is enough for a phone", () => {
  const code = embedCode({
    id: "matrix",
    title: 'What "keeps" <coming> back & back',
    address: "https://example.org/embed/matrix/",
    sizes,
  });
  const height = safeHeight(sizes, 320);
  expect(code).toContain(
    `<iframe src="https://example.org/embed/matrix/" title="What &quot;keeps&quot; &lt;coming> back &amp; back" width="100%" height="${height}" loading="lazy"></iframe>`,
  );
  expect(sizes.length).toBeGreaterThan(3);
  expect(code.match(/@container/g)).toHaveLength(sizes.length - 1);
  expect(code).not.toMatch(/^\.chart|script/m);
  for (let width = 320; width < 1300; width += 1) expect(frameHeight(sizes, width)).toBeLessThanOrEqual(height);
});

test("a frame of one height has room for every column as wide as was said or wider, and no more than that needs", () => {
  for (const least of columnWidths) {
    const needed = Array.from({ length: 1300 - least }, (_, index) => frameHeight(sizes, least + index));
    expect(safeHeight(sizes, least)).toBe(Math.max(...needed));
  }
});
