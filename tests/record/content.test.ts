import { expect, test } from "vitest";
import { isInPassing, isLookedAt, levelOf, speakingAccounts } from "#analysis/coverage.ts";
import { gradeRuns } from "#analysis/grades.ts";
import { documentsApart, holdingsOf, inspectionsKnown, sharingOf } from "#analysis/holdings.ts";
import { gradedEvents } from "#charts/judgement-strip/geometry.ts";
import { dueDate } from "#domain/recommendation.ts";
import { coverStated } from "#domain/report.ts";
import type { Report } from "#domain/report.ts";
import type { PublicSource } from "#domain/source.ts";
import type { Theme } from "#domain/theme.ts";
import { readRecord } from "#record/read.ts";
import { atLeastOne } from "../at-least-one.ts";

const record = readRecord(process.cwd());

/** The document whose name begins so. */
function reportOf(name: string): Report {
  return record.reports.find(({ id }) => id.startsWith(name))!;
}

const upTo = (count: number, place: string) => Array.from({ length: count }, (_, index) => `${place} ${index + 1}`);

/** Every place of each document, counted in the document itself. */
const places: Readonly<Record<string, readonly string[]>> = {
  "2011": [
    "title page",
    ...upTo(112, "para"),
    ...upTo(5, "para 2 bullet"),
    ...upTo(11, "para 20 bullet"),
    ...upTo(7, "para 71 bullet"),
    ...upTo(22, "judgements row"),
  ],
  "2018": [
    "address",
    ...upTo(4, "opening para"),
    ...upTo(2, "overview para"),
    ...upTo(5, "what needs to improve bullet"),
    ...upTo(17, "findings bullet"),
    "closing para 1",
  ],
  "2021": [
    "address",
    ...upTo(2, "opening para"),
    ...upTo(2, "areas covered para"),
    ...upTo(5, "areas covered bullet"),
    ...upTo(16, "findings para"),
    "closing para 1",
  ],
  "2022-11-press": upTo(24, "article para"),
  "2022-11-25-inspection-north": [
    ...upTo(4, "judgements row"),
    ...upTo(4, "summary para"),
    ...upTo(4, "what needs to improve bullet"),
    ...upTo(43, "para"),
  ],
  "2022-11-25-inspection-west": [
    ...upTo(4, "judgements row"),
    ...upTo(4, "summary para"),
    ...upTo(4, "what needs to improve bullet"),
    ...upTo(43, "para"),
  ],
  "2023-11-22-focused-visit-north": [
    "address",
    ...upTo(3, "opening para"),
    ...upTo(4, "headline findings para"),
    ...upTo(3, "what needs to improve bullet"),
    ...upTo(17, "main findings para"),
    "closing para 1",
  ],
  "2023-11-22-focused-visit-west": [
    "address",
    ...upTo(3, "opening para"),
    ...upTo(4, "headline findings para"),
    ...upTo(3, "what needs to improve bullet"),
    ...upTo(18, "main findings para"),
    "closing para 1",
  ],
  "2024": [
    "address",
    ...upTo(4, "opening para"),
    ...upTo(4, "opening bullet"),
    ...upTo(4, "headline findings para"),
    ...upTo(2, "what needs to improve bullet"),
    ...upTo(16, "main findings para"),
    "closing para 1",
  ],
  "2025": [
    "address",
    ...upTo(3, "opening para"),
    ...upTo(3, "opening bullet"),
    ...upTo(3, "headline findings para"),
    ...upTo(3, "what needs to improve bullet"),
    ...upTo(17, "main findings para"),
    "closing para 1",
  ],
  "2026-07-07-inspection-north": [
    ...upTo(4, "judgements row"),
    ...upTo(3, "summary para"),
    ...upTo(2, "what needs to improve bullet"),
    ...upTo(58, "para"),
  ],
  "2026-07-07-inspection-west": [
    ...upTo(4, "judgements row"),
    ...upTo(2, "summary para"),
    ...upTo(2, "what needs to improve bullet"),
    ...upTo(66, "para"),
  ],
};

