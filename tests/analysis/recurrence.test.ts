import { describe, expect, test } from "vitest";
import {
  endedBy,
  historyToWords,
  longestRun,
  recurrenceOf,
  recurrenceState,
  recurrenceStates,
  recurrenceToWords,
  themesLead,
} from "#analysis/recurrence.ts";
import type { RecurrenceState } from "#analysis/recurrence.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { readContent } from "#record/read.ts";
import { buildRecord } from "#record/build.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

function recurrenceIn(record: InspectionRecord, code: string) {
  return recurrenceOf(
    record.themes.find((theme) => theme.code === code)!,
    record,
  );
}

const published = (events: readonly { readonly published?: string }[]) => events.map((event) => event.published);

test("three findings in one event are one return", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"], concerns: ["recording", "recording", "recording"] },
  });
  expect(recurrenceIn(record, "recording").raised).toHaveLength(1);
});

test("an event that did not look at a theme is not in the denominator", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"], concerns: ["recording"] },
    "2016-04-01": { looksAt: ["recording"] },
    "2018-10-01": { looksAt: ["supervision"] },
  });
  const { looked, raised, share } = recurrenceIn(record, "recording");
  expect(published(looked)).toEqual(["2013-02-01", "2016-04-01"]);
  expect(published(raised)).toEqual(["2013-02-01"]);
  expect(share).toBe(1 / 2);
});

test("twin reports of one inspection count once", () => {
  const twins = { event: "2022-10-inspection", looksAt: ["recording"], concerns: ["recording"] };
  const record = sampleRecord({
    "2022-11-25 north": { ...twins, authority: "north" },
    "2022-11-25 west": { ...twins, authority: "west" },
  });
  const { looked, raised } = recurrenceIn(record, "recording");
  expect([looked.length, raised.length]).toEqual([1, 1]);
});

/** How often each theme was looked at and raised. */
function countsIn(record: InspectionRecord): Record<string, readonly [number, number]> {
  return Object.fromEntries(
    record.themes.map((theme) => {
      const { looked, raised } = recurrenceOf(theme, record);
      return [theme.code, [looked.length, raised.length]];
    }),
  );
}

/** By how much each count of each theme rises from one record to another. */
function rises(from: InspectionRecord, to: InspectionRecord): Record<string, readonly [number, number]> {
  const before = countsIn(from);
  return Object.fromEntries(
    Object.entries(countsIn(to)).map(([code, [looked, raised]]) => [
      code,
      [looked - before[code]![0], raised - before[code]![1]],
    ]),
  );
}

const everything = ["recording", "supervision", "plans", "health"];
const north: SampleReport = { event: "2022-10-inspection", authority: "north", looksAt: everything };
const west: SampleReport = { ...north, authority: "west" };
const shared: SampleReport = { ...west, twin: "2022-11-25 north" };

test.each<[string, SampleReport, SampleReport, Record<string, readonly [number, number]>]>([
  [
    "share every statement",
    { ...north, concerns: ["plans", "health"], recommendations: ["recording"] },
    { ...shared, shares: ["f01 f02", "r01"] },
    {},
  ],
  [
    "share some",
    { ...north, concerns: ["plans", "health"], strengths: ["recording"] },
    { ...shared, shares: ["f02"], concerns: ["plans", "recording"] },
    { recording: [0, 1] },
  ],
  [
    "share nothing",
    { ...north, concerns: ["plans"], recommendations: ["plans"] },
    { ...west, concerns: ["plans", "health"] },
    { health: [0, 1] },
  ],
])(
  "where twin reports %s, the second adds only what it alone raises, and no theme rises by two",
  (_, one, other, added) => {
    const earlier = { "2013-02-01": { looksAt: everything, concerns: ["plans"] } };
    const none = sampleRecord(earlier);
    const single = sampleRecord({ ...earlier, "2022-11-25 north": one });
    const both = sampleRecord({ ...earlier, "2022-11-25 north": one, "2022-11-25 west": other });
    expect(rises(single, both)).toEqual({
      recording: [0, 0],
      supervision: [0, 0],
      plans: [0, 0],
      health: [0, 0],
      ...added,
    });
    for (const [code, counts] of Object.entries(rises(none, both)))
      expect(Math.max(...counts), code).toBeLessThanOrEqual(1);
  },
);

