import { describe, expect, test } from "vitest";
import { files, pageAt, pages } from "./pages.ts";
import { addressParts, contract, readCsv, readJson, readTable, tableNames } from "./tables.ts";

const events = readTable("events");
const reports = readTable("reports");
const findings = readTable("findings");
const recommendations = readTable("recommendations");
const themes = readTable("themes");
const links = readTable("links");

describe.each(tableNames)("%s", (name) => {
  const rows = readTable(name) as unknown as Readonly<Record<string, unknown>>[];

  test("is published as CSV and as JSON, with the columns of the data contract in their order", () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Object.keys(row)).toEqual(contract[name]);
    expect(readCsv(name)[0]).toEqual(contract[name]);
  });

  test("has the same rows in both: lists joined by semicolons, unknown empty", () => {
    const cells = rows.map((row) => Object.values(row).map((value) => (value === null ? "" : Array.isArray(value) ? value.join(";") : String(value))));
    expect(readCsv(name).slice(1)).toEqual(cells);
    for (const row of rows) expect(Object.values(row)).not.toContain("");
    expect(rows.flatMap((row) => Object.values(row).filter(Array.isArray).flat()).filter((item) => String(item).includes(";"))).toEqual([]);
  });
});

describe("identifiers", () => {
  test.each([
    ["events", events.map(({ event }) => event), /^\d{4}-\d{2}-[a-z-]+$/],
    ["reports", reports.map(({ report }) => report), /^\d{4}(-\d{2}){0,2}-(inspection|focused-visit|monitoring-visit|press-account)-[a-z-]+$/],
    ["findings", findings.map(({ finding }) => finding), /^[0-9a-z-]+#f\d{2,}$/],
    ["recommendations", recommendations.map(({ recommendation }) => recommendation), /^[0-9a-z-]+#r\d{2,}$/],
    ["themes", themes.map(({ theme }) => theme), /^[a-z]+(-[a-z]+)*$/],
    ["scopes", readTable("scopes").map(({ event, theme }) => `${event} ${theme}`), /^\S+ \S+$/],
    ["recurrence", readTable("recurrence").map(({ theme }) => theme), /./],
    ["links", links.map(({ from, to }) => `${from} ${to}`), /^\S+#[fr]\d+ \S+#[fr]\d+$/],
    ["not_coded", readTable("not_coded").map(({ report, locator }) => `${report} ${locator}`), /./],
    ["judgements", readTable("judgements").map(({ report, locator, area }) => `${report} ${locator} ${area}`), /./],
  ])("of %s are well formed and unique", (_, ids, form) => {
    expect(ids.filter((id) => !form.test(id))).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("of statements begin with their report, those of reports with their date and kind, those of events with month and kind of the fieldwork", () => {
    for (const { finding, report } of findings) expect(finding.split("#")[0]).toBe(report);
    for (const { recommendation, report } of recommendations) expect(recommendation.split("#")[0]).toBe(report);
    for (const { report, published, kind } of reports) expect(report.startsWith(`${published}-${kind}-`), report).toBe(true);
    for (const { event, fieldwork_start } of events) expect(event.slice(0, 7)).toBe(fieldwork_start.slice(0, 7));
  });
});

describe("references", () => {
  const known = {
    event: new Set(events.map(({ event }) => event)),
    report: new Set(reports.map(({ report }) => report)),
    theme: new Set(themes.map(({ theme }) => theme)),
    statement: new Set([...findings.map(({ finding }) => finding), ...recommendations.map(({ recommendation }) => recommendation)]),
    authority: new Set(pages.flatMap(({ url }) => /^\/authorities\/(.+)\/$/.exec(url)?.[1] ?? [])),
    framework: new Set(pages.flatMap(({ url }) => /^\/frameworks\/(.+)\/$/.exec(url)?.[1] ?? [])),
  };
  const columns: Readonly<Record<string, keyof typeof known>> = {
    event: "event", looked_events: "event", raised_events: "event",
    report: "report", reports: "report",
    theme: "theme", themes: "theme",
    from: "statement", to: "statement",
    authorities: "authority", framework: "framework",
  };

  test.each(tableNames)("of %s name rows that exist", (name) => {
    const lost = (readTable(name) as unknown as Readonly<Record<string, string | string[]>>[]).flatMap((row) =>
      Object.entries(columns).flatMap(([column, kind]) => [row[column] ?? []].flat().filter((id) => !known[kind].has(id)).map((id) => `${column}: ${id}`)),
    );
    expect(lost).toEqual([]);
  });

  test("between events and reports hold both ways", () => {
    for (const { event, reports: own } of events) expect(reports.filter((row) => row.event === event).map(({ report }) => report)).toEqual(own);
  });

  test("of statements repeat the event and date of their report", () => {
    for (const { report, event, published } of [...findings, ...recommendations]) {
      expect(reports.find((row) => row.report === report)).toMatchObject({ event, published });
    }
  });

  test("of links go from an earlier document to a later one", () => {
    const dateOf = new Map(reports.map(({ report, published }) => [report, published]));
    for (const { from, to } of links) expect(dateOf.get(from.split("#")[0]!)! < dateOf.get(to.split("#")[0]!)!, `${from} ${to}`).toBe(true);
  });

  test("to pages lead to pages and anchors of this site", () => {
    for (const { url } of [...reports, ...themes, ...findings, ...recommendations]) {
      const { path, anchor } = addressParts(url);
      expect(pageAt(path).ids.has(anchor) || !anchor, url).toBe(true);
    }
    for (const { finding, url } of findings) expect(addressParts(url).anchor).toBe(finding.split("#")[1]);
    for (const { recommendation, url } of recommendations) expect(addressParts(url).anchor).toBe(recommendation.split("#")[1]);
  });
});

describe("counts that anyone can check in the documents", () => {
  test("the report of 2011 gives 22 grades: 4 good, 17 adequate, 1 inadequate", () => {
    const grades = readTable("judgements").filter(({ report }) => report === "2011-05-06-inspection-northamptonshire");
    const count = (wanted: string) => grades.filter(({ grade }) => grade === wanted).length;
    expect([grades.length, count("Good"), count("Adequate"), count("Inadequate")]).toEqual([22, 4, 17, 1]);
  });

  test.each([
    ["2011-05-06-inspection-northamptonshire", 18],
    ["2018-05-18-focused-visit-northamptonshire", 5],
    ["2025-05-20-focused-visit-west-northamptonshire", 3],
  ])("%s makes %i recommendations", (report, count) => {
    expect(recommendations.filter((row) => row.report === report)).toHaveLength(count);
  });

  test("ranks fit their scales, and secondary events are not counted", () => {
    for (const { rank, scale_size } of readTable("judgements")) expect(rank >= 1 && rank <= scale_size).toBe(true);
    for (const { counted, provenance } of events) expect(counted).toBe(provenance === "primary");
  });

  test("rows stand by date of publication", () => {
    for (const rows of [events, reports, findings, recommendations]) {
      const dates = rows.map(({ published }) => published);
      expect(dates).toEqual(dates.toSorted());
    }
  });
});

test("datapackage.json describes each table as it is", () => {
  const { resources, version, licenses, sources } = readJson("datapackage") as {
    version: string;
    licenses: unknown[];
    sources: unknown[];
    resources: { name: string; path: string; schema: { fields: { name: string; constraints: { required: boolean } }[]; primaryKey: string[]; foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[] } }[];
  };
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(licenses).not.toHaveLength(0);
  expect(sources).toHaveLength(reports.length);
  expect(resources.map(({ path }) => `data/${path}`).toSorted()).toEqual(files.filter((file) => /^data\/.*\.csv$/.test(file)));
  expect(resources.map(({ name }) => name)).toEqual(tableNames);
  for (const { name, schema } of resources) {
    const [header = [], ...rows] = readCsv(name);
    expect(schema.fields.map((field) => field.name)).toEqual(header);
    expect(header).toEqual(expect.arrayContaining(schema.primaryKey));
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      expect(header).toEqual(expect.arrayContaining(fields));
      expect(readCsv(reference.resource)[0]).toEqual(expect.arrayContaining(reference.fields));
    }
    for (const [index, { name: field, constraints }] of schema.fields.entries()) {
      if (constraints.required) expect(rows.filter((row) => row[index] === ""), `${name}.${field}`).toEqual([]);
    }
  }
});
