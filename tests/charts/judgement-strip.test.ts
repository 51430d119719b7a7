import { describe, expect, test } from "vitest";
import { gradedBodies, gradedEvents, judgementStrip, labelParts, stripInfo } from "#charts/judgement-strip/geometry.ts";
import { eventShortTitle } from "#domain/event.ts";
import { buildRecord } from "#record/build.ts";
import { sampleContent, sampleRecord, withEntry } from "../fixtures/sample-record.ts";
import type { SampleInspection } from "../fixtures/sample-record.ts";

const record = sampleRecord({
  "2011-05-06": { grades: { Overall: "Adequate", Health: "Good", Leadership: "Adequate", Work: "Inadequate" } },
  "2018-05-18": {},
  "2022-11-25": { grades: { Overall: "Requires improvement" } },
});
const graded = gradedEvents(record.events);
type StripRecord = Parameters<typeof judgementStrip>[0];
const strip = (of: StripRecord, width = 720) => judgementStrip(of, width, [20, 700], 21);
/** The one lane of a record in which one body was inspected. */
const laneOf = (of: StripRecord, width?: number) => {
  const { lanes } = strip(of, width);
  expect(lanes).toHaveLength(1);
  return lanes[0]!;
};

test("the grades of an inspection are counted in its own words, best first", () => {
  expect(graded.map(({ framework, words }) => `${framework.id}: ${words}`)).toEqual([
    "old: 1 good, 2 adequate, 1 inadequate",
    "new: no grades",
    "new: 1 requires improvement",
  ]);
});

test("twin documents are counted together", () => {
  const twin = { event: "2022-10-inspection" };
  const { events } = sampleRecord({
    "2022-11-25 north": { ...twin, authority: "north", grades: { Overall: "Good" } },
    "2022-11-25 west": { ...twin, authority: "west", grades: { Overall: "Inadequate", Health: "Good" } },
  });
  expect(gradedEvents(events).map(({ words }) => words)).toEqual(["2 good, 1 inadequate"]);
});

test("grades that only an account names are not counted beside the inspection's own", () => {
  const own = { "2022-11-25": { event: "2022-10-inspection", grades: { Overall: "Good" } } };
  const account = {
    "2022-11": {
      event: "2022-10-inspection",
      provenance: "secondary",
      grades: { Overall: "Good", Health: "Inadequate" },
    },
  } as const;
  const wordsOf = (...[reports]: Parameters<typeof sampleRecord>) =>
    gradedEvents(sampleRecord(reports).events).map(({ words }) => words);
  expect(wordsOf({ ...account, ...own })).toEqual(["1 good"]);
  expect(wordsOf(account)).toEqual(["1 good, 1 inadequate"]);
});

test("a grade that twin documents share is counted once, one that they do not is counted for each", () => {
  const twin = { event: "2022-10-inspection" };
  const { events } = sampleRecord({
    "2022-11-25 north": {
      ...twin,
      authority: "north",
      grades: { Overall: "Good", Health: "Good", Leadership: "Good" },
    },
    "2022-11-25 west": {
      ...twin,
      authority: "west",
      twin: "2022-11-25 north",
      grades: { Overall: "Good", Health: "Inadequate", Leadership: "Good" },
    },
  });
  expect(gradedEvents(events).map(({ words }) => words)).toEqual(["3 good, 1 inadequate"]);
});

test("where documents of two councils give the same grades, that is said; where they differ in one, it is not", () => {
  const wordsOf = (north: Readonly<Record<string, string>>, west: Readonly<Record<string, string>>) => {
    const { events } = sampleRecord({
      "2026-07-07 north": { event: "2026-05-inspection", authority: "north", grades: north },
      "2026-07-07 west": { event: "2026-05-inspection", authority: "west", grades: west },
    });
    return gradedEvents(events)[0]!.words;
  };
  const grades = { Leadership: "Good", Health: "Requires improvement" };
  expect(wordsOf(grades, grades)).toBe("1 good, 1 requires improvement, in each of 2 councils");
  expect(wordsOf(grades, { ...grades, Health: "Good" })).toBe("2 good, 1 requires improvement");
  expect(wordsOf(grades, { Leadership: "Good" })).toBe("1 good, 1 requires improvement");
});

test("an area that two documents word otherwise is one", () => {
  const [first, second] = ["Leaders on social work practice", "Leaders on practice"];
  const content = sampleContent({
    "2026-07-07 north": { event: "2026-05-inspection", authority: "north", grades: { [first]: "Good" } },
    "2026-07-07 west": { event: "2026-05-inspection", authority: "west", grades: { [second]: "Good" } },
  });
  const wordsOf = (from: typeof content) => gradedEvents(buildRecord(from).events)[0]!.words;
  expect(wordsOf(withEntry(content, "frameworks", { grades: [{ area: first, alsoCalled: [second] }] }, "new"))).toBe(
    "1 good, in each of 2 councils",
  );
  expect(wordsOf(content)).toBe("2 good");
});

