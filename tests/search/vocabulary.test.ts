import { expect, test } from "vitest";
import type { ThesaurusSet } from "#domain/thesaurus.ts";
import { beginningsOf, occurrencesIn, phrasesOf } from "#search/vocabulary.ts";
import { stemOf, wordsOf } from "#search/words.ts";

function set(words: Partial<Pick<ThesaurusSet, "same" | "near" | "from">>): ThesaurusSet {
  return { topic: "Made up", same: [], near: [], from: [], ...words };
}

const phrases = phrasesOf([
  set({ same: ["care leavers"], near: ["young people leaving care"] }),
  set({ near: ["care"] }),
  set({ near: ["special order", "SO"], from: ["IT"] }),
  set({ near: ["police powers"], from: ["taken away at night"] }),
]);

function found(text: string) {
  return occurrencesIn(wordsOf(text), text, phrases).map(({ at, length, sense }) => [at, length, sense.set]);
}

test("a phrase is found in any of its forms, with the shorter ones within it", () => {
  expect(found("help for care-leavers")).toEqual([
    [2, 1, 1],
    [2, 2, 0],
  ]);
  expect(found("a young person who is leaving care")).toContainEqual([6, 1, 1]);
  expect(found("Young people leaving care")).toContainEqual([0, 4, 0]);
});

test("a short form that is an everyday word counts only in capitals", () => {
  expect(found("an SO was made")).toEqual([[1, 1, 2]]);
  expect(found("so it was made")).toEqual([]);
  expect(found("IT was slow")).toEqual([[0, 1, 2]]);
});

test("words that lead one way are known from those that lead both", () => {
  const senses = ["special order", "it", "taken away at night", "police powers"].map((text) =>
    phrases.get(wordsOf(text).map(stemOf).join(" ")),
  );
  expect(senses.map((own) => own?.map(({ isBothWays }) => isBothWays))).toEqual([[true], [false], [false], [true]]);
});

test("a phrase of two sets has both senses", () => {
  const both = phrasesOf([set({ near: ["assessment", "review"] }), set({ near: ["IRO", "review"] })]);
  expect(occurrencesIn(["reviews"], "reviews", both).map(({ sense }) => sense.set)).toEqual([0, 1]);
});

test("where all phrases are known, only the places are looked at where one begins, and the same is found", () => {
  const beginnings = beginningsOf(phrases);
  expect(beginnings.get(stemOf("care"))).toBe(2);
  expect(beginnings.has(stemOf("leaving"))).toBe(false);
  for (const text of ["Young people leaving care in care", "an SO was made", "police powers taken away at night"])
    expect(occurrencesIn(wordsOf(text), text, phrases, beginnings)).toEqual(
      occurrencesIn(wordsOf(text), text, phrases),
    );
});
