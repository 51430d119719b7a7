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
const { themes, events, statements } = comparisonData(record);

test("of each event stands what it says of each theme, and how it can be compared by it", () => {
  expect(themes.map(({ code }) => code)).toEqual(["recording", "supervision", "plans", "health"]);
  expect(
    events.map(({ id, said }) => [
      id,
      said.map(({ state, standing, isPassing }) => [state, standing, ...(isPassing ? ["in passing"] : [])].join(" ")),
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

test("with its numbers, and with the sentences that tell of it first", () => {
  const [plans, health] = [events[0]!.said[2]!, events[0]!.said[3]!];
  expect([plans.counts.concerns, health.counts.strengths]).toEqual([1, 1]);
  expect([plans, health].map(({ told, tellingCount }) => [told.length, tellingCount])).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect([plans, health].map(({ told: [first] }) => statements[first!])).toMatchObject([
    { kind: "concern", path: "reports/2013-02-01-inspection-county/#f01" },
    { kind: "strength", path: "reports/2013-02-01-inspection-county/#f02" },
  ]);
  expect(events[0]!.totals).toEqual({ recommendations: 0, concerns: 1, strengths: 1, findings: 2 });
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
