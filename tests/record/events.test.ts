import { describe, expect, test } from "vitest";
import type { EventKind } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { buildRecord } from "#record/build.ts";
import type { KnownInspectionEntry } from "#schema/known-inspection.ts";
import type { ReportEntry } from "#schema/report.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { contentFile, sampleContent, sampleRecord, withEntry } from "../fixtures/sample-record.ts";
import type { SampleInspection, SampleReport } from "../fixtures/sample-record.ts";

const ofReport = (report: SampleReport) => sampleRecord({ "2019-01-10": report });
const ofKnown = (inspection: SampleInspection) => sampleRecord({}, [], { inspections: { "2019-01-10": inspection } });
const titles = ({ events }: InspectionRecord) => events.map(({ title }) => title);

/** What authors are told of one document, or of one inspection that is only known, with these fields. */
const complaintsOn = (report: SampleReport, change: Partial<ReportEntry> = {}) =>
  problemsOf(withEntry(sampleContent({ "2019-01-10": report }), "reports", change));
const complaintsOnKnown = (inspection: SampleInspection, change: Partial<KnownInspectionEntry> = {}) =>
  problemsOf(withEntry(sampleContent({}, [], { inspections: { "2019-01-10": inspection } }), "inspections", change));

test.each([
  ["2018-12-inspection", "inspection", "Inspection, December 2018"],
  ["2018-12-focused-visit", "focused-visit", "Focused visit, December 2018"],
  ["2018-12-monitoring-visit", "monitoring-visit", "Monitoring visit, December 2018"],
  ["2018-12-pilot", "pilot", "Pilot inspection, December 2018"],
  ["2018-12-unannounced", "unannounced", "Unannounced inspection, December 2018"],
])("the event %s is of the kind %s, whatever its place", (event, kind, title) => {
  for (const authority of ["county", "west"]) {
    const expected = [{ id: `${event}-${authority}`, kind, title }];
    expect(ofReport({ event, authority }).events).toMatchObject(expected);
    expect(ofKnown({ event, kind: kind as EventKind, authorities: [authority] }).events).toMatchObject(expected);
  }
});

test("a known inspection is of the kind of its event", () => {
  expect(complaintsOnKnown({ event: "2018-12-focused-visit", kind: "inspection" })).toEqual([
    `Kind "inspection" does not go with the event "2018-12-focused-visit-county" (focused-visit). Write the same, or correct the event.`,
  ]);
});

describe("a document is of the kind of its event", () => {
  const refused = (event: string, kind: string, remedy: string) => [
    `Event "${event}" does not go with the kind "${kind}". Write ${remedy}, or correct the kind.`,
  ];

  test("and refused where it is not", () => {
    expect(complaintsOn({ event: "2018-12-inspection" }, { event: "2018-12-focused-visit-county" })).toEqual(
      refused("2018-12-focused-visit-county", "inspection", "2018-12-inspection-county"),
    );
  });

  test("the second of an event too", () => {
    const visit: SampleReport = { event: "2018-12-focused-visit", framework: "visits", looksAt: ["plans"] };
    const content = sampleContent({
      "2019-01-10 north": { ...visit, authority: "north" },
      "2019-01-10 west": { ...visit, authority: "west" },
    });
    const id = "2019-01-10-monitoring-visit-west";
    const reports = content.reports.map((file) =>
      file.id.endsWith("west") ? { ...file, id, entry: { ...file.entry, kind: "monitoring-visit" as const } } : file,
    );
    expect(problemsOf({ ...content, reports })).toEqual(
      refused("2018-12-focused-visit-county", "monitoring-visit", "2018-12-monitoring-visit-county"),
    );
  });

  test("a press account may be of any", () => {
    for (const event of ["2018-12-inspection", "2018-12-focused-visit"]) {
      expect(complaintsOn({ event, provenance: "secondary" })).toEqual([]);
    }
  });
});

