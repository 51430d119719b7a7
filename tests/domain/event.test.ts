import { expect, test } from "vitest";
import { eventIdPattern, eventKinds, eventMonths, eventShortTitle, isFullInspection } from "#domain/event.ts";
import type { EventKind } from "#domain/event.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import { atLeastOne } from "../at-least-one.ts";

const [event] = sampleRecord({ "2019-01-10": { event: "2018-12-inspection" } }).events;
const [partial] = sampleRecord({ "2019-01-10": { event: "2018-12-inspection", framework: "part" } }).events;

test.each<[EventKind, string]>([
  ["inspection", "inspection, Dec 2018"],
  ["focused-visit", "visit, Dec 2018"],
  ["monitoring-visit", "monitoring, Dec 2018"],
  ["pilot", "pilot, Dec 2018"],
  ["unannounced", "unannounced, Dec 2018"],
])("on a chart an event of the kind %s is named by the month of its fieldwork: %j", (kind, title) => {
  expect(eventShortTitle({ ...event!, kind })).toBe(title);
});

test("an event is named by the months of its fieldwork, not by those in which it was published", () => {
  expect(eventMonths(event!)).toBe("December 2018");
  expect(event!.title).toBe("Inspection, December 2018");
  expect(eventMonths({ date: "2018-12-17", fieldworkEnd: "2019-01-04" })).toBe("December 2018 to January 2019");
  expect(eventMonths({ date: "2016-02" })).toBe("February 2016");
});

test("on a chart an inspection of one part is named by that part, and a visit under the same framework is not", () => {
  expect(eventShortTitle(partial!)).toBe("adoption, Dec 2018");
  expect(eventShortTitle({ ...partial!, kind: "focused-visit" })).toBe("visit, Dec 2018");
});

test("only an inspection of the whole of the services is a full one", () => {
  expect(isFullInspection(event!)).toBe(true);
  expect(isFullInspection(partial!)).toBe(false);
  for (const kind of ["focused-visit", "monitoring-visit", "pilot", "unannounced"] as const)
    expect(isFullInspection({ ...event!, kind }), kind).toBe(false);
});

test.each(atLeastOne(Object.keys(eventKinds)))(
  "the identifier of an event of the kind %s is its month, its kind and its place",
  (kind) => {
    for (const place of ["county", "north-northamptonshire"]) {
      expect({ ...eventIdPattern.exec(`2018-04-${kind}-${place}`)?.groups }).toEqual({ month: "2018-04", kind, place });
    }
  },
);

test.each([
  ["no place", "2018-04-focused-visit"],
  ["no kind", "2018-04-northamptonshire"],
  ["a kind that is none", "2018-04-ilacs-northamptonshire"],
  ["a day", "2018-04-24-focused-visit-northamptonshire"],
  ["a year alone", "2018-focused-visit-northamptonshire"],
  ["capitals", "2018-04-focused-visit-Northamptonshire"],
  ["a number after the place", "2018-04-focused-visit-northamptonshire-2"],
  ["two hyphens", "2018-04-focused-visit--northamptonshire"],
  ["a hyphen at the end", "2018-04-focused-visit-northamptonshire-"],
  ["something before it", "x2018-04-focused-visit-northamptonshire"],
])("an identifier with %s is none: %s", (_, id) => {
  expect(eventIdPattern.test(id)).toBe(false);
});
