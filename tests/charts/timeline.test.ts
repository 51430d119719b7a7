import { describe, expect, test } from "vitest";
import { textWidth } from "#charts/text.ts";
import { down, timeline, timelineDown } from "#charts/timeline/geometry.ts";
import { buildRecord } from "#record/build.ts";
import { contentFile, sampleContent, sampleRecord } from "../fixtures/sample-record.ts";

const content = sampleContent(
  {
    "2011-05-06": {},
    "2016-04-01": { framework: "part" },
    "2022-11": { event: "2022-10-inspection", provenance: "secondary" },
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north" },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west", twin: "2022-11-25 north" },
  },
  [],
  {
    inspections: {
      "2018-10-17": { event: "2018-10-focused-visit", kind: "focused-visit", framework: "visits" },
      "2021-07-06": {
        event: "2021-07-monitoring-visit",
        kind: "monitoring-visit",
        framework: "visits",
        authorities: ["north", "west"],
      },
      "2022-11-25": { event: "2022-10-inspection", authorities: ["north"] },
    },
    milestones: { "2020-03-17": { until: "2021-05" }, "2014-03": {} },
    related: ["2023-03"],
  },
);
const dates: Readonly<Record<string, object>> = {
  county: { until: "2021-03-31" },
  north: { from: "2021-04-01" },
  west: { from: "2021-04-01" },
};
const trust = {
  name: "Trust",
  shortName: "trust",
  role: "trust" as const,
  from: "2020-11-01",
  succeeds: [],
  deliversFor: ["north", "west"],
};
const authorities = [
  contentFile("authorities", "trust", trust),
  ...content.authorities.map((file) => ({ ...file, entry: { ...file.entry, ...dates[file.id] } })),
];
const record = buildRecord({ ...content, authorities });
const { axis, lanes, successions, milestones, related, ...chart } = timeline(record, 1040, 100);
const lane = (id: string) => lanes.find(({ authority }) => authority.id === id)!;

test("councils stand in the order of time, and below them the body that delivers for them", () => {
  expect(lanes.map(({ authority }) => authority.id)).toEqual(["county", "north", "west", "trust"]);
  const ys = [chart.milestonesY, ...lanes.map(({ y }) => y), chart.relatedY, chart.axisY, chart.height];
  expect(ys).toEqual(ys.toSorted((a, b) => a - b));
});

test("each inspection is a mark on the bar of each body that it looked at", () => {
  expect(lanes.map(({ authority, marks }) => [authority.id, ...marks.map(({ account }) => account.id)])).toEqual([
    ["county", "2011-05-06-inspection-county", "2016-04-01-inspection-county", "2018-10-17-known-county"],
    ["north", "2021-07-06-known-north-and-west", "2022-11-25-inspection-north"],
    ["west", "2021-07-06-known-north-and-west", "2022-11-25-inspection-west"],
    ["trust"],
  ]);
});

test("marks stand at their true place in time, full inspections told from visits and parts, held from known", () => {
  const marks = lanes
    .flatMap((each) => each.marks)
    .filter(({ account }) => !account.authorities.some(({ id }) => id === "west"));
  expect(marks.map(({ account, x, isFull }) => [x, isFull, account.isHeld])).toEqual([
    [axis.x("2011-05-01"), true, true],
    [axis.x("2016-04-01"), false, true],
    [axis.x("2018-10"), false, false],
    [axis.x("2022-10-01"), true, true],
  ]);
});

test("a bar reaches from the body's beginning to its end, and is open where it had begun before or goes on", () => {
  expect(
    ["county", "north", "trust"]
      .map(lane)
      .map(({ from, until, isOpenBefore, isOpenAfter }) => [from, until, isOpenBefore, isOpenAfter]),
  ).toEqual([
    [axis.start, axis.x("2021-03-31"), true, false],
    [axis.x("2021-04-01"), axis.end, false, true],
    [axis.x("2020-11-01"), axis.end, false, true],
  ]);
});

test("what began before the chart does, or ends after it, keeps to the chart", () => {
  const beyond = { from: "1889-04-01", until: "2040-01-01" };
  const old = buildRecord({
    ...content,
    authorities: content.authorities.map((file) => ({ ...file, entry: { ...file.entry, ...beyond } })),
    milestones: content.milestones.map((file) => ({ ...file, entry: { ...file.entry, until: beyond.until } })),
  });
  const chart = timeline(old, 1040, 100);
  for (const { from, until } of chart.lanes) expect([from, until]).toEqual([100, chart.axis.end]);
  for (const { until } of chart.milestones) expect(until).toBe(chart.axis.end);
});

test("a line leads from the end of a body to the beginning of each that took over", () => {
  const [county, north, west] = ["county", "north", "west"].map(lane);
  expect(successions).toEqual(
    [north, west].map((next) => ({ from: [county!.until, county!.y], to: [next!.from, next!.y] })),
  );
});

