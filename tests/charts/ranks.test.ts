import { expect, test } from "vitest";
import { rankToWords, rankTone } from "#charts/marks/ranks.ts";

const scale = (size: number) => Array.from({ length: size }, (_, index) => index + 1);

test.each([
  [2, ["worst grade of its scale", "best"], ["rank-1", "rank-4"]],
  [3, ["worst grade of its scale", "middle", "best"], ["rank-1", "rank-2-5", "rank-4"]],
  [4, ["worst grade of its scale", "second worst", "second best", "best"], ["rank-1", "rank-2", "rank-3", "rank-4"]],
  [
    5,
    ["worst grade of its scale", "second worst", "middle", "second best", "best"],
    ["rank-1", "rank-1-75", "rank-2-5", "rank-3-25", "rank-4"],
  ],
])("a scale of %i has its words and its tones", (size, words, tones) => {
  expect(scale(size).map((rank) => rankToWords(rank, size))).toEqual(words);
  expect(scale(size).map((rank) => rankTone(rank, size))).toEqual(tones);
});

test("grades of a scale of up to seven are never painted alike", () => {
  for (const size of [2, 3, 4, 5, 6, 7])
    expect(new Set(scale(size).map((rank) => rankTone(rank, size))).size, `${size}`).toBe(size);
  expect(
    scale(7)
      .map((rank) => rankToWords(rank, 7))
      .slice(1, 6),
  ).toEqual(["second worst", "third worst", "middle", "third best", "second best"]);
});

test("the one grade of a scale is neither its worst nor its best", () => {
  expect(rankToWords(1, 1)).toBe("only grade of its scale");
});

test.each([
  [0, 4],
  [5, 4],
  [1.5, 4],
])("rank %d of %i is refused", (rank, size) => {
  const error = new RangeError(`rank not on a scale of ${size}: ${rank}`);
  expect(() => rankTone(rank, size)).toThrow(error);
  expect(() => rankToWords(rank, size)).toThrow(error);
});
