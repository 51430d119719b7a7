import { expect, test } from "vitest";
import { figuresIn, standsIn } from "#evidence/figures.ts";

const figures = (text: string) =>
  figuresIn(text).map(({ value, unit = "" }) => (unit === "£" ? `£${value}` : `${value}${unit}`));
const stands = (summary: string, paragraph: string) =>
  figuresIn(summary).every((figure) => standsIn(figure, figuresIn(paragraph)));

test.each([
  ["706 children, 118 of them alone", ["706", "118"]],
  ["12.3% or 12.3 per cent or 12.3 percent", ["12.3%", "12.3%", "12.3%"]],
  ["£10 of £1,250.50", ["£10", "£1250.50"]],
  ["1,000,000 and 2011,", ["1000000", "2011"]],
  ["three of Twenty-five, ninety-nine", ["3", "25", "99"]],
  ["twenty\u2011five, twenty–thirty", ["25", "20", "30"]],
  ["16- and 17-year-olds", ["16", "17"]],
  ["two-thirds, a third, the 3rd", ["2", "3th", "3th", "3th"]],
  ["half, halved, a quarter, three quarters", ["1/2", "1/2", "1/4", "3", "1/4"]],
  ["twice in a dozen", ["twice", "12"]],
  ["£2 million", ["£2", "1000000"]],
  ["a nine-month wait", ["9"]],
  ["someone left the tenth quarterly meeting often", ["10th"]],
  ["the first of many", []],
  ["MP3 players", ["3"]],
  ["", []],
])("the figures of %j", (text, expected) => {
  expect(figures(text)).toEqual(expected);
});

test("a figure keeps the form and the place in which it was written", () => {
  const text = "Twenty-five of 1,250 (12.3 per cent), one-off";
  expect(figuresIn(text).map((figure) => figure.text)).toEqual(["Twenty-five", "1,250", "12.3 per cent", "one"]);
  for (const { text: written, at } of figuresIn(text)) expect(text.slice(at, at + written.length)).toBe(written);
});

test.each([
  ["three teams", "3 teams", true],
  ["57%", "57 per cent", true],
  ["1,250 visits", "1250 visits", true],
  ["half of them", "one half", true],
  ["a third", "the third", true],
  ["58%", "57 per cent", false],
  ["57%", "57 children", false],
  ["£10", "10 children", false],
  ["three", "a third", false],
  ["12.3", "12.30", false],
  ["25", "2 and 5", false],
  ["no figure at all", "", true],
])("that %j stands in %j is %s", (summary, paragraph, expected) => {
  expect(stands(summary, paragraph)).toBe(expected);
});

test("a note's mark after a number is no digit of it", () => {
  expect(figures("135² children")).toContain("135");
});

test("a fraction in one sign is the fraction in words", () => {
  expect(stands("half of the teams", "½ of the teams")).toBe(true);
});