describe("of an inspection that is only known", () => {
  const recordOf = (inspection: SampleInspection) =>
    sampleRecord({}, [], { inspections: { "2016-04-27": inspection } });
  const gradedAs = (inspection: SampleInspection) => gradedEvents(recordOf(inspection).events)[0]!;

  test.each<[string, SampleInspection, string]>([
    ["grades that are named", { grades: { Overall: "Inadequate", Health: "Good" } }, "1 good, 1 inadequate"],
    ["one grade for every area", { gradeOfAll: "Inadequate" }, "all inadequate"],
    [
      "grades of which some are not known",
      { grades: { Overall: "Requires improvement", Health: undefined, Leadership: undefined } },
      "1 requires improvement, 2 not known",
    ],
    [
      "a verdict on no scale",
      { framework: "visits", grades: { Progress: "Satisfactory progress" } },
      "satisfactory progress",
    ],
    ["no grades", {}, "no grades"],
  ])("%s are told in words", (_, inspection, words) => {
    expect(gradedAs(inspection).words).toBe(words);
  });

  test("what is not known has a bar of its share, without a grade", () => {
    const { events } = laneOf(recordOf({ grades: { Overall: "Good", Health: undefined, Leadership: undefined } }));
    expect(events[0]!.bars.map(({ grade, rank, count, height }) => [grade, rank, count, height])).toEqual([
      ["Good", 3, 1, 14.7],
      [undefined, undefined, 2, 29.3],
    ]);
  });

  test("a verdict on no scale is named and has no bar", () => {
    const { events } = laneOf(recordOf({ framework: "visits", grades: { Progress: "Satisfactory progress" } }));
    expect(events[0]!.bars).toEqual([]);
    expect(events[0]!.level).toBe(0);
  });
});

test("each grade has a bar as high as its share, the best on top and the worst on the baseline", () => {
  const { events, baseline } = laneOf(record);
  const [old, none, recent] = events.map(({ bars }) => bars);
  expect(old!.map(({ grade, height }) => [grade, height])).toEqual([
    ["Good", 11],
    ["Adequate", 22],
    ["Inadequate", 11],
  ]);
  expect(old!.map(({ y }) => baseline - y)).toEqual([44, 33, 11]);
  expect(none).toEqual([]);
  expect(recent!.map(({ height }) => height)).toEqual([44]);
});

test.each([
  [720, [20, 700]],
  [360, [14, 340]],
] as const)("at a width of %i inspections stand at their true place in time where that is free", (width, plot) => {
  const { axis, lanes, height, axisY } = judgementStrip(record, width, plot, 21);
  const [{ events, baseline, lineY }] = lanes as [(typeof lanes)[number]];
  expect(events.map(({ event, x, trueX }) => [event.id, x, trueX])).toEqual(
    record.events.map(({ id, date }) => [id, axis.x(date), axis.x(date)]),
  );
  expect([axis.start, axis.end]).toEqual(plot);
  const ys = [baseline, lineY, axisY, height];
  expect(ys).toEqual(ys.toSorted((a, b) => a - b));
});

test("inspections of one season stand beside each other and tell their true place", () => {
  const { events: placed } = laneOf(
    sampleRecord({ "2011-05-06": {}, "2022-10-25": {}, "2022-11-25": {}, "2025-05-06": {} }),
  );
  expect(placed[2]!.x - placed[1]!.x).toBeGreaterThanOrEqual(20.9);
  expect(placed[2]!.trueX - placed[1]!.trueX).toBeLessThan(5);
});

test("graded inspections are named, those further left above the ones that their labels would meet, and visits are not", () => {
  const named = laneOf(
    sampleRecord({
      "2011-05-06": { grades: { Overall: "Good" } },
      "2018-05-18": {},
      "2020-11-25": { grades: { Overall: "Good" } },
      "2022-11-25": { grades: { Overall: "Good" } },
    }),
    1000,
  );
  expect(named.events.map(({ level }) => level)).toEqual([0, undefined, 1, 0]);
  for (const { level, labelYs } of named.events) expect(labelYs).toHaveLength(level === undefined ? 0 : 1);
});

test("a name that would be cut off at the right edge stands in two lines, and the next above both", () => {
  const [first, second, last] = laneOf(
    sampleRecord({
      "2011-05-06": { grades: { Overall: "Good" } },
      "2020-11-25": { grades: { Overall: "Good" } },
      "2022-11-25": { grades: { Overall: "Good" } },
    }),
    820,
  ).events;
  expect([first, second, last].map((placed) => placed!.labelYs.length)).toEqual([1, 1, 2]);
  expect([second!.level, last!.level]).toEqual([2, 0]);
  const [title, detail] = last!.labelYs;
  expect(title).toBeLessThan(detail!);
  expect(second!.labelYs[0]).toBeLessThan(title!);
});

