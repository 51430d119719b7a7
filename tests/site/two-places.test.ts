import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "node-html-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf } from "../../scripts/whole-site.ts";
import { copyProject } from "./project-copy.ts";

/*
 * A record of two places, as small as can be: of each one document, of one a full inspection with grades, of the other a
 * visit, which has none.
 */
const copy = copyProject("project", { isPagesOnly: true });
const content = (...path: string[]) => join(copy.root, "content", ...path);
const inspection = "2022-11-25-inspection-northamptonshire";
const visit = "2024-05-01-focused-visit-midshire";

function reportFile(id: string, title: string, authority: string, event: string, rest: string, says: string): void {
  const body = `## Summary\n\n<Finding id="f01" at="para 1" stance="concern" themes={["plans"]}>\n${says}\n</Finding>\n`;
  writeFileSync(
    content("reports", `${id}.mdx`),
    `---
title: ${title}
event: ${event}
authorities: [${authority}]
inspectors: []
provenance: primary
source: { title: ${title}, publisher: Ofsted, sha256: ${"a".repeat(63)}${authority.length % 10}, terms: Made up. }
notCoded: []
${rest}---

${body}`,
  );
  writeFileSync(content("questions", `${id}.mdx`), "---\nf01:\n  - stale paperwork\n  - nobody renewed it\n---\n");
}

beforeAll(async () => {
  const emptied = ["reports", "questions", "inspections", "evidence", "threads", "updates", "milestones", "related"];
  for (const folder of [...emptied, "compared", "ledger"]) {
    rmSync(content(folder), { recursive: true });
    mkdirSync(content(folder));
    writeFileSync(content(folder, ".gitkeep"), "");
  }
  writeFileSync(
    content("authorities", "midshire.mdx"),
    "---\nname: Midshire Council\nshortName: Midshire\nrole: council\nsucceeds: []\ndeliversFor: []\n---\n\nMade up.\n",
  );
  reportFile(
    inspection,
    "Inspection of Northamptonshire children's services",
    "north-northamptonshire",
    "2022-10-inspection-north-northamptonshire",
    `kind: inspection
framework: ilacs
fieldwork: { start: 2022-10-03, end: 2022-10-14 }
published: 2022-11-25
judgements:
  - { area: The impact of leaders on practice with children and families, grade: Good, at: "judgements row 1" }
`,
    "Each plan in the one place was out of date.",
  );
  reportFile(
    visit,
    "Focused visit to Midshire children's services",
    "midshire",
    "2024-04-focused-visit-midshire",
    `kind: focused-visit
framework: ilacs-visits
fieldwork: { start: 2024-04-09, end: 2024-04-10 }
published: 2024-05-01
focus: [{ theme: plans, at: "opening para 1" }]
judgements: []
`,
    "Some plans in the other place had no date.",
  );
  const { status, output } = await copy.build();
  if (status !== 0) throw new Error(output);
}, 240_000);

afterAll(() => copy.remove());

const read = (page: string) => readFileSync(join(copy.root, "dist", page, "index.html"), "utf8");
const parsed = (page: string) => parse(read(page));

test("every link of each page leads to something, pictures aside, which were not drawn", () => {
  const faults = faultsOf(join(copy.root, "dist"), "/");
  expect(faults.filter((fault) => !/ is missing$|\.(?:svg|png), which is not there$/.test(fault))).toEqual([]);
});

test("the front page compares the places, and no page of the whole says what was found", () => {
  const rows = parsed("").querySelectorAll(".place-table tbody tr");
  expect(rows.map((row) => row.querySelector("a")!.getAttribute("href"))).toEqual([
    "places/midshire/",
    "places/northamptonshire/",
  ]);
  for (const page of ["", "themes", "themes/plans", "timeline", "changes", "recommendations", "reports"])
    expect(read(page), page).not.toContain("plans in the other place");
});

test("a place has its own matrix and statements, and nothing of the other", () => {
  const cells = parsed("places/midshire").querySelectorAll("#chart-matrix svg.chart-overlay .row title");
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.filter(({ text }) => !text.includes(", Focused visit, April 2024")).map(({ text }) => text)).toEqual([]);
  const line = parsed("places/midshire/themes").querySelector("#theme-plans")!;
  expect(line.querySelector("details")!.text).toContain("plans in the other place");
  expect(line.querySelector("details a")!.getAttribute("href")).toBe(`../../../reports/${visit}/#f01`);
  expect(read("places/northamptonshire/themes/plans")).toContain("plan in the one place");
  expect(read("places/northamptonshire/themes/plans")).not.toContain("plans in the other place");
});

test("a theme has a line in the list of a place, and a page only in the county of the settings", () => {
  for (const theme of ["leadership", "plans"]) {
    const hasPage = (place: string) => existsSync(join(copy.root, `dist/places/${place}/themes/${theme}`));
    expect([hasPage("midshire"), hasPage("northamptonshire")], theme).toEqual([false, true]);
  }
  const page = parsed("places/midshire/themes");
  expect(page.querySelector("#theme-leadership .title")!.getAttribute("href")).toBe("../../../themes/leadership/");
  expect(page.querySelector("#chart-matrix .row[data-theme=leadership] a")!.getAttribute("href")).toBe(
    "#theme-leadership",
  );
});

