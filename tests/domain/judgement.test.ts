import { expect, test } from "vitest";
import { rankOf } from "#domain/framework.ts";
import { compareGrades } from "#domain/judgement.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord({
  "2011-05-06": { grades: { Overall: "Adequate", Leadership: "Inadequate", Health: "Adequate" } },
  "2022-11-25": { grades: { Overall: "Requires improvement" } },
});
const [adequate, inadequate, alsoAdequate, requiresImprovement] = record.reports.flatMap(({ judgements }) => judgements);

test("of two grades on one scale the worse stands below the better", () => {
  expect(compareGrades(inadequate!, adequate!)).toBeLessThan(0);
  expect(compareGrades(adequate!, inadequate!)).toBeGreaterThan(0);
  expect(compareGrades(adequate!, alsoAdequate!)).toBe(0);
});

test("grades of two frameworks are never compared", () => {
  expect(() => compareGrades(adequate!, requiresImprovement!)).toThrow(new RangeError("grades of two frameworks: old, new"));
});

test("rank 1 is the worst grade of its scale", () => {
  expect([inadequate, adequate, requiresImprovement].map((judgement) => judgement?.rank)).toEqual([1, 2, 2]);
  expect(rankOf("Outstanding", adequate!.framework)).toBe(4);
});

test("a grade of another scale has no rank", () => {
  expect(() => rankOf("Adequate", requiresImprovement!.framework)).toThrow(new RangeError("grade not on the scale of new: Adequate"));
});
