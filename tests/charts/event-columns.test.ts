import { describe, expect, test } from "vitest";
import { eventColumns, spread } from "#charts/event-columns.ts";
import { timeAxis } from "#charts/time-axis.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import { atLeastOne } from "../at-least-one.ts";

/** Wanted places in rising order, the distance to keep, and the edges. */
const crowds: readonly (readonly [string, readonly number[], number, readonly [number, number]])[] = [
  ["with room for all", [10, 50, 100, 180], 20, [0, 200]],
  ["two in one place", [100, 100], 20, [0, 200]],
  ["at the left edge", [0, 1, 2, 150], 20, [0, 200]],
  ["at the right edge", [20, 198, 199, 200], 20, [0, 200]],
  ["beyond both edges", [-30, -5, 210, 240], 20, [0, 200]],
  ["all in one place", [90, 90, 90, 90, 90, 90], 20, [0, 200]],
  ["as many as fit", [0, 0, 0, 0, 0, 0], 40, [0, 200]],
  ["two crowds that push each other", [60, 61, 62, 95, 96, 97], 20, [0, 200]],
  ["alone", [77], 20, [0, 200]],
];

describe.each(atLeastOne(crowds))("places %s", (_, wanted, gap, [start, end]) => {
  const placed = spread(wanted, gap, start, end);

  test("keep their order and their distance", () => {
    expect(placed).toHaveLength(wanted.length);
    for (const [index, place] of placed.entries())
      if (index) expect(place - placed[index - 1]!).toBeGreaterThanOrEqual(gap - 1e-9);
  });

  test("keep within their bounds", () => {
    for (const place of placed) {
      expect(place).toBeGreaterThanOrEqual(start - 1e-9);
      expect(place).toBeLessThanOrEqual(end + 1e-9);
    }
  });

  test("move, taken together, no more than they must", () => {
    const movement = (places: readonly number[]) =>
      places.reduce((sum, place, index) => sum + (place - wanted[index]!) ** 2, 0);
    // No small move of any one, nor of any row of neighbours, makes it less.
    const rows = placed.flatMap((_, from) => placed.slice(from).map((_, length) => [from, from + length] as const));
    const others = rows.flatMap(([from, to]) =>
      [-0.5, 0.5].map((step) => placed.map((place, index) => (index >= from && index <= to ? place + step : place))),
    );
    const isAllowed = (places: readonly number[]) =>
      places.every(
        (place, index) => place >= start && place <= end && (!index || place - places[index - 1]! >= gap - 1e-9),
      );
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((other) => isAllowed(other) && movement(other) <= movement(placed))).toEqual([]);
  });
});

test("one that needs more room than the others has it, on either side", () => {
  expect(spread([100, 100, 100], [20, 40, 20], 0, 200)).toEqual([70, 100, 130]);
});

test("nothing has no place", () => {
  expect(spread([], 20, 0, 200)).toEqual([]);
});

test("where there is room nothing moves", () => {
  expect(spread([10, 50, 100, 180], 20, 0, 200)).toEqual([10, 50, 100, 180]);
});

test.each<[string, number[], number[]]>([
  ["two in one place part evenly", [100, 100], [90, 110]],
  ["two that are too near share the way", [100, 110], [95, 115]],
  ["only those that touch move", [40, 100, 104, 160], [40, 92, 112, 160]],
  ["at an edge the whole row is pushed inwards", [0, 4], [0, 20]],
])("%s", (_, wanted, expected) => {
  expect(spread(wanted, 20, 0, 200)).toEqual(expected);
});

