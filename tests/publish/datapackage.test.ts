import { expect, test } from "vitest";
import { dataPackage } from "#publish/datapackage.ts";
import { tables } from "#publish/tables.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { fullRecord } from "../fixtures/full-record.ts";

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

test("a foreign key names a table that is described, or none where that is its own, and the column that identifies its rows", () => {
  const keys = description.resources.flatMap(({ name, schema }) =>
    (schema.foreignKeys ?? []).map(({ fields, reference }) => ({ name, fields, reference })),
  );
  expect(keys.length).toBeGreaterThan(0);
  for (const { name, fields, reference } of keys) {
    const { resource: other } = reference as { readonly resource?: string };
    expect(other, `${fields[0]} of ${name}`).not.toBe(name);
    const target = description.resources.find((resource) => resource.name === (other ?? name));
    expect(target?.schema.primaryKey, `${fields[0]} of ${name}`).toEqual(reference.fields);
  }
  expect(
    keys.filter(({ reference }) => !("resource" in reference)).map(({ name, fields }) => [name, ...fields]),
  ).toEqual([
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
