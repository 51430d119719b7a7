import { expect, test } from "vitest";
import { alikeOf, followersOf, likenessSteps, spread, strongestOf } from "#search/alike.ts";
import { searchWords } from "#search/postings.ts";
import { shardsOf } from "#search/shards.ts";
import { searcherOf } from "#search/searcher.ts";
import { madeUpRecord } from "./made-up.ts";

const weights = new Map(
  Object.entries({ plan: [0, 1, 2], late: [0, 1], vague: [2], court: [3] }).map(([word, numbers]) => [
    word,
    { numbers, weights: numbers.map(() => 1) },
  ]),
);

test("statements are alike by the words that they share, wholly where they share all, and none is like itself", () => {
  const alike = alikeOf(weights, 40);
  expect(alike[0]!.find(([number]) => number === 1)).toEqual([1, likenessSteps]);
  const [, toThird] = alike[0]!.find(([number]) => number === 2)!;
  expect(toThird).toBeLessThan(likenessSteps);
  expect(alike.flatMap((kin, number) => kin.filter(([other]) => other === number))).toEqual([]);
  expect(alike[3]).toEqual([]);
});

test("of very many that are alike those of the lowest numbers are kept, of each as many", () => {
  const numbers = Array.from({ length: 20 }, (_, number) => number);
  const alike = alikeOf(new Map([["plan", { numbers, weights: numbers.map(() => 1) }]]), 40);
  expect(alike[0]!.map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(alike[19]!.map(([number]) => number)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(alike[3]!.map(([number]) => number)).toEqual([0, 1, 2, 4, 5, 6, 7]);
});

test("of what is alike the strongest is kept, no more than asked for, and all where that is enough", () => {
  const alike = [
    [
      [1, 9],
      [2, 4],
    ],
    [[0, 9]],
    [[0, 4]],
  ] as const;
  expect(strongestOf(alike, 4)).toEqual(alike);
  expect(strongestOf(alike, 3)).toEqual([[[1, 9]], [[0, 9]], []]);
  expect(strongestOf(alike, 1)).toEqual([[], [], []]);
});

test("who is like another follows it", () => {
  expect(followersOf([[[1, 9]], [], [[1, 5]]])).toEqual([
    [],
    [
      [0, 9],
      [2, 5],
    ],
    [],
  ]);
});

test("a word counts for those that are like its statements, the more the likelier, and for the distant not at all", () => {
  const followers = [[1, likenessSteps, 1, likenessSteps / 2, 1, 1], [], [], []];
  const spreadOut = spread(new Map([[0, 4]]), followers);
  expect(spreadOut.get(0)).toBe(4);
  expect(spreadOut.get(1)).toBeGreaterThan(spreadOut.get(2)!);
  expect(spreadOut.has(3)).toBe(false);
});

test("what one statement is asked for leads to the other that says the same in its own words", async () => {
  const summaries = [
    "Supervision of social workers was irregular.",
    "Supervision of social workers was often irregular.",
    "Roads were wet.",
    "Doors stood open.",
    "Rooms felt cold.",
  ];
  const questions = {
    f01: ["gaffer never met staff", "skipped catch-ups"],
    ...Object.fromEntries(["f02", "f03", "f04", "f05"].map((id) => [id, ["puddles all about", "nobody had a key"]])),
  };
  const { cuts, shards } = shardsOf(searchWords(madeUpRecord({ summaries, questions })));
  const { ranked } = await searcherOf(cuts, (part) => Promise.resolve(shards[part]!)).answer("gaffer");
  expect(ranked.map(({ number }) => number)).toEqual([0, 1]);
});
