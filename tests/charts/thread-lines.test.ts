import { expect, test } from "vitest";
import { outcomeOf } from "#analysis/threads.ts";
import { textWidth } from "#charts/text.ts";
import { threadLines } from "#charts/thread-lines/geometry.ts";
import { readRecord } from "#record/read.ts";
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
    {
      origin: "2011-05-06#r01",
      links: { "2013-02-01#f01": "repeats", "2018-10-01#f01": "resolves", "2022-11#f01": "repeats" },
    },
    {
      origin: "2011-05-06#r02",
      links: { "2013-02-01#f01": "resolves", "2013-02-01#f02": "worsens", "2018-10-01#f02": "advances" },
    },
  ],
);
const { events } = record;
const outcomes = record.recommendations.map((recommendation) => ({ outcome: outcomeOf(recommendation, record) }));
const { axis, threads } = threadLines(outcomes, events, "narrow");
const [open, resolved] = threads;

test("a thread begins with its inspection and has a point for each later one that speaks of it, at its true place in time", () => {
  expect(resolved!.originX).toBe(axis.x("2011-05-01"));
  expect(resolved!.points.map(({ x }) => x)).toEqual(events.slice(1).map(({ date }) => axis.x(date)));
});

test("each point says itself, and what is secondary says so", () => {
  expect(resolved!.points.map(({ words }) => words)).toEqual([
    "February 2013, published 1 February 2013: raises it again",
    "October 2018, published 1 October 2018: reports it resolved",
    "November 2022, published November 2022: raises it again (secondary source)",
  ]);
  expect(resolved!.points.map(({ isSecondary }) => isSecondary)).toEqual([false, false, true]);
});

test("a point of what others reported says itself with the date that is known", () => {
  const reported = sampleRecord(
    { "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] } },
    [{ origin: "2011-05-06#r01", links: { "2016-04-27#f01": "repeats", "2024-10#f01": "advances" } }],
    {
      inspections: { "2016-04-27": { concerns: ["plans"] }, "2024-10": { isUnpublished: true, strengths: ["plans"] } },
    },
  );
  const [thread] = threadLines(
    [{ outcome: outcomeOf(reported.recommendations[0]!, reported) }],
    reported.events,
    "alone",
  ).threads;
  expect(thread!.points.map(({ words, isSecondary }) => [words, isSecondary])).toEqual([
    ["April 2016, published 27 April 2016: raises it again (secondary source)", true],
    ["October 2024, publication not known: reports progress (secondary source)", true],
  ]);
});

test("several links of one document are one point, which tells both where it says two things", () => {
  expect(open!.points.map(({ relation, links, words }) => [relation, links.length, words.split(": ")[1]])).toEqual([
    ["mixed", 2, "reports it worse and reports it resolved"],
    ["advances", 1, "reports progress"],
  ]);
});

test("later inspections that do not mention it are marked: those that looked, and those that did not", () => {
  const quiet = sampleRecord(
    {
      "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
      "2013-02-01": { looksAt: ["plans"] },
      "2014-02-01": { looksAt: ["health"] },
      "2018-10-01": later,
    },
    [{ origin: "2011-05-06#r01", links: { "2018-10-01#f01": "repeats" } }],
  );
  const [thread] = threadLines(
    [{ outcome: outcomeOf(quiet.recommendations[0]!, quiet) }],
    quiet.events,
    "alone",
  ).threads;
  expect(thread!.silences.map(({ state }) => state)).toEqual(["silent", "not-examined"]);
});

test("what is resolved has an interval, between the last that raised it and the first that says so", () => {
  expect(resolved!.interval).toEqual({ from: axis.x("2013-02-01"), to: axis.x("2018-10-01"), isOpen: false });
});

test("what no primary document reports met has an interval without an end, from the last that speaks of it", () => {
  expect(open!.interval).toEqual({ from: axis.x("2018-10-01"), to: axis.end, isOpen: true });
});

test("threads stand one below the other, all on the same axis", () => {
  expect(resolved!.y - open!.y).toBe(50);
  const alone = threadLines(outcomes.slice(1), events, "narrow");
  expect(alone.threads[0]!.points.map(({ x }) => x)).toEqual(open!.points.map(({ x }) => x));
  expect(alone.height).toBeLessThan(threadLines(outcomes, events, "narrow").height);
});

const named = outcomes.map((outcome, index) => ({ ...outcome, name: `Plans ${index + 1}` }));

test("named threads stand under what became of them, what is least settled first, and none is lost", () => {
  const { groups, threads: placed } = threadLines(named, events, "wide");
  expect(groups.map(({ words }) => words)).toEqual(["Reported in progress: 1", "Reported resolved: 1"]);
  expect(placed.map(({ name }) => name)).toEqual(["Plans 2", "Plans 1"]);
  expect([groups[0]!.y, placed[0]!.y, groups[1]!.y, placed[1]!.y]).toEqual(
    [groups[0]!.y, placed[0]!.y, groups[1]!.y, placed[1]!.y].toSorted((a, b) => a - b),
  );
});

test("the end of a named line tells the latest primary document that mentions it", () => {
  expect(threadLines(named, events, "wide").threads.map(({ latestWords }) => latestWords)).toEqual([
    "Oct 2018, county",
    "Oct 2018, county",
  ]);
});

test("a thread alone says beside each mark what it is, and no leader crosses a word", () => {
  const {
    flags,
    threads: [thread],
  } = threadLines(outcomes.slice(0, 1), events, "alone");
  expect(flags.map(({ words }) => words)).toEqual([
    "May 2011: first said",
    "Feb 2013: raised again",
    "Oct 2018: resolved",
    "Nov 2022: raised again",
  ]);
  expect(thread!.points).toHaveLength(3);
  for (const [index, { x, y }] of flags.entries())
    for (const earlier of flags.slice(0, index))
      expect(earlier.y < y || earlier.x + earlier.words.length * 6.2 < x).toBe(true);
});

test("on a phone a name stands above its line, on a desk before it", () => {
  const [phone, desk] = (["narrow", "wide"] as const).map((layout) => threadLines(named, events, layout).threads[0]!);
  expect(phone!.nameY).toBeLessThan(phone!.y - 8);
  expect(Math.abs(desk!.nameY - desk!.y)).toBeLessThan(8);
  expect(desk!.originX).toBeGreaterThan(300);
});

test("in the record no word beside a mark runs beyond the chart", () => {
  const real = readRecord(process.cwd());
  expect(real.threads.length).toBeGreaterThan(0);
  for (const thread of real.threads) {
    const { flags, width } = threadLines([{ outcome: outcomeOf(thread.origin, real) }], real.events, "alone");
    for (const { x, words } of flags)
      expect(x + 5 + textWidth(words, 13), `${thread.id}: ${words}`).toBeLessThan(width);
  }
});
