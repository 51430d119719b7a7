import { expect, test, vi } from "vitest";
import { levels } from "#analysis/coverage.ts";
import { recurrenceStates } from "#analysis/recurrence.ts";
import { shuffled, standings } from "#analysis/sensitivity.ts";
import { fates } from "#domain/fate.ts";
import { eventKinds } from "#domain/event.ts";
import { stances, trajectories } from "#domain/finding.ts";
import { groups } from "#domain/group.ts";
import { confidences } from "#domain/known-inspection.ts";
import { milestoneKinds } from "#domain/milestone.ts";
import { notCodedReasons } from "#domain/not-coded.ts";
import { provenances } from "#domain/provenance.ts";
import { deadlines } from "#domain/recommendation.ts";
import { reportKinds } from "#domain/report.ts";
import { coverWords, serviceAreas } from "#domain/service-area.ts";
import { relations } from "#domain/thread.ts";
import { boundaries } from "#publish/rows.ts";
import { rowsToWords, tableNamed, tables } from "#publish/tables.ts";
import type { Column, Table } from "#publish/tables.ts";
import type { Row, Value } from "#publish/rows.ts";
import { readRecord } from "#record/read.ts";
import { publicUrl } from "#urls.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { atLeastOne } from "../at-least-one.ts";
import { contract } from "../data-contract.ts";

const samples = [
  ["a small record", fullRecord()],
  ["the record", readRecord(process.cwd())],
] as const;

const cases = samples.flatMap(([name, record]) =>
  tables.map((table): [string, string, Table, Row[]] => [table.name, name, table, table.rowsOf(record, publicUrl)]),
);

test("the tables and their columns are those of the data contract, in its order", () => {
  expect(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual(
    Object.entries(contract),
  );
});

test.each(atLeastOne(cases))(
  "each row of %s, from %s, has just the columns of its table, in their order",
  (_, __, { columns }, rows) => {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Object.keys(row)).toEqual(columns.map(({ name }) => name));
  },
);

/** What is wrong with a value, in words; nothing where it is what its column says. */
function objectionTo(value: Value, { type, isOptional }: Column): string | undefined {
  if (value === null || (Array.isArray(value) && !value.length)) return isOptional ? undefined : "is empty";
  if (type === "list")
    return Array.isArray(value)
      ? value.some((item) => !item || item.includes(";"))
        ? "holds a semicolon or nothing"
        : undefined
      : "is not a list";
  if (type === "number") return typeof value === "number" ? undefined : "is not a number";
  if (type === "integer") return Number.isInteger(value) ? undefined : "is not a whole number";
  if (type === "boolean") return typeof value === "boolean" ? undefined : "is neither true nor false";
  if (typeof value !== "string" || !value) return "is not text";
  const pattern = {
    date: /^\d{4}-\d\d-\d\d$/,
    "partial date": /^\d{4}(-\d\d(-\d\d)?)?$/,
    url: /^(\/|https?:\/\/)/,
    string: /./,
  }[type];
  return pattern.test(value) ? undefined : `is not a ${type}`;
}

test.each(atLeastOne(cases))("each value of %s, from %s, is what its column says", (_, __, { columns }, rows) => {
  const objections = columns.flatMap((column) =>
    rows.flatMap((row) => {
      const objection = objectionTo(row[column.name]!, column);
      return objection ? [`${column.name} ${objection}: ${JSON.stringify(row)}`] : [];
    }),
  );
  expect(objections).toEqual([]);
});

test.each(atLeastOne(cases))(
  "each row of %s, from %s, is named by its primary key, or by event, document and theme",
  (_, __, { primaryKey }, rows) => {
    const columns = primaryKey.length ? primaryKey : ["event", "report", "theme"];
    const keys = rows.map((row) => JSON.stringify(columns.map((name) => row[name])));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  },
);

