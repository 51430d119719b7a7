import { expect, test } from "vitest";
import { themeRow } from "#charts/theme-row/geometry.ts";
import { textWidth } from "#charts/text.ts";
import { eventShortTitle } from "#domain/event.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord({ "2011-05-06": {}, "2018-05-18": {}, "2020-05-20": {} });
const { events } = record;

test.each([720, 360])("at a width of %i each inspection has its column at its true place in time", (width) => {
  const { axis, columns, markY, axisY, height } = themeRow(record, events, width, 45);
  expect(columns.map(({ event, x, trueX }) => [event.id, x, trueX])).toEqual(
    events.map(({ id, date }) => [id, axis.x(date), axis.x(date)]),
  );
  expect(axis.start).toBeGreaterThan(0);
  expect(axis.end).toBeLessThan(width);
  expect(markY).toBeLessThan(axisY);
  expect(axisY).toBeLessThan(height);
});

test("columns of one season do not touch", () => {
  const crowded = sampleRecord({ "2011-05-06": {}, "2018-05-18": {}, "2018-06-20": {}, "2020-05-20": {} });
  const { columns, gap } = themeRow(crowded, crowded.events, 360, 60);
  expect(gap).toBe(26);
  for (const [index, { x }] of columns.entries())
    if (index) expect(x - columns[index - 1]!.x).toBeGreaterThanOrEqual(25.9);
});

test("names that rise more steeply stand above the marks with more room", () => {
  const [gentle, steep] = [30, 60].map((slope) => themeRow(record, events, 720, slope).markY);
  expect(steep).toBeGreaterThan(gentle!);
  const longest = Math.max(...events.map((event) => textWidth(eventShortTitle(event), 13)));
  expect(gentle).toBeGreaterThan(longest * Math.sin(Math.PI / 6));
  expect(steep).toBeGreaterThan(longest * Math.sin(Math.PI / 3));
});

test("on a phone no name stands above the marks, and the columns have the whole width", () => {
  const phone = themeRow(record, events.slice(1), 360);
  expect(phone.columns.map(({ event }) => event)).toEqual(events.slice(1));
  expect(phone.axis.x(events[0]!.date)).toBeGreaterThan(phone.axis.start);
  expect(phone.markY).toBeLessThan(20);
  expect(phone.axis.end).toBe(348);
  expect(phone.axisY - phone.markY).toBeGreaterThan(40);
});
