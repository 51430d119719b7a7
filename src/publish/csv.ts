import type { ChartInfo } from "#charts/chart.ts";
import { cellText } from "#charts/chart.ts";
import { stringify } from "csv-stringify/sync";
import { csvForm, spreadsheetForm } from "#publish/csv-form.ts";
import type { Row } from "#publish/rows.ts";
import type { Table } from "#publish/tables.ts";
import { chartUrl, publicUrl } from "#urls.ts";

/** A table as CSV with a header row; lists are joined by ";", unknown is empty. */
export function tableToCsv({ columns }: Pick<Table, "columns">, rows: readonly Row[]): string {
  const names = columns.map(({ name }) => name);
  const cells = rows.map((row) => names.map((name) => cellOf(row[name])));
  return stringify([names, ...cells], csvForm);
}

function cellOf(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? value.join(";") : String(value);
}

/**
 * A chart's rows, each with what must be known to read it and whence it is, so that the file explains itself wherever it goes.
 *
 * @param source  the chart's source line, see sourceLine
 */
export function chartToCsv({ id, page, title, caveat, table: { columns, rows } }: ChartInfo, source: string): string {
  const kept = [`${title}. ${caveat}`, `${source} ${publicUrl(chartUrl({ id, page }))}`];
  return stringify(
    [[...columns, "Note", "Source"], ...rows.map((row) => [...row.map((cell) => cellText(cell, publicUrl)), ...kept])],
    spreadsheetForm,
  );
}
