import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Row } from "#publish/rows.ts";
import type { PackedHead } from "#publish/search-index.ts";
import type { Facet } from "#search/facets.ts";
import { unpackRecords, unpackTables } from "#search/packed.ts";
import { dist, files, pageAt, pages } from "./pages.ts";
import { addressParts, eventsInside, readCsv, readJson, readTable, tableNames, withoutTwins } from "./tables.ts";
import { atLeastOne } from "../at-least-one.ts";
import { contract } from "../data-contract.ts";

const events = readTable("events");
const inside = eventsInside();
const inspections = readTable("inspections");
const reported = readTable("reported_findings");
const reports = readTable("reports");
const findings = readTable("findings");
const recommendations = readTable("recommendations");
const themes = readTable("themes");
const authorities = readTable("authorities");
const frameworks = readTable("frameworks");
const links = readTable("links");

describe.each(atLeastOne(tableNames))("%s", (name) => {
  const rows = readTable(name) as unknown as Row[];

  test("is published as CSV and as JSON, with the columns of the data contract in their order", () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Object.keys(row)).toEqual(contract[name]);
    expect(readCsv(name)[0]).toEqual(contract[name]);
  });

  test("has the same rows in both: lists joined by semicolons, unknown empty", () => {
    const cells = rows.map((row) =>
      Object.values(row).map((value) => (value === null ? "" : Array.isArray(value) ? value.join(";") : String(value))),
    );
    expect(readCsv(name).slice(1)).toEqual(cells);
    for (const row of rows) expect(Object.values(row)).not.toContain("");
    expect(
      rows
        .flatMap((row) => Object.values(row).filter(Array.isArray).flat())
        .filter((item) => String(item).includes(";")),
    ).toEqual([]);
  });
});

