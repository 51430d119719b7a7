import { expect, test } from "vitest";
import { longestRun, recurrenceOf, recurrenceState, recurrenceToWords } from "#analysis/recurrence.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

function recurrenceIn(record: InspectionRecord, code: string) {
  return recurrenceOf(record.themes.find((theme) => theme.code === code)!, record);
}

const published = (events: readonly { readonly published: string }[]) => events.map((event) => event.published);

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
