import "@citation-js/plugin-csl";
import { plugins } from "@citation-js/core";
import { afterEach, expect, test, vi } from "vitest";
import { citeInStyle, citeStyles, documentIn } from "#publish/cite-styles.ts";
import type { CiteStyle } from "#publish/cite-styles.ts";
import { toBibtex } from "#publish/bibtex.ts";
import { citationFiles } from "#publish/citation-files.ts";
import { chartItem, dataItem, knownInspectionItem, reportItem, statementItem } from "#publish/csl.ts";
import type { CslItem } from "#publish/csl.ts";
import { toRis } from "#publish/ris.ts";
import { atLeastOne } from "../at-least-one.ts";
import { fullRecord } from "../fixtures/full-record.ts";

const record = fullRecord();
const { findings, reports, knownInspections } = record;
const files = citationFiles(record, []);

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a finding is cited as a place in the document of one corporate author, then as this record's summary", () => {
  vi.stubEnv("SITE_URL", "https://example.org/");
  expect(statementItem(findings[0]!)).toMatchObject({
    id: "2011-05-06-inspection-county-f01",
    type: "report",
    author: [{ literal: "Ofsted" }],
    title: "Inspection of the county's services",
    issued: { "date-parts": [[2011, 5, 6]] },
    URL: "https://example.org/report.pdf",
    locator: "paragraph 1",
    note: expect.stringMatching(
      /^Paragraph 1\. Summary of the finding: The inspection record, data .+, https:\/\/example\.org\/reports\/2011-05-06-inspection-county\/#f01$/,
    ),
  });
});

test("a date is given as far as it is known, and a press account as the newspaper's, said to be secondary", () => {
  const account = reports.find(({ provenance }) => provenance === "secondary")!;
  const item = reportItem(account);
  expect(item).toMatchObject({ type: "article-newspaper", author: [{ literal: "A newspaper" }] });
  expect(item.issued).toEqual({ "date-parts": [[2022, 11]] });
  expect(item.note).toMatch(/^Secondary source: Ofsted, inspection of October 2022, as reported by A newspaper\. /);
});

test("what others report is cited with the page that says so, and an inspection known from others with its first source", () => {
  const [inspection] = knownInspections;
  for (const item of [statementItem(inspection!.findings[0]!), knownInspectionItem(inspection!)]) {
    expect(item).toMatchObject({ type: "webpage", author: [{ literal: "A newspaper" }] });
    expect(item.note).toMatch(/^Secondary source: Ofsted, inspection of February 2016, as reported by A newspaper\. /);
  }
  // A document that is held tells of an earlier inspection: its place in that is known.
  expect(statementItem(inspection!.findings[1]!)).toMatchObject({ type: "report", locator: "paragraph 1" });
});

test("the record's own work has an address in its entry only where the site's own is known", () => {
  const chart = { id: "grades", title: "Grades", page: "/judgements/" };
  vi.stubEnv("SITE_URL", "");
  expect(chartItem(chart)).not.toHaveProperty("URL");
  expect(chartItem(chart).note).toMatch(/ At \/judgements\/#chart-grades$/);
  vi.stubEnv("SITE_URL", "https://example.org");
  expect(chartItem(chart).URL).toBe("https://example.org/judgements/#chart-grades");
  expect(dataItem().type).toBe("dataset");
});

test("every statement of an account has an entry after it, and all keys of the record differ", () => {
  const items = files.flatMap(({ items }) => items);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  for (const report of reports) {
    const { items } = files.find(({ name }) => name === `reports/${report.id}`)!;
    expect(items[0]!.id).toBe(report.id);
    expect(items).toHaveLength(1 + report.findings.length + report.recommendations.length);
  }
});

const finding = statementItem(findings[0]!);

test.each<[CiteStyle, string]>([
  [
    "harvard",
    "Ofsted (2011) Inspection of the county's services. Inspection report. Available at: https://example.org/report.pdf (Accessed: 30 November 2026). Paragraph 1. ",
  ],
  [
    "apa",
    "Ofsted. (2011, May 6). Inspection of the county's services [Inspection report]. https://example.org/report.pdf Paragraph 1. ",
  ],
  [
    "chicago",
    "Ofsted. Inspection of the county's services. Inspection report. Ofsted, May 6, 2011. Accessed November 30, 2026. https://example.org/report.pdf. Paragraph 1. ",
  ],
  [
    "oscola",
    "Ofsted, ‘Inspection of the county's services’ (Inspection report, 6 May 2011) <https://example.org/report.pdf> accessed 30 November 2026. Paragraph 1. ",
  ],
])("in the style %s the document stands first, then the place and the summary", (style, start) => {
  const text = citeInStyle(finding, style, "2026-11-30");
  expect(text.startsWith(start), text).toBe(true);
  expect(text.endsWith(finding.note)).toBe(true);
  expect(text.match(/2011-05-06-inspection-county/g)).toHaveLength(1);
  expect(citeInStyle(finding, style)).not.toMatch(/access/i);
  expect(citeStyles[style]).toBeTruthy();
});

/** By the engine that reads style files, which asks of a report's date only the year. */
function byEngine(item: CslItem, template: string): string {
  const { publisher, note, locator, issued, ...rest } = item;
  const year = issued?.["date-parts"][0].slice(0, 1);
  const asked = { ...rest, ...(year && { issued: { "date-parts": [year] } }) };
  return plugins.output.format("bibliography", [asked], { template, lang: "en-GB" }).trim().replaceAll("’", "'");
}

test.each(atLeastOne([finding, statementItem(findings.at(-1)!), reportItem(reports[1]!)]))(
  "Harvard and APA say of $id what the engine of style files says",
  (item) => {
    const [year] = item.issued!["date-parts"][0];
    const dated: CslItem = { ...item, issued: { "date-parts": [[year!]] } };
    expect(documentIn.harvard(dated)).toBe(byEngine(dated, "harvard1"));
    expect(documentIn.apa(dated)).toBe(byEngine(dated, "apa"));
  },
);

test("BibTeX escapes what TeX would read, and gives the day beside the month", () => {
  const bibtex = toBibtex([{ ...finding, title: "Plans & 50% of #1" }]);
  expect(bibtex).toContain("title = {Plans \\& 50\\% of \\#1}");
  expect(bibtex).toContain("@techreport{2011-05-06-inspection-county-f01,\n\tdate = {2011-05-06},");
});

test("RIS keeps each value on its line, and the precision of a date", () => {
  const { publisher, ...rest } = finding;
  const ris = toRis([{ ...rest, issued: { "date-parts": [[2022, 11]] } }]);
  expect(ris).toMatch(/^TY {2}- RPRT\r\n/);
  expect(ris).toContain("\r\nDA  - 2022/11//\r\n");
  expect(ris).toContain(`\r\nN1  - ${finding.note}\r\n`);
  expect(ris).toMatch(/\r\nER {2}- \r\n$/);
});