describe("identifiers", () => {
  test.each([
    [
      "events",
      inside.map(({ event }) => event),
      /^\d{4}-\d{2}-(inspection|focused-visit|monitoring-visit|pilot|unannounced)-[a-z]+(-[a-z]+)*$/,
    ],
    [
      "events of neighbouring services",
      events.filter(({ boundary }) => boundary === "related").map(({ event }) => event),
      /^\d{4}(-\d{2}){0,2}-[a-z-]+$/,
    ],
    ["inspections", inspections.map(({ inspection }) => inspection), /^\d{4}(-\d{2}){0,2}-[a-z-]+$/],
    ["milestones", readTable("milestones").map(({ milestone }) => milestone), /^\d{4}(-\d{2}){0,2}-[a-z0-9-]+$/],
    [
      "reports",
      reports.map(({ report }) => report),
      /^\d{4}(-\d{2}){0,2}-(inspection|focused-visit|monitoring-visit|press-account)-[a-z-]+$/,
    ],
    ["findings", findings.map(({ finding }) => finding), /^[0-9a-z-]+#f\d{2,}$/],
    ["reported_findings", reported.map(({ finding }) => finding), /^[0-9a-z-]+#f\d{2,}$/],
    [
      "reported_judgements",
      readTable("reported_judgements").map(({ inspection, area }) => `${inspection} ${area}`),
      /./,
    ],
    ["recommendations", recommendations.map(({ recommendation }) => recommendation), /^[0-9a-z-]+#r\d{2,}$/],
    ["themes", themes.map(({ theme }) => theme), /^[a-z]+(-[a-z]+)*$/],
    ["authorities", authorities.map(({ authority }) => authority), /^[a-z]+(-[a-z]+)*$/],
    ["frameworks", frameworks.map(({ framework }) => framework), /^[a-z0-9]+(-[a-z0-9]+)*$/],
    ["scopes", readTable("scopes").map(({ event, theme }) => `${event} ${theme}`), /^\S+ \S+$/],
    [
      "levels",
      readTable("levels").map(({ event, report, theme }) => `${event} ${report ?? "as a whole"} ${theme}`),
      /./,
    ],
    ["recurrence", readTable("recurrence").map(({ theme }) => theme), /./],
    ["recurrence_2011_2025", readTable("recurrence_2011_2025").map(({ theme }) => theme), /./],
    ["links", links.map(({ from, to }) => `${from} ${to}`), /^\S+#[fr]\d+ \S+#[fr]\d+$/],
    ["not_coded", readTable("not_coded").map(({ report, locator }) => `${report} ${locator}`), /./],
    ["judgements", readTable("judgements").map(({ report, locator, area }) => `${report} ${locator} ${area}`), /./],
  ])("of %s are well formed and unique", (_, ids, form) => {
    expect(ids.filter((id) => !form.test(id))).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("of statements begin with their account, those of reports with their date and kind, those of events with the month of the fieldwork, or of the publication where that alone is known, and their kind and place", () => {
    for (const { finding, report } of findings) expect(finding.split("#")[0]).toBe(report);
    for (const { recommendation, report } of recommendations) expect(recommendation.split("#")[0]).toBe(report);
    for (const { report, published, kind } of reports)
      expect(report.startsWith(`${published}-${kind}-`), report).toBe(true);
    for (const { finding, inspection } of reported) expect(finding.split("#")[0]).toBe(inspection);
    for (const { event, fieldwork_start, published, kind, authorities } of inside) {
      // Where both successors of the county were inspected together, the place is the county.
      const place = authorities.length === 1 ? authorities[0] : "northamptonshire";
      expect(event).toBe(`${(fieldwork_start ?? published).slice(0, 7)}-${kind}-${place}`);
      if (authorities.length > 1) expect(authorities).toEqual(["north-northamptonshire", "west-northamptonshire"]);
    }
  });
});

describe("references", () => {
  const known = {
    event: new Set(events.map(({ event }) => event)),
    report: new Set(reports.map(({ report }) => report)),
    inspection: new Set([
      ...inspections.map(({ inspection }) => inspection),
      ...pages.flatMap(({ url }) => /^\/inspections\/(.+)\/$/.exec(url)?.[1] ?? []),
    ]),
    theme: new Set(themes.map(({ theme }) => theme)),
    statement: new Set([
      ...findings.map(({ finding }) => finding),
      ...recommendations.map(({ recommendation }) => recommendation),
      ...reported.map(({ finding }) => finding),
    ]),
    authority: new Set(authorities.map(({ authority }) => authority)),
    framework: new Set(frameworks.map(({ framework }) => framework)),
  };
  const columns: Readonly<Record<string, keyof typeof known>> = {
    event: "event",
    looked_events: "event",
    raised_events: "event",
    report: "report",
    reports: "report",
    inspection: "inspection",
    theme: "theme",
    themes: "theme",
    twin_of: "statement",
    authorities: "authority",
    succeeds: "authority",
    delivers_for: "authority",
    framework: "framework",
  };

  test.each(atLeastOne(tableNames))("of %s name rows that exist", (name) => {
    const rows = (readTable(name) as unknown as Readonly<Record<string, string | string[]>>[]).filter(
      ({ boundary }) => boundary !== "related",
    );
    const lost = rows.flatMap((row) =>
      Object.entries(name === "links" ? ({ from: "statement", to: "statement" } as const) : columns).flatMap(
        ([column, kind]) =>
          [row[column] ?? []]
            .flat()
            .filter((id) => !known[kind].has(id))
            .map((id) => `${column}: ${id}`),
      ),
    );
    expect(lost).toEqual([]);
  });

  test("between events and reports hold both ways", () => {
    for (const { event, reports: own } of events)
      expect(reports.filter((row) => row.event === event).map(({ report }) => report)).toEqual(own);
    for (const { inspection, event, held } of inspections)
      expect(
        reports.some((row) => row.report === inspection && row.event === event),
        inspection,
      ).toBe(held);
  });

  test("of statements repeat the event and date of their report", () => {
    for (const { report, event, published } of [...findings, ...recommendations]) {
      expect(reports.find((row) => row.report === report)).toMatchObject({ event, published });
    }
  });

  test("of links go from an earlier document to a later one", () => {
    const dateOf = new Map([
      ...inspections.map(
        ({ inspection, published, fieldwork_end, fieldwork_start }) =>
          [inspection, published ?? fieldwork_end ?? fieldwork_start] as const,
      ),
      ...reports.map(({ report, published }) => [report, published] as const),
    ]);
    for (const { from, to } of links)
      expect(dateOf.get(from.split("#")[0]!)! < dateOf.get(to.split("#")[0]!)!, `${from} ${to}`).toBe(true);
  });

  test("to pages lead to pages and anchors of this site", () => {
    for (const { url } of [
      ...reports,
      ...inspections,
      ...authorities,
      ...frameworks,
      ...themes,
      ...findings,
      ...recommendations,
      ...reported,
    ]) {
      const { path, anchor } = addressParts(url);
      expect(pageAt(path).ids.has(anchor) || !anchor, url).toBe(true);
    }
    for (const { finding, url } of [...findings, ...reported])
      expect(addressParts(url).anchor).toBe(finding.split("#")[1]);
    for (const { recommendation, url } of recommendations)
      expect(addressParts(url).anchor).toBe(recommendation.split("#")[1]);
  });
});

describe("counts that anyone can check in the documents", () => {
  test("the report of 2011 gives 22 grades: 4 good, 17 adequate, 1 inadequate", () => {
    const grades = readTable("judgements").filter(({ report }) => report === "2011-05-06-inspection-northamptonshire");
    const count = (wanted: string) => grades.filter(({ grade }) => grade === wanted).length;
    expect([grades.length, count("Good"), count("Adequate"), count("Inadequate")]).toEqual([22, 4, 17, 1]);
  });

  // One point of 2022 names three matters, which are three recommendations at its place.
  test.each([
    ["2011-05-06-inspection-northamptonshire", 18, 18],
    ["2018-05-18-focused-visit-northamptonshire", 5, 5],
    ["2021-12-07-monitoring-visit-north-northamptonshire", 0, 0],
    ["2022-11-press-account-northamptonshire", 0, 0],
    ["2022-11-25-inspection-north-northamptonshire", 4, 6],
    ["2022-11-25-inspection-west-northamptonshire", 4, 6],
    ["2023-11-22-focused-visit-north-northamptonshire", 3, 3],
    ["2023-11-22-focused-visit-west-northamptonshire", 3, 3],
    ["2024-10-31-focused-visit-north-northamptonshire", 2, 2],
    ["2025-05-20-focused-visit-west-northamptonshire", 3, 3],
    ["2026-07-07-inspection-north-northamptonshire", 2, 2],
    ["2026-07-07-inspection-west-northamptonshire", 2, 2],
  ])("%s asks at %i places, in %i recommendations", (report, places, count) => {
    const own = recommendations.filter((row) => row.report === report);
    expect([new Set(own.map(({ locator }) => locator)).size, own.length]).toEqual([places, count]);
  });

  test("the documents with recommendations and grades that are counted here are all that there are", () => {
    expect(new Set(recommendations.map(({ report }) => report)).size).toBe(10);
    expect([...new Set(readTable("judgements").map(({ report }) => report.slice(0, 7)))]).toEqual([
      "2011-05",
      "2022-11",
      "2026-07",
    ]);
  });

  test.each([
    ["2022-11-25-inspection-north-northamptonshire", Array(4).fill("Requires improvement to be good")],
    ["2022-11-25-inspection-west-northamptonshire", Array(4).fill("Requires improvement to be good")],
    ["2026-07-07-inspection-north-northamptonshire", ["Outstanding", "Good", "Good", "Good"]],
    ["2026-07-07-inspection-west-northamptonshire", ["Outstanding", "Good", "Good", "Good"]],
  ])("%s gives four grades: %j", (report, grades) => {
    expect(
      readTable("judgements")
        .filter((row) => row.report === report)
        .map(({ grade }) => grade),
    ).toEqual(grades);
  });

  test("grades say whether the inspectors' own document gives them", () => {
    for (const { report, provenance } of readTable("judgements"))
      expect(reports.find((row) => row.report === report)!.provenance, report).toBe(provenance);
  });

  test("ranks fit their scales, and secondary events are not counted", () => {
    for (const { rank, scale_size } of readTable("judgements")) expect(rank >= 1 && rank <= scale_size).toBe(true);
    for (const { rank, scale_size, grade } of readTable("reported_judgements")) {
      if (rank !== null) expect(grade !== null && rank >= 1 && rank <= scale_size).toBe(true);
    }
    for (const { counted, provenance } of events) expect(counted).toBe(provenance === "primary");
  });

  test("rows stand by date: documents and what they say by publication, the rest by when it happened", () => {
    const dates = [
      ...[reports, findings, recommendations].map((rows) => rows.map(({ published }) => published)),
      inside.map(({ fieldwork_start, published }) => fieldwork_start ?? published),
      events.filter(({ boundary }) => boundary === "related").map(({ published }) => published),
      readTable("milestones").map(({ date, by }) => date ?? by),
    ];
    for (const column of dates) expect(column).toEqual(column.toSorted());
  });
});

describe("inspections known", () => {
  test("stand apart from those of neighbouring services, which are marked and never counted", () => {
    const related = events.filter(({ boundary }) => boundary !== "inside");
    expect(related.length).toBeGreaterThan(0);
    expect(events).toEqual([...inside, ...related]);
    for (const row of related)
      expect(row).toMatchObject({
        boundary: "related",
        kind: "related",
        provenance: "secondary",
        counted: false,
        reports: [],
      });
  });

  test("say where they are known from: every one that is not held, every reported finding and grade, and every milestone", () => {
    // A source is a public page, or a document of the record, which is named by its own page.
    const isSource = (address: string) =>
      /^https?:\/\/\S+$/.test(address) || reports.some(({ url }) => url === address);
    for (const { finding, source_url, provenance, publisher } of reported) {
      expect(isSource(source_url), finding).toBe(true);
      expect([provenance, Boolean(publisher)], finding).toEqual(["secondary", true]);
    }
    for (const { inspection, source_url } of readTable("reported_judgements"))
      expect(isSource(source_url), inspection).toBe(true);
    for (const { milestone, source_urls } of readTable("milestones"))
      expect(source_urls.length > 0 && source_urls.every(isSource), milestone).toBe(true);
    for (const { inspection, held, sources } of inspections) {
      const told = reported.filter((row) => row.inspection === inspection).map(({ source_url }) => source_url);
      expect(held || told.length > 0, inspection).toBe(true);
      expect(sources.every(isSource), inspection).toBe(true);
      expect(sources, inspection).toEqual(expect.arrayContaining(told));
    }
  });

  test("each make one event of the record or share it, and every event of the record is one of them", () => {
    expect(new Set(inspections.map(({ event }) => event))).toEqual(new Set(inside.map(({ event }) => event)));
    for (const { inspection, held, event } of inspections)
      expect(events.find((row) => row.event === event)!.counted || !held, inspection).toBe(true);
  });

  test("of the press have findings that name their article", () => {
    const press = findings.filter(({ provenance }) => provenance === "secondary");
    expect(press.length).toBeGreaterThan(0);
    for (const { finding, source_url } of press) expect(source_url, finding).toMatch(/^https?:\/\//);
  });
});

describe("documents that share what they say", () => {
  const statements = [
    ...findings.map((row) => ({ ...row, id: row.finding })),
    ...recommendations.map((row) => ({ ...row, id: row.recommendation })),
  ];
  const byId = new Map(statements.map((row) => [row.id, row]));
  const copies = statements.filter(({ twin_of }) => twin_of);
  const head = JSON.parse(gunzipSync(readFileSync(join(dist, "search/head.words"))).toString()) as PackedHead;
  const searched = unpackRecords(head.records);
  const facets = unpackTables(head.facets);
  const valuesOf = (facet: Facet, id: string) =>
    facets[facet]!.of[searched.indexOf(id)]!.map((place) => facets[facet]!.values[place]);

  test("both list it in the same words, each at its own place, and the second names the first", () => {
    expect(copies.length).toBeGreaterThan(150);
    expect([...new Set(copies.map(({ event }) => event.slice(0, 4)))]).toEqual(["2022", "2023"]);
    for (const { id, report, event, twin_of, summary, themes } of copies) {
      const written = byId.get(twin_of);
      expect(written, id).toMatchObject({ event, summary, themes, twin_of: null });
      expect(written!.report, id).not.toBe(report);
    }
    // The two reports of 2022 have the same paragraphs; the two letters of 2023 share some, which may stand elsewhere.
    for (const { id, twin_of, locator } of copies)
      if (id.startsWith("2022")) expect(byId.get(twin_of)!.locator, id).toBe(locator);
    expect(copies.filter(({ twin_of, locator }) => byId.get(twin_of)!.locator !== locator)).not.toEqual([]);
  });

  test("every statement stands at a place that its document has", () => {
    const passages = new Map(
      (readJson("evidence") as { report: string; passages: Record<string, unknown> }[]).map((row) => [
        row.report,
        new Set(Object.keys(row.passages)),
      ]),
    );
    expect([...passages.keys()].toSorted()).toEqual(reports.map(({ report }) => report).toSorted());
    expect(
      statements
        .filter(({ report, locator }) => !passages.get(report)?.has(locator))
        .map(({ id, locator }) => `${id}: ${locator}`),
    ).toEqual([]);
  });

  test("are searched once for what they share, and found under both", () => {
    const once = [
      ...withoutTwins(findings).map(({ finding }) => finding),
      ...withoutTwins(recommendations).map(({ recommendation }) => recommendation),
      ...reported.map(({ finding }) => finding),
    ];
    expect(searched.toSorted()).toEqual(once.toSorted());
    for (const { id, report, twin_of } of copies) {
      expect(searched, id).not.toContain(id);
      expect(valuesOf("document", twin_of), id).toContain(report);
      expect(valuesOf("authority", twin_of), id).toEqual(
        expect.arrayContaining(["north-northamptonshire", "west-northamptonshire"]),
      );
    }
  });
});

describe("beside each table stands", () => {
  const page = pageAt("/data/");

  test.each(atLeastOne(tableNames))("how many rows %s has, and of what they are made up", (name) => {
    const said = page.root.querySelector(`[data-rows="${name}"]`)!.text;
    const [whole = "", parts] = said.split(" = ");
    expect(Number.parseInt(whole, 10)).toBe(readTable(name).length);
    if (parts)
      expect(parts.split(" + ").reduce((sum, part) => sum + Number.parseInt(part, 10), 0)).toBe(readTable(name).length);
  });

  test("of the findings which are distinct, which are repeated under a twin document, and which are others' accounts", () => {
    const copies = findings.filter(({ twin_of }) => twin_of).length;
    const others = findings.filter(({ provenance }) => provenance === "secondary").length;
    expect(page.root.querySelector('[data-rows="findings"]')!.text).toBe(
      `${findings.length} rows = ${others} from accounts by others + ${copies} repeated under a twin document + ${findings.length - copies - others} distinct from inspectors' documents.`,
    );
  });

  test.each(atLeastOne(tableNames))("a file of %s for a spreadsheet, of the same bytes after its mark", (name) => {
    const own = readFileSync(join(dist, "data", `${name}.csv`));
    expect(own[0]).not.toBe(0xef);
    expect(readFileSync(join(dist, "data", "spreadsheet", `${name}.csv`))).toEqual(
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), own]),
    );
    expect(page.root.querySelectorAll(`a[href$="spreadsheet/${name}.csv"]`)).toHaveLength(1);
  });

  test("nothing that a machine is pointed to at the root of the site is missing", () => {
    const guide = readFileSync(join(dist, "llms.txt"), "utf8");
    const paths = [...guide.matchAll(/\]\((?:https?:\/\/[^/)]+)?(\/[^)]+)\)/g)].map(([, path]) => path!.slice(1));
    expect(paths.length).toBeGreaterThan(tableNames.length);
    expect(paths.filter((path) => !files.includes(path.replace(/\/$/, "/index.html")))).toEqual([]);
  });

  test("the size of the file that holds everything, to the kilobyte, and that file opens", () => {
    const [link] = page.root.querySelectorAll('a[href$=".zip"]');
    const zip = readFileSync(join(dist, "data", link!.getAttribute("href")!.split("/").at(-1)!));
    expect(link!.parentNode!.text).toContain(`(zip, ${Math.round(zip.length / 1000).toLocaleString("en-GB")} kB)`);
    const held = unzipSync(zip);
    const under = (name: string) => Object.keys(held).find((file) => file.endsWith(`/${name}`))!;
    for (const name of [...tableNames.flatMap((table) => [`${table}.csv`, `${table}.json`]), "datapackage.json"])
      expect(Buffer.from(held[under(name)]!).equals(readFileSync(join(dist, "data", name))), name).toBe(true);
    expect(strFromU8(held[under("LICENSE.md")]!)).toBe(readFileSync("LICENSE-CONTENT.md", "utf8"));
    expect(strFromU8(held[under("CHANGELOG.md")]!)).toBe(readFileSync("CHANGELOG.md", "utf8"));
  });

  test("that addresses have no host, where none is known", () => {
    expect(page.root.text.replace(/\s+/g, " ").includes("begin with /, at the root of the site")).toBe(
      findings[0]!.url.startsWith("/"),
    );
  });
});

test("each version of the data that is kept has its file, the present one among them, and no other is promised", () => {
  const rows = pageAt("/data/versions/").root.querySelectorAll("tr[data-version]");
  const linked = rows.flatMap((row) =>
    row.querySelectorAll("a[href$='.zip']").map((link) => [row.getAttribute("data-version"), link.text]),
  );
  expect(linked.length).toBeGreaterThan(2);
  for (const [version, name] of linked) {
    expect(name).toBe(`the-inspection-record-${version}.zip`);
    expect(files).toContain(`data/${name}`);
  }
  expect(files.filter((file) => file.endsWith(".zip")).toSorted()).toEqual(
    linked.map(([, name]) => `data/${name}`).toSorted(),
  );
  expect(rows.filter((row) => row.text.includes("Not kept as a file"))).toHaveLength(rows.length - linked.length);
});

test("datapackage.json describes each table as it is", () => {
  const { resources, version, licenses, sources } = readJson("datapackage") as {
    version: string;
    licenses: unknown[];
    sources: unknown[];
    resources: {
      name: string;
      path: string;
      schema: {
        fields: { name: string; constraints: { required: boolean } }[];
        primaryKey?: string[];
        foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
      };
    }[];
  };
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(licenses).not.toHaveLength(0);
  expect(sources).toHaveLength(reports.length);
  expect(resources.map(({ path }) => `data/${path}`).toSorted()).toEqual(
    files.filter((file) => /^data\/[^/]*\.csv$/.test(file)),
  );
  expect(resources.map(({ name }) => name)).toEqual(tableNames);
  for (const { name, schema } of resources) {
    const [header = [], ...rows] = readCsv(name);
    expect(schema.fields.map((field) => field.name)).toEqual(header);
    // Of the levels an event's own have no document, and a primary key allows nothing empty.
    expect(schema.primaryKey === undefined, name).toBe(name === "levels");
    expect(header).toEqual(expect.arrayContaining(schema.primaryKey ?? []));
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      expect(header).toEqual(expect.arrayContaining(fields));
      // A table that refers to itself does not name itself.
      const [otherHeader = [], ...others] = readCsv(reference.resource === "" ? name : reference.resource);
      const known = new Set(others.map((row) => row[otherHeader.indexOf(reference.fields[0]!)]));
      expect(
        rows.map((row) => row[header.indexOf(fields[0]!)]).filter((value) => value && !known.has(value)),
        `${name}.${fields[0]}`,
      ).toEqual([]);
    }
    for (const [index, { name: field, constraints }] of schema.fields.entries()) {
      if (constraints.required)
        expect(
          rows.filter((row) => row[index] === ""),
          `${name}.${field}`,
        ).toEqual([]);
    }
  }
});
