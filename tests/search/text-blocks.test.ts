import { expect, test } from "vitest";
import { blocksOf, followingBlocks, numbersIn } from "#search/text-blocks.ts";
import type { Kin } from "#search/alike.ts";

test("statements that are alike stand in one block, and each in one", () => {
  // Those whose numbers are odd are like the odd one before, the others like none.
  const alike = Array.from({ length: 96 }, (_, number): Kin[] => (number % 2 && number > 1 ? [[number - 2, 9]] : []));
  const blocks = numbersIn(blocksOf(alike));
  expect(blocks).toHaveLength(2);
  expect(blocks.flat().toSorted((a, b) => a - b)).toEqual([...alike.keys()]);
  const odd = blocks.map((numbers) => numbers.filter((number) => number % 2).length);
  expect(Math.max(...odd)).toBeGreaterThan(46);
});

test("blocks of statements that follow one another hold each once, in their order", () => {
  const blocks = numbersIn(followingBlocks(40));
  expect(blocks.length).toBeGreaterThan(1);
  expect(blocks.flat()).toEqual(Array.from({ length: 40 }, (_, number) => number));
});