describe("the columns of inspections", () => {
  const { events } = sampleRecord({
    "2011-05-06": {},
    "2018-05-18": {},
    "2018-06-18": {},
    "2018-07-18": {},
    "2025-05-20": {},
  });
  const axis = timeAxis(
    events.map(({ date }) => date),
    100,
    900,
  );
  const { columns, gap, between } = eventColumns(events, axis, 30);

  test("stand at their true place where it is free, and tell it where it is not", () => {
    expect(columns.map(({ event }) => event)).toEqual(events);
    expect(columns.map(({ trueX }) => trueX)).toEqual(events.map(({ date }) => axis.x(date)));
    const [first, , middle, , last] = columns;
    for (const column of [first!, middle!, last!]) expect(column.x).toBeCloseTo(column.trueX, 0);
    expect(columns[1]!.x).toBeLessThan(columns[1]!.trueX);
    expect(columns[3]!.x).toBeGreaterThan(columns[3]!.trueX);
  });

  test("keep the distance that is asked for", () => {
    expect(gap).toBe(30);
    for (const [index, { x }] of columns.entries())
      if (index) expect(x - columns[index - 1]!.x).toBeGreaterThanOrEqual(29.9);
  });

  test("are as wide for a finger as their neighbours let them", () => {
    expect(columns.map(({ hitWidth }) => hitWidth)).toEqual([24, 24, 24, 24, 24]);
    expect(eventColumns(events, axis, 14).columns.map(({ hitWidth }) => hitWidth)).toEqual([24, 14, 14, 14, 24]);
  });

  test("stand nearer where the axis has no room, and still within it", () => {
    const tight = eventColumns(events, axis, 500);
    expect(tight.gap).toBe(200);
    expect(tight.columns.map(({ x }) => x)).toEqual([100, 300, 500, 700, 900]);
  });

  test.each([
    ["2011-05-01", 0, 0],
    ["2015-01-01", 0, 1],
    ["2018-05-15", 1, 2],
    ["2018-06-20", 2, 3],
    ["2020-03-17", 3, 4],
  ])("%s falls between the columns before and after it", (date, before, after) => {
    expect(between(date)).toBeGreaterThanOrEqual(columns[before]!.x);
    expect(between(date)).toBeLessThanOrEqual(columns[after]!.x);
  });

  test("what was before the first inspection or after the last stands beyond their columns, within the axis", () => {
    expect(between("2011-01-01")).toBe(100);
    expect(between("2011-02-01")).toBeGreaterThan(100);
    expect(between("2011-02-01")).toBeLessThan(columns[0]!.x);
    expect(between("2025-12-01")).toBeGreaterThan(columns.at(-1)!.x);
    expect(between("2026-01-01")).toBe(900);
  });

  test("what lies outside the years of the axis stands at its edge", () => {
    expect([between("1996-04-01"), between("2030-04-01")]).toEqual([100, 900]);
  });

  test("the end of the axis is beyond the columns also where they crowd at its beginning", () => {
    const early = sampleRecord({ "2011-02-06": {}, "2011-03-06": {}, "2011-04-06": {}, "2025-05-20": {} }).events;
    const crowded = eventColumns(early, axis, 80);
    expect(crowded.between("2026-01-01")).toBe(900);
    expect(crowded.between("2011-01-01")).toBe(100);
  });

  test("a rule keeps clear of a column as far as there is room", () => {
    const [, before, own] = columns;
    expect(between(own!.event.date)).toBe(own!.x);
    expect(between(own!.event.date, 8)).toBeCloseTo(own!.x - 8, 0);
    expect(between(own!.event.date, 100)).toBeCloseTo((before!.x + own!.x) / 2, 0);
    expect(between("2015-01-01", 8)).toBe(between("2015-01-01"));
  });

  test("days stand in their order", () => {
    const days = [
      "2011-01-01",
      "2011-05-01",
      "2018-04-30",
      "2018-05-01",
      "2018-05-20",
      "2018-06-01",
      "2018-07-01",
      "2025-05-01",
      "2025-12-31",
    ].map((day) => between(day));
    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });
});

test("an inspection alone keeps its place", () => {
  const { events } = sampleRecord({ "2018-07-02": {} });
  const axis = timeAxis(["2018-07-01"], 0, 100);
  expect(eventColumns(events, axis, 30).columns.map(({ x, trueX }) => [x, trueX])).toEqual([
    [axis.x("2018-07-01"), axis.x("2018-07-01")],
  ]);
});
