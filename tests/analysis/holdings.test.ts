import { describe, expect, test } from "vitest";
import {
  documentsApart,
  holdingsOf,
  holdingsToWords,
  inspectionsKnown,
  sharingOf,
  spanToWords,
} from "#analysis/holdings.ts";
import { buildRecord } from "#record/build.ts";
import { sampleContent, sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const north: SampleReport = { event: "2022-10-inspection", authority: "north" };
const west: SampleReport = { event: "2022-10-inspection", authority: "west", twin: "2022-11-25 north" };
const twins = { "2022-11-25 north": north, "2022-11-25 west": west };

const countedOnce = "Reports on two councils inspected together count once, so";

test("what is held is said, and what is counted", () => {
  expect(holdingsToWords(sampleRecord({ "2011-05-06": {}, "2013-02-01": {} }))).toBe(
    `2 documents held of the 2 inspections and visits known. ${countedOnce} two events are counted.`,
  );
});

test("an account is held and not known by itself, and twins are two inspections and one event", () => {
  const record = sampleRecord({ "2011-05-06": {}, "2016-04": { provenance: "secondary" }, ...twins });
  expect(holdingsOf(record)).toMatchObject({ documents: 4, primary: 3, known: 3, counted: 2, missing: [] });
  expect(holdingsToWords(record)).toBe(
    "3 documents held of the 3 inspections and visits known. One press account is kept as well. " +
      `${countedOnce} two events are counted.`,
  );
});

test("one is spoken of as one, and several accounts as several", () => {
  expect(holdingsToWords(sampleRecord({ "2011-05-06": {} }))).toMatch(
    /^1 document held of the 1 inspection or visit known\. .* so one event is counted\.$/,
  );
  const accounts = { "2016-04": { provenance: "secondary" }, "2022-11": { provenance: "secondary" } } as const;
  expect(holdingsToWords(sampleRecord({ "2011-05-06": {}, ...accounts }))).toContain(
    "1 document held of the 1 inspection or visit known. Two press accounts are kept as well.",
  );
});

test("inspections of which no document is held are known, and said to be known from others only", () => {
  const record = sampleRecord({ "2011-05-06": {} }, [], { inspections: { "2013-03-20": {}, "2016-04-27": {} } });
  expect(holdingsOf(record)).toMatchObject({ documents: 1, known: 3, counted: 1 });
  expect(holdingsToWords(record)).toBe(
    "1 document held of the 3 inspections and visits known; of the other 2 we know only what others reported. " +
      `${countedOnce} one event is counted.`,
  );
});

test("where nothing is held, nothing is counted", () => {
  expect(holdingsToWords(sampleRecord({}, [], { inspections: { "2016-04-27": {} } }))).toMatch(
    /^0 documents held of the 1 inspection or visit known; of it we know only what others reported\. .* no events are counted\.$/,
  );
});

test("beyond ten, numbers are written in figures", () => {
  const record = sampleRecord(
    Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`${2001 + index}-05-06`, {}])),
  );
  expect(holdingsToWords(record)).toContain("so 11 events are counted");
});

test("when the document of a known inspection comes to be held, as many inspections are known as before", () => {
  const inspections = { "2013-03-20": {}, "2016-04-27 known": { event: "2016-02-inspection" } };
  const before = holdingsOf(sampleRecord({ "2011-05-06": {} }, [], { inspections }));
  const record = sampleRecord({ "2011-05-06": {}, "2016-04-27": { event: "2016-02-inspection" } }, [], { inspections });
  const after = holdingsOf(record);
  expect([before.known, after.known]).toEqual([3, 3]);
  expect([before.counted, after.counted]).toEqual([1, 2]);
  expect(after.missing.map(({ id }) => id)).toEqual(["2013-03-20-known-county"]);
  expect(record.knownInspections.map(({ document }) => document?.id)).toEqual([
    undefined,
    "2016-04-27-inspection-county",
  ]);
});

