import { expect, test } from "vitest";
import { mendedWord } from "#search/mend.ts";

const known = new Map([
  ["assessment", 40],
  ["assessments", 90],
  ["plan", 70],
  ["plain", 2],
  ["place", 9],
  ["section", 5],
]);

test.each([
  ["asessment", "assessment"],
  ["assesments", "assessments"],
  ["plam", "plan"],
  ["sectoin", "section"],
])("%j was likely meant to be %j", (word, meant) => {
  expect(mendedWord(word, known)).toBe(meant);
});

test.each(["sec", "20", "f235", "genogram", "plan2"])("%j is not guessed at", (word) => {
  expect(mendedWord(word, known)).toBeUndefined();
});

test("of two that are as near, the more used one is taken, and one with the same first letter before another", () => {
  expect(mendedWord("plaan", known)).toBe("plan");
  expect(
    mendedWord(
      "cart",
      new Map([
        ["card", 1],
        ["part", 50],
      ]),
    ),
  ).toBe("card");
});
