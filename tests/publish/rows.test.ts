import { describe, expect, test } from "vitest";
import { tableNamed, tables } from "#publish/tables.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import { atLeastOne } from "../at-least-one.ts";

const record = fullRecord();

test.each(atLeastOne(tables))("$name as JSON", async ({ name, rowsOf }) => {
  const rows = rowsOf(record, (path) => `https://example.org${path}`);
  await expect(`${JSON.stringify(rows, null, 1)}\n`).toMatchFileSnapshot(`output/${name}.json`);
});

test("rows follow the date of publication, then the place in the document", () => {
  const [findings] = tables
    .filter(({ name }) => name === "findings")
    .map(({ rowsOf }) => rowsOf(record, (path) => path));
  expect(findings!.map((row) => row["finding"])).toEqual([
    "2011-05-06-inspection-county#f01",
    "2011-05-06-inspection-county#f02",
    "2018-05-18-inspection-county#f01",
    "2022-11-press-account-west#f01",
    "2024-03-15-inspection-north#f01",
    "2024-03-15-inspection-west#f01",
    "2024-03-15-inspection-west#f51",
    "2025-05-20-focused-visit-west#f01",
    "2025-05-20-focused-visit-west#f02",
    "2026-07-07-inspection-north#f01",
  ]);
});

const rowsOf = (name: string, from = record) => tableNamed(name).rowsOf(from, (path) => `https://example.org${path}`);

test("each inspection known has a row, held or not, and twins have two", () => {
  expect(rowsOf("inspections").map((row) => [row["inspection"], row["event"], row["held"]])).toEqual([
    ["2011-05-06-inspection-county", "2011-03-inspection-county", true],
    ["2016-04-27-known-county", "2016-02-inspection-county", false],
    ["2018-05-18-inspection-county", "2018-04-inspection-county", true],
    ["2020-01-known-county", "2020-01-focused-visit-county", false],
    ["2024-03-15-inspection-north", "2024-02-inspection-county", true],
    ["2024-03-15-inspection-west", "2024-02-inspection-county", true],
    ["2025-05-20-focused-visit-west", "2025-04-focused-visit-west", true],
    ["2026-07-07-inspection-north", "2026-05-inspection-north", true],
  ]);
});

test("what is not known of an inspection is null: days, recommendations, publication", () => {
  const [visit] = rowsOf("inspections").filter((row) => row["inspection"] === "2020-01-known-county");
  expect(visit).toMatchObject({
    fieldwork_start: "2020-01",
    fieldwork_end: null,
    published: null,
    recommendations: null,
    confidence: "medium",
  });
});

test("the sources of an inspection are the addresses of its document and of pages about it, a document of the record by its page", () => {
  expect(
    rowsOf("inspections")
      .map((row) => row["sources"])
      .filter((sources) => (sources as readonly string[]).length > 1),
  ).toEqual([
    ["https://example.org/report.pdf", "https://example.org/about-the-report"],
    ["https://example.org/2016", "https://example.org/reports/2018-05-18-inspection-county/"],
  ]);
});

test("what others report is never counted, and says who reports it and where", () => {
  expect(
    rowsOf("reported_findings").map((row) => [
      row["finding"],
      row["provenance"],
      row["publisher"],
      row["source_url"],
      row["url"],
    ]),
  ).toEqual([
    [
      "2016-04-27-known-county#f01",
      "secondary",
      "A newspaper",
      "https://example.org/2016",
      "https://example.org/inspections/2016-04-27-known-county/#f01",
    ],
    [
      "2016-04-27-known-county#f02",
      "secondary",
      "Ofsted",
      "https://example.org/reports/2018-05-18-inspection-county/",
      "https://example.org/inspections/2016-04-27-known-county/#f02",
    ],
  ]);
  const reported = new Set(rowsOf("reported_findings").map((row) => row["event"]));
  expect(
    rowsOf("events")
      .filter((row) => reported.has(row["event"]))
      .map((row) => row["counted"]),
  ).toEqual([false]);
});

