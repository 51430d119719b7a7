import { expect, test } from "vitest";
import { fallsShort, heading, reasonsOf, rowOf } from "../../scripts/lighthouse-report.ts";
import type { LighthouseReport } from "../../scripts/lighthouse-report.ts";

const report = (seo: number | null): LighthouseReport => ({
  categories: {
    performance: { score: 0.99, auditRefs: [{ id: "largest-contentful-paint", weight: 25 }] },
    accessibility: { score: 1, auditRefs: [] },
    "best-practices": { score: 1, auditRefs: [] },
    seo: {
      score: seo,
      auditRefs: [
        { id: "is-crawlable", weight: 4 },
        { id: "canonical", weight: 1 },
        { id: "insights", weight: 0 },
      ],
    },
  },
  audits: {
    "largest-contentful-paint": { title: "Largest paint", score: 0.97, numericValue: 1740, displayValue: "1.7 s" },
    "cumulative-layout-shift": { title: "Shift", score: 1, numericValue: 0 },
    "is-crawlable": { title: "Page is blocked from indexing", score: seo },
    canonical: { title: "Canonical", score: null },
    insights: { title: "Of no weight", score: 0 },
  },
});

test("a row tells a page's points and what they come from, and what is not known as unknown", () => {
  const cells = (line: string) => line.trim().split(/ {2,}/);
  expect(cells(heading)).toHaveLength(9);
  expect(cells(rowOf("/themes/", report(null)))).toEqual([
    "99",
    "100",
    "100",
    "?",
    "1.7 s",
    "?",
    "0.000",
    "?",
    "/themes/",
  ]);
  expect(rowOf("/", report(1)).length).toBe(heading.length - "page".length + 1);
});

test("what keeps a page from 100 is named, and nothing that has no weight or was not asked", () => {
  expect(reasonsOf(report(0))).toEqual([
    "performance: Largest paint (1.7 s)",
    "search engines: Page is blocked from indexing",
  ]);
  expect(reasonsOf(report(1))).toEqual(["performance: Largest paint (1.7 s)"]);
});

test("the speed of the machine and a page that is not to be found fail nothing", () => {
  expect(fallsShort("/themes/", report(1))).toBe(false);
  expect(fallsShort("/themes/", report(0.63))).toBe(true);
  expect(fallsShort("/themes/", report(null))).toBe(true);
  expect(fallsShort("/embed/matrix/", report(0.63))).toBe(false);
});