test("the document of one council leaves the inspection of the other to be known from others", () => {
  const inspections = {
    "2021-12-07": { event: "2021-11-inspection", authorities: ["north"] },
    "2021-12": { event: "2021-11-inspection", authorities: ["west"] },
  };
  const record = sampleRecord({ "2021-12-07 held": { event: "2021-11-inspection", authority: "north" } }, [], {
    inspections,
  });
  const { known, missing } = holdingsOf(record);
  expect([known, ...missing.map(({ id }) => id)]).toEqual([2, "2021-12-known-west"]);
});

test("a press account of a known inspection does not make it held", () => {
  const record = sampleRecord({ "2016-04": { event: "2016-02-inspection", provenance: "secondary" } }, [], {
    inspections: { "2016-04-27": { event: "2016-02-inspection" } },
  });
  expect(holdingsOf(record)).toMatchObject({ documents: 1, primary: 0, known: 1, counted: 0 });
  expect(record.events).toHaveLength(1);
});

test("inspections known stand in the order of time, held or not, each council's by itself and without press accounts", () => {
  const record = sampleRecord(
    { ...twins, "2011-05-06": {}, "2022-11": { event: "2022-10-inspection", provenance: "secondary" } },
    [],
    {
      inspections: {
        "2024-11-05": { isUnpublished: true },
        "2016-04-27": {},
        "2011-05-07": { event: "2011-05-inspection" },
      },
    },
  );
  expect(inspectionsKnown(record).map(({ id }) => id)).toEqual([
    "2011-05-06-inspection-county",
    "2016-04-27-known-county",
    "2022-11-25-inspection-north",
    "2022-11-25-inspection-west",
    "2024-11-05-known-county",
  ]);
});

describe("an inspection of which no report was ever made public", () => {
  /** Reports of these years are held, these inspections known; of the first so many nothing was ever published. */
  const recordOf = (held: readonly string[], known: readonly string[], never: number) => {
    const inspections = Object.fromEntries(known.map((date) => [date, {}]));
    const content = sampleContent(Object.fromEntries(held.map((date) => [date, {}])), [], { inspections });
    return buildRecord({
      ...content,
      inspections: content.inspections.map((file, index) =>
        index < never ? { ...file, entry: { ...file.entry, neverPublished: true as const } } : file,
      ),
    });
  };
  const known = ["2013-03-20", "2015-01-06", "2016-04-27"];

  test("is known, and no document of it is missing", () => {
    const holdings = holdingsOf(recordOf(["2011-05-06"], known, 1));
    expect(holdings).toMatchObject({ documents: 1, primary: 1, known: 4, counted: 1 });
    expect(holdings.neverPublished.map(({ id }) => id)).toEqual(["2013-03-20-known-county"]);
    expect(holdings.missing.map(({ id }) => id)).toEqual(["2015-01-06-known-county", "2016-04-27-known-county"]);
  });

  test("is neither, once its document is held after all", () => {
    const content = sampleContent({ "2016-04-27": { event: "2016-02-inspection" } }, [], {
      inspections: { "2016-04-27 known": { event: "2016-02-inspection" } },
    });
    const inspections = content.inspections.map((file) => ({
      ...file,
      entry: { ...file.entry, neverPublished: true as const },
    }));
    expect(holdingsOf(buildRecord({ ...content, inspections }))).toMatchObject({
      known: 1,
      missing: [],
      neverPublished: [],
    });
  });

  test.each<[string, readonly string[], readonly string[], number, string]>([
    ["none", ["2011-05-06"], known, 0, "; of the other 3 we know only what others reported."],
    [
      "one of several",
      ["2011-05-06"],
      known,
      1,
      "; of the other 3 we know only what others reported; no report of one of them was ever made public.",
    ],
    [
      "two of three",
      ["2011-05-06"],
      known,
      2,
      "; of the other 3 we know only what others reported; no report of two of them was ever made public.",
    ],
    [
      "all",
      ["2011-05-06"],
      known,
      3,
      "; of the other 3 we know only what others reported; no report was ever made public.",
    ],
    [
      "the only one",
      ["2011-05-06"],
      known.slice(0, 1),
      1,
      "; of the other 1 we know only what others reported; no report was ever made public.",
    ],
    [
      "where nothing is held",
      [],
      known.slice(0, 1),
      1,
      "; of it we know only what others reported; no report was ever made public.",
    ],
  ])("is told as such: %s", (_, held, inspections, never, words) => {
    expect(holdingsToWords(recordOf(held, inspections, never))).toContain(words);
  });
});

