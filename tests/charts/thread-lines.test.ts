import { expect, test } from "vitest";
import { outcomeOf } from "#analysis/threads.ts";
import { threadLines } from "#charts/thread-lines/geometry.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const later = { looksAt: ["plans"], neutral: ["plans", "plans"] };
const record = sampleRecord(
  {
    "2011-05-06": { looksAt: ["plans"], recommendations: ["plans", "plans"] },
    "2013-02-01": later,
    "2018-10-01": later,
    "2022-11": { provenance: "secondary", glancesAt: ["plans"], concerns: ["plans"] },
  },
  [
    { origin: "2011-05-06#r01", links: { "2013-02-01#f01": "repeats", "2018-10-01#f01": "resolves", "2022-11#f01": "repeats" } },
    { origin: "2011-05-06#r02", links: { "2013-02-01#f01": "resolves", "2013-02-01#f02": "worsens", "2018-10-01#f02": "advances" } },
  ],
);
const dates = record.reports.map(({ published }) => published);
const outcomes = record.recommendations.map((recommendation) => ({ outcome: outcomeOf(recommendation, record) }));
const { axis, threads } = threadLines(outcomes, dates, 720);
const [resolved, open] = threads;

test("a thread begins with its document and has a point for each later one, at its true place in time", () => {
  expect(resolved!.originX).toBe(axis.x("2011-05-06"));
  expect(resolved!.points.map(({ x }) => x)).toEqual(["2013-02-01", "2018-10-01", "2022-11"].map(axis.x));
});

test("each point says itself, and what is secondary says so", () => {
  expect(resolved!.points.map(({ words }) => words)).toEqual(["1 February 2013: raises it again", "1 October 2018: reports it resolved", "November 2022: raises it again (secondary source)"]);
  expect(resolved!.points.map(({ isSecondary }) => isSecondary)).toEqual([false, false, true]);
});

test("a point of what others reported says itself with the date that is known", () => {
  const reported = sampleRecord({ "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] } }, [{ origin: "2011-05-06#r01", links: { "2016-04-27#f01": "repeats", "2024-10#f01": "advances" } }], {
    inspections: { "2016-04-27": { concerns: ["plans"] }, "2024-10": { isUnpublished: true, strengths: ["plans"] } },
  });
  const [thread] = threadLines([{ outcome: outcomeOf(reported.recommendations[0]!, reported) }], ["2011-05-06", "2024-10"], 720).threads;
  expect(thread!.points.map(({ words, isSecondary }) => [words, isSecondary])).toEqual([
    ["27 April 2016: raises it again (secondary source)", true],
    ["fieldwork of October 2024: reports progress (secondary source)", true],
  ]);
});

test("several links of one document are one point, drawn as the least favourable", () => {
  expect(open!.points.map(({ relation, links }) => [relation, links.length])).toEqual([["worsens", 2], ["advances", 1]]);
});

test("only what is resolved has an interval, between the last that raised it and the first that says so", () => {
  expect(resolved!.interval).toEqual({ from: axis.x("2013-02-01"), to: axis.x("2018-10-01") });
  expect(open).not.toHaveProperty("interval");
});

test("threads stand one below the other, all on the same axis", () => {
  expect(open!.y - resolved!.y).toBe(44);
  const alone = threadLines(outcomes.slice(1), dates, 720);
  expect(alone.threads[0]!.points.map(({ x }) => x)).toEqual(open!.points.map(({ x }) => x));
  expect(alone.height).toBeLessThan(threadLines(outcomes, dates, 720).height);
});

test("a line with a name leaves room for it", () => {
  const [outcome] = outcomes;
  const [unnamed, named] = [[outcome!], [{ ...outcome!, name: "Plans" }]].map((lines) => threadLines(lines, dates, 720).threads[0]!);
  expect(named!.name).toBe("Plans");
  expect(named!.y).toBeGreaterThan(unnamed!.y);
});

test("a name begins at its line, or ends at the right edge where it would run beyond it", () => {
  const [outcome] = outcomes;
  const placed = ["Plans", "Plans that can be followed ".repeat(10)].map((name) => threadLines([{ ...outcome!, name }], dates, 720).threads[0]!);
  expect(placed.map(({ nameX, nameAnchor }) => [nameX, nameAnchor])).toEqual([[axis.x("2011-05-06"), "start"], [712, "end"]]);
});
