import { afterEach, expect, test, vi } from "vitest";
import {
  accountCitation,
  chartWork,
  comparisonWork,
  dataCitation,
  dataToWords,
  ownCitation,
  sourceLine,
  statementCitation,
  themeWork,
} from "#publish/citation.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const { findings, recommendations, reports, knownInspections } = fullRecord();
const [inspected, visit] = knownInspections;

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a finding is cited with Ofsted first, then the document, its date and the place in it; then the summary, of which data", () => {
  vi.stubEnv("SITE_URL", "");
  expect(statementCitation(findings[0]!)).toBe(
    `Ofsted, “Inspection of the county's services”, 6 May 2011, paragraph 1, https://example.org/report.pdf. Summary of the finding: The inspection record, ${dataToWords}, /reports/2011-05-06-inspection-county/#f01`,
  );
});

test.each(
  [...findings, ...recommendations, ...knownInspections.flatMap((inspection) => inspection.findings)].map(
    (statement) => [statement.id, statement],
  ),
)("the citation of %s names the version of the data, and the statement once, by its address", (_, statement) => {
  const text = statementCitation(statement);
  expect(text).toContain(`, ${dataToWords}, `);
  expect(text.split(statement.report.id)).toHaveLength(2);
  expect(text.endsWith(`/${statement.report.id}/#${statement.number}`), text).toBe(true);
});

test("a recommendation is cited as one", () => {
  expect(statementCitation(recommendations[0]!)).toContain(
    ", paragraph 20, bullet 1, https://example.org/report.pdf. Summary of the recommendation: The inspection record, ",
  );
});

test("what is known from an account credits Ofsted first, and says that the source is secondary", () => {
  expect(statementCitation(findings.find(({ report }) => report.provenance === "secondary")!)).toMatch(
    /^Ofsted, inspection of October 2022, as reported by A newspaper, “Document of 2022-11”, November 2022, paragraph 1 \(secondary source\)\. /,
  );
});

test("a visit that is known from an account is cited as a visit", () => {
  const [report] = sampleRecord({ "2022-11": { event: "2022-10-focused-visit", provenance: "secondary" } }).reports;
  expect(accountCitation(report!)).toMatch(
    /^Ofsted, focused visit of October 2022, as reported by A newspaper, “Document of 2022-11”, November 2022 \(secondary source\)\. Coded in: /,
  );
});

test("a document is cited with its address, or else with the number under which the inspectorate keeps it", () => {
  const [report] = reports as [(typeof reports)[number]];
  const elsewhere = { ...report, source: { ...report.source, url: undefined } } as unknown as typeof report;
  const numbered = { ...elsewhere, authorities: [{ ...report.authorities[0]!, ofstedUrn: "2637539" }] };
  expect(accountCitation(report)).toContain(", 6 May 2011, https://example.org/report.pdf. Coded in: ");
  expect(accountCitation(numbered)).toContain(
    ", 6 May 2011, reference number 2637539 at reports.ofsted.gov.uk. Coded in: ",
  );
  expect(accountCitation(elsewhere)).toContain(", 6 May 2011. Coded in: ");
  // An article is not looked for at the inspectorate.
  expect(accountCitation({ ...numbered, provenance: "secondary" })).not.toContain("reference number");
});

test("a document is cited with the page on which it is coded", () => {
  vi.stubEnv("SITE_URL", "https://example.org/record");
  expect(accountCitation(reports[1]!)).toBe(
    `Ofsted, “Document of 2018-05-18”, 18 May 2018. Coded in: The inspection record, ${dataToWords}, https://example.org/record/reports/2018-05-18-inspection-county/`,
  );
});

test("what a newspaper reports is cited with its page, its date and the inspection, and says that it is secondary", () => {
  vi.stubEnv("SITE_URL", "");
  expect(statementCitation(inspected!.findings[0]!)).toBe(
    `Ofsted, inspection of February 2016, as reported by A newspaper, 28 April 2016, https://example.org/2016 (secondary source). Summary of the finding: The inspection record, ${dataToWords}, /inspections/2016-04-27-known-county/#f01`,
  );
});