test("in the record itself no theme's count rises by two because of the twin reports of 2022", () => {
  const content = readContent(process.cwd(), { withEvidence: false });
  const twins = ["north", "west"].map((council) => `2022-11-25-inspection-${council}-northamptonshire`);
  const without = (ids: readonly string[]) => {
    const isAbout = (statement: string) => ids.some((id) => statement.startsWith(`${id}#`));
    const threads = content.threads.filter(
      ({ entry }) => ![entry.origin, ...entry.links.map(({ to }) => to)].some(isAbout),
    );
    const kept = ({ id }: { readonly id: string }) => !ids.includes(id);
    return buildRecord({
      ...content,
      threads,
      updates: [],
      reports: content.reports.filter(kept),
      questions: content.questions.filter(kept),
    });
  };
  const [none, single, both] = [without(twins), without(twins.slice(1)), without([])];
  expect([none, single, both].map(({ reports }) => reports.length)).toEqual([10, 11, 12]);
  expect(
    Object.entries(rises(none, both)).filter(([, counts]) => Math.max(...counts) > 1 || Math.min(...counts) < 0),
  ).toEqual([]);
  const raisedBy = (from: InspectionRecord, to: InspectionRecord) =>
    Object.entries(rises(from, to)).flatMap(([code, [, raised]]) => (raised ? [code] : []));
  expect(raisedBy(none, single).length).toBeGreaterThan(20);
  // All that the second report alone raises: home education, a matter of its own paragraph 10.
  expect(raisedBy(single, both)).toEqual(["missing-education"]);
  expect(both.events.filter(({ isCounted }) => isCounted)).toHaveLength(
    none.events.filter(({ isCounted }) => isCounted).length + 1,
  );
});

test("full inspections may be counted among themselves, and visits and inspections of one part left out", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["plans"], concerns: ["plans"] },
    "2016-04-01": { framework: "part", looksAt: ["plans"], concerns: ["plans"] },
    "2018-10-01": { event: "2018-09-focused-visit", framework: "visits", looksAt: ["plans"], concerns: ["plans"] },
    "2022-11-25": { looksAt: ["plans"] },
  });
  const plans = record.themes.find(({ code }) => code === "plans")!;
  expect(recurrenceToWords(recurrenceOf(plans, record))).toBe("raised at 3 of 4 looks");
  const full = recurrenceOf(plans, record, isFullInspection);
  expect(recurrenceToWords(full)).toBe("raised at 1 of 2 looks");
  expect([full.share, full.longestRun, full.state]).toEqual([1 / 2, 1, "not at the latest look"]);
});

test("what is known only from a secondary document is never counted", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"] },
    "2016-04": {
      event: "2016-03-inspection",
      provenance: "secondary",
      glancesAt: ["recording"],
      concerns: ["recording"],
    },
  });
  const { looked, raised, state } = recurrenceIn(record, "recording");
  expect(published(looked)).toEqual(["2013-02-01"]);
  expect(raised).toEqual([]);
  expect(state).toBe("never");
});

test("what is known only from public sources is never counted", () => {
  const record = sampleRecord({ "2013-02-01": { looksAt: ["recording"] } }, [], {
    inspections: { "2016-04-27": { concerns: ["recording"] }, "2018-10-01": { concerns: ["recording"] } },
  });
  expect(recurrenceToWords(recurrenceIn(record, "recording"))).toBe("raised at 0 of 1 look");
});

test("a press account adds nothing to an event whose own document is held", () => {
  const record = sampleRecord({
    "2022-11": {
      event: "2022-10-inspection",
      provenance: "secondary",
      glancesAt: ["recording"],
      concerns: ["recording"],
    },
    "2022-11-25": { event: "2022-10-inspection", looksAt: ["recording"], strengths: ["recording"] },
  });
  expect(record.events).toHaveLength(1);
  expect(recurrenceIn(record, "recording").raised).toEqual([]);
});

