import { spanToWords } from "#analysis/holdings.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { contributorsOf } from "#publish/publisher.ts";
import type { Publisher } from "#publish/publisher.ts";
import { tables } from "#publish/tables.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import type { Column, Table } from "#publish/tables.ts";
import { countysServices, fullTitle, settings } from "#settings.ts";

/** The description of all tables in the form of a Data Package, version 2. Source: datapackage.org/standard. */
export function dataPackage(record: InspectionRecord, publisher: Publisher = settings) {
  const { reports } = record;
  const contributors = contributorsOf(publisher);
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: settings.dataName,
    title: fullTitle,
    description: `What inspectors have found in ${countysServices}, ${spanToWords(record)}, coded by theme and stance, with the exact place in each document. Not made or endorsed by Ofsted.`,
    version: dataVersion,
    created: `${dataDate}T00:00:00Z`,
    licenses: [
      {
        name: "CC-BY-4.0",
        path: "https://creativecommons.org/licenses/by/4.0/",
        title: "Creative Commons Attribution 4.0 International",
      },
    ],
    ...(contributors.length && { contributors }),
    sources: reports.map(({ source, published }) => ({
      title: `${source.publisher}, ${source.title} (${published})`,
      ...(source.url && { path: source.url }),
    })),
    resources: tables.map(resourceOf),
  };
}

function resourceOf(table: Table) {
  const { name, title, description, columns, primaryKey } = table;
  const references = columns.filter((column) => column.references && column.type !== "list");
  return {
    name,
    title,
    description,
    path: `${name}.csv`,
    type: "table",
    scheme: "file",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: { delimiter: ",", lineTerminator: "\n", header: true },
    schema: {
      fields: columns.map(fieldOf),
      fieldsMatch: ["equal"],
      ...(primaryKey.length && { primaryKey }),
      missingValues: [""],
      ...(references.length && {
        foreignKeys: references.map(({ name: field, references: resource = "" }) => ({
          fields: [field],
          // A table that refers to itself is not named.
          reference: {
            ...(resource !== name && { resource }),
            fields: [tables.find((other) => other.name === resource)?.columns[0]?.name ?? ""],
          },
        })),
      }),
    },
  };
}

function fieldOf({ name, type, description, isOptional }: Column) {
  const required = { constraints: { required: !isOptional } };
  if (type === "list") return { name, type: "list", itemType: "string", delimiter: ";", description, ...required };
  if (type === "url") return { name, type: "string", description, ...required };
  if (type === "partial date") return { name, type: "string", description: `${description} (ISO 8601)`, ...required };
  return { name, type, description, ...required };
}
