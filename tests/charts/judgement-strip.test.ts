import { expect, test } from "vitest";
import { gradedEvents, judgementStrip, labelLines } from "#charts/judgement-strip/geometry.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord({
  "2011-05-06": { grades: { Overall: "Adequate", Health: "Good", Leadership: "Adequate", Work: "Inadequate" } },
  "2018-05-18": {},
  "2022-11-25": { grades: { Overall: "Requires improvement" } },
});
const graded = gradedEvents(record.events);

test("the grades of an inspection are counted in its own words, best first", () => {
  expect(graded.map(({ framework, words }) => `${framework.id}: ${words}`)).toEqual(["old: 1 good, 2 adequate, 1 inadequate", "new: no grades", "new: 1 requires improvement"]);
});

test("twin documents are counted together", () => {
  const twin = { event: "2022-10-inspection" };
  const { events } = sampleRecord({
    "2022-11-25 north": { ...twin, authority: "north", grades: { Overall: "Good" } },
    "2022-11-25 west": { ...twin, authority: "west", grades: { Overall: "Inadequate", Health: "Good" } },
  });
  expect(gradedEvents(events).map(({ words }) => words)).toEqual(["2 good, 1 inadequate"]);
});

test("grades that only an account names are not counted beside the inspection's own", () => {
  const own = { "2022-11-25": { event: "2022-10-inspection", grades: { Overall: "Good" } } };
  const account = { "2022-11": { event: "2022-10-inspection", provenance: "secondary", grades: { Overall: "Good", Health: "Inadequate" } } } as const;
  const wordsOf = (...[reports]: Parameters<typeof sampleRecord>) => gradedEvents(sampleRecord(reports).events).map(({ words }) => words);
  expect(wordsOf({ ...account, ...own })).toEqual(["1 good"]);
  expect(wordsOf(account)).toEqual(["1 good, 1 inadequate"]);
});

test("each grade has a bar as high as its share, the best on top and the worst on the baseline", () => {
  const { events, baseline } = judgementStrip(graded, 720);
  const [old, none, recent] = events.map(({ bars }) => bars);
  expect(old!.map(({ grade, height }) => [grade, height])).toEqual([["Good", 16.5], ["Adequate", 33], ["Inadequate", 16.5]]);
  expect(old!.map(({ y }) => baseline - y)).toEqual([66, 49.5, 16.5]);
  expect(none).toEqual([]);
  expect(recent!.map(({ height }) => height)).toEqual([66]);
});

test.each([720, 360])("at a width of %i inspections stand at their true place in time", (width) => {
  const { axis, events, height, baseline } = judgementStrip(graded, width);
  expect(events.map(({ event, x }) => [event.id, x])).toEqual(record.events.map(({ id, fieldworkStart }) => [id, axis.x(fieldworkStart)]));
  expect([axis.start, axis.end]).toEqual([20, width - 20]);
  expect(height).toBeGreaterThan(baseline);
});

test("a label is short where the grade is long", () => {
  const [item] = gradedEvents(sampleRecord({ "2022-11-25": { grades: { Overall: "Good" } } }).events);
  expect(labelLines({ ...item!, words: "2 requires improvement to be good" })).toEqual(["inspection 2022", "2 requires improvement"]);
});
