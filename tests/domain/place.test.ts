import { expect, test } from "vitest";
import type { Authority } from "#domain/authority.ts";
import { isOfSeveral, placeOfBodies, placesOf, recordOf } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { buildRecord } from "#record/build.ts";
import { readRecord } from "#record/read.ts";
import { settings } from "#settings.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { contentFile } from "../fixtures/sample-record.ts";
import { twoCounties } from "../fixtures/two-counties.ts";

const record = buildRecord(twoCounties());
const parts = placesOf(record).map((place) => recordOf(record, place));
const idsOf = (members: readonly { readonly id: string }[]) => members.map(({ id }) => id);

test("councils that follow one another are one place, named by the one that the others come from", () => {
  expect(placesOf(record).map(({ id, name, authorities }) => [id, name, idsOf(authorities)])).toEqual([
    ["mercia", "Mercia", ["east-mercia", "mercia", "upper-mercia"]],
    ["midshire", "Midshire", ["midshire"]],
  ]);
});

test("a trust belongs to the councils that it acts for", () => {
  const content = twoCounties();
  const trust = {
    name: "A Trust",
    shortName: "Trust",
    role: "trust" as const,
    succeeds: [],
    deliversFor: ["midshire"],
  };
  const authorities = [contentFile("authorities", "a-trust", trust), ...content.authorities];
  const places = placesOf(buildRecord({ ...content, authorities }));
  expect(places.map(({ id, authorities: all }) => [id, all.length])).toEqual([
    ["mercia", 3],
    ["midshire", 2],
  ]);
});

test("councils that became one are named by that", () => {
  const [east, mercia, midshire, upper] = record.authorities as [Authority, Authority, Authority, Authority];
  const one = { ...mercia, succeeds: [east, upper] };
  const former = [east, upper].map((council) => ({ ...council, succeeds: [], succeededBy: [one] }));
  const authorities = [...former, { ...one, succeeds: former, succeededBy: [] }, midshire];
  const events = [{ ...record.events[0]!, authorities: [former[0]!] }];
  expect(placesOf({ ...record, authorities, events }).map(({ id, name }) => [id, name])).toEqual([
    ["mercia", "Mercia"],
  ]);
});

test("a body of which no inspection is known makes no place", () => {
  const content = twoCounties();
  const others = contentFile("authorities", "farshire", { ...content.authorities[3]!.entry, shortName: "Farshire" });
  const wider = buildRecord({ ...content, authorities: [...content.authorities, others] });
  expect(idsOf(placesOf(wider))).toEqual(["mercia", "midshire"]);
  expect(placeOfBodies(wider, [wider.authorities.find(({ id }) => id === "farshire")!])).toBeUndefined();
});

test("bodies that were inspected together are one place, so that each inspection has one", () => {
  const [first, ...others] = record.events;
  const joint = { ...first!, authorities: [first!.authorities[0]!, others[0]!.authorities[0]!] };
  expect(idsOf(placesOf({ ...record, events: [joint, ...others] }))).toHaveLength(1);
});

test.each([
  ["made up", record],
  ["full", fullRecord()],
])("what the places hold is what the record holds, each once: %s", (_, whole: InspectionRecord) => {
  const held = placesOf(whole).map((place) => recordOf(whole, place));
  for (const name of ["events", "reports", "knownInspections", "findings", "recommendations", "threads"] as const) {
    const all = held.flatMap((part) => part[name] as readonly object[]);
    expect(new Set(all), name).toEqual(new Set<object>(whole[name]));
    expect(all, name).toHaveLength(whole[name].length);
  }
  expect(whole.findings.length).toBeGreaterThan(0);
});

test("a place has its own bodies, documents and days, in the order of the record, and all that is defined for all", () => {
  const [mercia, midshire] = parts as [InspectionRecord, InspectionRecord];
  expect(idsOf(mercia.authorities)).toEqual(["east-mercia", "mercia", "upper-mercia"]);
  expect(idsOf(midshire.events)).toEqual(["2022-10-inspection-midshire", "2024-03-inspection-midshire"]);
  expect(mercia.findings.every(({ report }) => report.event.id === "2022-10-inspection-mercia")).toBe(true);
  expect(mercia.themes).toBe(record.themes);
  expect(mercia.place?.name).toBe("Mercia");
  expect(placesOf(mercia)).toEqual([mercia.place]);
});

test("what a place is asked is asked of one record, remembered from one to the next", () => {
  const [place] = placesOf(record);
  expect(recordOf(record, place!)).toBe(recordOf(record, place!));
});

test("what happened to a council is told at its place, what concerned all of them at each", () => {
  const milestone = (id: string, authorities: readonly string[] | undefined) =>
    contentFile("milestones", id, {
      title: id,
      kind: "council" as const,
      date: "2020",
      ...(authorities && { authorities: [...authorities] }),
      sources: [{ publisher: "A newspaper", provenance: "secondary" as const, url: "https://example.org/" }],
    });
  const milestones = [milestone("one", ["midshire"]), milestone("all", []), milestone("untold", undefined)];
  const told = buildRecord({ ...twoCounties(), milestones });
  expect(placesOf(told).map((place) => idsOf(recordOf(told, place).milestones))).toEqual([
    ["all", "untold"],
    ["all", "one", "untold"],
  ]);
});

test("the record itself is of one place, that of its settings, and is read as a whole", () => {
  const own = readRecord(process.cwd());
  const [place] = placesOf(own);
  expect([isOfSeveral(own), place?.name]).toEqual([false, settings.county]);
  expect(recordOf(own, place!)).toBe(own);
  expect(own.milestones.every(({ authorities }) => place!.authorities.includes(authorities[0]!))).toBe(true);
});