test("a recommendation alone raises its theme", () => {
  const record = sampleRecord({ "2013-02-01": { looksAt: ["recording"], recommendations: ["recording"] } });
  expect(recurrenceIn(record, "recording").raised).toHaveLength(1);
});

test("a strength or a neutral finding raises nothing", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"], strengths: ["recording"], neutral: ["recording"] },
  });
  expect(recurrenceIn(record, "recording").raised).toEqual([]);
});

test("where nothing looked the share is unknown, not zero", () => {
  const recurrence = recurrenceIn(sampleRecord({ "2013-02-01": { looksAt: ["recording"] } }), "plans");
  expect(recurrence.share).toBeUndefined();
  expect(recurrenceToWords(recurrence)).toBe("no inspection held looked at this");
});

test("what is said in passing is neither a look nor a raising, and a strength in passing no strength", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"], concerns: ["recording"] },
    "2018-05-18": {
      framework: "visits",
      looksAt: ["plans"],
      concerns: ["recording", "recording"],
      recommendations: ["recording"],
    },
    "2019-05-18": { framework: "visits", looksAt: ["plans"], strengths: ["recording"] },
  });
  const { looked, raised, strong, state } = recurrenceIn(record, "recording");
  expect([published(looked), published(raised), strong, state]).toEqual([["2013-02-01"], ["2013-02-01"], [], "once"]);
});

test("a visit that names a theme and is silent on it is a look", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"], concerns: ["recording"] },
    "2018-05-18": { framework: "visits", looksAt: ["recording"] },
  });
  const { looked, state } = recurrenceIn(record, "recording");
  expect([published(looked), state]).toEqual([["2013-02-01", "2018-05-18"], "not at the latest look"]);
});

test("looks with a strength are kept beside those that raised the theme, and may be the same", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"], concerns: ["recording"], strengths: ["recording", "recording"] },
    "2016-04-01": { looksAt: ["recording"], concerns: ["recording"], mixed: ["recording"] },
    "2018-10-01": { looksAt: ["recording"], strengths: ["plans recording"] },
  });
  const { raised, strong } = recurrenceIn(record, "recording");
  expect(published(raised)).toEqual(["2013-02-01", "2016-04-01"]);
  expect(published(strong)).toEqual(["2013-02-01", "2018-10-01"]);
});

test("a share is written as k of n looks", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"], concerns: ["recording"] },
    "2016-04-01": { looksAt: ["recording"] },
  });
  expect(recurrenceToWords(recurrenceIn(record, "recording"))).toBe("raised at 1 of 2 looks");
  const [, ...later] = recurrenceIn(record, "recording").looked;
  expect(recurrenceToWords({ looked: later, raised: [] })).toBe("raised at 0 of 1 look");
});

test("a theme of another record is refused", () => {
  const one = sampleRecord({ "2013-02-01": {} });
  const other = sampleRecord({ "2013-02-01": {} });
  expect(() => recurrenceOf(one.themes[0]!, other)).toThrow(new RangeError("unknown theme: recording"));
});

test.each([
  ["", 0],
  ["-", 0],
  ["x", 1],
  ["x-xx", 2],
  ["xx-x", 2],
  ["xxx", 3],
])("the longest run of %j is %i", (history, expected) => {
  expect(longestRun(marks(history))).toBe(expected);
});

