import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { tableToCsv } from "#publish/csv.ts";
import type { Row } from "#publish/rows.ts";
import type { Table } from "#publish/tables.ts";
import { publicUrl } from "#urls.ts";

/** The rows of a table with the addresses of this site: its files, the archive and pages that count them ask for the same. */
export function publishedRows(table: Table, record: InspectionRecord): readonly Row[] {
  return rowsIn(record)(table);
}

const rowsIn = oncePer((record: InspectionRecord) =>
  oncePer((table: Table): readonly Row[] => table.rowsOf(record, publicUrl)),
);

/** The same as CSV, for its file, that for a spreadsheet, and the archive: no other form takes so long to write. */
export function publishedCsv(table: Table, record: InspectionRecord): string {
  return csvIn(record)(table);
}

const csvIn = oncePer((record: InspectionRecord) =>
  oncePer((table: Table) => tableToCsv(table, publishedRows(table, record))),
);
