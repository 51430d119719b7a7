import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tableToCsv } from "#publish/csv.ts";
import { tables } from "#publish/tables.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { readRecord } from "#record/read.ts";

const kept = "tests/publish/output/data-of-the-day.txt";

test("the day of the data is that on which the published tables last changed", () => {
  const record = readRecord(process.cwd());
  const hash = createHash("sha256");
  for (const table of tables)
    hash.update(
      tableToCsv(
        table,
        table.rowsOf(record, (path) => path),
      ),
    );
  const now = `${dataVersion} ${dataDate} ${hash.digest("hex")}`;
  expect(
    readFileSync(kept, "utf8").trim(),
    `The published tables have changed: write today's date in src/publish/version.ts, then this line in ${kept}: ${now}`,
  ).toBe(now);
});