describe("the state of a theme", () => {
  test("the states, in the order in which the first that fits is used", () => {
    expect(Object.keys(recurrenceStates)).toEqual([
      "every look",
      "most looks, the latest among them",
      "came back",
      "not at the latest look",
      "of late",
      "twice",
      "once",
      "never",
    ]);
  });

  // Each with its shortest history first; "x" is a look that raised the theme, "-" one that did not.
  test.each<[RecurrenceState, readonly string[]]>([
    ["every look", ["xxx", "xxxx"]],
    ["most looks, the latest among them", ["-xxx", "x-xx", "xx-x", "--xxxx", "xx--x"]],
    ["came back", ["x-x", "x-x-", "xx-x-", "x--x", "-x-x", "x-xx-", "x-x-x-x-", "x---xx", "xxx-x--x----x"]],
    ["not at the latest look", ["x-", "xx-", "xxx-", "-x-", "--xx-", "xxxxxx---"]],
    ["of late", ["---xxx", "----xxx", "----xxxx"]],
    ["twice", ["xx", "-xx", "---xx"]],
    ["once", ["x", "-x", "--x"]],
    ["never", ["", "-", "--"]],
  ])("%s: %j", (state, examples) => {
    for (const history of examples) expect(recurrenceState(marks(history)), history).toBe(state);
    const [shortest] = examples;
    const shorter = histories.filter(({ length }) => length < shortest!.length);
    expect(shorter.filter((history) => recurrenceState(marks(history)) === state)).toEqual([]);
  });

  /** As the codebook words them, by the look of a history rather than by counting along it. */
  const fits: Readonly<Record<RecurrenceState, (history: string) => boolean>> = {
    "every look": (history) => /^xxx+$/.test(history),
    "most looks, the latest among them": (history) =>
      /x.*x.*x$/.test(history) && raisedIn(history) > history.length / 2,
    "came back": (history) => /x-+x/.test(history),
    "not at the latest look": (history) => /x-+$/.test(history),
    "of late": (history) => /^-*xxx+$/.test(history) && raisedIn(history) <= history.length / 2,
    twice: (history) => /^-*xx$/.test(history),
    once: (history) => /^-*x$/.test(history),
    never: (history) => !history.includes("x"),
  };
  const raisedIn = (history: string) => history.replaceAll("-", "").length;

  test("every history of up to nine looks has one state, the first whose words fit it", () => {
    expect(histories).toHaveLength(2 ** 10 - 1);
    for (const history of histories) {
      const first = (Object.keys(recurrenceStates) as RecurrenceState[]).find((state) => fits[state](history));
      expect(recurrenceState(marks(history)), history).toBe(first);
    }
  });

  test("a further look that does not raise the theme, wherever it falls, never makes it graver", () => {
    const isGrave = (history: string) => {
      return ["every look", "most looks, the latest among them"].includes(recurrenceState(marks(history)));
    };
    for (const history of histories) {
      for (let index = 0; index <= history.length; index++) {
        const further = `${history.slice(0, index)}-${history.slice(index)}`;
        expect(recurrenceState(marks(further)), further).not.toBe("every look");
        if (isGrave(further)) expect(isGrave(history), `${history} to ${further}`).toBe(true);
      }
    }
  });

  test("two of two is not yet most, and a third look without a concern makes it nothing graver", () => {
    const states = ["xx", "-xx", "x-x", "xx-"].map((history) => recurrenceState(marks(history)));
    expect(states).toEqual(["twice", "twice", "came back", "not at the latest look"]);
  });
});

describe("what had ended by a day", () => {
  const ended = (
    day: string,
    fieldwork: { readonly start: string; readonly end?: string } | "unknown",
    event: string,
  ) => {
    const { events } = sampleRecord({}, [], { inspections: { "2026-01-20": { event, fieldwork } } });
    return endedBy(day)(events[0]!);
  };

  test.each<[string, { readonly start: string; readonly end?: string } | "unknown", string, boolean]>([
    ["fieldwork that ended before it", { start: "2025-12-01", end: "2025-12-12" }, "2025-12-inspection", true],
    ["fieldwork that ended on it", { start: "2025-12-01", end: "2025-12-31" }, "2025-12-inspection", true],
    [
      "fieldwork that began before it and ended after",
      { start: "2025-12-22", end: "2026-01-09" },
      "2025-12-inspection",
      false,
    ],
    ["fieldwork of its month", { start: "2025-12" }, "2025-12-inspection", true],
    ["fieldwork of which only the first day is known", { start: "2025-12-15" }, "2025-12-inspection", true],
    ["fieldwork of the next month", { start: "2026-01" }, "2026-01-inspection", false],
    ["a publication after it, where no fieldwork is known", "unknown", "2026-01-inspection", false],
  ])("%s", (_, fieldwork, event, expected) => {
    expect(ended("2025-12-31", fieldwork, event)).toBe(expected);
  });

  test("is what the fieldwork says, not the publication, and makes a period of its own", () => {
    const record = sampleRecord({
      "2013-02-01": { looksAt: ["recording"], concerns: ["recording"] },
      "2026-01-20": { event: "2025-12-inspection", looksAt: ["recording"], concerns: ["recording"] },
      "2026-07-07": { event: "2026-05-inspection", looksAt: ["recording"], strengths: ["recording"] },
    });
    const recording = record.themes[0]!;
    const [whole, period] = [recurrenceOf(recording, record), recurrenceOf(recording, record, endedBy("2025-12-31"))];
    expect([whole.state, recurrenceToWords(whole), whole.strong.length]).toEqual([
      "not at the latest look",
      "raised at 2 of 3 looks",
      1,
    ]);
    expect([period.state, recurrenceToWords(period), period.strong.length]).toEqual([
      "twice",
      "raised at 2 of 2 looks",
      0,
    ]);
  });
});

