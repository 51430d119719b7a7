import { expect, test } from "vitest";
import { comparisonData } from "#publish/compare.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord(
  {
    "2013-02-01": { looksAt: ["plans", "health"], concerns: ["plans"], strengths: ["health"] },
    "2018-05-18": { framework: "visits", looksAt: ["plans"], concerns: ["health"] },
  },
  [],
  {
    inspections: {
      "2013-02-02": { event: "2013-02-inspection", concerns: ["plans"] },
      "2019-01-10": { concerns: ["plans"] },
    },
  },
);
const { themes, events } = comparisonData(record);

test("of each event stands what it says of each theme, and how it can be compared by it", () => {
  expect(themes.map(({ code }) => code)).toEqual(["recording", "supervision", "plans", "health"]);
  expect(
    events.map(({ id, said }) => [
      id,
      said.map(([state, standing, isPassing]) => [state, standing, ...(isPassing ? ["in passing"] : [])].join(" ")),
    ]),
  ).toEqual([
    ["2013-02-inspection-county", ["not-examined unseen", "not-examined unseen", "concern raised", "strength looked"]],
    [
      "2018-05-focused-visit-county",
      ["not-examined unseen", "not-examined unseen", "silent looked", "concern unseen in passing"],
    ],
    ["2019-01-inspection-county", ["unknown unseen", "unknown unseen", "concern raised", "unknown unseen"]],
  ]);
});

test("its accounts stand with their pages, those that speak for it first", () => {
  expect(
    events.map(({ isCounted, accounts }) => [isCounted, accounts.map(({ path, isSecondary }) => [path, isSecondary])]),
  ).toEqual([
    [
      true,
      [
        ["reports/2013-02-01-inspection-county/", false],
        ["inspections/2013-02-02-known-county/", true],
      ],
    ],
    [true, [["reports/2018-05-18-focused-visit-county/", false]]],
    [false, [["inspections/2019-01-10-known-county/", true]]],
  ]);
});
