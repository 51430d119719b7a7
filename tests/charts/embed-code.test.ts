import { expect, test } from "vitest";
import { embedCode, embedSizes, frameHeight } from "#charts/frame/embed-code.ts";

const drawing = `<svg class="chart-wide" viewBox="0 0 1120 560"></svg><svg class="chart-medium" viewBox="0 0 700 1400"></svg><svg class="chart-narrow" viewBox="0 0 360 3600"></svg><p class="chart-note chart-narrow">Each theme is a card.</p>`;
const legend = `<ul class="legend"><li><svg width="20"></svg> concern</li><li><button>More</button></li></ul>`;
const words = { title: "Themes keep coming back", notes: "A blank is never good news.", source: "Source: a document." };
const sizes = embedSizes(drawing, legend, words);

test("a frame is as high as the form that its width shows, and grows with it as far as that form grows", () => {
  const growth = (from: number, to: number) => frameHeight(sizes, to) - frameHeight(sizes, from);
  expect(growth(300, 340)).toBeCloseTo(40 * 10, -1);
  expect(growth(560, 620)).toBe(0);
  expect(growth(740, 800)).toBeCloseTo(60 * 2, -1);
  expect(growth(1000, 1100)).toBeCloseTo(100 * 0.5, -1);
  expect(growth(1200, 1600)).toBe(0);
});

test("words that take more lines have more room", () => {
  const wordy = embedSizes(drawing, legend, { ...words, notes: words.notes.repeat(20) });
  for (const width of [320, 700, 1200]) expect(frameHeight(wordy, width)).toBeGreaterThan(frameHeight(sizes, width));
});

test("a chart without a form for tablets keeps its wide one there", () => {
  const alone = embedSizes(`<svg class="chart-wide" viewBox="0 0 720 360"></svg><svg class="chart-narrow" viewBox="0 0 360 90"></svg>`, legend, words);
  expect(frameHeight(alone, 752) - frameHeight(alone, 722)).toBe(15);
  expect(frameHeight(alone, 1200)).toBe(frameHeight(alone, 752));
});

test("a form that is a list has a line for each entry and more for long ones", () => {
  const listOf = (entry: string) => embedSizes(`<svg class="chart-wide" viewBox="0 0 720 360"></svg><ol class="chart-narrow grade-list">${`<li><a>One</a>${entry}</li>`.repeat(10)}</ol>`, legend, words);
  expect(frameHeight(listOf("good"), 360)).toBeGreaterThan(480);
  expect(frameHeight(listOf("a very long verdict ".repeat(12)), 360)).toBeGreaterThan(frameHeight(listOf("good"), 360) + 400);
});

test("the code gives a frame its heights in styles of its own, and one height where they are taken out", () => {
  const code = embedCode({ id: "matrix", title: 'What "keeps" coming back', address: "https://example.org/embed/matrix/", sizes });
  expect(code).toContain(`<iframe src="https://example.org/embed/matrix/" title="What 'keeps' coming back" height="${frameHeight(sizes, 720)}" loading="lazy"></iframe>`);
  expect(code.match(/@container/g)).toHaveLength(6);
  expect(code).not.toMatch(/^\.chart|script/m);
});