/** Every history of up to nine looks. */
const histories = Array.from({ length: 10 }, (_, length) => length)
  .flatMap((length) =>
    Array.from({ length: 2 ** length }, (_, number) => number.toString(2).padStart(length, "0").slice(0, length)),
  )
  .map((bits) => bits.replaceAll("1", "x").replaceAll("0", "-"));

function marks(history: string): boolean[] {
  return [...history].map((mark) => mark === "x");
}

describe("a theme's history in words", () => {
  const look = (concerns: readonly string[], strengths: readonly string[] = []): SampleReport => ({
    looksAt: ["recording"],
    concerns,
    strengths,
  });
  const raised = look(["recording"]);
  const praised = look([], ["recording"]);
  const wordsOf = (...looks: readonly SampleReport[]) => {
    const days = ["2013-02-01", "2016-04-01", "2018-10-01"];
    return historyToWords(
      recurrenceIn(sampleRecord(Object.fromEntries(looks.map((each, index) => [days[index]!, each]))), "recording"),
    );
  };

  test.each<[string, readonly SampleReport[]]>([
    ["No inspection whose document is held looked at this theme.", []],
    ["Raised at the one inspection or visit that looked, in February 2013.", [raised]],
    [
      "Not raised at the one inspection or visit that looked, in February 2013. Strengths were reported there.",
      [praised],
    ],
    [
      "Raised at each of the 2 inspections and visits that looked, last in April 2016. Strengths were reported at none of them.",
      [raised, raised],
    ],
    [
      "Raised at 1 of the 2 inspections and visits that looked, last in February 2013; not at the latest, in April 2016. Strengths were reported at 1 of them.",
      [raised, praised],
    ],
    [
      "Raised at 2 of the 3 inspections and visits that looked, last in October 2018. Strengths were reported at 1 of them.",
      [raised, praised, raised],
    ],
    [
      "Not raised at any of the 2 inspections and visits that looked, the latest in April 2016. Strengths were reported at each of them.",
      [praised, praised],
    ],
  ])("%s", (words, looks) => {
    expect(wordsOf(...looks)).toBe(words);
  });
});

test("where every theme has been raised, how all stand says nothing of those that never were", () => {
  const lead = themesLead(
    sampleRecord({
      "2013-02-01": {
        looksAt: ["recording", "supervision", "plans", "health"],
        concerns: ["recording", "supervision", "plans", "health"],
      },
      "2016-04-01": { looksAt: ["recording", "plans"], concerns: ["recording"] },
    }),
  );
  expect(lead).toBe(
    "At the latest look at each, inspectors raised 3 of 4 themes; the other 1, raised before, was not raised then.",
  );
});

test("how all themes stand is counted at the latest look at each", () => {
  const lead = themesLead(
    sampleRecord({
      "2013-02-01": { looksAt: ["recording", "supervision", "plans"], concerns: ["recording", "supervision"] },
      "2016-04-01": { looksAt: ["recording"], concerns: ["recording"] },
      "2018-10-01": { looksAt: ["supervision"] },
    }),
  );
  expect(lead).toBe(
    "At the latest look at each, inspectors raised 1 of 3 themes; 1 that they had raised before was not raised then, " +
      "and 1 never was. At 1 more no inspection held looked.",
  );
});
