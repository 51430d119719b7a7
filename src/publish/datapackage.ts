import { spanToWords } from "#analysis/holdings.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { contributorsOf } from "#publish/publisher.ts";
import type { Publisher } from "#publish/publisher.ts";
import { tables } from "#publish/tables.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import type { Column, Table } from "#publish/tables.ts";
import { countysServices, fullTitle, settings } from "#settings.ts";

/**
 * The description of all tables as a Tabular Data Package, version 1, which readers of version 2 understand too: lists are
 * text with a pattern, since only version 2 has a type for them. Source: specs.frictionlessdata.io/tabular-data-package.
 */
export function dataPackage(record: InspectionRecord, publisher: Publisher = settings) {
  const { reports } = record;
  const contributors = contributorsOf(publisher);
  return {
    profile: "tabular-data-package",
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
    profile: "tabular-data-resource",
    name,
    title,
    description,
    path: `${name}.csv`,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: { delimiter: ",", lineTerminator: "\n", header: true },
    schema: {
      fields: columns.map(fieldOf),
      ...(primaryKey.length && { primaryKey }),
      missingValues: [""],
      ...(references.length && {
        foreignKeys: references.map(({ name: field, references: resource = "" }) => ({
          fields: [field],
          // A table that refers to itself is named by nothing.
          reference: {
            resource: resource === name ? "" : resource,
            fields: [tables.find((other) => other.name === resource)?.columns[0]?.name ?? ""],
          },
        })),
      }),
    },
  };
}

function fieldOf({ name, type, description, isOptional, codes }: Column) {
  const required = !isOptional;
  if (type === "list") {
    const item = codes ? `(?:${codes.join("|")})` : "[^;]+";
    return {
      name,
      type: "string",
      description: `${description}. A list, joined by ";".`,
      constraints: { required, pattern: `^${item}(?:;${item})*$` },
    };
  }
  if (type === "partial date")
    return {
      name,
      type: "string",
      description: `${description} (ISO 8601)`,
      constraints: { required, pattern: partialDate },
    };
  return {
    name,
    type: type === "url" ? "string" : type,
    description,
    constraints: { required, ...(codes && { enum: codes }) },
  };
}

/** Anchored: not every reader holds the whole cell to a pattern. */
const partialDate = "^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$";
