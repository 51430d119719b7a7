import { describe, expect, test } from "vitest";
import { againstList, comparisonsOf, comparisonsToWords, neverCompared } from "#analysis/against-list.ts";
import type { ListedInspection, PublishedList } from "#domain/published-list.ts";
import { buildRecord } from "#record/build.ts";
import type { ComparedEntry } from "#schema/compared.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { contentFile, sampleContent } from "../fixtures/sample-record.ts";

const content = sampleContent(
  {
    "2018-05-18": { event: "2018-04-inspection", authority: "north", grades: { Overall: "Good", Leaders: "Good" } },
    "2020-03-03": { event: "2020-02-focused-visit", authority: "north", framework: "visits", looksAt: ["plans"] },
    "2018-05-20": { event: "2018-04-inspection", authority: "north", provenance: "secondary" },
  },
  [],
  {
    inspections: {
      "2016-04-27": {
        event: "2016-02-inspection",
        authorities: ["north"],
        grades: { Overall: "Inadequate", Health: undefined },
      },
      "2019-03-01": {
        kind: "monitoring-visit",
        framework: "visits",
        event: "2019-02-monitoring-visit",
        isUnpublished: true,
      },
    },
  },
);
const record = buildRecord(content);
const [document, visit] = ["2018-05-18-inspection-north", "2020-03-03-focused-visit-north"] as const;
const [inspection, monitoring] = ["2016-04-27-known-north", "2019-03-01-known-county"] as const;

interface Row extends Partial<Omit<ListedInspection, "authority" | "grades">> {
  readonly authority?: string;
  readonly grades?: Readonly<Record<string, string>>;
}

function listOf(...rows: Row[]): PublishedList {
  const inspections = rows.map(({ authority = "north", grades = {}, ...row }): ListedInspection => ({
    authority: record.authorities.find(({ id }) => id === authority)!,
    kind: "inspection",
    published: "2018-05-18",
    fieldwork: {},
    ...row,
    grades: Object.entries(grades).map(([area, grade]) => ({ area, grade })),
  }));
  return {
    ...{ from: "2015-01-01", to: "2020-12-31", rows: rows.length, otherRows: 0, frameworks: [] },
    ...{ kinds: ["inspection", "focused-visit"], inspections },
  };
}

const told = (...rows: Row[]) =>
  againstList(record, listOf(...rows)).results.map(({ state, account, differences }) => [
    state,
    account?.id,
    ...differences,
  ]);

describe("an inspection of a list", () => {
  test("is in the record by its council, kind and day, whatever the letters of its areas", () => {
    expect(told({ grades: { overall: "good", LEADERS: "Good" }, fieldwork: { start: "2018-04-01" } })).toEqual([
      ["held", document],
    ]);
  });

  test("is missing where the record has later ones of its council, and newer where it has none", () => {
    expect(told({ published: "2017-09-01" }, { published: "2020-09-01" }, { authority: "west" })).toEqual([
      ["missing", undefined],
      ["newer", undefined],
      ["newer", undefined],
    ]);
  });

  test("is known where its document is not held, as far as its dates and grades are known", () => {
    expect(told({ published: "2016-04-27", grades: { Overall: "Inadequate", Leaders: "Good" } })).toEqual([
      ["changed", inspection, { what: "grade of Leaders", list: "Good" }],
    ]);
    expect(told({ published: "2016-04-27", grades: { Overall: "Inadequate" } })).toEqual([["known", inspection]]);
  });

  test("is otherwise where a grade or an address differs, or stands on one side alone: both are said", () => {
    expect(told({ grades: { Overall: "Outstanding" }, address: "https://example.org/a" })).toEqual([
      [
        "changed",
        document,
        { what: "address", list: "https://example.org/a" },
        { what: "grade of Overall", record: "Good", list: "Outstanding" },
        { what: "grade of Leaders", record: "Good" },
      ],
    ]);
  });

  test("is known again although its date differs: by its fieldwork, or within a month", () => {
    const published = { what: "publication", record: "2018-05-18" };
    expect(told({ published: "2018-09-01", fieldwork: { start: "2018-04-01" } })).toEqual([
      ["changed", document, { ...published, list: "2018-09-01" }],
    ]);
    expect(told({ published: "2018-06-18" })).toEqual([["changed", document, { ...published, list: "2018-06-18" }]]);
    expect(told({ published: "2018-06-19" })).toEqual([["missing", undefined]]);
  });

  test("tells when a document was published of which the record knows the fieldwork alone", () => {
    const row = { authority: "county", kind: "monitoring-visit" } as const;
    expect(told({ ...row, published: "2019-06-30" })).toEqual([
      ["changed", monitoring, { what: "publication", list: "2019-06-30" }],
    ]);
    expect(told({ ...row, published: "2019-07-01" })).toEqual([["newer", undefined]]);
  });

  test("is not another of the same council, nor one that is taken by a surer sign", () => {
    expect(told({ kind: "focused-visit" })).toEqual([["missing", undefined]]);
    expect(told({ published: "2018-05-01" }, {})).toEqual([
      ["missing", undefined],
      ["held", document],
    ]);
  });
});

