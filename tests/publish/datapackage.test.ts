import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Package } from "datapackage";
import { afterAll, expect, test } from "vitest";
import { tableToCsv } from "#publish/csv.ts";
import { dataPackage } from "#publish/datapackage.ts";
import { tables } from "#publish/tables.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { readRecord } from "#record/read.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { atLeastOne } from "../at-least-one.ts";

const description = dataPackage(fullRecord());

test("the description as published", async () => {
  await expect(`${JSON.stringify(description, null, 2)}\n`).toMatchFileSnapshot("output/datapackage.json");
});

test("every table is described, with every column and its type", () => {
  expect(description.version).toBe(dataVersion);
  expect(description.created).toBe(`${dataDate}T00:00:00Z`);
  expect(
    description.resources.map(({ name, path, schema }) => [name, path, schema.fields.map((field) => field.name)]),
  ).toEqual(tables.map(({ name, columns }) => [name, `${name}.csv`, columns.map((column) => column.name)]));
});

test("every document is named as a source, with its address where one is known", () => {
  expect(description.sources).toEqual([
    { title: "Ofsted, Inspection of the county's services (2011-05-06)", path: "https://example.org/report.pdf" },
    { title: "Ofsted, Document of 2018-05-18 (2018-05-18)" },
    { title: "A newspaper, Document of 2022-11 (2022-11)" },
    { title: "Ofsted, Document of 2024-03-15 (2024-03-15)" },
    { title: "Ofsted, Document of 2024-03-15 (2024-03-15)" },
    { title: "Ofsted, Document of 2025-05-20 (2025-05-20)" },
    { title: "Ofsted, Document of 2026-07-07 (2026-07-07)" },
  ]);
});

test("a foreign key names a table that is described, or nothing where that is its own, and the column that identifies its rows", () => {
  const keys = description.resources.flatMap(({ name, schema }) =>
    (schema.foreignKeys ?? []).map(({ fields, reference }) => ({ name, fields, reference })),
  );
  expect(keys.length).toBeGreaterThan(0);
  for (const { name, fields, reference } of keys) {
    expect(reference.resource, `${fields[0]} of ${name}`).not.toBe(name);
    const target = description.resources.find((resource) => resource.name === (reference.resource || name));
    expect(target?.schema.primaryKey, `${fields[0]} of ${name}`).toEqual(reference.fields);
  }
  expect(keys.filter(({ reference }) => !reference.resource).map(({ name, fields }) => [name, ...fields])).toEqual([
    ["findings", "twin_of"],
    ["recommendations", "twin_of"],
  ]);
});

test("a primary key is made of columns of its table that are never empty", () => {
  for (const { schema } of description.resources) {
    const required = schema.fields.filter(({ constraints }) => constraints.required).map(({ name }) => name);
    expect(required).toEqual(expect.arrayContaining([...(schema.primaryKey ?? [])]));
  }
});

const folder = mkdtempSync(join(tmpdir(), "data-package-"));
afterAll(() => rmSync(folder, { recursive: true }));

const real = readRecord(process.cwd());

/** Reads every table as a reader of Data Packages does: what is wrong with the package or its data, in that reader's words. */
async function complaints(change: (csv: string, table: string) => string = (csv) => csv): Promise<string[]> {
  for (const table of tables)
    writeFileSync(
      join(folder, `${table.name}.csv`),
      change(
        tableToCsv(
          table,
          table.rowsOf(real, (path) => path),
        ),
        table.name,
      ),
    );
  writeFileSync(join(folder, "datapackage.json"), JSON.stringify(dataPackage(real)));
  const read = await Package.load(join(folder, "datapackage.json"), { basePath: folder });
  const said = read.errors.map(({ message }) => message);
  for (const resource of read.resources) {
    try {
      const rows = await resource.read({ keyed: true, relations: true });
      if (!rows.length) said.push(`${resource.name}: no rows`);
    } catch (error) {
      const { message, errors = [] } = error as Error & { errors?: readonly Error[] };
      said.push(...[message, ...errors.map((inner) => inner.message)].map((words) => `${resource.name}: ${words}`));
    }
  }
  return said;
}

test("an independent reader takes the package under the profile that it names, every cell, key and foreign key", async () => {
  expect(await complaints()).toEqual([]);
});

test.each<[string, string, (csv: string) => string, RegExp]>(
  atLeastOne([
    ["a code that is none", "findings", (csv) => csv.replace(/,concern,/, ",worry,"), /enum/],
    ["a number that is none", "judgements", (csv) => csv.replace(/,(\d),(\d),/, ",one,$2,"), /integer/],
    ["a list of something else", "themes", (csv) => csv.replace(/,(protection|care)[a-z;-]*,/, ",no area,"), /pattern/],
    [
      "an event that is not there",
      "reports",
      (csv) => csv.replace(/^([^,\n]+),\d{4}-\d\d-[^,]+,/m, "$1,1999-01-none,"),
      /[Ff]oreign key/,
    ],
    ["a row twice", "milestones", (csv) => csv + csv.slice(csv.indexOf("\n") + 1), /[Uu]nique/],
  ]),
)("and refuses %s", async (_, name, change, words) => {
  const said = await complaints((csv, table) => (table === name ? change(csv) : csv));
  expect(said.join("\n")).toMatch(words);
});