test("a grade that is not known, and one for every area, are told as such", () => {
  expect(
    rowsOf("reported_judgements").map((row) => [row["area"], row["all_areas"], row["grade"], row["rank"]]),
  ).toEqual([
    ["Overall", false, "Inadequate", 1],
    ["Health", false, null, null],
    ["All areas", true, "Good", 3],
  ]);
});

test("where a framework has no scale that is known, a verdict has neither rank nor scale", () => {
  const other = sampleRecord({}, [], {
    inspections: { "2015-01-06": { framework: "visits", grades: { Progress: "Satisfactory progress" } } },
  });
  expect(rowsOf("reported_judgements", other)).toMatchObject([
    { grade: "Satisfactory progress", rank: null, scale_size: null },
  ]);
});

test("a milestone has its date, or the latest by which it had happened, and its end where it lasted", () => {
  expect(rowsOf("milestones").map(({ milestone, date, by, until }) => [milestone, date, by, until])).toEqual([
    ["2012-06-01-milestone", "2012-06-01", null, "2013-05"],
    ["2019-04-milestone", null, "2019-04", null],
  ]);
});

test("inspections of neighbouring services stand last among the events, outside the boundary and not counted", () => {
  const rows = rowsOf("events");
  expect(rows.map((row) => row["boundary"])).toEqual([
    ...Array.from({ length: rows.length - 1 }, () => "inside"),
    "related",
  ]);
  expect(rows.at(-1)).toMatchObject({
    event: "2023-03-related",
    kind: "related",
    authorities: [],
    body: "An agency",
    counted: false,
    reports: [],
  });
});

test("of what is not known of an event's scope there is no row", () => {
  const covered = rowsOf("scopes").filter((row) => row["event"] === "2016-02-inspection-county");
  expect(covered.map((row) => [row["theme"], row["scope"]])).toEqual([
    ["supervision", "partial"],
    ["plans", "partial"],
    ["health", "partial"],
  ]);
  expect(rowsOf("scopes").filter((row) => row["event"] === "2020-01-focused-visit-county")).toEqual([]);
});

describe("levels", () => {
  const rows = rowsOf("levels");

  test("are of each counted event, theme by theme, and of each of several documents after it", () => {
    const themes = record.themes.map(({ code }) => code);
    const order = [...new Set(rows.map(({ event, report }) => `${String(event)} ${String(report)}`))];
    expect(order).toEqual([
      "2011-03-inspection-county null",
      "2018-04-inspection-county null",
      "2024-02-inspection-county null",
      "2024-02-inspection-county 2024-03-15-inspection-north",
      "2024-02-inspection-county 2024-03-15-inspection-west",
      "2025-04-focused-visit-west null",
      "2026-05-inspection-north null",
    ]);
    expect(rows.map((row) => row["theme"])).toEqual(order.flatMap(() => themes));
  });

  const levelsOf = (event: string, report: string | null = null) =>
    Object.fromEntries(
      rows
        .filter((row) => row["event"] === event && row["report"] === report)
        .map(({ theme, level, in_passing }) => [theme, [level, in_passing]]),
    );

  test("are empty where the theme was out of scope and nothing was said of it", () => {
    expect(levelsOf("2011-03-inspection-county")).toEqual({
      recording: [null, false],
      supervision: ["noted", false],
      plans: ["asked", false],
      health: ["asked", false],
    });
  });

  test("of what was said in passing are kept, and marked", () => {
    expect(levelsOf("2025-04-focused-visit-west")).toEqual({
      recording: [null, false],
      supervision: [null, false],
      plans: ["concern", false],
      health: ["strength", true],
    });
  });

  test("stand beside what they rest on, in which what two documents share counts once", () => {
    const health = rows.filter((row) => row["event"] === "2024-02-inspection-county" && row["theme"] === "health");
    expect(
      health.map(({ level, recommendations, concerns, strengths, statements }) => [
        level,
        recommendations,
        concerns,
        strengths,
        statements,
      ]),
    ).toEqual([
      ["asked", 1, 0, 1, 1],
      ["asked", 1, 0, 0, 0],
      ["asked", 1, 0, 1, 1],
    ]);
  });
});

