import { expect, test } from "vitest";
import {
  compareEvents,
  contrastsToWords,
  listedPairs,
  pairNames,
  saidOf,
  saidToWords,
  totalsOf,
} from "#analysis/compare.ts";
import { themeNeighbours } from "#analysis/neighbours.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord(
  {
    "2013-02-01": { looksAt: ["plans", "health", "supervision"], concerns: ["plans", "health"] },
    "2016-04-01": {
      looksAt: ["plans", "health"],
      glancesAt: ["recording"],
      concerns: ["plans"],
      recommendations: ["recording"],
    },
  },
  [],
  { inspections: { "2019-01-10": { event: "2018-12-inspection", concerns: ["plans"] } } },
);
const [first, second, known] = record.events as [
  (typeof record.events)[0],
  (typeof record.events)[0],
  (typeof record.events)[0],
];
const contrasts = (a: typeof first, b: typeof first) =>
  Object.fromEntries(compareEvents(a, b, record).map(({ theme, contrast }) => [theme.code, contrast]));

test("each theme is told once: raised in both, in one where both looked, or not to be compared", () => {
  expect(contrasts(first, second)).toEqual({
    recording: "second-alone",
    supervision: "unseen",
    plans: "both",
    health: "first",
  });
  expect(contrasts(second, first)).toMatchObject({ health: "second" });
});

test("what is not known of an inspection is not compared", () => {
  expect(contrasts(second, known)).toEqual({
    recording: "first-alone",
    supervision: "unseen",
    plans: "both",
    health: "unseen",
  });
});

test("what is said in passing is neither a raising nor a look", () => {
  const visited = sampleRecord({
    "2013-02-01": { looksAt: ["plans", "health"], concerns: ["plans"] },
    "2018-05-18": {
      framework: "visits",
      looksAt: ["supervision"],
      concerns: ["plans", "health"],
      recommendations: ["recording"],
    },
  });
  const [inspection, visit] = visited.events;
  const compared = compareEvents(inspection!, visit!, visited).map(({ theme, contrast, said }) => [
    theme.code,
    contrast,
    ...said.map(({ state }) => state),
  ]);
  expect(compared).toEqual([
    ["recording", "unseen", "not-examined", "concern"],
    ["supervision", "unseen", "not-examined", "silent"],
    ["plans", "first-alone", "concern", "concern"],
    ["health", "unseen", "silent", "concern"],
  ]);
});

const yearsOf = (pairs: readonly (readonly [typeof first, typeof first])[]) =>
  pairs.map((pair) => pair.map(({ id }) => id.slice(0, 4)).join(" "));

test("pairs are listed by what they have in common, the earlier first", () => {
  expect(listedPairs(record).map(({ heading, pairs }) => [heading, yearsOf(pairs)])).toEqual([
    ["Two whose documents are held", ["2013 2016"]],
    ["Two full inspections, held or not", ["2013 2018", "2016 2018"]],
    ["Each and the next one known", ["2016 2018"]],
  ]);
});

test("the latest alone are listed where that is asked for", () => {
  expect(listedPairs(record, true).map(({ heading, pairs }) => [heading, yearsOf(pairs)])).toEqual([
    ["Two whose documents are held", ["2013 2016"]],
    ["Two full inspections, held or not", ["2016 2018"]],
  ]);
});

test("what is listed grows with the record, not with its square", () => {
  const many = (count: number) =>
    sampleRecord(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${2013 + index}-02-01`, {}])));
  const [some, twice] = [60, 120].map((count) => listedPairs(many(count)).flatMap(({ pairs }) => pairs).length);
  expect(some).toBe(45 + 50);
  expect(twice! - some!).toBe(60);
});

test("two events are told by their years, or by their titles where those do not tell them apart", () => {
  expect(pairNames([first, second])).toEqual(["2013", "2016"]);
  expect(pairNames([first, { ...second, kind: "focused-visit" }])).toEqual([`'${first.title}'`, `'${second.title}'`]);
  expect(pairNames([first, first])).toEqual([`'${first.title}'`, `'${first.title}'`]);
});

test("what compares is counted in words, and what does not", () => {
  expect(contrastsToWords(["both", "first", "second", "neither", "first-alone", "unseen"], "2013", "2016")).toBe(
    "Both looked at 4 of 6 themes: 1 raised in both, 1 in 2013 alone, 1 in 2016 alone, 1 in neither",
  );
  expect(contrastsToWords(["second-alone", "unseen"], "2013", "2016")).toBe("Of 2 themes both looked at none");
});

test("what an event says of a theme is counted, and told with praise beside what is raised", () => {
  const spoken = sampleRecord({
    "2013-02-01": {
      looksAt: ["plans", "health"],
      concerns: ["health plans", "plans"],
      strengths: ["plans", "plans"],
      recommendations: ["plans"],
    },
  });
  const [event] = spoken.events;
  const plans = spoken.themes.find(({ code }) => code === "plans")!;
  const { counts, told } = saidOf(plans, event!);
  expect(counts).toEqual({ recommendations: 1, concerns: 2, strengths: 2, findings: 4 });
  expect(saidToWords(counts)).toBe("1 recommendation, 2 concerns, 2 strengths");
  // What is asked for, one of praise; then what is mainly about the theme, before what names it beside another.
  expect(told.map(({ number }) => number)).toEqual(["r01", "f03", "f02", "f01", "f04"]);
  expect(totalsOf(event!)).toEqual(counts);
  expect(saidToWords({ recommendations: 0, concerns: 0, strengths: 0 })).toBe("nothing for or against");
});

test("in all, what two documents of an event share counts once", () => {
  const twins = sampleRecord({
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north", looksAt: ["plans"], concerns: ["plans"] },
    "2022-11-25 west": {
      event: "2022-10-inspection",
      authority: "west",
      looksAt: ["plans"],
      twin: "2022-11-25 north",
      shares: ["f01"],
      strengths: ["plans"],
    },
  });
  expect(totalsOf(twins.events[0]!)).toEqual({ recommendations: 0, concerns: 1, strengths: 1, findings: 2 });
});

test("a statement's neighbours on its main theme stand before and after it in time, whatever their document", () => {
  const neighbours = themeNeighbours(record);
  const [early, late] = record.findings.filter(({ themes: [theme] }) => theme?.code === "plans");
  expect(neighbours.get(early!)).toEqual({ next: late });
  expect(neighbours.get(late!)).toEqual({ previous: early, next: record.knownInspections[0]!.findings[0] });
});
