import { expect, test } from "vitest";
import { longestRun, recurrenceOf, recurrenceState, recurrenceToWords } from "#analysis/recurrence.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { readContent } from "#record/read.ts";
import { buildRecord } from "#record/build.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

function recurrenceIn(record: InspectionRecord, code: string) {
  return recurrenceOf(record.themes.find((theme) => theme.code === code)!, record);
}

const published = (events: readonly { readonly published?: string }[]) => events.map((event) => event.published);

test("three findings in one event are one return", () => {
  const record = sampleRecord({ "2013-02-01": { looksAt: ["recording"], concerns: ["recording", "recording", "recording"] } });
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
  return Object.fromEntries(record.themes.map((theme) => {
    const { looked, raised } = recurrenceOf(theme, record);
    return [theme.code, [looked.length, raised.length]];
  }));
}

/** By how much each count of each theme rises from one record to another. */
function rises(from: InspectionRecord, to: InspectionRecord): Record<string, readonly [number, number]> {
  const before = countsIn(from);
  return Object.fromEntries(Object.entries(countsIn(to)).map(([code, [looked, raised]]) => [code, [looked - before[code]![0], raised - before[code]![1]]]));
}

const everything = ["recording", "supervision", "plans", "health"];
const north: SampleReport = { event: "2022-10-inspection", authority: "north", looksAt: everything };
const west: SampleReport = { ...north, authority: "west" };
const shared: SampleReport = { ...west, twin: "2022-11-25 north" };

test.each<[string, SampleReport, SampleReport, Record<string, readonly [number, number]>]>([
  ["share every statement", { ...north, concerns: ["plans", "health"], recommendations: ["recording"] }, { ...shared, shares: ["f01 f02", "r01"] }, {}],
  ["share some", { ...north, concerns: ["plans", "health"], strengths: ["recording"] }, { ...shared, shares: ["f02"], concerns: ["plans", "recording"] }, { recording: [0, 1] }],
  ["share nothing", { ...north, concerns: ["plans"], recommendations: ["plans"] }, { ...west, concerns: ["plans", "health"] }, { health: [0, 1] }],
])("where twin reports %s, the second adds only what it alone raises, and no theme rises by two", (_, one, other, added) => {
  const earlier = { "2013-02-01": { looksAt: everything, concerns: ["plans"] } };
  const none = sampleRecord(earlier);
  const single = sampleRecord({ ...earlier, "2022-11-25 north": one });
  const both = sampleRecord({ ...earlier, "2022-11-25 north": one, "2022-11-25 west": other });
  expect(rises(single, both)).toEqual({ recording: [0, 0], supervision: [0, 0], plans: [0, 0], health: [0, 0], ...added });
  for (const [code, counts] of Object.entries(rises(none, both))) expect(Math.max(...counts), code).toBeLessThanOrEqual(1);
});

test("in the record itself no theme's count rises by two because of the twin reports of 2022", () => {
  const content = readContent(process.cwd(), { withEvidence: false });
  const twins = ["north", "west"].map((council) => `2022-11-25-inspection-${council}-northamptonshire`);
  const without = (ids: readonly string[]) => {
    const isAbout = (statement: string) => ids.some((id) => statement.startsWith(`${id}#`));
    const threads = content.threads.filter(({ entry }) => ![entry.origin, ...entry.links.map(({ to }) => to)].some(isAbout));
    return buildRecord({ ...content, threads, reports: content.reports.filter(({ id }) => !ids.includes(id)) });
  };
  const [none, single, both] = [without(twins), without(twins.slice(1)), without([])];
  expect([none, single, both].map(({ reports }) => reports.length)).toEqual([5, 6, 7]);
  expect(Object.entries(rises(none, both)).filter(([, counts]) => Math.max(...counts) > 1 || Math.min(...counts) < 0)).toEqual([]);
  const raisedBy = (from: InspectionRecord, to: InspectionRecord) => Object.entries(rises(from, to)).flatMap(([code, [, raised]]) => (raised ? [code] : []));
  expect(raisedBy(none, single).length).toBeGreaterThan(20);
  // All that the second report alone raises: home education, a matter of its own paragraph 10.
  expect(raisedBy(single, both)).toEqual(["missing-education"]);
  expect(both.events.filter(({ isCounted }) => isCounted)).toHaveLength(none.events.filter(({ isCounted }) => isCounted).length + 1);
});

test("full inspections may be counted among themselves, and visits and inspections of one part left out", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["plans"], concerns: ["plans"] },
    "2016-04-01": { framework: "part", looksAt: ["plans"], concerns: ["plans"] },
    "2018-10-01": { event: "2018-09-focused-visit", framework: "visits", looksAt: ["plans"], concerns: ["plans"] },
    "2022-11-25": { looksAt: ["plans"] },
  });
  const plans = record.themes.find(({ code }) => code === "plans")!;
  expect(recurrenceToWords(recurrenceOf(plans, record))).toBe("raised in 3 of the 4 that looked");
  const full = recurrenceOf(plans, record, isFullInspection);
  expect(recurrenceToWords(full)).toBe("raised in 1 of the 2 that looked");
  expect([full.share, full.longestRun, full.state]).toEqual([1 / 2, 1, "not raised at last look"]);
});