describe("recurrence", () => {
  const themeIn = (table: string, code: string) => rowsOf(table).find((row) => row["theme"] === code)!;

  test("is of the whole record, full inspections told apart, and of the period that ended with 2025", () => {
    expect(themeIn("recurrence", "plans")).toMatchObject({
      looked: 5,
      raised: 4,
      state: "most looks, the latest among them",
      strong: 1,
      raised_full: 3,
      looked_full: 4,
      last_raised: "2026-07-07",
    });
    expect(themeIn("recurrence_2011_2025", "plans")).toMatchObject({
      looked: 4,
      raised: 3,
      state: "most looks, the latest among them",
      strong: 1,
      raised_full: 2,
      looked_full: 3,
      last_raised: "2025-05-20",
    });
  });

  test("takes no word said in passing for a look", () => {
    const events = ["2011-03-inspection-county", "2024-02-inspection-county", "2026-05-inspection-north"];
    expect(themeIn("recurrence", "health")).toMatchObject({
      looked_events: events,
      raised_events: events,
      state: "every look",
      strong: 2,
    });
    const before = { looked_events: events.slice(0, 2), raised_events: events.slice(0, 2), state: "twice", strong: 2 };
    expect(themeIn("recurrence_2011_2025", "health")).toMatchObject(before);
  });

  test("counts an inspection by its fieldwork, not by when it was published", () => {
    const other = sampleRecord({
      "2026-01-20": { event: "2025-12-inspection", looksAt: ["plans"], concerns: ["plans"] },
    });
    const [, , plans] = rowsOf("recurrence_2011_2025", other);
    expect(plans).toMatchObject({ theme: "plans", looked: 1, raised: 1, state: "once", first_raised: "2026-01-20" });
  });

  test("of a theme that nobody looked at is never, with nothing first or last", () => {
    expect(themeIn("recurrence", "recording")).toMatchObject({
      looked: 0,
      raised: 0,
      looked_events: [],
      first_raised: null,
      last_raised: null,
      state: "never",
    });
  });
});

test("a grade says whether the inspectors' own document gives it", () => {
  const other = sampleRecord({
    "2022-11": { event: "2022-10-inspection", provenance: "secondary", grades: { Overall: "Good" } },
    "2022-11-25": { event: "2022-10-inspection", grades: { Overall: "Good" } },
  });
  expect(rowsOf("judgements", other).map(({ report, provenance }) => [report, provenance])).toEqual([
    ["2022-11-press-account-county", "secondary"],
    ["2022-11-25-inspection-county", "primary"],
  ]);
});

test("the basis of a scope is the framework, the named focus with its place, or who mentions it", () => {
  const basisOf = (event: string, theme: string) =>
    rowsOf("scopes").find((row) => row["event"] === event && row["theme"] === theme)!["basis"];
  expect(basisOf("2025-04-focused-visit-west", "plans")).toBe("named focus (opening para 1)");
  expect(basisOf("2025-04-focused-visit-west", "health")).toBe("outside the named focus (opening para 1)");
  expect(basisOf("2026-05-inspection-north", "supervision")).toBe("New does not examine Workforce");
  expect(basisOf("2016-02-inspection-county", "plans")).toBe("mentioned by A newspaper");
});

test("an inspector's name is nowhere published", () => {
  const inspected = {
    ...record,
    reports: record.reports.map((report) => ({ ...report, inspectors: ["A. Surname HMI"] })),
    knownInspections: record.knownInspections.map((inspection) => ({ ...inspection, inspectors: ["A. Surname HMI"] })),
  };
  expect(JSON.stringify(tables.map(({ rowsOf }) => rowsOf(inspected, (path) => path)))).not.toContain("Surname");
});
