import { afterEach, expect, test, vi } from "vitest";
import {
  accountUrl,
  differencesUrl,
  milestoneAnchor,
  publicBase,
  publicUrl,
  relatedAnchor,
  relatedUrl,
  sourceUrl,
  statementUrl,
} from "#urls.ts";
import { fullRecord } from "./fixtures/full-record.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ["", "/themes/plans/"],
  ["https://example.org", "https://example.org/themes/plans/"],
  ["https://example.org/", "https://example.org/themes/plans/"],
  ["https://example.org/record", "https://example.org/record/themes/plans/"],
])("published under %j an address becomes %s", (site, published) => {
  vi.stubEnv("SITE_URL", site);
  expect(publicUrl("/themes/plans/")).toBe(published);
  expect(publicBase()).toBe(site.includes("/record") ? "/record/" : "/");
});

const { reports, knownInspections, milestones, related } = fullRecord();

test("a document has its page among the reports, and what is only known among the inspections", () => {
  expect(accountUrl(reports[0]!)).toBe("/reports/2011-05-06-inspection-county/");
  expect(accountUrl(knownInspections[0]!)).toBe("/inspections/2016-04-27-known-county/");
  expect(statementUrl(knownInspections[0]!.findings[1]!)).toBe("/inspections/2016-04-27-known-county/#f02");
});

test("a source is checked at its own address, or on the page of the document that it names", () => {
  expect(knownInspections[0]!.sources.map(sourceUrl)).toEqual([
    "https://example.org/2016",
    "/reports/2018-05-18-inspection-county/",
  ]);
});

test("each shared statement has an address under both twin documents", () => {
  const [north, west] = reports.filter(({ event }) => event.reports.length > 1);
  expect([north!, west!].map(({ findings }) => statementUrl(findings[0]!))).toEqual([
    "/reports/2024-03-15-inspection-north/#f01",
    "/reports/2024-03-15-inspection-west/#f01",
  ]);
  expect(differencesUrl(north!)).toBe("/reports/2024-03-15-inspection-north/differences/");
});

test("milestones and related inspections have places of their own on pages", () => {
  expect(milestoneAnchor(milestones[0]!)).toBe("milestone-2012-06-01-milestone");
  expect(relatedUrl(related[0]!)).toBe(`/reports/#${relatedAnchor(related[0]!)}`);
});
