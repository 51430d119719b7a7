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
const { axis, threads } = threadLines(outcomes, dates, "narrow");
const [open, resolved] = threads;

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
  const [thread] = threadLines([{ outcome: outcomeOf(reported.recommendations[0]!, reported) }], ["2011-05-06", "2024-10"], "alone").threads;
  expect(thread!.points.map(({ words, isSecondary }) => [words, isSecondary])).toEqual([
    ["27 April 2016: raises it again (secondary source)", true],
    ["fieldwork of October 2024: reports progress (secondary source)", true],
  ]);
});

test("several links of one document are one point, drawn as the least favourable", () => {
  expect(open!.points.map(({ relation, links }) => [relation, links.length])).toEqual([["worsens", 2], ["advances", 1]]);
});

test("what is resolved has an interval, between the last that raised it and the first that says so", () => {
  expect(resolved!.interval).toEqual({ from: axis.x("2013-02-01"), to: axis.x("2018-10-01"), isOpen: false });
});

test("what no primary document reports met has an interval without an end, from the last that raised it", () => {
  expect(open!.interval).toEqual({ from: axis.x("2013-02-01"), to: axis.end, isOpen: true });
});

test("threads stand one below the other, all on the same axis", () => {
  expect(resolved!.y - open!.y).toBe(34);
  const alone = threadLines(outcomes.slice(1), dates, "narrow");
  expect(alone.threads[0]!.points.map(({ x }) => x)).toEqual(open!.points.map(({ x }) => x));
  expect(alone.height).toBeLessThan(threadLines(outcomes, dates, "narrow").height);
});

const named = outcomes.map((outcome, index) => ({ ...outcome, name: `Plans ${index + 1}` }));

test("named threads stand under what became of them, what is least settled first, and none is lost", () => {
  const { groups, threads: placed } = threadLines(named, dates, "wide");
  expect(groups.map(({ words }) => words)).toEqual(["Reported in progress: 1", "Reported resolved: 1"]);
  expect(placed.map(({ name }) => name)).toEqual(["Plans 2", "Plans 1"]);
  expect([groups[0]!.y, placed[0]!.y, groups[1]!.y, placed[1]!.y]).toEqual([groups[0]!.y, placed[0]!.y, groups[1]!.y, placed[1]!.y].toSorted((a, b) => a - b));
});

test("the end of a named line tells the latest primary document that mentions it", () => {
  expect(threadLines(named, dates, "wide").threads.map(({ latestWords }) => latestWords)).toEqual(["Oct 2018, county", "Oct 2018, county"]);
});

test("a thread alone says beside each mark what it is, and no leader crosses a word", () => {
  const { flags, threads: [thread] } = threadLines(outcomes.slice(0, 1), dates, "alone");
  expect(flags.map(({ words }) => words)).toEqual(["6 May 2011: first said", ...thread!.points.map(({ words }) => words)]);
  for (const [index, { x, y }] of flags.entries()) for (const earlier of flags.slice(0, index)) expect(earlier.y < y || earlier.x + earlier.words.length * 6.2 < x).toBe(true);
});

test("on a phone a name stands above its line, on a desk before it", () => {
  const [phone, desk] = (["narrow", "wide"] as const).map((layout) => threadLines(named, dates, layout).threads[0]!);
  expect(phone!.nameY).toBeLessThan(phone!.y - 8);
  expect(Math.abs(desk!.nameY - desk!.y)).toBeLessThan(8);
  expect(desk!.originX).toBeGreaterThan(300);
});
