import { expect, test } from "vitest";
import { eventShortTitle } from "#domain/event.ts";
import type { EventKind } from "#domain/event.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const [event] = sampleRecord({ "2019-01-10": { event: "2018-12-inspection" } }).events;

test.each<[EventKind, string]>([
  ["inspection", "inspection 2018"],
  ["focused-visit", "visit 2018"],
  ["monitoring-visit", "monitoring 2018"],
])("on a chart an event of the kind %s is named by the year of its fieldwork: %j", (kind, title) => {
  expect(eventShortTitle({ ...event!, kind })).toBe(title);
});
