import { expect, test } from "vitest";
import { longestSharedRun, quotationsIn, runsOf, sharedRuns } from "#evidence/overlap.ts";

const sentence = "social workers see every child alone within ten days of";
const runs = runsOf([`In all teams ${sentence} a referral.`, "Plans are late."]);

test("eight words in a row may be the document's, nine may not", () => {
  expect(longestSharedRun).toBe(8);
  expect(sharedRuns("There social workers see every child alone within ten weeks", runs)).toEqual([]);
  expect(sharedRuns("There social workers see every child alone within ten days", runs)).toEqual([
    "social workers see every child alone within ten days",
  ]);
});

test("capitals, dashes and quotation marks of another kind do not hide a copy", () => {
  expect(sharedRuns("SOCIAL workers see every child – alone – within ‘ten days’.", runs)).toHaveLength(1);
});

test("words in quotation marks are no copy, and end what stands before them", () => {
  expect(sharedRuns(`Social workers see "every child" alone within ten days of`, runs)).toEqual([]);
  expect(sharedRuns("Social workers see “every child” alone within ten days of", runs)).toEqual([]);
});

test("a run does not cross two passages of the document", () => {
  expect(
    sharedRuns("ten days of a referral plans are late", runsOf(["ten days of a referral", "plans are late"], 8), 8),
  ).toEqual([]);
});

test("texts shorter than a run have none", () => {
  expect(runsOf(["Plans are late."])).toEqual(new Set());
  expect(sharedRuns("Plans are late.", runs)).toEqual([]);
});

test.each([
  [`They had "taken ages" and were “brilliant”.`, ["taken ages", "brilliant"]],
  ["The council's teams' plans", []],
  [`An "unfinished phrase`, []],
])("the phrases of %j", (text, phrases) => {
  expect(quotationsIn(text)).toEqual(phrases);
});