describe("the line under the stacks", () => {
  const good = { Overall: "Good" };
  const runsOf = (...[reports]: Parameters<typeof sampleRecord>) => {
    const { events, runs } = laneOf(sampleRecord(reports));
    const xs = new Map(events.map(({ event, x }) => [x, event.date.slice(0, 4)]));
    return runs.map(({ from, to }) => `${xs.get(from)} to ${xs.get(to)}`);
  };

  test("joins inspections of one framework and one council, over a visit between them", () => {
    expect(
      runsOf({
        "2013-02-01": { grades: good },
        "2016-04-01": { framework: "visits", looksAt: ["plans"] },
        "2018-10-01": { grades: good },
      }),
    ).toEqual(["2013 to 2018"]);
  });

  test("is broken where the framework changes", () => {
    expect(
      runsOf({ "2009-05-06": { grades: good }, "2011-05-06": { grades: good }, "2013-02-01": { grades: good } }),
    ).toEqual(["2009 to 2011", "2013 to 2013"]);
  });
});

describe("each body", () => {
  const good = { Overall: "Good" };
  const twins = {
    "2018-10-01": { grades: good },
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north", grades: good },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west", grades: { Overall: "Inadequate" } },
  };

  test("has a row with its own grades, one below the other and never joined", () => {
    const { lanes, axisY } = strip(sampleRecord(twins));
    expect(lanes.map(({ authority, events }) => [authority.id, ...events.map(({ words }) => words)])).toEqual([
      ["county", "1 good"],
      ["north", "1 good"],
      ["west", "1 inadequate"],
    ]);
    for (const { events, runs } of lanes) expect(runs).toEqual(events.map(({ x }) => ({ from: x, to: x })));
    const ys = [...lanes.flatMap(({ baseline, lineY }) => [baseline, lineY]), axisY];
    expect(ys).toEqual(ys.toSorted((a, b) => a - b));
  });

  test("never inspected has none", () => {
    expect(gradedBodies(sampleRecord({ "2018-10-01": {} })).map(({ authority }) => authority.id)).toEqual(["county"]);
  });
});

describe("the title", () => {
  const titleOf = (before: string, now: string) =>
    stripInfo(
      sampleRecord({ "2018-10-01": { grades: { Overall: before } }, "2022-11-25": { grades: { Overall: now } } }),
    ).title;

  test.each([
    ["Inadequate", "Good", "the one grade that can be compared is higher than in October 2018"],
    ["Good", "Inadequate", "the one grade that can be compared is lower than in October 2018"],
    ["Good", "Good", "the one grade that can be compared is the same as in October 2018"],
  ])("tells where the latest grades stand beside those before: %s, then %s", (before, now, said) => {
    expect(titleOf(before, now)).toBe(`In November 2022: 1 ${now.toLowerCase()}; ${said}`);
  });

  test("counts the ways where there are several, and compares nothing across frameworks", () => {
    const title = (first: string) =>
      stripInfo(
        sampleRecord({
          [first]: { grades: { Overall: "Good", Health: "Good" } },
          "2022-11-25": { grades: { Overall: "Outstanding", Health: "Good" } },
        }),
      ).title;
    expect(title("2018-10-01")).toBe(
      "In November 2022: 1 outstanding, 1 good; of 2 grades that can be compared with October 2018, 1 is higher, 1 is the same",
    );
    expect(title("2011-05-06")).toBe("In November 2022: 1 outstanding, 1 good");
  });
});

test("a pause of inspection is shown as it lasted, and other milestones are not", () => {
  const { milestones } = sampleRecord({}, [], {
    milestones: {
      "2020-03-17": { kind: "inspectorate", title: "Routine inspection suspended", until: "2021-05" },
      "2015-01": { kind: "inspectorate" },
      "2014-01": { kind: "council", until: "2016-01" },
    },
  });
  const { axis, pauses } = strip({ ...record, milestones });
  expect(pauses.map(({ words }) => words)).toEqual(["Routine inspection suspended, 17 March 2020 to May 2021"]);
  expect(pauses[0]!.from).toBeCloseTo(axis.x("2020-03-17"), 0);
  expect(pauses[0]!.to).toBeCloseTo(axis.x("2021-05"), 0);
});

test("a label is short where the grade is long", () => {
  const [item] = gradedEvents(sampleRecord({ "2022-11-25": { grades: { Overall: "Good" } } }).events);
  expect(labelParts({ ...item!, words: "2 requires improvement to be good" })).toEqual([
    eventShortTitle(item!.event),
    "2 requires improvement",
  ]);
});
