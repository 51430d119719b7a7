import { expect, test } from "vitest";
import { stemOf, stemsOf, wordsOf } from "#search/words.ts";

test.each([
  ["care-leavers", "care leavers"],
  ["the council's plan", "the council plan"],
  ["the council’s plan", "the council plan"],
  ["children's homes", "children homes"],
  ["carers' views", "carers views"],
  ["they don't listen", "they dont listen"],
  ["57%", "57 per cent"],
  ["57 %", "57 percent"],
  ["£1,200", "1200"],
  ["2.5 years", "2.5 years"],
  ["SOCIAL Workers", "social workers"],
  ["ﬁndings", "findings"],
])("%j is compared as %j is", (one, other) => {
  expect(wordsOf(one)).toEqual(wordsOf(other));
});

test.each([
  ["a word", "plans, late; and vague.", ["plans", "late", "and", "vague"]],
  ["a figure with its sign", "57% of £40m", ["57", "percent", "of", "40m"]],
  ["a date", "6 May 2011", ["6", "may", "2011"]],
  ["nothing", " – … ", []],
])("a text is cut into its words: %s", (_, text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  ["children", "child"],
  ["families", "family"],
  ["assessments", "assessment"],
  ["placements", "placement"],
  ["supervising", "supervised"],
  ["left", "leavers"],
  ["wrote", "written"],
  ["worst", "worse"],
])("%j and %j are forms of one word", (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other));
});

test.each([
  ["section 20", "section 2"],
  ["section 11", "section 20"],
  ["organised", "organ"],
])("%j is not cut to %j", (one, other) => {
  expect(stemsOf(one)).not.toEqual(stemsOf(other));
});

test("words that carry no meaning are left out", () => {
  expect(stemsOf("why do they keep on leaving the team")).toEqual(stemsOf("leaving team"));
  expect(stemsOf("what is it about")).toEqual([]);
});
