import { expect, test } from "vitest";
import { speakingAccounts } from "#analysis/coverage.ts";
import { holdingsOf, inspectionsKnown } from "#analysis/holdings.ts";
import { gradedEvents } from "#charts/judgement-strip/geometry.ts";
import type { PublicSource } from "#domain/known-inspection.ts";
import { dueDate } from "#domain/recommendation.ts";
import type { Report } from "#domain/report.ts";
import { readRecord } from "#record/read.ts";

const record = readRecord(process.cwd());

/** The document whose name begins so. */
function reportOf(name: string): Report {
  return record.reports.find(({ id }) => id.startsWith(name))!;
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
  "2022-11-press": upTo(24, "article para"),
  "2022-11-25-inspection-north": [...upTo(4, "judgements row"), ...upTo(4, "summary para"), ...upTo(4, "what needs to improve bullet"), ...upTo(43, "para")],
  "2022-11-25-inspection-west": [...upTo(4, "judgements row"), ...upTo(4, "summary para"), ...upTo(4, "what needs to improve bullet"), ...upTo(43, "para")],
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

test("seven documents are held", () => {
  expect(record.reports.map(({ id }) => id)).toEqual([
    "2011-05-06-inspection-northamptonshire",
    "2018-05-18-focused-visit-northamptonshire",
    "2021-12-07-monitoring-visit-north-northamptonshire",
    "2022-11-press-account-northamptonshire",
    "2022-11-25-inspection-north-northamptonshire",
    "2022-11-25-inspection-west-northamptonshire",
    "2025-05-20-focused-visit-west-northamptonshire",
  ]);
  expect(Object.keys(places)).toHaveLength(7);
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

test("the documents make 18, 5, twice 4, and 3 recommendations", () => {
  expect(record.reports.map(({ recommendations }) => recommendations.length)).toEqual([18, 5, 0, 0, 4, 4, 3]);
});

test("all 86 numbered paragraphs of the twin reports carry findings", () => {
  const paragraphs = ["north", "west"].flatMap((council) => {
    const { findings } = reportOf(`2022-11-25-inspection-${council}`);
    return [...new Set(findings.map(({ locator }) => locator.text))].filter((text) => /^para \d+$/.test(text));
  });
  expect(paragraphs).toHaveLength(86);
});

test("the inspection of 2022 gave both councils the same four grades, and they are counted once", () => {
  const [north, west] = ["north", "west"].map((council) => reportOf(`2022-11-25-inspection-${council}`).judgements.map(({ area, grade, locator }) => [locator.text, area, grade]));
  expect(north!.map(([, , grade]) => grade)).toEqual(Array.from({ length: 4 }, () => "Requires improvement to be good"));
  expect(west).toEqual(north);
  const [graded] = gradedEvents(record.events.filter(({ id }) => id === "2022-10-ilacs"));
  expect(graded!.words).toBe("4 requires improvement to be good, in each of 2 councils");
});

test("the inspection of 2022 is counted once, and its own documents speak for it", () => {
  const event = record.events.find(({ id }) => id === "2022-10-ilacs")!;
  expect(event).toMatchObject({ isCounted: true, provenance: "primary", published: "2022-11-25", fieldworkStart: "2022-10-03" });
  expect(speakingAccounts(event).map(({ id }) => id)).toEqual(["2022-11-25-inspection-north-northamptonshire", "2022-11-25-inspection-west-northamptonshire"]);
});

test("what the twin reports share is written in the first, and only the second says what it does not take over", () => {
  const [north, west] = ["north", "west"].map((council) => reportOf(`2022-11-25-inspection-${council}`));
  expect(west!.twin).toBe(north);
  const shared = west!.findings.filter(({ twinOf }) => twinOf);
  const own = west!.findings.filter(({ twinOf }) => !twinOf);
  expect([shared.length, own.length]).toEqual([139, 9]);
  expect(north!.findings.filter(({ twins }) => !twins.length)).toHaveLength(144 - 139);
  expect(west!.recommendations.map(({ number, twinOf }) => [number, twinOf?.id])).toEqual(north!.recommendations.map(({ number, id }) => [number, id]));
  for (const { locator, twinOf } of shared) expect(twinOf!.locator).toEqual(locator);
});

test("five events are counted", () => {
  expect(record.events.filter(({ isCounted }) => isCounted).map(({ id }) => id)).toEqual(["2011-03-inspection", "2018-04-focused-visit", "2021-11-monitoring-visit", "2022-10-ilacs", "2025-04-focused-visit"]);
});

test("23 inspections and visits are known, of 17 of them only what others reported", () => {
  const { known, missing, documents, primary, counted } = holdingsOf(record);
  expect({ known, missing: missing.length, documents, primary, counted }).toEqual({ known: 23, missing: 17, documents: 7, primary: 6, counted: 5 });
  expect(inspectionsKnown(record)).toHaveLength(23);
  expect(record.knownInspections).toHaveLength(17);
});

/** A source without a place where a reader can check it. */
const isLost = ({ url, report }: PublicSource) => !(url ? /^https?:\/\/[^/]+\.[^/]+/.test(url) : report && record.reports.includes(report));

test("everything that is known of an inspection has a source that a reader can check", () => {
  for (const inspection of record.knownInspections) {
    const { id, sources, judgements, figures, findings } = inspection;
    expect(sources.length, id).toBeGreaterThan(0);
    expect(sources.filter(isLost), id).toEqual([]);
    for (const { source } of [...judgements, ...figures, ...findings]) expect(sources, id).toContain(source);
  }
});

test("a place named in a document that is held is one of its places", () => {
  const named = [...record.knownInspections, ...record.milestones].flatMap(({ id, sources }) => sources.flatMap(({ report, locator }) => (report ? [{ id, report, locator }] : [])));
  expect(named.length).toBeGreaterThan(0);
  for (const { id, report, locator } of named) expect(Object.keys(report.evidence!.passages), id).toContain(locator?.text);
});

test("every milestone and every related inspection has a source that a reader can check", () => {
  expect([record.milestones.length, record.related.length]).toEqual([34, 11]);
  for (const { id, sources } of [...record.milestones, ...record.related]) {
    expect(sources.length, id).toBeGreaterThan(0);
    expect(sources.filter(isLost), id).toEqual([]);
  }
});

test("what others report is secondary, and never counted", () => {
  for (const { id, event, provenance } of record.knownInspections) {
    expect(provenance, id).toBe("secondary");
    expect(event.isCounted, id).toBe(false);
  }
});

test("every figure that others report holds a number", () => {
  for (const { id, figures } of record.knownInspections) for (const { figure } of figures) expect(figure, id).toMatch(/\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|quarter|third)\b/i);
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
  const quotations = [...record.findings, ...record.recommendations, ...record.knownInspections.flatMap(({ findings }) => findings)].flatMap(({ id, summary }) => [...summary.matchAll(/"([^"]+)"|“([^”]+)”/g)].map(([words]) => ({ id, words })));
  expect(quotations.length).toBeGreaterThan(0);
  expect(quotations.filter(({ words }) => words.split(/\s+/).length > 8)).toEqual([]);
});

test("every quotation mark in a summary has its partner", () => {
  expect([...record.findings, ...record.recommendations, ...record.knownInspections.flatMap(({ findings }) => findings)].filter(({ summary }) => summary.split('"').length % 2 === 0).map(({ id }) => id)).toEqual([]);
});

test("a press account is nowhere more than partial", () => {
  expect(Object.values(reportOf("2022-11-press").scope).map(({ cover }) => cover)).not.toContain("in");
});
