import { expect, test } from "vitest";
import { locatorToWords, parseLocator } from "#domain/locator.ts";

test.each([
  ["para 63", { para: 63 }, "paragraph 63"],
  ["para 20 bullet 3", { para: 20, bullet: 3 }, "paragraph 20, bullet 3"],
  ["findings bullet 7", { section: "findings", bullet: 7 }, "“findings”, bullet 7"],
  ["main findings para 3", { section: "main findings", para: 3 }, "“main findings”, paragraph 3"],
  [
    "what needs to improve bullet 1",
    { section: "what needs to improve", bullet: 1 },
    "“what needs to improve”, bullet 1",
  ],
  ["opening para 1", { section: "opening", para: 1 }, "“opening”, paragraph 1"],
  ["judgements row 4", { section: "judgements", row: 4 }, "table of judgements, row 4"],
  ["article para 9", { section: "article", para: 9 }, "article, paragraph 9"],
  ["address", {}, "address"],
  ["title page", {}, "title page"],
])("a reader can follow %j", (text, parts, words) => {
  const locator = parseLocator(text);
  expect(locator).toEqual({ text, ...parts });
  expect(locatorToWords(locator!)).toBe(words);
});

test.each([
  ["page numbers, which change with the printing", "page 3"],
  ["a bullet of no section", "bullet 3"],
  ["a row of no table", "row 4"],
  ["paragraph zero", "para 0"],
  ["a paragraph without its number", "para"],
  ["a range", "para 3-5"],
  ["two places", "para 3, para 4"],
  ["capitals", "Findings para 3"],
  ["a space at the end", "para 3 "],
  ["a word written twice", "para para 3"],
  ["a section named like a paragraph", "findings para para 3"],
  ["a bullet before its paragraph", "bullet para 3"],
  ["two spaces in a section", "main  findings para 3"],
  ["two spaces after a section", "findings  para 3"],
  ["two spaces before a number", "para  3"],
  ["nothing", ""],
])("%s cannot be followed: %j", (_, text) => {
  expect(parseLocator(text)).toBeUndefined();
});
