import { expect, test } from "vitest";
import { wordsOf } from "#evidence/normalise.ts";

test.each([
  ["Plans, mostly, were LATE.", ["plans", "mostly", "were", "late"]],
  ["children’s and children's", ["children's", "and", "children's"]],
  ["‘quoted’ “twice”", ["quoted", "twice"]],
  ["£1,250.50, 12.3% and 2009–12.", ["£1,250.50", "12.3%", "and", "2009", "12"]],
  [
    "multi-\nagency or multi- agency or multi-agency",
    ["multi", "agency", "or", "multi", "agency", "or", "multi", "agency"],
  ],
  ["well – being", ["well", "being"]],
  ["con\ufb01dent \u00a0 of\ufb01cers", ["confident", "officers"]],
  ["\u2022 16\u2011 and 17\u2011year\u2011olds", ["16", "and", "17", "year", "olds"]],
  ["cafe\u0301 caf\u00e9", ["caf\u00e9", "caf\u00e9"]],
  ["…", []],
])("the words of %j", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test("a soft hyphen is no end of a word", () => {
  expect(wordsOf("safe\u00adguarding")).toEqual(["safeguarding"]);
});