describe("the span of the record", () => {
  test("is from the fieldwork of the first inspection known to the publication of the last document held", () => {
    const record = sampleRecord({
      "2014-01-10": { event: "2013-12-inspection" },
      "2019-01-10": { event: "2018-12-inspection" },
    });
    expect(spanToWords(record)).toBe("2013 to 2019");
    const known = sampleRecord({ "2014-01-10": {} }, [], {
      inspections: { "2011-01-20": { event: "2010-12-inspection" } },
    });
    expect(spanToWords(known)).toBe("2010 to 2014");
  });

  test("within one year is that year", () => {
    expect(spanToWords(sampleRecord({ "2013-02-01": {}, "2013-10-01": {} }))).toBe("2013");
  });
});

test("documents apart are the inspectors' own of one event, whether or not they share a word; one alone is not", () => {
  const account: SampleReport = { event: "2022-10-inspection", provenance: "secondary" };
  const idsIn = (reports: Readonly<Record<string, SampleReport>>) =>
    sampleRecord(reports).events.map((event) => documentsApart(event).map(({ id }) => id));
  const both = ["2022-11-25-inspection-north", "2022-11-25-inspection-west"];
  expect(idsIn({ ...twins, "2022-11": account, "2011-05-06": {} })).toEqual([[], both]);
  expect(idsIn({ "2022-11-25 north": north, "2022-11-25 west": { event: north.event!, authority: "west" } })).toEqual([
    both,
  ]);
  expect(idsIn({ "2022-11-25 north": north, "2022-11": account })).toEqual([[]]);
});

describe("how much the documents of one event share", () => {
  const many = (count: number) => Array.from({ length: count }, () => "plans");
  const lastOf = (count: number) => `f${String(count).padStart(2, "0")}`;
  const sharing = (one: SampleReport, other: SampleReport) =>
    sharingOf(
      sampleRecord({
        "2022-11-25 north": { ...north, looksAt: ["plans"], ...one },
        "2022-11-25 west": { ...west, looksAt: ["plans"], ...other },
      }).events[0]!,
    );

  test.each<[string, SampleReport, SampleReport, ReturnType<typeof sharingOf>]>([
    [
      "nothing",
      { concerns: many(2) },
      { concerns: many(1), recommendations: many(1) },
      { shared: 0, own: 4, words: "were written apart" },
    ],
    [
      "half of it",
      { concerns: many(2), recommendations: many(2) },
      { shares: ["f01", "r01"], concerns: many(1) },
      { shared: 2, own: 3, words: "share part of their text" },
    ],
    [
      "nine of it to one",
      { concerns: many(10) },
      { shares: [`f01 ${lastOf(9)}`] },
      { shared: 9, own: 1, words: "are nearly word for word the same" },
    ],
    [
      "a little less than nine of it to one",
      { concerns: many(18) },
      { shares: [`f01 ${lastOf(17)}`], concerns: many(1) },
      { shared: 17, own: 2, words: "share part of their text" },
    ],
    [
      "all of it",
      { concerns: many(1), recommendations: many(1) },
      { shares: ["f01", "r01"] },
      { shared: 2, own: 0, words: "are nearly word for word the same" },
    ],
  ])("%s", (_, one, other, expected) => {
    expect(sharing(one, other)).toEqual(expected);
  });
});
