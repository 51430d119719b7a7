import { expect, test } from "vitest";
import { asPhrase, nearestWord, wordings } from "#components/search-page.ts";

/** Groups of words that all occur in the record. */
const groupsOf = (...groups: readonly (readonly string[])[]) => groups.map((words) => ({ said: words, found: words }));

const equivalents = groupsOf(["children in care", "looked after children", "LAC"], ["supervision", "line management"]);

test.each([
  [
    "health of looked after children",
    ["health of looked after children", "health of children in care", "health of lac"],
  ],
  ["health of children in care", ["health of children in care", "health of looked after children", "health of lac"]],
  ["LAC", ["lac", "children in care", "looked after children"]],
])("a phrase is searched in the words of every era, whichever was written: %s", (query, expected) => {
  expect(wordings(query, equivalents)).toEqual(expected);
});

test.each(["lack of plans", "place", "lilac", "supervisions", "children in caretaking"])(
  "only whole words are exchanged: %s",
  (query) => {
    expect(wordings(query, equivalents)).toEqual([query]);
  },
);

test("a whole word is exchanged where it stands, and not within another before it", () => {
  expect(wordings("place for LAC", equivalents)).toEqual([
    "place for lac",
    "place for children in care",
    "place for looked after children",
  ]);
});

test("words end at punctuation, and not at letters of any alphabet", () => {
  expect(wordings("LAC, and their health", equivalents)).toContain("children in care, and their health");
  expect(wordings("lacé", equivalents)).toEqual(["lacé"]);
});

test("of two phrases of one group the longer is exchanged", () => {
  const group = groupsOf(["care", "children in care", "looked after"]);
  expect(wordings("children in care", group)).toEqual(["children in care", "care", "looked after"]);
});

test("phrases of two groups are exchanged one at a time", () => {
  expect(wordings("supervision for LAC", equivalents)).toEqual([
    "supervision for lac",
    "supervision for children in care",
    "supervision for looked after children",
    "line management for lac",
  ]);
});

test("a query without an equivalent is searched as written, in small letters and single spaces", () => {
  expect(wordings("  Missing   Children ", equivalents)).toEqual(["missing children"]);
});

test("there are at most six other wordings, or as many as are asked for", () => {
  const many = groupsOf(Array.from({ length: 20 }, (_, index) => `word${index}`));
  expect(wordings("word3", many)).toEqual(["word3", "word0", "word1", "word2", "word4", "word5", "word6"]);
  expect(wordings("word3", many, 2)).toEqual(["word3", "word0", "word1"]);
});

test("signs that mean something in a pattern are taken as they are", () => {
  expect(wordings("section 47 (s.47)", groupsOf(["(s.47)", "enquiry"]))).toEqual([
    "section 47 (s.47)",
    "section 47 enquiry",
  ]);
  expect(wordings("section 47 (s147)", groupsOf(["(s.47)", "enquiry"]))).toEqual(["section 47 (s147)"]);
  expect(wordings("costs of care", groupsOf(["care", "$& and $'"]))).toEqual(["costs of care", "costs of $& and $'"]);
});

test("a name that the record never uses is searched only in the words that it does use", () => {
  expect(
    wordings("LAC reviews", [
      { said: ["children in care", "LAC", "looked after children"], found: ["children in care"] },
    ]),
  ).toEqual(["children in care reviews"]);
});

test("where the record uses none of the names, the query is searched as written", () => {
  expect(wordings("LAC", [{ said: ["children in care", "LAC"], found: [] }])).toEqual(["lac"]);
});

test("a query that is a name of several words is asked for as a phrase, a longer one is not", () => {
  expect(asPhrase("children in care", equivalents)).toBe('"children in care"');
  expect(asPhrase("lac", equivalents)).toBe("lac");
  expect(asPhrase("health of children in care", equivalents)).toBe("health of children in care");
});

test("a mistyped word finds the one that was likely meant, and only a near one", () => {
  const known = ["neglect", "caseload", "supervision"];
  expect(nearestWord("negelct", known)).toBe("neglect");
  expect(nearestWord("neglekt", known)).toBe("neglect");
  expect(nearestWord("caselod", known)).toBe("caseload");
  expect(nearestWord("supervisoin", known)).toBe("supervision");
  expect(nearestWord("wellingborough", known)).toBeUndefined();
  expect(nearestWord("PA", known)).toBeUndefined();
});
