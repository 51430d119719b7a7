import { expect, test } from "vitest";
import { tableNamed, tables } from "#publish/tables.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

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
    "2024-03-15-inspection-north#f01",
    "2024-03-15-inspection-west#f01",
    "2024-03-15-inspection-west#f51",
  ]);
});

const rowsOf = (name: string, from = record) => tableNamed(name).rowsOf(from, (path) => `https://example.org${path}`);

test("each inspection known has a row, held or not, and twins have two", () => {
  expect(rowsOf("inspections").map((row) => [row["inspection"], row["event"], row["held"]])).toEqual([
    ["2011-05-06-inspection-county", "2011-03-inspection", true],
    ["2016-04-27-known-county", "2016-02-inspection", false],
    ["2018-05-18-inspection-county", "2018-04-inspection", true],
    ["2020-01-known-county", "2020-01-focused-visit", false],
    ["2024-03-15-inspection-north", "2024-02-inspection", true],
    ["2024-03-15-inspection-west", "2024-02-inspection", true],
  ]);
});

test("what is not known of an inspection is null: days, recommendations, publication", () => {
  const [visit] = rowsOf("inspections").filter((row) => row["inspection"] === "2020-01-known-county");
  expect(visit).toMatchObject({ fieldwork_start: "2020-01", fieldwork_end: null, published: null, recommendations: null, confidence: "medium" });
});

test("the sources of an inspection are the addresses of its document and of pages about it, a document of the record by its page", () => {
  expect(rowsOf("inspections").map((row) => row["sources"]).filter((sources) => (sources as readonly string[]).length > 1)).toEqual([
    ["https://example.org/report.pdf", "https://example.org/about-the-report"],
    ["https://example.org/2016", "https://example.org/reports/2018-05-18-inspection-county/"],
  ]);
});

test("what others report is never counted, and says who reports it and where", () => {
  expect(rowsOf("reported_findings").map((row) => [row["finding"], row["provenance"], row["publisher"], row["source_url"], row["url"]])).toEqual([
    ["2016-04-27-known-county#f01", "secondary", "A newspaper", "https://example.org/2016", "https://example.org/inspections/2016-04-27-known-county/#f01"],
    ["2016-04-27-known-county#f02", "secondary", "Ofsted", "https://example.org/reports/2018-05-18-inspection-county/", "https://example.org/inspections/2016-04-27-known-county/#f02"],
  ]);
  const reported = new Set(rowsOf("reported_findings").map((row) => row["event"]));
  expect(rowsOf("events").filter((row) => reported.has(row["event"]!)).map((row) => row["counted"])).toEqual([false]);
});

test("a grade that is not known, and one for every area, are told as such", () => {
  expect(rowsOf("reported_judgements").map((row) => [row["area"], row["all_areas"], row["grade"], row["rank"]])).toEqual([
    ["Overall", false, "Inadequate", 1],
    ["Health", false, null, null],
    ["All areas", true, "Good", 3],
  ]);
});

test("where a framework has no scale that is known, a verdict has neither rank nor scale", () => {
  const other = sampleRecord({}, [], { inspections: { "2015-01-06": { framework: "visits", grades: { Progress: "Satisfactory progress" } } } });
  expect(rowsOf("reported_judgements", other)).toMatchObject([{ grade: "Satisfactory progress", rank: null, scale_size: null }]);
});

test("a milestone has its date, or the latest by which it had happened, and its end where it lasted", () => {
  expect(rowsOf("milestones").map(({ milestone, date, by, until }) => [milestone, date, by, until])).toEqual([
    ["2012-06-01-milestone", "2012-06-01", null, "2013-05"],
    ["2019-04-milestone", null, "2019-04", null],
  ]);
});

test("inspections of neighbouring services stand last among the events, outside the boundary and not counted", () => {
  const rows = rowsOf("events");
  expect(rows.map((row) => row["boundary"])).toEqual([...Array.from({ length: rows.length - 1 }, () => "inside"), "related"]);
  expect(rows.at(-1)).toMatchObject({ event: "2023-03-related", kind: "related", authorities: ["An agency"], counted: false, reports: [] });
});

test("of what is not known of an event's scope there is no row", () => {
  const covered = rowsOf("scopes").filter((row) => row["event"] === "2016-02-inspection");
  expect(covered.map((row) => [row["theme"], row["scope"]])).toEqual([["supervision", "partial"], ["plans", "partial"], ["health", "partial"]]);
  expect(rowsOf("scopes").filter((row) => row["event"] === "2020-01-focused-visit")).toEqual([]);
});

test("an inspector's name is nowhere published", () => {
  const inspected = { ...record, reports: record.reports.map((report) => ({ ...report, inspectors: ["A. Surname HMI"] })), knownInspections: record.knownInspections.map((inspection) => ({ ...inspection, inspectors: ["A. Surname HMI"] })) };
  expect(JSON.stringify(tables.map(({ rowsOf }) => rowsOf(inspected, (path) => path)))).not.toContain("Surname");
});
