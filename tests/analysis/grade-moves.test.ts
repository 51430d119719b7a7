import { expect, test } from "vitest";
import { gradeMoves } from "#analysis/grade-moves.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const movesOf = (...args: Parameters<typeof sampleRecord>) =>
  gradeMoves(sampleRecord(...args)).map(({ run, earlier, later, direction }) => [
    run.area,
    earlier.grade,
    later.grade,
    direction,
  ]);

test("the latest two grades of an area on one scale are compared, the worst being lowest", () => {
  expect(
    movesOf({
      "2013-02-01": { grades: { Overall: "Outstanding", Help: "Good", Care: "Good" } },
      "2018-02-01": { grades: { Overall: "Inadequate", Help: "Good", Care: "Requires improvement" } },
      "2022-02-01": { grades: { Overall: "Good", Help: "Good", Care: "Inadequate" } },
    }),
  ).toEqual([
    ["Overall", "Inadequate", "Good", "higher"],
    ["Help", "Good", "Good", "the same"],
    ["Care", "Requires improvement", "Inadequate", "lower"],
  ]);
});

test("nothing is compared across scales, areas or councils", () => {
  expect(
    movesOf({
      "2011-02-01": { grades: { Overall: "Good", Help: "Good" } },
      "2018-02-01": { grades: { Overall: "Inadequate" } },
      "2022-02-01 north": { authority: "north", grades: { Overall: "Good", Care: "Good" } },
    }),
  ).toEqual([]);
});

test("a grade that others report is not set beside one that a document gives", () => {
  const others = { inspections: { "2016-04-27": { grades: { Overall: "Inadequate" } } } };
  expect(movesOf({ "2018-02-01": { grades: { Overall: "Good" } } }, [], others)).toEqual([]);
});
