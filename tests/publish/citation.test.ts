import { afterEach, expect, test, vi } from "vitest";
import { reportCitation, statementCitation } from "#publish/citation.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const { findings, recommendations, reports } = fullRecord();

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a finding is cited with Ofsted first, then the document, its date and the place in it", () => {
  vi.stubEnv("SITE_URL", "");
  expect(statementCitation(findings[0]!)).toBe(
    "Ofsted, “Inspection of the county's services”, 6 May 2011, paragraph 1. Summary: The inspection record, finding 2011-05-06-inspection-county#f01, /reports/2011-05-06-inspection-county/#f01",
  );
});

test("a recommendation is cited as one", () => {
  expect(statementCitation(recommendations[0]!)).toContain("paragraph 20, bullet 1. Summary: The inspection record, recommendation 2011-05-06-inspection-county#r01, ");
});

test("what is known from an account credits Ofsted first, and says that the source is secondary", () => {
  expect(statementCitation(findings.at(-1)!)).toMatch(/^Ofsted, inspection of October 2022, as reported by A newspaper, “Document of 2022-11”, November 2022 \(secondary source\), paragraph 1\. /);
});

test("a visit that is known from an account is cited as a visit", () => {
  const [report] = sampleRecord({ "2022-11": { event: "2022-10-focused-visit", provenance: "secondary" } }).reports;
  expect(reportCitation(report!)).toMatch(/^Ofsted, focused visit of October 2022, as reported by A newspaper, “Document of 2022-11”, November 2022 \(secondary source\)\. Coded in: /);
});

test("a document is cited with the page on which it is coded", () => {
  vi.stubEnv("SITE_URL", "https://example.org/record");
  expect(reportCitation(reports[1]!)).toBe("Ofsted, “Document of 2018-05-18”, 18 May 2018. Coded in: The inspection record, https://example.org/record/reports/2018-05-18-inspection-county/");
});
