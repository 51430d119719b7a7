import { expect, test } from "vitest";
import { tables } from "#publish/tables.ts";
import { fullRecord } from "../fixtures/full-record.ts";

const record = fullRecord();

test.each(tables)("$name as JSON", async ({ name, rowsOf }) => {
  const rows = rowsOf(record, (path) => `https://example.org${path}`);
  await expect(`${JSON.stringify(rows, null, 1)}\n`).toMatchFileSnapshot(`output/${name}.json`);
});

test("rows follow the date of publication, then the place in the document", () => {
  const [findings] = tables.filter(({ name }) => name === "findings").map(({ rowsOf }) => rowsOf(record, (path) => path));
  expect(findings!.map((row) => row["finding"])).toEqual([
    "2011-05-06-inspection-county#f01",
    "2011-05-06-inspection-county#f02",
    "2018-05-18-inspection-county#f01",
    "2022-11-press-account-west#f01",
  ]);
});

test("an inspector's name is nowhere published", () => {
  const inspected = { ...record, reports: record.reports.map((report) => ({ ...report, inspectors: ["A. Surname HMI"] })) };
  expect(JSON.stringify(tables.map(({ rowsOf }) => rowsOf(inspected, (path) => path)))).not.toContain("Surname");
});
