import { expect, test } from "vitest";
import { slope, themeRow } from "#charts/theme-row/geometry.ts";
import { textWidth } from "#charts/text.ts";
import { eventShortTitle } from "#domain/event.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord({ "2011-05-06": {}, "2018-05-18": {}, "2020-05-20": {} });
const { events } = record;

test.each(["wide", "narrow"] as const)(
  "in its %s form each inspection has its column at its true place in time",
  (form) => {
    const { axis, columns, markY, axisY, width, height } = themeRow(record, events, form);
    expect(columns.map(({ event, x, trueX }) => [event.id, x, trueX])).toEqual(
      events.map(({ id, date }) => [id, axis.x(date), axis.x(date)]),
    );
    expect(axis.start).toBeGreaterThan(0);
    expect(axis.end).toBeLessThan(width);
    expect(markY).toBeLessThan(axisY);
    expect(axisY).toBeLessThan(height);
  },
);

test("columns of one season do not touch, and those known from others alone take less room", () => {
  const reports = { "2011-05-06": {}, "2018-05-18": {}, "2018-06-20": {}, "2020-05-20": {} };
  const crowded = sampleRecord(reports, [], {
    inspections: Object.fromEntries(["2013-03-01", "2013-04-01", "2013-05-01"].map((date) => [date, {}])),
  });
  const { columns, runs } = themeRow(crowded, crowded.events, "wide");
  const apart = (column: number) => columns[column + 1]!.x - columns[column]!.x;
  expect(columns.map(({ event }) => event.isCounted)).toEqual([true, false, false, false, true, true, true]);
  expect([apart(1), apart(2), apart(4)].map(Math.round)).toEqual([16, 16, 34]);
  expect(runs.map(({ words }) => words)).toEqual(["3 not held"]);
});

test("names stand above the marks of what is held, with room for the longest", () => {
  const longest = Math.max(...events.map((event) => textWidth(eventShortTitle(event), 13)));
  expect(themeRow(record, events, "wide").markY).toBeGreaterThan(longest * Math.sin((slope * Math.PI) / 180));
});

test("on a phone no name stands above the marks, and the columns have the whole width", () => {
  const phone = themeRow(record, events.slice(1), "narrow");
  expect(phone.columns.map(({ event }) => event)).toEqual(events.slice(1));
  expect(phone.axis.x(events[0]!.date)).toBeGreaterThan(phone.axis.start);
  expect(phone.markY).toBeLessThan(20);
  expect(phone.axis.end).toBe(342);
  expect(phone.axisY - phone.markY).toBeGreaterThan(40);
});
