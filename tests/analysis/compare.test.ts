import { expect, test } from "vitest";
import { compareEvents, comparedPairs } from "#analysis/compare.ts";
import { themeNeighbours } from "#analysis/neighbours.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord(
  {
    "2013-02-01": { looksAt: ["plans", "health", "supervision"], concerns: ["plans", "health"] },
    "2016-04-01": { looksAt: ["plans", "health"], glancesAt: ["recording"], concerns: ["plans"], recommendations: ["recording"] },
  },
  [],
  { inspections: { "2019-01-10": { event: "2018-12-inspection", concerns: ["plans"] } } },
);
const [first, second, known] = record.events as [(typeof record.events)[0], (typeof record.events)[0], (typeof record.events)[0]];
const contrasts = (a: typeof first, b: typeof first) => Object.fromEntries(compareEvents(a, b, record).map(({ theme, contrast }) => [theme.code, contrast]));

test("each theme is told once: raised in both, in one where both looked, or not to be compared", () => {
  expect(contrasts(first, second)).toEqual({ recording: "second-alone", supervision: "unseen", plans: "both", health: "first" });
  expect(contrasts(second, first)).toMatchObject({ health: "second" });
});

test("what is not known of an inspection is not compared", () => {
  expect(contrasts(second, known)).toEqual({ recording: "first-alone", supervision: "unseen", plans: "both", health: "unseen" });
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
  const compared = compareEvents(inspection!, visit!, visited).map(({ theme, contrast, states }) => [
    theme.code,
    contrast,
    ...states,
  ]);
  expect(compared).toEqual([
    ["recording", "unseen", "not-examined", "concern"],
    ["supervision", "unseen", "not-examined", "silent"],
    ["plans", "first-alone", "concern", "concern"],
    ["health", "unseen", "silent", "concern"],
  ]);
});

test("a page stands for any two events, the earlier first", () => {
  expect(comparedPairs(record).map((pair) => pair.map(({ id }) => id.slice(0, 4)).join(" "))).toEqual(["2013 2016", "2013 2018", "2016 2018"]);
});

test("a statement's neighbours on its main theme stand before and after it in time, whatever their document", () => {
  const neighbours = themeNeighbours(record);
  const [early, late] = record.findings.filter(({ themes: [theme] }) => theme?.code === "plans");
  expect(neighbours.get(early!)).toEqual({ next: late });
  expect(neighbours.get(late!)).toEqual({ previous: early, next: record.knownInspections[0]!.findings[0] });
});