describe("an event ends in the place that was inspected", () => {
  const notThere = (event: string, remedy: string) => [
    `Event "${event}" does not end in the place that was inspected. Write ${remedy}.`,
  ];

  test("the one council, or the county from which it has taken over, whose other part is not held", () => {
    const named = (place: string) => complaintsOn({ authority: "north" }, { event: `2019-01-inspection-${place}` });
    expect([named("north"), named("county")]).toEqual([[], []]);
    expect(named("west")).toEqual(
      notThere("2019-01-inspection-west", "2019-01-inspection-north or 2019-01-inspection-county"),
    );
    expect(complaintsOnKnown({ authorities: ["county"] }, { event: "2019-01-inspection-north" })).toEqual(
      notThere("2019-01-inspection-north", "2019-01-inspection-county"),
    );
  });

  test("the county of several councils that have taken over from it, in whichever order they stand", () => {
    for (const authorities of [
      ["north", "west"],
      ["west", "north"],
      ["county", "west"],
      ["north", "county"],
    ]) {
      expect(complaintsOnKnown({ authorities })).toEqual([]);
      const [first] = authorities;
      const event = `2019-01-inspection-${first === "county" ? "west" : first}`;
      expect(complaintsOnKnown({ authorities }, { event })).toEqual(notThere(event, "2019-01-inspection-county"));
    }
  });

  test("the county of several documents, each on one of its successors", () => {
    const content = sampleContent({
      "2022-11-25 north": { event: "2022-10-inspection", authority: "north" },
      "2022-11-25 west": { event: "2022-10-inspection", authority: "west" },
    });
    expect(buildRecord(content).events.map(({ id }) => id)).toEqual(["2022-10-inspection-county"]);
    const reports = content.reports.map((file) => ({
      ...file,
      entry: { ...file.entry, event: "2022-10-inspection-north" },
    }));
    expect(problemsOf({ ...content, reports })).toEqual(
      notThere("2022-10-inspection-north", "2022-10-inspection-county"),
    );
  });

  test("and any of several from which all of them have taken over", () => {
    const content = sampleContent({}, [], { inspections: { "2019-01-10": { authorities: ["north", "west"] } } });
    const shire = contentFile("authorities", "shire", {
      ...content.authorities[0]!.entry,
      name: "Shire",
      shortName: "Shire",
    });
    const authorities = [shire, ...content.authorities].map((file) =>
      ["north", "west"].includes(file.id) ? { ...file, entry: { ...file.entry, succeeds: ["county", "shire"] } } : file,
    );
    const named = (place: string) =>
      problemsOf(withEntry({ ...content, authorities }, "inspections", { event: `2019-01-inspection-${place}` }));
    expect([named("county"), named("shire")]).toEqual([[], []]);
    const remedies = "2019-01-inspection-county or 2019-01-inspection-shire";
    expect(named("north")).toEqual(notThere("2019-01-inspection-north", remedies));
  });

  test("and councils that have nothing in common make no event", () => {
    const content = sampleContent({}, [], { inspections: { "2019-01-10": { authorities: ["north", "west"] } } });
    const authorities = content.authorities.map((file) => ({ ...file, entry: { ...file.entry, succeeds: [] } }));
    expect(problemsOf({ ...content, authorities })).toEqual([
      `Event "2019-01-inspection-county" does not end in the place that was inspected. ` +
        "north council and west council have no place in common: give each an event of its own.",
    ]);
  });
});

test("two of one kind and month in two places are two events", () => {
  const visit: SampleInspection = { kind: "monitoring-visit", framework: "visits", fieldwork: { start: "2021-11" } };
  const ids = ["north", "west"].map((place) => `2021-11-monitoring-visit-${place}`);
  const record = sampleRecord({}, [], {
    inspections: {
      "2021-12-07": { ...visit, event: ids[0]!, authorities: ["north"] },
      "2021-12-08": { ...visit, event: ids[1]!, authorities: ["west"] },
    },
  });
  expect(record.events.map(({ id, kind }) => [id, kind])).toEqual(ids.map((id) => [id, "monitoring-visit"]));
});

test("two of one kind and month are named by whom they inspected, others are not", () => {
  const november = { fieldwork: { start: "2021-11" } };
  const record = sampleRecord({ "2011-05-06": {} }, [], {
    inspections: {
      "2021-12-07": { ...november, event: "2021-11-inspection-north", authorities: ["north"] },
      "2021-12-08": { ...november, event: "2021-11-inspection-county", authorities: ["west", "county"] },
    },
  });
  expect(titles(record)).toEqual([
    "Inspection, May 2011",
    "Inspection, November 2021, west and county",
    "Inspection, November 2021, north",
  ]);
});

test("an inspection of one part is named by that part, a visit under the same framework is not", () => {
  expect(titles(ofReport({ event: "2018-12-inspection", framework: "part" }))).toEqual([
    "Inspection of adoption, December 2018",
  ]);
  expect(titles(ofKnown({ event: "2018-12-inspection", framework: "part" }))).toEqual([
    "Inspection of adoption, December 2018",
  ]);
  expect(titles(ofKnown({ event: "2018-12-focused-visit", framework: "part", kind: "focused-visit" }))).toEqual([
    "Focused visit, December 2018",
  ]);
});