test("milestones and inspections of neighbouring services stand at their days, what lasted until its end", () => {
  expect(milestones.map(({ milestone, x, until }) => [milestone.id, x, until])).toEqual([
    ["2014-03-milestone", axis.x("2014-03"), undefined],
    ["2020-03-17-milestone", axis.x("2020-03-17"), axis.x("2021-05")],
  ]);
  expect(related.map(({ inspection, x }) => [inspection.id, x])).toEqual([["2023-03-related", axis.x("2023-03")]]);
});

test("the axis reaches over everything that is shown", () => {
  expect([axis.years.at(0)?.year, axis.years.at(-1)?.year]).toEqual([2011, 2024]);
});

describe("of inspections in one season", () => {
  const crowded = buildRecord(
    sampleContent({ "2011-05-06": {}, "2018-05-01": {}, "2018-06-01": {}, "2018-07-01": {}, "2025-05-06": {} }),
  );
  const {
    axis: crowdedAxis,
    lanes: [full],
    milestonesY,
  } = timeline(crowded, 360, 10);

  test("each stands at its day, and those that would touch one above another", () => {
    expect(full!.marks.map(({ x }) => x)).toEqual(crowded.events.map(({ date }) => crowdedAxis.x(date)));
    for (const [index, a] of full!.marks.entries())
      for (const b of full!.marks.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(18);
    expect(full!.marks.map(({ y }) => y)).toEqual([full!.y, full!.y, full!.y - 18, full!.y - 36, full!.y]);
  });

  test("the bar stands lower by as much, clear of what is above it", () => {
    expect(full!.highestY).toBe(full!.y - 36);
    expect(full!.highestY).toBeGreaterThan(milestonesY + 40);
  });
});

test("milestones that have a name on the chart carry it above their mark", () => {
  const [first, ...others] = record.milestones;
  const named = { ...record, milestones: [{ ...first!, onChart: "Trust begins" }, ...others] };
  const shown = timeline(named, 1040, 100);
  expect(shown.flags.map(({ words, x }) => [words, x])).toEqual([["Trust begins", shown.axis.x(first!.date)]]);
  expect(shown.flags[0]!.y).toBeLessThan(shown.milestonesY);
  expect(timeline(record, 1040, 100).flags).toEqual([]);
});

describe("what came of each inspection", () => {
  const graded = sampleRecord({
    "2011-05-06": { grades: { Overall: "Adequate", Health: "Good" } },
    "2022-11-25": { grades: { Leadership: "Good", Health: "Inadequate" } },
  });

  test("stands above its mark, within the picture", () => {
    const [{ flags, highestY }] = timeline(graded, 700, 10).lanes as [(typeof lanes)[number]];
    expect(flags.map(({ words }) => words)).toEqual([
      "inspection: adequate overall",
      "inspection: 1 good, 1 inadequate",
    ]);
    for (const { x, y, words } of flags) {
      expect(x + 5 + textWidth(words, 13)).toBeLessThanOrEqual(700);
      expect(y).toBeLessThan(highestY);
    }
  });

  test("stands beside its mark on a phone, where time runs down and no words lie on others", () => {
    const { labels, labelX, width, axis: years } = timelineDown(graded, 360);
    expect(labels.map(({ lines }) => lines.join(" "))).toEqual([
      "inspection: adequate overall",
      "inspection: 1 good, 1 inadequate",
    ]);
    expect(labels.map(({ from }) => from[1])).toEqual(graded.events.map(({ date }) => years.x(date)));
    for (const { lines } of labels)
      for (const line of lines) expect(labelX + textWidth(line, down.words)).toBeLessThanOrEqual(width);
  });

  test("is told once on a phone where two documents of an event give the same", () => {
    const twins = (west: string) =>
      timelineDown(
        sampleRecord({
          "2022-11-25 north": { event: "2022-10-inspection", authority: "north", grades: { Overall: "Good" } },
          "2022-11-25 west": { event: "2022-10-inspection", authority: "west", grades: { Overall: west } },
        }),
        360,
      ).labels.map(({ lines }) => lines.join(" "));
    expect(twins("Good")).toEqual(["inspection: good"]);
    expect(twins("Inadequate")).toEqual(["north, inspection: good", "west, inspection: inadequate"]);
  });
});

test("on a phone bodies that followed one another share a place, and those of one time stand side by side", () => {
  const places = new Map(timelineDown(record, 360).lanes.map(({ authority, x }) => [authority.id, x]));
  expect(places.get("north")).toBe(places.get("county"));
  expect(new Set(["north", "west", "trust"].map((id) => places.get(id))).size).toBe(3);
});

test("names of milestones stand on a phone too", () => {
  const [first, ...others] = record.milestones;
  const named = { ...record, milestones: [{ ...first!, onChart: "Trust begins" }, ...others] };
  expect(timelineDown(named, 360).labels.flatMap(({ lines, isMilestone }) => (isMilestone ? lines : []))).toEqual([
    "Trust begins",
  ]);
});
