import { expect, test } from "vitest";
import { themeHistory } from "#analysis/theme-history.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord(
  {
    "2013-02-01": { concerns: ["plans"], looksAt: ["plans"] },
    "2018-10-01": { strengths: ["health plans", "plans"], recommendations: ["plans"], looksAt: ["plans"] },
  },
  [],
  {
    inspections: {
      "2016-04-27": { concerns: ["plans"] },
      "2018-10-01 known": { event: "2018-10-inspection", concerns: ["plans"] },
    },
  },
);
const history = themeHistory(
  record.themes.find(({ code }) => code === "plans")!,
  record,
);

test("the newest inspection stands first, each with what it says", () => {
  expect(
    history.map(({ event, findings, recommendations }) => [
      event.date.slice(0, 4),
      findings.length,
      recommendations.length,
    ]),
  ).toEqual([
    ["2018", 2, 1],
    ["2016", 1, 0],
    ["2013", 1, 0],
  ]);
});

test("what is mainly about the theme stands before what touches it", () => {
  expect(history[0]!.findings.map(({ themes }) => themes[0]!.code)).toEqual(["plans", "health"]);
});

test("what others report beside the inspectors' own document is kept apart", () => {
  expect(history.map(({ beside }) => beside.length)).toEqual([1, 0, 0]);
});
