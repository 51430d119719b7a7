import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { themeToCsv, themeToJson } from "#publish/theme-table.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord(
  {
    "2013-02-01": { concerns: ["plans"], recommendations: ["plans"], looksAt: ["plans", "health"] },
    "2018-10-01": { strengths: ["plans health"], looksAt: ["plans"] },
  },
  [],
  { inspections: { "2016-04-27": { concerns: ["plans"] } } },
);
const plans = record.themes.find(({ code }) => code === "plans")!;
const rowsOf = (text: string) => parse<Record<string, string>>(text, { bom: true, columns: true });

test("a theme's statements are told in words, the newest inspection first, and whether they are counted", () => {
  expect(
    rowsOf(themeToCsv(plans, record)).map((row) => [row["Date"]!.slice(0, 4), row["Kind"], row["Counted"]]),
  ).toEqual([
    ["2018", "Strength", "yes"],
    ["2016", "Concern", "no"],
    ["2013", "Recommendation", "yes"],
    ["2013", "Concern", "yes"],
  ]);
});

test("each statement is one line that begins with its identifier, whatever its summary holds", () => {
  const [first] = record.findings;
  const broken = { ...first!, summary: "Two\nlines, and\r\na third" };
  const report = { ...first!.report, findings: [broken] };
  const event = { ...first!.report.event, reports: [report] };
  const lines = themeToCsv(plans, { ...record, events: [event] })
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(1 + 1 + report.recommendations.length);
  expect(lines.slice(1).map((line) => line.slice(0, line.indexOf(",")))).toEqual([
    ...report.recommendations.map(({ id }) => id),
    broken.id,
  ]);
});

test.each(["=1+1", "+44", "-2", "@cell"])("%s is not run by a spreadsheet", (summary) => {
  const [first] = record.findings;
  const report = { ...first!.report, recommendations: [], findings: [{ ...first!, summary }] };
  const event = { ...first!.report.event, reports: [report] };
  const [row] = rowsOf(themeToCsv(plans, { ...record, events: [event] }));
  expect(row!["Summary"]).toBe(`'${summary}`);
});

test("the same rows stand in JSON, lists as arrays, unknown as null", () => {
  const rows = rowsOf(themeToCsv(plans, record));
  const objects = JSON.parse(themeToJson(plans, record)) as Record<string, string | string[] | null>[];
  expect(objects.length).toBeGreaterThan(3);
  const inCell = (value: string | string[] | null) => (Array.isArray(value) ? value.join("; ") : (value ?? ""));
  expect(
    objects.map((object) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, inCell(value)]))),
  ).toEqual(rows);
  expect(objects[0]!["Themes, the main one first"]).toHaveLength(2);
  expect(objects[0]!["Deadline"]).toBeNull();
});
