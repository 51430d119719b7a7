import { expect, test } from "vitest";
import { cellSummaries, inTurns } from "#publish/cells.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const stancesOf = (...stances: readonly ("concern" | "strength" | "mixed" | "neutral")[]) =>
  inTurns(stances.map((stance) => ({ stance }))).map(({ stance }) => stance);

test("one of each stance is told before a second of any, and what says neither last", () => {
  expect(stancesOf("neutral", "strength", "strength", "strength", "concern")).toEqual([
    "concern",
    "strength",
    "strength",
    "strength",
    "neutral",
  ]);
  expect(stancesOf("mixed", "concern", "concern", "strength")).toEqual(["concern", "strength", "mixed", "concern"]);
  expect(stancesOf()).toEqual([]);
});

test("each mark has its findings, then its recommendations, and a mark under which nothing stands is left out", () => {
  const record = sampleRecord({
    "2013-02-01": {
      looksAt: ["plans", "health"],
      strengths: ["plans"],
      concerns: ["plans"],
      recommendations: ["plans"],
    },
  });
  const cells = cellSummaries(record);
  expect(Object.keys(cells)).toEqual([`plans ${record.events[0]!.id}`]);
  expect(Object.values(cells)[0]!.map(([kind]) => kind)).toEqual(["Concern", "Strength", "Recommendation"]);
});
