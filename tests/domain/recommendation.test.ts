import { expect, test } from "vitest";
import { dueDate } from "#domain/recommendation.ts";
import type { Deadline } from "#domain/recommendation.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const [recommendation] = sampleRecord({
  "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
}).recommendations;

test.each<[Deadline, string]>([
  ["immediately", "2011-05-06"],
  ["within three months", "2011-08-06"],
  ["within six months", "2011-11-06"],
])("what is to be done %s is due on %s, counted from publication", (deadline, due) => {
  expect(dueDate({ ...recommendation!, deadline })).toBe(due);
});

test("without a term nothing is due", () => {
  expect(dueDate(recommendation!)).toBeUndefined();
});
