import { expect, test } from "vitest";
import { holdingsOf, holdingsToWords, inspectionsKnown, twinsOf } from "#analysis/holdings.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const north: SampleReport = { event: "2022-10-inspection", authority: "north" };
const west: SampleReport = { event: "2022-10-inspection", authority: "west", twin: "2022-11-25 north" };
const twins = { "2022-11-25 north": north, "2022-11-25 west": west };

test("what is held is said, and what is counted", () => {
  expect(holdingsToWords(sampleRecord({ "2011-05-06": {}, "2013-02-01": {} }))).toBe(
    "2 documents held of the 2 inspections and visits known. Twin reports on two councils count once, so two events are counted.",
  );
});

test("an account is held and not known by itself, and twins are two inspections and one event", () => {
  const record = sampleRecord({ "2011-05-06": {}, "2016-04": { provenance: "secondary" }, ...twins });
  expect(holdingsOf(record)).toMatchObject({ documents: 4, primary: 3, known: 3, counted: 2, missing: [] });
  expect(holdingsToWords(record)).toBe(
    "3 documents held of the 3 inspections and visits known. One press account is kept as well. Twin reports on two councils count once, so two events are counted.",
  );
});

test("one is spoken of as one, and several accounts as several", () => {
  expect(holdingsToWords(sampleRecord({ "2011-05-06": {} }))).toMatch(/^1 document held of the 1 inspection or visit known\. .* so one event is counted\.$/);
  const accounts = { "2016-04": { provenance: "secondary" }, "2022-11": { provenance: "secondary" } } as const;
  expect(holdingsToWords(sampleRecord({ "2011-05-06": {}, ...accounts }))).toContain("1 document held of the 1 inspection or visit known. Two press accounts are kept as well.");
});

test("inspections of which no document is held are known, and said to be known from others only", () => {
  const record = sampleRecord({ "2011-05-06": {} }, [], { inspections: { "2013-03-20": {}, "2016-04-27": {} } });
  expect(holdingsOf(record)).toMatchObject({ documents: 1, known: 3, counted: 1 });
  expect(holdingsToWords(record)).toBe(
    "1 document held of the 3 inspections and visits known; of the other 2 we know only what others reported. Twin reports on two councils count once, so one event is counted.",
  );
});

test("where nothing is held, nothing is counted", () => {
  expect(holdingsToWords(sampleRecord({}, [], { inspections: { "2016-04-27": {} } }))).toMatch(/^0 documents held of the 1 inspection or visit known; of it we know only what others reported\. .* no events are counted\.$/);
});

test("beyond ten, numbers are written in figures", () => {
  const record = sampleRecord(Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`${2001 + index}-05-06`, {}])));
  expect(holdingsToWords(record)).toContain("so 11 events are counted");
});

test("when the document of a known inspection comes to be held, as many inspections are known as before", () => {
  const inspections = { "2013-03-20": {}, "2016-04-27 known": { event: "2016-02-inspection" } };
  const before = holdingsOf(sampleRecord({ "2011-05-06": {} }, [], { inspections }));
  const record = sampleRecord({ "2011-05-06": {}, "2016-04-27": { event: "2016-02-inspection" } }, [], { inspections });
  const after = holdingsOf(record);
  expect([before.known, after.known]).toEqual([3, 3]);
  expect([before.counted, after.counted]).toEqual([1, 2]);
  expect(after.missing.map(({ id }) => id)).toEqual(["2013-03-20-known-county"]);
  expect(record.knownInspections.map(({ document }) => document?.id)).toEqual([undefined, "2016-04-27-inspection-county"]);
});

test("the document of one council leaves the inspection of the other to be known from others", () => {
  const inspections = { "2021-12-07": { event: "2021-11-inspection", authorities: ["north"] }, "2021-12": { event: "2021-11-inspection", authorities: ["west"] } };
  const record = sampleRecord({ "2021-12-07 held": { event: "2021-11-inspection", authority: "north" } }, [], { inspections });
  const { known, missing } = holdingsOf(record);
  expect([known, ...missing.map(({ id }) => id)]).toEqual([2, "2021-12-known-west"]);
});

test("a press account of a known inspection does not make it held", () => {
  const record = sampleRecord({ "2016-04": { event: "2016-02-inspection", provenance: "secondary" } }, [], { inspections: { "2016-04-27": { event: "2016-02-inspection" } } });
  expect(holdingsOf(record)).toMatchObject({ documents: 1, primary: 0, known: 1, counted: 0 });
  expect(record.events).toHaveLength(1);
});

test("inspections known stand in the order of time, held or not, each council's by itself and without press accounts", () => {
  const record = sampleRecord({ ...twins, "2011-05-06": {}, "2022-11": { event: "2022-10-inspection", provenance: "secondary" } }, [], {
    inspections: { "2024-11-05": { isUnpublished: true }, "2016-04-27": {}, "2011-05-07": { event: "2011-05-inspection" } },
  });
  expect(inspectionsKnown(record).map(({ id }) => id)).toEqual([
    "2011-05-06-inspection-county",
    "2016-04-27-known-county",
    "2022-11-25-inspection-north",
    "2022-11-25-inspection-west",
    "2024-11-05-known-county",
  ]);
});

test("twins are the documents that share, and nothing else of their event", () => {
  const { events } = sampleRecord({ ...twins, "2022-11": { event: "2022-10-inspection", provenance: "secondary" }, "2011-05-06": {} });
  expect(events.map((event) => twinsOf(event).map(({ id }) => id))).toEqual([[], ["2022-11-25-inspection-north", "2022-11-25-inspection-west"]]);
});
