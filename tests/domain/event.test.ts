import { expect, test } from "vitest";
import { eventShortTitle, isFullInspection } from "#domain/event.ts";
import type { EventKind } from "#domain/event.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

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

test("on a chart an inspection of one part is named by that part, and a visit under the same framework is not", () => {
  expect(eventShortTitle(partial!)).toBe("adoption, Dec 2018");
  expect(eventShortTitle({ ...partial!, kind: "focused-visit" })).toBe("visit, Dec 2018");
});

test("only an inspection of the whole of the services is a full one", () => {
  expect(isFullInspection(event!)).toBe(true);
  expect(isFullInspection(partial!)).toBe(false);
  for (const kind of ["focused-visit", "monitoring-visit", "pilot", "unannounced"] as const) expect(isFullInspection({ ...event!, kind }), kind).toBe(false);
});
