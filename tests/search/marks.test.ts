import { expect, test } from "vitest";
import { markerOf } from "#search/marks.ts";
import type { Unit } from "#search/rank.ts";

const unit = (word: string, ...tokens: string[]): Unit => ({
  word,
  asked: tokens.map((token) => ({ token, share: 1 })),
});

function marksIn(text: string, units: readonly Unit[], members: Readonly<Record<string, readonly string[]>> = {}) {
  const pieces = markerOf(units, new Map(Object.entries(members)))(text);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  return pieces.flatMap(({ text: words, mark }) => (mark ? [`${mark}: ${words}`] : []));
}

test("the reader's words are marked in any form", () => {
  expect(marksIn("Caseloads grew; a social worker's caseload is high.", [unit("caseload", "caseload")])).toEqual([
    "own: Caseloads",
    "own: caseload",
  ]);
  expect(marksIn("Just over half (57%) were met.", [unit("57", "57"), unit("percent", "percent")])).toEqual([
    "own: 57%",
  ]);
  expect(marksIn("The children's views", [unit("child", "child")])).toEqual(["own: children's"]);
});

test("other words for the same are marked in another tone, a phrase as a whole", () => {
  expect(
    marksIn("A child placed far from home moved again.", [unit("moved", "move"), unit("away", "away", "#3")], {
      "#3": ["far from home", "out of area"],
    }),
  ).toEqual(["other: far from home", "own: moved"]);
});

test("a short form that is an everyday word is marked as it is written", () => {
  const members = { "#1": ["SO", "supervision order"] };
  expect(marksIn("It was so late.", [unit("so", "so", "#1"), unit("late", "late")], members)).toEqual([
    "own: so",
    "own: late",
  ]);
  expect(marksIn("It was so late.", [unit("order", "order", "#1")], members)).toEqual([]);
  expect(marksIn("An SO was made.", [unit("order", "order", "#1")], members)).toEqual(["other: SO"]);
});
