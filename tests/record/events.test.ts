import { expect, test } from "vitest";
import type { EventKind } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { sampleContent, sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleInspection, SampleReport } from "../fixtures/sample-record.ts";

const ofReport = (report: SampleReport) => sampleRecord({ "2019-01-10": report });
const ofKnown = (inspection: SampleInspection) => sampleRecord({}, [], { inspections: { "2019-01-10": inspection } });
const titles = ({ events }: InspectionRecord) => events.map(({ title }) => title);

test.each([
  ["2018-12-inspection", "inspection", "Inspection, December 2018"],
  ["2018-12-focused-visit", "focused-visit", "Focused visit, December 2018"],
  ["2018-12-monitoring-visit", "monitoring-visit", "Monitoring visit, December 2018"],
  ["2018-12-pilot", "pilot", "Pilot inspection, December 2018"],
  ["2018-12-unannounced", "unannounced", "Unannounced inspection, December 2018"],
  ["2018-12-new", "inspection", "Inspection, December 2018"],
])("the event %s is of the kind %s", (event, kind, title) => {
  expect(ofReport({ event }).events).toMatchObject([{ id: event, kind, title }]);
  expect(ofKnown({ event, kind: kind as EventKind }).events).toMatchObject([{ id: event, kind, title }]);
});

test("a known inspection is of the kind of its event", () => {
  expect(problemsOf(sampleContent({}, [], { inspections: { "2019-01-10": { event: "2018-12-focused-visit", kind: "inspection" } } }))).toEqual([
    `Kind "inspection" does not go with the event "2018-12-focused-visit" (focused-visit). Write the same, or correct the event.`,
  ]);
});

test("an event is named after a framework only where that gives grades", () => {
  expect(problemsOf(sampleContent({ "2019-01-10": { event: "2018-12-visits", framework: "visits" } }))).toEqual([
    `Event "2018-12-visits" does not end in a kind of inspection. Write 2018-12 with one of inspection, focused-visit, monitoring-visit, pilot, unannounced, visits.`,
  ]);
});

test("a word after the kind tells apart two of one month, and is no part of the kind", () => {
  const visit: SampleInspection = { kind: "monitoring-visit", framework: "visits", fieldwork: { start: "2021-11" } };
  const record = sampleRecord({}, [], {
    inspections: { "2021-12-07": { ...visit, event: "2021-11-monitoring-visit", authorities: ["north"] }, "2021-12-08": { ...visit, event: "2021-11-monitoring-visit-west", authorities: ["west"] } },
  });
  expect(record.events.map(({ id, kind }) => [id, kind])).toEqual([["2021-11-monitoring-visit", "monitoring-visit"], ["2021-11-monitoring-visit-west", "monitoring-visit"]]);
});

test("two of one kind and month are named by whom they inspected, others are not", () => {
  const november = { fieldwork: { start: "2021-11" } };
  const record = sampleRecord({ "2011-05-06": {} }, [], {
    inspections: { "2021-12-07": { ...november, event: "2021-11-inspection", authorities: ["north"] }, "2021-12-08": { ...november, event: "2021-11-inspection-west", authorities: ["west", "county"] } },
  });
  expect(titles(record)).toEqual(["Inspection, May 2011", "Inspection, November 2021, north", "Inspection, November 2021, west and county"]);
});

test("an inspection of one part is named by that part, a visit under the same framework is not", () => {
  expect(titles(ofReport({ event: "2018-12-inspection", framework: "part" }))).toEqual(["Inspection of adoption, December 2018"]);
  expect(titles(ofKnown({ event: "2018-12-part", framework: "part" }))).toEqual(["Inspection of adoption, December 2018"]);
  expect(titles(ofKnown({ event: "2018-12-focused-visit", framework: "part", kind: "focused-visit" }))).toEqual(["Focused visit, December 2018"]);
});

test.each<[string, SampleInspection, object]>([
  ["its first day", { event: "2018-12-inspection", fieldwork: { start: "2018-12-03" } }, { title: "Inspection, December 2018", date: "2018-12-03", fieldworkStart: "2018-12-03", published: "2019-01-10" }],
  ["its days", { event: "2018-12-inspection", fieldwork: { start: "2018-12-17", end: "2019-01-04" } }, { title: "Inspection, December 2018 to January 2019", date: "2018-12-17", fieldworkEnd: "2019-01-04" }],
  ["its month, unpublished", { event: "2018-12-inspection", fieldwork: { start: "2018-12" }, isUnpublished: true }, { title: "Inspection, December 2018", date: "2018-12" }],
  ["only its publication", { event: "2019-01-inspection", fieldwork: "unknown" }, { title: "Inspection, January 2019", date: "2019-01-10", published: "2019-01-10" }],
])("an inspection is dated as far as is known: %s", (_, inspection, expected) => {
  expect(ofKnown(inspection).events).toMatchObject([expected]);
});