test("what the list lacks is told within its time and kinds alone", () => {
  const unlisted = (change: Partial<PublishedList>) =>
    againstList(record, { ...listOf({}), ...change }).unlisted.map(({ id }) => id);
  expect(unlisted({})).toEqual([inspection, visit]);
  expect(unlisted({ from: "2016-04-28" })).toEqual([visit]);
  expect(unlisted({ to: "2020-03-02" })).toEqual([inspection]);
  expect(unlisted({ kinds: ["monitoring-visit"] })).toEqual([monitoring]);
});

describe("what readers are told", () => {
  const entry: ComparedEntry = {
    ...{ title: "The list", compared: "2021-01-02", sha256: "0".repeat(64), from: "2015-01-01", to: "2020-12-31" },
    ...{ rows: 1, otherRows: 0, kinds: ["inspection"], frameworks: [] },
    inspections: [{ authority: "north", kind: "inspection", published: "2018-05-18" }],
  };
  const compared = (...changes: Partial<ComparedEntry>[]) => ({
    ...content,
    compared: changes.map((change, index) => contentFile("compared", `list-${index}`, { ...entry, ...change })),
  });
  const words = (...changes: Partial<ComparedEntry>[]) => comparisonsToWords(buildRecord(compared(...changes)));

  test("is when and with what, how far it goes, and what it cannot tell", () => {
    expect(words({})).toBe(
      "The record was last compared on 2 January 2021 with the list 'The list', which goes to 31 December 2020: the one inspection of north that it names is in the record, and what it says of it agrees. It holds inspections alone: no focused visits or monitoring visits, and nothing of county council or west council.",
    );
  });

  test("is how many are missing and how many stand otherwise, and each of them", () => {
    const [named] = entry.inspections;
    const text = words({
      kinds: ["inspection", "focused-visit", "monitoring-visit"],
      inspections: [
        {
          ...named!,
          grades: [
            { area: "Overall", grade: "Inadequate" },
            { area: "Leaders", grade: "Good" },
          ],
        },
        { ...named!, kind: "focused-visit", published: "2019-05-18" },
        { ...named!, published: "2016-04-27" },
      ],
    });
    expect(text).toContain(
      "of the 3 inspections of north that it names, 1 is missing from the record and 1 stands there otherwise.",
    );
    expect(text).toContain("Focused visit, north, published 18 May 2019: missing from the record.");
    expect(text).toContain("published 18 May 2018: grade of Overall: Good in the record, Inadequate in the list.");
    expect(text).toContain("It holds inspections, focused visits and monitoring visits, and nothing of");
  });

  test("says how many are known from others alone", () => {
    const [named] = entry.inspections;
    expect(words({ inspections: [named!, { ...named!, published: "2016-04-27" }] })).toContain(
      "both inspections of north that it names are in the record, 1 of them known from others alone, and what it says of them agrees.",
    );
  });

  test("is of each list, the latest comparison first, or that there was none", () => {
    const record = buildRecord(compared({ compared: "2021-05-01" }, { compared: "2021-06-01" }));
    expect(comparisonsOf(record).map(({ list, opening }) => `${list.id}: ${opening}`)).toEqual([
      "list-1: The record was last compared on 1 June 2021 with the list",
      "list-0: The record was compared on 1 May 2021 with the list",
    ]);
    expect(words()).toBe(neverCompared);
  });

  test("a list cannot go beyond the day of its comparison, nor name a council that is not there", () => {
    expect(problemsOf(compared({ to: "2021-01-03" }))).toEqual([
      expect.stringContaining("goes to 2021-01-03, after the day of the comparison, 2021-01-02"),
    ]);
    expect(problemsOf(compared({ inspections: [{ ...entry.inspections[0]!, authority: "nort" }] }))).toEqual([
      'Authority "nort" is not in content/authorities. Did you mean "north"?',
    ]);
  });
});
