import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { chartToCsv, tableToCsv } from "#publish/csv.ts";
import type { Row } from "#publish/rows.ts";
import { tables } from "#publish/tables.ts";
import type { Column } from "#publish/tables.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { atLeastOne } from "../at-least-one.ts";

const columns = ["locator", "summary"].map((name): Column => ({ name, type: "string", description: name }));
const csvOf = (...rows: Row[]) => tableToCsv({ columns }, rows);

test.each(atLeastOne(tables))("$name as CSV", async (table) => {
  const rows = table.rowsOf(fullRecord(), (path) => `https://example.org${path}`);
  await expect(tableToCsv(table, rows)).toMatchFileSnapshot(`output/${table.name}.csv`);
});

test("a table is a header and its rows, each ended by a line feed", () => {
  expect(csvOf({ locator: "para 1", summary: "Plans were late." })).toBe("locator,summary\npara 1,Plans were late.\n");
  expect(csvOf()).toBe("locator,summary\n");
});

test.each(["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"])(
  "%j would be run by a spreadsheet and is disarmed",
  (summary) => {
    const [row] = parse<{ summary: string }>(csvOf({ locator: "para 1", summary }), { columns: true });
    expect(row!.summary).toBe(`'${summary}`);
  },
);

test("columns stand in the order of the table, whatever that of the row", () => {
  expect(csvOf({ summary: "Late.", locator: "para 1" })).toBe("locator,summary\npara 1,Late.\n");
});

test("a comma, a quotation mark or a line break is quoted as RFC 4180 has it", () => {
  expect(csvOf({ locator: "para 1, para 2", summary: 'Plans were "late"' })).toBe(
    'locator,summary\n"para 1, para 2","Plans were ""late"""\n',
  );
  expect(csvOf({ locator: "para 1", summary: "Late.\nVague." })).toBe('locator,summary\npara 1,"Late.\nVague."\n');
  expect(csvOf({ locator: "para 1", summary: "Late.\rVague." })).toBe('locator,summary\npara 1,"Late.\rVague."\n');
});

test.each([
  ["commas, many, of them"],
  ['"quoted"'],
  ['a single " mark'],
  ["two\nlines"],
  ["two\r\nlines"],
  ["two\rlines"],
  [" spaces around "],
  ["Children’s £ – “curly”"],
  [""],
])("%j comes back from CSV as it went in", (summary) => {
  const written = csvOf({ locator: "para 1", summary }, { locator: "para 2", summary: "After it." });
  expect(parse(written, { bom: true, columns: true })).toEqual([
    { locator: "para 1", summary },
    { locator: "para 2", summary: "After it." },
  ]);
});

test("lists are joined by semicolons, and what is unknown is empty", () => {
  const list = ["themes", "groups", "due", "counted", "rank"].map((name): Column => ({
    name,
    type: "list",
    description: name,
  }));
  expect(
    tableToCsv({ columns: list }, [{ themes: ["plans", "health"], groups: [], due: null, counted: false, rank: 0 }]),
  ).toBe("themes,groups,due,counted,rank\nplans;health,,,false,0\n");
});

test.each(atLeastOne(tables))("$name reads the same from CSV as from JSON", (table) => {
  const rows = table.rowsOf(fullRecord(), (path) => path);
  const flat = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? value.join(";") : String(value ?? "")]),
    ),
  );
  expect(parse(tableToCsv(table, rows), { bom: true, columns: true })).toEqual(flat);
});

test("a chart's rows carry its note and source, and addresses of the site as they are printed", () => {
  const table = {
    columns: ["Inspection", "Document"],
    rows: [
      [
        "May 2011",
        {
          text: "not held:",
          links: [
            { text: "BBC", url: "https://example.org/1" },
            { text: "the report", url: "/reports/2011/" },
          ],
        },
      ],
    ],
  };
  const chart = {
    id: "theme-plans",
    title: "Plans",
    caveat: "Not examined is never good news.",
    reading: "Hollow marks are not counted.",
    page: "/themes/plans/",
    table,
  };
  expect(parse(chartToCsv(chart, "Source: documents."), { bom: true, columns: true })).toEqual([
    {
      Inspection: "May 2011",
      Document: "not held: BBC https://example.org/1, the report /reports/2011/",
      Note: "Plans. Not examined is never good news.",
      Source: "Source: documents. /themes/plans/#chart-theme-plans",
    },
  ]);
});