test("twelve documents are held, eleven of them the inspectors' own", () => {
  expect(record.reports.map(({ id }) => id)).toEqual([
    "2011-05-06-inspection-northamptonshire",
    "2018-05-18-focused-visit-northamptonshire",
    "2021-12-07-monitoring-visit-north-northamptonshire",
    "2022-11-press-account-northamptonshire",
    "2022-11-25-inspection-north-northamptonshire",
    "2022-11-25-inspection-west-northamptonshire",
    "2023-11-22-focused-visit-north-northamptonshire",
    "2023-11-22-focused-visit-west-northamptonshire",
    "2024-10-31-focused-visit-north-northamptonshire",
    "2025-05-20-focused-visit-west-northamptonshire",
    "2026-07-07-inspection-north-northamptonshire",
    "2026-07-07-inspection-west-northamptonshire",
  ]);
  expect(Object.keys(places)).toHaveLength(record.reports.length);
});

test.each(atLeastOne(Object.keys(places)))(
  "every place in the document of %s is accounted for, and no other is named",
  (year) => {
    const { findings, recommendations, judgements, notCoded } = reportOf(year);
    const named = new Set(
      [...findings, ...recommendations, ...judgements, ...notCoded].map(({ locator }) => locator.text),
    );
    expect([...named].toSorted()).toEqual(places[year]!.toSorted());
  },
);

test.each(atLeastOne(Object.keys(places)))("the focus of the document of %s points at places in it", (year) => {
  const { focus, themeScope, notCoded } = reportOf(year);
  const named = [
    ...focus.map(({ locator }) => locator),
    ...themeScope.map(({ locator }) => locator),
    ...notCoded.map(({ repeats }) => repeats),
  ];
  expect(places[year]).toEqual(expect.arrayContaining(named.flatMap((locator) => locator?.text ?? [])));
});