test("what is known only from a secondary document is never counted", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"] },
    "2016-04": { event: "2016-03-inspection", provenance: "secondary", glancesAt: ["recording"], concerns: ["recording"] },
  });
  const { looked, raised, state } = recurrenceIn(record, "recording");
  expect(published(looked)).toEqual(["2013-02-01"]);
  expect(raised).toEqual([]);
  expect(state).toBe("not raised");
});

test("what is known only from public sources is never counted", () => {
  const record = sampleRecord({ "2013-02-01": { looksAt: ["recording"] } }, [], { inspections: { "2016-04-27": { concerns: ["recording"] }, "2018-10-01": { concerns: ["recording"] } } });
  expect(recurrenceToWords(recurrenceIn(record, "recording"))).toBe("raised in 0 of the 1 that looked");
});

test("a press account adds nothing to an event whose own document is held", () => {
  const record = sampleRecord({
    "2022-11": { event: "2022-10-inspection", provenance: "secondary", glancesAt: ["recording"], concerns: ["recording"] },
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
  const record = sampleRecord({ "2013-02-01": { looksAt: ["recording"], strengths: ["recording"], neutral: ["recording"] } });
  expect(recurrenceIn(record, "recording").raised).toEqual([]);
});

test("where nothing looked the share is unknown, not zero", () => {
  const recurrence = recurrenceIn(sampleRecord({ "2013-02-01": { looksAt: ["recording"] } }), "plans");
  expect(recurrence.share).toBeUndefined();
  expect(recurrenceToWords(recurrence)).toBe("no inspection held looked at this");
});

test("a share is written as k of the n that looked", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["recording"], concerns: ["recording"] },
    "2016-04-01": { looksAt: ["recording"] },
  });
  expect(recurrenceToWords(recurrenceIn(record, "recording"))).toBe("raised in 1 of the 2 that looked");
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

test.each([
  ["", "not raised"],
  ["--", "not raised"],
  ["x", "raised once"],
  ["-x", "raised once"],
  ["xx", "recurring"],
  ["-xx", "persistent"],
  ["xxx", "persistent"],
  ["x-x", "persistent"],
  ["--x", "raised once"],
  ["x--x", "returned"],
  ["x-x-", "returned"],
  ["x-", "not raised at last look"],
  ["xx-", "not raised at last look"],
  ["-x-", "not raised at last look"],
  ["--xx-", "not raised at last look"],
  ["---xx", "recurring"],
])("the state of %j is %s", (history, expected) => {
  expect(recurrenceState(marks(history))).toBe(expected);
});

function marks(history: string): boolean[] {
  return [...history].map((mark) => mark === "x");
}