test("what a document that is held reports of an earlier inspection is cited with its title and the place in it", () => {
  expect(statementCitation(inspected!.findings[1]!)).toContain(
    "as reported by Ofsted, “Document of 2018-05-18”, paragraph 1 (secondary source). Summary of the finding: The inspection record, ",
  );
});

test("an inspection that is only known is cited with each who tells of it, once", () => {
  vi.stubEnv("SITE_URL", "https://example.org");
  expect(accountCitation(inspected!)).toBe(
    `Ofsted, inspection of February 2016, as reported by A newspaper, Ofsted (secondary source). Put together in: The inspection record, ${dataToWords}, https://example.org/inspections/2016-04-27-known-county/`,
  );
  const twice = { ...inspected!, sources: [...inspected!.sources, ...inspected!.sources] };
  expect(accountCitation(twice)).toBe(accountCitation(inspected!));
});

test.each<[string, object, string]>([
  [
    "months, where it lasted",
    { fieldworkStart: "2018-12-17", fieldworkEnd: "2019-01-04", date: "2018-12-17" },
    "focused visit of December 2018 to January 2019,",
  ],
  [
    "month, where its end is not known",
    { fieldworkStart: "2018-12-17", fieldworkEnd: undefined, date: "2018-12-17" },
    "focused visit of December 2018,",
  ],
  [
    "publication, where that alone is known",
    { fieldworkStart: undefined, fieldworkEnd: undefined, date: "2019-01-10" },
    "focused visit published in January 2019,",
  ],
])("an inspection that is only known is cited by its %s", (_, dates, words) => {
  expect(accountCitation({ ...visit!, event: { ...visit!.event, ...dates } })).toContain(
    `Ofsted, ${words} as reported by`,
  );
});

test("each twin document is cited for what it shares", () => {
  const shared = findings.filter(({ twinOf, twins }) => twinOf ?? twins.length);
  expect(shared.map((finding) => statementCitation(finding))).toEqual([
    expect.stringMatching(/\/reports\/2024-03-15-inspection-north\/#f01$/),
    expect.stringMatching(/\/reports\/2024-03-15-inspection-west\/#f01$/),
  ]);
});

test("a chart is cited with the day of its data and its address, and credits Ofsted and what else it rests on", () => {
  vi.stubEnv("SITE_URL", "https://example.org/");
  const chart = { id: "grades", title: "Grades", page: "/judgements/" };
  expect(ownCitation(chartWork(chart))).toBe(
    `The inspection record, “Grades”, chart, ${dataToWords}, https://example.org/judgements/#chart-grades. From documents of Ofsted, Crown copyright`,
  );
  expect(ownCitation(chartWork({ ...chart, otherSources: "hollow: others" }))).toMatch(
    /Crown copyright; hollow: others$/,
  );
  expect(dataToWords).toMatch(/^data \d+\.\d+\.\d+ of \d+ \w+ \d{4}$/);
});

test("other work of the record's own is cited as what it is", () => {
  vi.stubEnv("SITE_URL", "https://example.org/");
  const record = fullRecord();
  const [first, second] = record.events;
  expect([themeWork(record.themes[0]!), comparisonWork([first!, second!])].map(ownCitation)).toEqual([
    `The inspection record, “${record.themes[0]!.name}”, theme, ${dataToWords}, https://example.org/themes/${record.themes[0]!.code}/. From documents of Ofsted, Crown copyright`,
    expect.stringContaining(
      `”, comparison, ${dataToWords}, https://example.org/compare/${first!.id}/${second!.id}/. From`,
    ),
  ]);
  expect(dataCitation(record)).toMatch(
    /^The inspection record: .+\. Data \d.+ of .+\. https:\/\/example\.org\/data\/\. CC BY 4\.0\. /,
  );
});

test("a source line says up to when the inspectors' own documents reach, and names no source that a chart lacks", () => {
  const record = sampleRecord({ "2011-05-06": {}, "2018-05-18": {}, "2024-03-15": { provenance: "secondary" } });
  expect(sourceLine(record, {})).toBe(
    `Source: documents of Ofsted to 18 May 2018, Crown copyright. Coded in The inspection record, ${dataToWords}. CC BY 4.0.`,
  );
  expect(sourceLine(record, { otherSources: "hollow: others" })).toContain("Crown copyright; hollow: others. Coded");
});