test("the inspection of 2011 gave 22 grades", () => {
  const rows = reportOf("2011").judgements.toSorted((a, b) => a.locator.row! - b.locator.row!);
  expect(rows.map(({ locator }) => locator.row)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
  expect(rows.map(({ grade }) => grade)).toEqual([
    ...["Adequate", "Adequate", "Good", "Adequate", "Good", "Adequate", "Adequate", "Adequate", "Adequate", "Good"],
    ...[
      "Adequate",
      "Adequate",
      "Adequate",
      "Adequate",
      "Adequate",
      "Good",
      "Inadequate",
      "Adequate",
      "Adequate",
      "Adequate",
      "Adequate",
      "Adequate",
    ],
  ]);
});

test("the documents ask for improvement at 18, 5, twice 4, twice 3, 2, 3 and twice 2 places", () => {
  const placesOf = ({ recommendations }: Report) => new Set(recommendations.map(({ locator }) => locator.text)).size;
  expect(record.reports.map(placesOf)).toEqual([18, 5, 0, 0, 4, 4, 3, 3, 2, 3, 2, 2]);
});

test("of the points to improve of 2022 one names three matters, each a recommendation of its own", () => {
  expect(
    reportOf("2022-11-25-inspection-north").recommendations.map(({ number, locator }) => `${number} ${locator.bullet}`),
  ).toEqual(["r01 1", "r02 2", "r05 2", "r06 2", "r03 3", "r04 4"]);
});

test("every visit names its focus, and no inspection or press account does", () => {
  expect(record.reports.filter(({ focus }) => focus.length).map(({ published }) => published)).toEqual([
    "2018-05-18",
    "2021-12-07",
    "2023-11-22",
    "2023-11-22",
    "2024-10-31",
    "2025-05-20",
  ]);
});

test.each([
  ["2022-11-25", 86],
  ["2026-07-07", 124],
])("all numbered paragraphs of the reports of %s carry findings: %i", (day, count) => {
  const paragraphs = ["north", "west"].flatMap((council) => {
    const { findings } = reportOf(`${day}-inspection-${council}`);
    return [...new Set(findings.map(({ locator }) => locator.text))].filter((text) => /^para \d+$/.test(text));
  });
  expect(paragraphs).toHaveLength(count);
});

test("the inspection of 2026 graded leaders outstanding and the rest good, in both councils, and gave no overall grade", () => {
  for (const council of ["north", "west"]) {
    expect(reportOf(`2026-07-07-inspection-${council}`).judgements.map(({ grade }) => grade)).toEqual([
      "Outstanding",
      "Good",
      "Good",
      "Good",
    ]);
  }
  const [graded] = gradedEvents(record.events.filter(({ id }) => id === "2026-05-inspection-northamptonshire"));
  expect(graded!.words).toBe("1 outstanding, 3 good, in each of 2 councils");
});

test("from 2022 to 2026 the grades of leaders and of help and protection run on in each council, no others do", () => {
  const runs = gradeRuns(record).filter(
    ({ framework, authorities }) => framework.id === "ilacs" && authorities.startsWith("West"),
  );
  expect(
    runs.map(({ area, grades }) => [area, grades.map(({ account, grade }) => `${account.date.slice(0, 4)} ${grade}`)]),
  ).toEqual([
    [
      "The impact of leaders on social work practice with children and families",
      ["2022 Requires improvement to be good", "2026 Outstanding"],
    ],
    [
      "The experiences and progress of children who need help and protection",
      ["2022 Requires improvement to be good", "2026 Good"],
    ],
    ["The experiences and progress of children in care and care leavers", ["2022 Requires improvement to be good"]],
    ["Overall effectiveness", ["2022 Requires improvement to be good"]],
    ["The experiences and progress of children in care", ["2026 Good"]],
    ["The experiences and progress of care leavers", ["2026 Good"]],
  ]);
});

test("the inspection of 2022 gave both councils the same four grades, and they are counted once", () => {
  const [north, west] = ["north", "west"].map((council) =>
    reportOf(`2022-11-25-inspection-${council}`).judgements.map(({ area, grade, locator }) => [
      locator.text,
      area,
      grade,
    ]),
  );
  expect(north!.map(([, , grade]) => grade)).toEqual(
    Array.from({ length: 4 }, () => "Requires improvement to be good"),
  );
  expect(west).toEqual(north);
  const [graded] = gradedEvents(record.events.filter(({ id }) => id === "2022-10-inspection-northamptonshire"));
  expect(graded!.words).toBe("4 requires improvement to be good, in each of 2 councils");
});

test("the inspection of 2022 is counted once, and its own documents speak for it", () => {
  const event = record.events.find(({ id }) => id === "2022-10-inspection-northamptonshire")!;
  expect(event).toMatchObject({
    isCounted: true,
    provenance: "primary",
    published: "2022-11-25",
    fieldworkStart: "2022-10-03",
  });
  expect(speakingAccounts(event).map(({ id }) => id)).toEqual([
    "2022-11-25-inspection-north-northamptonshire",
    "2022-11-25-inspection-west-northamptonshire",
  ]);
});

test("what the twin reports share is written in the first, and only the second says what it does not take over", () => {
  const [north, west] = ["north", "west"].map((council) => reportOf(`2022-11-25-inspection-${council}`));
  expect(west!.twin).toBe(north);
  const shared = west!.findings.filter(({ twinOf }) => twinOf);
  const own = west!.findings.filter(({ twinOf }) => !twinOf);
  expect(shared.length).toBeGreaterThan(own.length * 9);
  expect(north!.findings.filter(({ twins }) => twins.length)).toHaveLength(shared.length);
  expect(west!.recommendations.map(({ number, twinOf }) => [number, twinOf?.id])).toEqual(
    north!.recommendations.map(({ number, id }) => [number, id]),
  );
  for (const { locator, twinOf } of shared) expect(twinOf!.locator).toEqual(locator);
});

test("the documents of one event share nearly all, part, or nothing of what they say", () => {
  const kinship = record.events
    .filter((event) => documentsApart(event).length)
    .map((event) => [event.id, sharingOf(event).words]);
  expect(kinship).toEqual([
    ["2022-10-inspection-northamptonshire", "are nearly word for word the same"],
    ["2023-10-focused-visit-northamptonshire", "share part of their text"],
    ["2026-05-inspection-northamptonshire", "were written apart"],
  ]);
});

test("eight events are counted", () => {
  expect(record.events.filter(({ isCounted }) => isCounted).map(({ id }) => id)).toEqual([
    "2011-03-inspection-northamptonshire",
    "2018-04-focused-visit-northamptonshire",
    "2021-11-monitoring-visit-north-northamptonshire",
    "2022-10-inspection-northamptonshire",
    "2023-10-focused-visit-northamptonshire",
    "2024-10-focused-visit-north-northamptonshire",
    "2025-04-focused-visit-west-northamptonshire",
    "2026-05-inspection-northamptonshire",
  ]);
});

test("26 inspections and visits are known, of 15 of them only what others reported, one of which never had a public report", () => {
  const { known, missing, neverPublished, documents, primary, counted } = holdingsOf(record);
  expect({
    known,
    missing: missing.length,
    neverPublished: neverPublished.length,
    documents,
    primary,
    counted,
  }).toEqual({ known: 26, missing: 14, neverPublished: 1, documents: 12, primary: 11, counted: 8 });
  expect(inspectionsKnown(record)).toHaveLength(26);
  expect(record.knownInspections).toHaveLength(17);
});

/** A source without a place where a reader can check it. */
const isLost = ({ url, report }: PublicSource) =>
  !(url ? /^https?:\/\/[^/]+\.[^/]+/.test(url) : report && record.reports.includes(report));

test("everything that is known of an inspection has a source that a reader can check", () => {
  for (const inspection of record.knownInspections) {
    const { id, sources, judgements, figures, findings } = inspection;
    expect(sources.length, id).toBeGreaterThan(0);
    expect(sources.filter(isLost), id).toEqual([]);
    for (const { source } of [...judgements, ...figures, ...findings]) expect(sources, id).toContain(source);
  }
});

test("a place named in a document that is held is one of its places", () => {
  const named = [...record.knownInspections, ...record.milestones].flatMap(({ id, sources }) =>
    sources.flatMap(({ report, locator }) => (report ? [{ id, report, locator }] : [])),
  );
  expect(named.length).toBeGreaterThan(0);
  for (const { id, report, locator } of named)
    expect(Object.keys(report.evidence!.passages), id).toContain(locator?.text);
});

test("every milestone and every related inspection has a source that a reader can check", () => {
  expect([record.milestones.length, record.related.length]).toEqual([35, 13]);
  for (const { id, sources } of [...record.milestones, ...record.related]) {
    expect(sources.length, id).toBeGreaterThan(0);
    expect(sources.filter(isLost), id).toEqual([]);
  }
});

test("what others report is secondary, and never counted", () => {
  for (const { id, event, provenance, document } of record.knownInspections) {
    expect(provenance, id).toBe("secondary");
    expect(event.isCounted, id).toBe(Boolean(document));
    expect(
      speakingAccounts(event).some((account) => account.id === id),
      id,
    ).toBe(!document);
  }
  expect(record.knownInspections.filter(({ document }) => document).map(({ id }) => id)).toEqual([
    "2023-11-focused-north-and-west",
    "2024-focused-north-care-leavers",
  ]);
});

test("every figure that others report holds a number", () => {
  for (const { id, figures } of record.knownInspections)
    for (const { figure } of figures)
      expect(figure, id).toMatch(/\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|quarter|third)\b/i);
});