test("what is not known of an inspection is left out, not empty", () => {
  const [unpublished] = ofKnown({ event: "2018-12-inspection", fieldwork: { start: "2018-12" }, isUnpublished: true }).events;
  expect(unpublished).not.toHaveProperty("published");
  expect(unpublished).not.toHaveProperty("fieldworkEnd");
  const [published] = ofKnown({ event: "2019-01-inspection", fieldwork: "unknown" }).events;
  expect(published).not.toHaveProperty("fieldworkStart");
});

test.each<[string, SampleInspection, string]>([
  ["fieldwork", { event: "2018-11-inspection", fieldwork: { start: "2018-12-03" } }, `Event "2018-11-inspection" is not of the month of its fieldwork, 2018-12-03. Write 2018-12-inspection, or correct the fieldwork.`],
  ["publication, where no fieldwork is known", { event: "2018-12-inspection", fieldwork: "unknown" }, `Event "2018-12-inspection" is not of the month of its publication, 2019-01-10. Write 2019-01-inspection, or correct the publication.`],
])("an event of another month than its %s is refused", (_, inspection, message) => {
  expect(problemsOf(sampleContent({}, [], { inspections: { "2019-01-10": inspection } }))).toEqual([message]);
});

test("an inspection known under another framework than that of its document is refused", () => {
  const content = sampleContent({ "2019-01-10": { event: "2018-12-inspection" } }, [], { inspections: { "2019-01-10 known": { event: "2018-12-inspection", framework: "old" } } });
  expect(problemsOf(content)).toEqual([`Framework "old" differs from that of 2019-01-10-inspection-county, a document of the same event (new). Write the same.`]);
});

test("twin documents of one inspection are one event of both councils", () => {
  const { events } = sampleRecord({
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north" },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west" },
  });
  expect(events.map(({ id, title, reports, authorities }) => ({ id, title, reports: reports.length, authorities: authorities.map((authority) => authority.id) }))).toEqual([
    { id: "2022-10-inspection", title: "Inspection, October 2022", reports: 2, authorities: ["north", "west"] },
  ]);
});

test("an event with its own document is dated by it, not by an earlier account", () => {
  const { events } = sampleRecord({
    "2022-11": { event: "2022-10-inspection", provenance: "secondary" },
    "2022-11-25": { event: "2022-10-inspection" },
  });
  expect(events).toMatchObject([{ published: "2022-11-25", provenance: "primary", isCounted: true }]);
});

test("an event known only from an account is kept and not counted", () => {
  const { events } = sampleRecord({ "2022-11": { event: "2022-10-inspection", provenance: "secondary" } });
  expect(events).toMatchObject([{ published: "2022-11", provenance: "secondary", isCounted: false }]);
});

test("an event gathers its documents and what is known of it, and is led by the inspectors' own document", () => {
  const record = sampleRecord(
    { "2018-12": { event: "2018-12-inspection", provenance: "secondary" }, "2019-01-10": { event: "2018-12-inspection" } },
    [],
    { inspections: { "2019-01-10 known": { event: "2018-12-inspection", fieldwork: { start: "2018-12" } } } },
  );
  expect(record.events).toHaveLength(1);
  const [event] = record.events;
  expect(event).toMatchObject({ provenance: "primary", isCounted: true, published: "2019-01-10", date: "2018-12-01", fieldworkEnd: "2018-12-05" });
  expect([event!.reports, event!.known]).toEqual([record.reports, record.knownInspections]);
  for (const account of [...record.reports, ...record.knownInspections]) expect(account.event).toBe(event);
});

test("an inspection that is only known is secondary and not counted", () => {
  expect(ofKnown({}).events).toMatchObject([{ provenance: "secondary", isCounted: false, reports: [] }]);
});

test("events stand by their fieldwork, or by publication where that alone is known", () => {
  const record = sampleRecord({ "2019-01-10": { event: "2018-12-inspection" } }, [], {
    inspections: { "2018-11-20": { fieldwork: "unknown" }, "2019-03-01": { event: "2018-10-inspection" }, "2024-10": { isUnpublished: true } },
  });
  expect(record.events.map(({ id }) => id)).toEqual(["2018-10-inspection", "2018-11-inspection", "2018-12-inspection", "2024-10-inspection"]);
});
