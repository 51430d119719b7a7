import { expect, test } from "vitest";
import { tableToCsv } from "#publish/csv.ts";
import { publishedCsv, publishedRows } from "#publish/published-tables.ts";
import { tables } from "#publish/tables.ts";
import { publicUrl } from "#urls.ts";
import { fullRecord } from "../fixtures/full-record.ts";

test("the rows of each table are those with the addresses of this site, worked out once for a record", () => {
  const record = fullRecord();
  for (const table of tables) {
    const rows = publishedRows(table, record);
    expect(rows).toEqual(table.rowsOf(record, publicUrl));
    expect(publishedRows(table, record)).toBe(rows);
    expect(publishedCsv(table, record)).toBe(tableToCsv(table, rows));
    expect(publishedRows(table, fullRecord())).not.toBe(rows);
  }
});
