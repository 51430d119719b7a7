import { expect, test } from "vitest";
import { placeFlags, placeLabels, round, stackMarks, timeAxis } from "#charts/time-axis.ts";
import { atLeastOne } from "../at-least-one.ts";

const day = 24 * 60 * 60 * 1000;

test("an axis runs from the first day of the first year to the last day of the last", () => {
  const { start, end, years } = timeAxis(["2011-03-07", "2025-04-15", "2018-04-24"], 100, 900);
  expect([start, end]).toEqual([100, 900]);
  expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 16 }, (_, index) => 2011 + index));
  expect([years.at(0)?.x, years.at(-1)?.x]).toEqual([100, 900]);
});

test.each([
  ["2011-03-07", "2018-04-24"],
  ["2018-04-24", "2021-11-02"],
  ["2021-11-02", "2025-04-15"],
  ["2012-02-28", "2012-03-01"],
])("from %s to %s is as long as the days between them", (from, to) => {
  const { x } = timeAxis(["2011-03-07", "2025-04-15"], 0, 10_000);
  const days = (Date.parse(to) - Date.parse(from)) / day;
  const daysOfAxis = (Date.UTC(2026, 0, 1) - Date.UTC(2011, 0, 1)) / day;
  expect(Math.abs(x(to) - x(from) - (days / daysOfAxis) * 10_000)).toBeLessThan(0.2);
});

test("equal spans of time are equal lengths, a quiet decade as long as a busy one", () => {
  const { x } = timeAxis(["2011-03-07", "2025-04-15"], 0, 1000);
  const sixtyDays = [
    ["2012-01-01", "2012-03-01"],
    ["2013-03-02", "2013-05-01"],
    ["2022-03-02", "2022-05-01"],
  ] as const;
  for (const [from, to] of sixtyDays) expect(x(to) - x(from)).toBeCloseTo((60 / 5479) * 1000, 0);
});

test("a date of which only the month or the year is known stands in its middle", () => {
  const { x } = timeAxis(["2011", "2013"], 0, 5000);
  expect(x("2012-10")).toBe(x("2012-10-15"));
  expect(x("2012")).toBe(x("2012-06-15"));
});

test("one date alone has a year to stand in", () => {
  expect(timeAxis(["2018-07-02"], 0, 100).x("2018-07-02")).toBeCloseTo(50, 0);
});

test("without a date there is no axis", () => {
  expect(() => timeAxis([], 0, 100)).toThrow(new RangeError("no date to lay out"));
});

/** Labels of several widths at places close together and far apart, up to both edges. */
const crowds: readonly (readonly [
  string,
  readonly { readonly item: string; readonly x: number; readonly width: number }[],
])[] = [
  ["far apart", [100, 400, 700].map((x) => ({ item: `at ${x}`, x, width: 90 }))],
  ["at the edges", [10, 990].map((x) => ({ item: `at ${x}`, x, width: 300 }))],
  ["at one place", [500, 500, 500].map((x, index) => ({ item: `${index}`, x, width: 80 }))],
  [
    "close together",
    Array.from({ length: 40 }, (_, index) => ({
      item: `${index}`,
      x: 10 + ((index * 613) % 981),
      width: 30 + ((index * 97) % 170),
    })),
  ],
];

test.each(atLeastOne(crowds))("labels %s never overlap, and stay within bounds", (_, labels) => {
  const placed = placeLabels(labels, [10, 990], 8);
  expect(placed.map(({ item }) => item).toSorted()).toEqual(labels.map(({ item }) => item).toSorted());
  const spans = placed.map(({ item, x, level, anchor }) => {
    const { width } = labels.find((label) => label.item === item)!;
    const from = { start: x, middle: x - width / 2, end: x - width }[anchor];
    return { level, from, to: from + width };
  });
  for (const [index, span] of spans.entries()) {
    expect(span.from).toBeGreaterThanOrEqual(10);
    expect(span.to).toBeLessThanOrEqual(990);
    for (const other of spans.slice(index + 1)) {
      if (other.level === span.level) expect(span.to + 8 <= other.from || other.to + 8 <= span.from).toBe(true);
    }
  }
});

test("labels that have room stand next to the chart, under each other only where they must", () => {
  const levels = (xs: readonly number[]) =>
    placeLabels(
      xs.map((x) => ({ item: x, x, width: 80 })),
      [0, 1000],
    ).map(({ level }) => level);
  expect(levels([100, 300, 500])).toEqual([0, 0, 0]);
  expect(levels([100, 130, 300])).toEqual([0, 1, 0]);
  expect(levels([100, 130, 160])).toEqual([0, 1, 2]);
});

test("labels stand from left to right, whatever order they come in", () => {
  expect(
    placeLabels(
      [700, 100, 400].map((x) => ({ item: x, x, width: 50 })),
      [0, 1000],
    ).map(({ item }) => item),
  ).toEqual([100, 400, 700]);
});

test("a label runs inwards from the edge it stands at", () => {
  const labels = [5, 500, 995].map((x) => ({ item: x, x, width: 60 }));
  expect(placeLabels(labels, [0, 1000]).map(({ anchor }) => anchor)).toEqual(["start", "middle", "end"]);
});

test.each(atLeastOne(crowds))("flags %s run to the right, and none meets another or another's leader", (_, labels) => {
  const placed = placeFlags(labels, 8);
  expect(placed.map(({ item }) => item).toSorted()).toEqual(labels.map(({ item }) => item).toSorted());
  const flags = placed.map(({ item, x, level, anchor }) => ({
    x,
    level,
    anchor,
    to: x + labels.find((label) => label.item === item)!.width,
  }));
  for (const [index, flag] of flags.entries()) {
    expect(flag.anchor).toBe("start");
    // A leader comes up from the chart and crosses every lower level.
    for (const other of flags.slice(index + 1)) if (other.x < flag.to + 8) expect(other.level).toBeLessThan(flag.level);
  }
});

test("flags stand from left to right, each as near to the chart as it can", () => {
  const levels = (xs: readonly number[]) =>
    placeFlags(xs.map((x) => ({ item: x, x, width: 80 }))).map(({ item, level }) => [item, level]);
  expect(levels([500, 100, 300])).toEqual([
    [100, 0],
    [300, 0],
    [500, 0],
  ]);
  expect(levels([100, 130, 300])).toEqual([
    [100, 1],
    [130, 0],
    [300, 0],
  ]);
  expect(levels([100, 130, 160])).toEqual([
    [100, 2],
    [130, 1],
    [160, 0],
  ]);
});

test("lengths are rounded to a tenth", () => {
  expect([round(1.04), round(1.06), round(-0.26)]).toEqual([1, 1.1, -0.3]);
});

test.each<[string, number[], number[]]>([
  ["what is far apart stands on one level", [0, 20, 40], [0, 0, 0]],
  ["what would touch stands above", [0, 5, 9, 20], [0, 1, 2, 0]],
  ["the lowest free level is taken", [0, 5, 12, 14, 30], [0, 1, 0, 2, 0]],
  ["nothing has no level", [], []],
])("%s", (_, xs, levels) => {
  expect(stackMarks(xs, 10)).toEqual(levels);
});