test("links of a place stay in it, also from its documents, and one leaves it", () => {
  const headOf = (page: string) =>
    parsed(page)
      .querySelectorAll(".site-header a")
      .map((link) => link.getAttribute("href"));
  expect(headOf("places/midshire/timeline").slice(0, 4)).toEqual([
    "../../../",
    "../../../places/midshire/",
    "../../../timeline/",
    "../../../places/midshire/themes/",
  ]);
  expect(headOf(`reports/${visit}`).slice(0, 4)).toEqual([
    "../../",
    "../../places/midshire/",
    "../../",
    "../../places/midshire/themes/",
  ]);
  expect(headOf("timeline").slice(0, 2)).toEqual(["../", "../themes/"]);
});

test("what a mark says is loaded of its own place alone", () => {
  const cells = readFileSync(join(copy.root, "dist/places/midshire/data/cells.json"), "utf8");
  expect(Object.keys(JSON.parse(cells) as object)).toEqual(["plans 2024-04-focused-visit-midshire"]);
  expect(existsSync(join(copy.root, "dist/data/cells.json"))).toBe(false);
});

test("each place has a search of its own, to which its pages lead, and all together have one that names them", () => {
  const headOf = (page: string) => {
    const head = JSON.parse(gunzipSync(readFileSync(join(copy.root, "dist", page, "head.words"))).toString()) as {
      readonly build: string;
      readonly records: readonly (readonly [account: string, numbers: string])[];
    };
    expect(existsSync(join(copy.root, "dist", page, head.build, "parts-0.words")), page).toBe(true);
    return head.records;
  };
  expect(headOf("places/midshire/search")).toEqual([[visit, "f01"]]);
  expect(headOf("places/northamptonshire/search")).toEqual([[inspection, "f01"]]);
  expect(headOf("search")).toHaveLength(2);
  for (const page of ["places/midshire/themes", `reports/${visit}`])
    expect(parsed(page).querySelector(".site-search")!.getAttribute("action"), page).toMatch(
      /^(?:\.\.\/)+places\/midshire\/search\/$/,
    );
  const places = parsed("search").querySelectorAll(".search-places a");
  expect(places.map((link) => link.getAttribute("href"))).toEqual([
    "../places/midshire/search/",
    "../places/northamptonshire/search/",
  ]);
  expect(parsed("places/midshire/search").querySelector(".search-places")).toBeNull();
  const council = (page: string) =>
    parsed(page)
      .querySelectorAll("input[name=authority]")
      .map((box) => box.getAttribute("value"));
  expect(council("places/midshire/search")).toEqual(["midshire"]);
  expect(council("search")).toHaveLength(2);
});

test("About tells of places in numbers what was looked at, and leads to the table of each place's documents", () => {
  const links = parsed("about").querySelectorAll(".place-table th a");
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "../places/midshire/reports/#examined",
    "../places/northamptonshire/reports/#examined",
  ]);
  expect(parsed("about").querySelector("table.areas")).toBeNull();
  const own = parsed("places/midshire/reports");
  expect(own.querySelector("#examined")).not.toBeNull();
  expect(own.querySelectorAll("table.areas th a").map((link) => link.getAttribute("href"))).toEqual([
    `../../../reports/${visit}/`,
  ]);
});

test("citations of a place's documents stand together, to be read and for reference managers", () => {
  const [own, other] = [inspection, visit].map((id) => parsed(`reports/${id}`));
  const hrefsOf = (page: typeof own, selector: string) =>
    page!.querySelectorAll(selector).map((link) => link.getAttribute("href"));
  expect(hrefsOf(other, "#f01 a.cite")).toEqual([`../../places/midshire/cite/#${visit}-f01`]);
  expect(hrefsOf(own, "#f01 a.cite")).toEqual(["cite/#f01"]);
  expect(hrefsOf(other, ".cite-as a")).toEqual(["../../cite/places/midshire.bib"]);
  expect(hrefsOf(own, ".cite-as a")).toEqual([`../../cite/reports/${inspection}.bib`]);
  const page = parsed("places/midshire/cite");
  expect(page.querySelector(`dt[id="${visit}-f01"] + dd`)!.text).toContain("Focused visit to Midshire");
  const items = JSON.parse(readFileSync(join(copy.root, "dist/cite/places/midshire.json"), "utf8")) as { id: string }[];
  expect(items.map(({ id }) => id)).toEqual([visit, `${visit}-f01`]);
  expect(other!.querySelector(".cite-as")!.getAttribute("data-entry")).toBe(visit);
});

test("the county of the settings keeps its charts to take away; the other has them on its pages alone", () => {
  expect(parsed("places/northamptonshire").querySelector("#chart-matrix .take-away")).not.toBeNull();
  expect(parsed("places/midshire").querySelector(".take-away")).toBeNull();
  expect(parsed("embed/matrix").querySelector("figcaption")?.text).toBe(
    parsed("places/northamptonshire/themes").querySelector("#chart-matrix figcaption")?.text,
  );
});
