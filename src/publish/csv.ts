import type { ChartInfo } from "#charts/chart.ts";
import { cellText } from "#charts/chart.ts";
import { stringify } from "csv-stringify/sync";
import type { Row } from "#publish/rows.ts";
import type { Table } from "#publish/tables.ts";

/** A table as RFC 4180 CSV with LF line ends and a header row; lists are joined by ";", unknown is empty. */
export function tableToCsv({ columns }: Pick<Table, "columns">, rows: readonly Row[]): string {
  const names = columns.map(({ name }) => name);
  const cells = rows.map((row) => names.map((name) => cellOf(row[name])));
  return stringify([names, ...cells], { record_delimiter: "unix", quoted_match: /\r/ });
}

function cellOf(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? value.join(";") : String(value);
}

/** A chart's rows, each with what must be known to read it, so that the file explains itself wherever it goes. */
export function chartToCsv({ title, caveat, table: { columns, rows } }: ChartInfo): string {
  const note = `${title}. ${caveat}`;
  return stringify([[...columns, "Note"], ...rows.map((row) => [...row.map(cellText), note])], { record_delimiter: "\n" });
}