test.each<[string, SampleInspection, object]>([
  [
    "its first day",
    { event: "2018-12-inspection", fieldwork: { start: "2018-12-03" } },
    { title: "Inspection, December 2018", date: "2018-12-03", fieldworkStart: "2018-12-03", published: "2019-01-10" },
  ],
  [
    "its days",
    { event: "2018-12-inspection", fieldwork: { start: "2018-12-17", end: "2019-01-04" } },
    { title: "Inspection, December 2018 to January 2019", date: "2018-12-17", fieldworkEnd: "2019-01-04" },
  ],
  [
    "its month, unpublished",
    { event: "2018-12-inspection", fieldwork: { start: "2018-12" }, isUnpublished: true },
    { title: "Inspection, December 2018", date: "2018-12" },
  ],
  [
    "only its publication",
    { event: "2019-01-inspection", fieldwork: "unknown" },
    { title: "Inspection, January 2019", date: "2019-01-10", published: "2019-01-10" },
  ],
])("an inspection is dated as far as is known: %s", (_, inspection, expected) => {
  expect(ofKnown(inspection).events).toMatchObject([expected]);
});

test("what is not known of an inspection is left out, not empty", () => {
  const [unpublished] = ofKnown({
    event: "2018-12-inspection",
    fieldwork: { start: "2018-12" },
    isUnpublished: true,
  }).events;
  expect(unpublished).not.toHaveProperty("published");
  expect(unpublished).not.toHaveProperty("fieldworkEnd");
  const [published] = ofKnown({ event: "2019-01-inspection", fieldwork: "unknown" }).events;
  expect(published).not.toHaveProperty("fieldworkStart");
});

test.each<[string, SampleInspection, string]>([
  [
    "fieldwork",
    { event: "2018-11-inspection", fieldwork: { start: "2018-12-03" } },
    `Event "2018-11-inspection-county" is not of the month of its fieldwork, 2018-12-03. Write 2018-12-inspection-county, or correct the fieldwork.`,
  ],
  [
    "publication, where no fieldwork is known",
    { event: "2018-12-inspection", fieldwork: "unknown" },
    `Event "2018-12-inspection-county" is not of the month of its publication, 2019-01-10. Write 2019-01-inspection-county, or correct the publication.`,
  ],
])("an event of another month than its %s is refused", (_, inspection, message) => {
  expect(problemsOf(sampleContent({}, [], { inspections: { "2019-01-10": inspection } }))).toEqual([message]);
});

test("an inspection known under another framework than that of its document is refused", () => {
  const content = sampleContent({ "2019-01-10": { event: "2018-12-inspection" } }, [], {
    inspections: { "2019-01-10 known": { event: "2018-12-inspection", framework: "old" } },
  });
  expect(problemsOf(content)).toEqual([
    `Framework "old" differs from that of 2019-01-10-inspection-county, a document of the same event (new). Write the same.`,
  ]);
});

test("twin documents of one inspection are one event of both councils", () => {
  const { events } = sampleRecord({
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north" },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west" },
  });
  expect(
    events.map(({ id, title, reports, authorities }) => ({
      id,
      title,
      reports: reports.length,
      authorities: authorities.map((authority) => authority.id),
    })),
  ).toEqual([
    { id: "2022-10-inspection-county", title: "Inspection, October 2022", reports: 2, authorities: ["north", "west"] },
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
    {
      "2018-12": { event: "2018-12-inspection", provenance: "secondary" },
      "2019-01-10": { event: "2018-12-inspection" },
    },
    [],
    { inspections: { "2019-01-10 known": { event: "2018-12-inspection", fieldwork: { start: "2018-12" } } } },
  );
  expect(record.events).toHaveLength(1);
  const [event] = record.events;
  expect(event).toMatchObject({
    provenance: "primary",
    isCounted: true,
    published: "2019-01-10",
    date: "2018-12-01",
    fieldworkEnd: "2018-12-05",
  });
  expect([event!.reports, event!.known]).toEqual([record.reports, record.knownInspections]);
  for (const account of [...record.reports, ...record.knownInspections]) expect(account.event).toBe(event);
});

test("an inspection that is only known is secondary and not counted", () => {
  expect(ofKnown({}).events).toMatchObject([{ provenance: "secondary", isCounted: false, reports: [] }]);
});

test("events stand by their fieldwork, or by publication where that alone is known", () => {
  const record = sampleRecord({ "2019-01-10": { event: "2018-12-inspection" } }, [], {
    inspections: {
      "2018-11-20": { fieldwork: "unknown" },
      "2019-03-01": { event: "2018-10-inspection" },
      "2024-10": { isUnpublished: true },
    },
  });
  expect(record.events.map(({ id }) => id)).toEqual(
    ["2018-10", "2018-11", "2018-12", "2024-10"].map((month) => `${month}-inspection-county`),
  );
});
