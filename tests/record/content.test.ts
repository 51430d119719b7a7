import { expect, test } from "vitest";
import { dueDate } from "#domain/recommendation.ts";
import type { Report } from "#domain/report.ts";
import { readRecord } from "#record/load.ts";

const record = readRecord(process.cwd());

function reportOf(year: string): Report {
  return record.reports.find(({ published }) => published.startsWith(year))!;
}

const upTo = (count: number, place: string) => Array.from({ length: count }, (_, index) => `${place} ${index + 1}`);

/** Every place of each document, counted in the document itself. */
const places: Readonly<Record<string, readonly string[]>> = {
  "2011": ["title page", ...upTo(112, "para"), ...upTo(5, "para 2 bullet"), ...upTo(11, "para 20 bullet"), ...upTo(7, "para 71 bullet"), ...upTo(22, "judgements row")],
  "2018": [
    "address",
    ...upTo(4, "opening para"),
    ...upTo(2, "overview para"),
    ...upTo(5, "what needs to improve bullet"),
    ...upTo(17, "findings bullet"),
    "closing para 1",
  ],
  "2021": ["address", ...upTo(2, "opening para"), ...upTo(2, "areas covered para"), ...upTo(5, "areas covered bullet"), ...upTo(16, "findings para"), "closing para 1"],
  "2022": upTo(24, "article para"),
  "2025": [
    "address",
    ...upTo(3, "opening para"),
    ...upTo(3, "opening bullet"),
    ...upTo(3, "headline findings para"),
    ...upTo(3, "what needs to improve bullet"),
    ...upTo(17, "main findings para"),
    "closing para 1",
  ],
};

test("five documents are held", () => {
  expect(record.reports.map(({ id }) => id)).toEqual([
    "2011-05-06-inspection-northamptonshire",
    "2018-05-18-focused-visit-northamptonshire",
    "2021-12-07-monitoring-visit-north-northamptonshire",
    "2022-11-press-account-northamptonshire",
    "2025-05-20-focused-visit-west-northamptonshire",
  ]);
});

test.each(Object.keys(places))("every place in the document of %s is accounted for, and no other is named", (year) => {
  const { findings, recommendations, judgements, notCoded } = reportOf(year);
  const named = new Set([...findings, ...recommendations, ...judgements, ...notCoded].map(({ locator }) => locator.text));
  expect([...named].toSorted()).toEqual(places[year]!.toSorted());
});

test.each(Object.keys(places))("the scope of the document of %s points at places in it", (year) => {
  const { scope, themeScope, notCoded } = reportOf(year);
  const named = [...Object.values(scope).map(({ locator }) => locator), ...themeScope.map(({ locator }) => locator), ...notCoded.map(({ repeats }) => repeats)];
  expect(places[year]).toEqual(expect.arrayContaining(named.flatMap((locator) => locator?.text ?? [])));
});

test("the inspection of 2011 gave 22 grades", () => {
  const rows = reportOf("2011").judgements.toSorted((a, b) => a.locator.row! - b.locator.row!);
  expect(rows.map(({ locator }) => locator.row)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
  expect(rows.map(({ grade }) => grade)).toEqual([
    ...["Adequate", "Adequate", "Good", "Adequate", "Good", "Adequate", "Adequate", "Adequate", "Adequate", "Good"],
    ...["Adequate", "Adequate", "Adequate", "Adequate", "Adequate", "Good", "Inadequate", "Adequate", "Adequate", "Adequate", "Adequate", "Adequate"],
  ]);
});

test("the documents make 18, 5 and 3 recommendations", () => {
  const counts = record.reports.map(({ published, recommendations }) => [published.slice(0, 4), recommendations.length]);
  expect(Object.fromEntries(counts)).toEqual({ "2011": 18, "2018": 5, "2021": 0, "2022": 0, "2025": 3 });
});

test("the recommendations of 2011 are due at once, within three months or within six, in both halves of the report", () => {
  const soon = "within three months 2011-08-06";
  const late = "within six months 2011-11-06";
  expect(reportOf("2011").recommendations.map((recommendation) => `${recommendation.deadline} ${dueDate(recommendation)}`)).toEqual([
    ...Array.from({ length: 4 }, () => "immediately 2011-05-06"),
    ...Array.from({ length: 5 }, () => soon),
    ...Array.from({ length: 2 }, () => late),
    ...Array.from({ length: 5 }, () => soon),
    ...Array.from({ length: 2 }, () => late),
  ]);
});

test("the codebook has 37 themes, numbered without a gap", () => {
  expect(record.themes.map(({ order }) => order)).toEqual(Array.from({ length: 37 }, (_, index) => index + 1));
});

test("at least ten threads are followed", () => {
  expect(record.threads.length).toBeGreaterThanOrEqual(10);
});

test("no summary quotes more than eight words", () => {
  const quotations = [...record.findings, ...record.recommendations].flatMap(({ id, summary }) => [...summary.matchAll(/"([^"]+)"|“([^”]+)”/g)].map(([words]) => ({ id, words })));
  expect(quotations.length).toBeGreaterThan(0);
  expect(quotations.filter(({ words }) => words.split(/\s+/).length > 8)).toEqual([]);
});

test("every quotation mark in a summary has its partner", () => {
  expect([...record.findings, ...record.recommendations].filter(({ summary }) => summary.split('"').length % 2 === 0).map(({ id }) => id)).toEqual([]);
});

test("a press account is nowhere more than partial", () => {
  expect(Object.values(reportOf("2022").scope).map(({ cover }) => cover)).not.toContain("in");
});
