import { BibLatexParser } from "biblatex-csl-converter";
import { afterEach, expect, test, vi } from "vitest";
import { located } from "#components/cite-formats.ts";
import { citeInStyle, citeStyles, documentIn } from "#publish/cite-styles.ts";
import type { CiteStyle } from "#publish/cite-styles.ts";
import { toBibtex } from "#publish/bibtex.ts";
import { citationFiles } from "#publish/citation-files.ts";
import {
  chartItem,
  comparisonItem,
  dataItem,
  knownInspectionItem,
  reportItem,
  statementItem,
  themeItem,
  threadItem,
} from "#publish/csl.ts";
import type { CslItem } from "#publish/csl.ts";
import { toRis } from "#publish/ris.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { byEngine } from "./csl-engine.ts";

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
  const items = files.flatMap(({ itemsOf }) => itemsOf());
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  for (const report of reports) {
    const items = files.find(({ name }) => name === `reports/${report.id}`)!.itemsOf();
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
    "Ofsted. “Inspection of the county's services.” Inspection report. Ofsted, May 6, 2011. https://example.org/report.pdf. Paragraph 1. ",
  ],
  [
    "oscola",
    "Ofsted, ‘Inspection of the county's services’ (Ofsted 6 May 2011) Inspection report <https://example.org/report.pdf> accessed 30 November 2026. Paragraph 1. ",
  ],
])("in the style %s the document stands first, then the place and the summary", (style, start) => {
  const text = citeInStyle(finding, style, "2026-11-30");
  expect(text.startsWith(start), text).toBe(true);
  expect(text.endsWith(finding.note)).toBe(true);
  expect(text.match(/2011-05-06-inspection-county/g)).toHaveLength(1);
  expect(citeInStyle(finding, style)).not.toMatch(/access/i);
  expect(citeStyles[style]).toBeTruthy();
});

/** One of every kind that is cited, dated as far as its source is, one not at all. */
function everyKind(): CslItem[] {
  vi.stubEnv("SITE_URL", "https://example.org/");
  const account = reports.find(({ provenance }) => provenance === "secondary")!;
  const known = knownInspectionItem(knownInspections[0]!);
  const { issued, ...undated } = known;
  return [
    statementItem(findings[0]!),
    reportItem(reports[1]!),
    reportItem(account),
    known,
    { ...undated, id: "undated" },
    themeItem(record.themes[0]!),
    threadItem(record.threads[0]!),
    comparisonItem([record.events[0]!, record.events[1]!]),
    chartItem({ id: "grades", title: "Grades", page: "/judgements/" }),
    dataItem(),
  ];
}

/** A title keeps its document's own capitals and quotation marks, which the engine sets anew. */
const alike = (words: string) => words.replaceAll(/[‘’“”"]/g, "'").toLowerCase();

interface Apart {
  /** What the engine is given. */
  readonly asked?: (item: CslItem) => object;
  /** What of our text is held against the engine's. */
  readonly held?: (ours: string, item: CslItem) => string;
}

/** A publisher or site that has the author's name is left out, as the manuals have it and these styles do not. */
function withoutSame({ publisher, "container-title": container, ...rest }: CslItem): object {
  return { ...rest, ...(container && container !== rest.author[0].literal && { "container-title": container }) };
}

const isOneOf = (types: readonly CslItem["type"][], { type }: CslItem) => types.includes(type);

/** Where our texts are not the engine's, and why. */
const apart: Readonly<Record<CiteStyle, Apart>> = {
  // It leaves out that a chart is one, and of data the version, without which they are not what was read.
  harvard: {
    asked: (item) => (isOneOf(["article-newspaper"], item) ? item : withoutSame(item)),
    held: (ours, item) =>
      isOneOf(["graphic", "dataset"], item) ? ours.replace(/(?: Version [\d.]+\.)? (?:Chart|Data set)\./, "") : ours,
  },
  // It asks for the year alone of a report, a chart and data; a letter is known by its day.
  apa: {
    asked: withoutSame,
    held: (ours, item) =>
      isOneOf(["report", "graphic", "dataset"], item) ? ours.replace(/\((\d{4}), [^)]+\)/, "($1)") : ours,
  },
  // It leaves out the version of data, without which they are not what was read.
  chicago: { held: (ours) => ours.replace(/ Version [\d.]+\./, "") },
  // The same of a report's date; and it has no form of its own for charts and data, of which it leaves out all but the title.
  oscola: {
    held: (ours, item) =>
      isOneOf(["report"], item)
        ? ours.replace(/\(Ofsted .*(\d{4})\)/, "(Ofsted $1)")
        : isOneOf(["graphic", "dataset"], item)
          ? ours.replace(/ \([^)]+\)/, "")
          : ours,
  },
};

const officialStyles = {
  harvard: "harvard-cite-them-right",
  apa: "apa",
  chicago: "chicago-note-bibliography",
  oscola: "oscola",
} as const satisfies Record<CiteStyle, string>;

test.each(
  (Object.keys(citeStyles) as CiteStyle[]).flatMap((style) =>
    everyKind().map((item) => [style, item.type, item.id, item] as const),
  ),
)("%s says of the %s %s what the engine of style files says", (style, _type, _id, item) => {
  const { asked = (whole: CslItem) => whole, held = (ours: string) => ours } = apart[style];
  const { note, locator, ...rest } = asked(item) as CslItem;
  const dated = { ...rest, accessed: { "date-parts": [[2026, 11, 30]] } };
  const theirs = byEngine(dated, officialStyles[style], style === "chicago" || style === "apa" ? "en-US" : "en-GB");
  // A footnote of OSCOLA ends in a full stop, an entry of its bibliography does not.
  expect(alike(held(documentIn[style](item, "2026-11-30"), item))).toBe(
    alike(theirs + (style === "oscola" ? "." : "")),
  );
});

test.each(["", "https://example.org/"])(
  "what is our own has, with the site at '%s', the address under which it is read",
  (host) => {
    vi.stubEnv("SITE_URL", host);
    const item = chartItem({ id: "grades", title: "Grades", page: "/judgements/" });
    const view = "https://reader.org/judgements/?order=latest&full=on#chart-grades";
    const made = located({ item, bibtex: toBibtex([item]) }, view);
    expect(made.item.URL).toBe(view);
    expect(citeInStyle(made.item, "harvard")).toContain(`Available at: ${view}.`);
    const { entries, errors } = new BibLatexParser(made.bibtex).parse();
    expect(errors).toEqual([]);
    const [{ fields } = { fields: {} as Record<string, unknown> }] = Object.values(entries);
    expect(fields["url"]).toBe(view);
    for (const text of [made.item.note, made.bibtex.replace(view, "")])
      expect(text).not.toMatch(/ At |chart-grades(?!,)/);
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