test("the recommendations of 2011 are due at once, within three months or within six, in both halves of the report", () => {
  const soon = "within three months 2011-08-06";
  const late = "within six months 2011-11-06";
  expect(
    reportOf("2011").recommendations.map((recommendation) => `${recommendation.deadline} ${dueDate(recommendation)}`),
  ).toEqual([
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
  const quotations = [
    ...record.findings,
    ...record.recommendations,
    ...record.knownInspections.flatMap(({ findings }) => findings),
  ].flatMap(({ id, summary }) => [...summary.matchAll(/"([^"]+)"|“([^”]+)”/g)].map(([words]) => ({ id, words })));
  expect(quotations.length).toBeGreaterThan(0);
  expect(quotations.filter(({ words }) => words.split(/\s+/).length > 8)).toEqual([]);
});

test("every quotation mark in a summary has its partner", () => {
  expect(
    [...record.findings, ...record.recommendations, ...record.knownInspections.flatMap(({ findings }) => findings)]
      .filter(({ summary }) => summary.split('"').length % 2 === 0)
      .map(({ id }) => id),
  ).toEqual([]);
});

test("a press account examines nothing", () => {
  expect(record.themes.map((theme) => coverStated(reportOf("2022-11-press"), theme))).toEqual(
    record.themes.map(() => "out"),
  );
});

test("at the front door the visits of 2023 looked at what is seen there, and asked in passing for what is not", () => {
  const event = record.events.find(({ id }) => id === "2023-10-focused-visit-northamptonshire")!;
  const themesOf = (holds: (theme: Theme) => boolean) => record.themes.filter(holds).map(({ code }) => code);
  expect(themesOf((theme) => isLookedAt(theme, event))).toEqual([
    "thresholds-referrals",
    "early-help",
    "strategy-enquiries",
  ]);
  expect(themesOf((theme) => isInPassing(theme, event) && levelOf(theme, event) === "asked")).toEqual(
    expect.arrayContaining(["management-oversight", "exploitation-missing"]),
  );
});