test.each(atLeastOne(cases.filter(([, , { columns }]) => columns.some(({ references }) => references))))(
  "what a row of %s, from %s, refers to is there",
  (_, sample, { columns }, rows) => {
    const [, record] = samples.find(([name]) => name === sample)!;
    for (const { name, references } of columns) {
      if (!references) continue;
      const table = tableNamed(references);
      const known = new Set(table.rowsOf(record, publicUrl).map((row) => row[table.columns[0]!.name]));
      expect(rows.flatMap((row) => row[name] ?? []).filter((value) => !known.has(value))).toEqual([]);
    }
  },
);

test("the small record has something to say in every column", () => {
  const [, record] = samples[0];
  const empty = tables.flatMap(({ name, columns, rowsOf }) => {
    const rows = rowsOf(record, publicUrl);
    const isEmpty = (column: Column) => rows.every((row) => String(row[column.name] ?? "") === "");
    return columns.filter(isEmpty).map((column) => `${name}.${column.name}`);
  });
  expect(empty).toEqual([]);
});

test("a table that is not published is refused", () => {
  expect(() => tableNamed("inspectors")).toThrow(new RangeError("unknown table: inspectors"));
});

test.each<[string, string, Readonly<Record<string, unknown>>]>([
  ["events", "kind", { ...eventKinds, related: "" }],
  ["events", "provenance", provenances],
  ["events", "boundary", boundaries],
  ["reports", "kind", reportKinds],
  ["findings", "stance", stances],
  ["findings", "trajectory", trajectories],
  ["findings", "groups", groups],
  ["recommendations", "deadline", deadlines],
  ["recommendations", "fate", fates],
  ["inspections", "confidence", Object.fromEntries(confidences.map((confidence) => [confidence, ""]))],
  ["milestones", "kind", milestoneKinds],
  ["themes", "areas", serviceAreas],
  ["scopes", "scope", coverWords],
  ["levels", "level", levels],
  ["recurrence", "state", recurrenceStates],
  ["sensitivity", "standing", standings],
  ["sensitivity", "shuffled", shuffled],
  ["links", "relation", relations],
  ["not_coded", "reason", notCodedReasons],
  ["frameworks", "examines", serviceAreas],
])("of %s the dictionary names every value of %s, and the record has no other", (table, name, values) => {
  const { columns, rowsOf } = tableNamed(table);
  const { description, codes } = columns.find((column) => column.name === name)!;
  expect(codes).toEqual(Object.keys(values));
  const named = (value: string) => new RegExp(`(?:^|[ .])${value}(?:[,:;]|$| )`).test(description);
  expect(Object.keys(values).filter((value) => !named(value))).toEqual([]);
  const [, [, record]] = samples;
  const used = rowsOf(record, publicUrl)
    .flatMap((row) => row[name] ?? [])
    .map(String);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((value) => !(value in values))).toEqual([]);
});

test("every address of the site is whole where the site's own is known, those in lists too", () => {
  vi.stubEnv("SITE_URL", "https://example.org/record");
  try {
    const addresses = samples.flatMap(([, record]) =>
      tables.flatMap(({ columns, rowsOf }) => {
        const names = columns.filter(
          ({ name, type }) => type === "url" || name === "sources" || name === "source_urls",
        );
        return rowsOf(record, publicUrl).flatMap((row) => names.flatMap(({ name }) => row[name] ?? []));
      }),
    );
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !/^https?:\/\//.test(String(address)))).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
  }
});

test("rows are told by what they are made up of, and by their number alone where all are alike", () => {
  const parts = [
    { words: "of one kind", holds: (row: Row) => row["kind"] === 1 },
    { words: "others", holds: () => true },
  ];
  expect(rowsToWords({ parts }, [{ kind: 1 }, { kind: 2 }, { kind: 2 }])).toBe("3 rows = 1 of one kind + 2 others");
  expect(rowsToWords({ parts }, [{ kind: 1 }])).toBe("1 row");
  expect(rowsToWords({}, [])).toBe("0 rows");
});
