import { expect, test } from "vitest";
import { parseLocator } from "#domain/locator.ts";
import type { Report } from "#domain/report.ts";
import type { Term } from "#domain/term.ts";
import { checkReport, codingFingerprint } from "#evidence/check.ts";
import type { Discrepancy } from "#evidence/check.ts";
import type { Passage, SplitDocument } from "#evidence/passage.ts";
import { buildRecord } from "#record/build.ts";
import type { BlockEntry } from "#schema/extract.ts";
import type { ReportEntry } from "#schema/report.ts";
import { sampleContent } from "../fixtures/sample-record.ts";

interface Coding {
  /** By locator: the summary. */
  readonly findings?: Readonly<Record<string, string>>;
  readonly recommendations?: readonly {
    readonly at: string;
    readonly summary: string;
    readonly deadline?: "immediately" | "within three months";
  }[];
  readonly judgements?: readonly { readonly at: string; readonly area: string; readonly grade: string }[];
  readonly notCoded?: readonly string[];
  /** Figures excused in every finding. */
  readonly figures?: Readonly<Record<string, string>>;
}

const place = { line: 1, column: 1 };

/** A report of the county with just these statements. */
function reportOf({ findings = {}, recommendations = [], judgements = [], notCoded = [], figures }: Coding): Report {
  const content = sampleContent({ "2016-04-01": { looksAt: ["plans"] } });
  const [file] = content.reports;
  const blocks = [
    ...Object.entries(findings).map(([at, summary], index): BlockEntry => ({
      type: "finding",
      place,
      entry: {
        id: `f0${index + 1}`,
        at: parseLocator(at)!,
        stance: "concern",
        themes: ["plans"],
        summary,
        ...(figures && { figures }),
      },
    })),
    ...recommendations.map(({ at, ...entry }, index): BlockEntry => ({
      type: "recommendation",
      place,
      entry: { ...entry, id: `r0${index + 1}`, at: parseLocator(at)!, themes: ["plans"] },
    })),
  ];
  const entry: ReportEntry = {
    ...file!.entry,
    judgements: judgements.map(({ at, ...rest }) => ({ ...rest, at: parseLocator(at)! })),
    notCoded: notCoded.map((at) => ({ at: parseLocator(at)!, reason: "address" as const })),
  };
  return buildRecord({ ...content, reports: [{ ...file!, entry, blocks }] }).reports[0]!;
}

function documentOf(
  texts: Readonly<Record<string, string>>,
  others: { readonly terms?: Readonly<Record<string, string>>; readonly grades?: SplitDocument["grades"] } = {},
): SplitDocument {
  const { terms = {}, grades = [] } = others;
  const passages = Object.entries(texts).map(([locator, text]): Passage => ({
    locator,
    text,
    ...(terms[locator] && { term: terms[locator] }),
  }));
  return { form: "numbered", passages: [...passages, ...grades], grades };
}

const found = (report: Report, document: SplitDocument, terms: readonly Term[] = []) =>
  checkReport(report, document, undefined, terms).discrepancies;
/** What a finding at para 1 is told when the paragraph reads so. */
const messages = (summary: string, paragraph: string, terms: readonly Term[] = [], figures?: Coding["figures"]) =>
  found(
    reportOf({ findings: { "para 1": summary }, ...(figures && { figures }) }),
    documentOf({ "para 1": paragraph }),
    terms,
  ).map(({ message }) => message);

test("a report that agrees with its document is counted", () => {
  const report = reportOf({
    findings: { "para 1": `In Kettering 12 of three teams, half, "worked well".` },
    recommendations: [{ at: "para 2 bullet 1", summary: "See children.", deadline: "immediately" }],
    judgements: [{ at: "judgements row 1", area: "Overall effectiveness", grade: "Good" }],
    notCoded: ["para 2"],
  });
  const document = documentOf(
    {
      "para 1": "Twelve of 3 Kettering teams – half of all – worked well.",
      "para 2": "Do this:",
      "para 2 bullet 1": "visit each child",
    },
    {
      terms: { "para 2 bullet 1": "immediately" },
      grades: [
        {
          locator: "judgements row 1",
          text: "Overall effectiveness Good",
          area: "Overall effectiveness",
          grade: "Good",
        },
      ],
    },
  );
  const { counts, discrepancies, fingerprints } = checkReport(report, document, undefined, []);
  expect(discrepancies).toEqual([]);
  expect(counts).toEqual({
    locators: 4,
    accounted: 4,
    figures: 3,
    excused: 0,
    names: 1,
    quotations: 1,
    grades: 1,
    recommendations: 1,
  });
  expect(Object.keys(fingerprints)).toEqual(document.passages.map(({ locator }) => locator));
});

test.each([
  [
    "a locator that the document does not have",
    { findings: { "para 1": "Plans were late.", "para 9": "Visits too." } },
    [{ subject: "f02", message: `"para 9" is not in the document. Write the place where the document says it.` }],
  ],
  [
    "a passage left out",
    {},
    [
      {
        message: `"para 1" of the document is not accounted for. Add a finding, or list it under notCoded with a reason.`,
      },
    ],
  ],
  [
    "a passage said not to be coded that is not there",
    { findings: { "para 1": "Plans were late." }, notCoded: ["para 3"] },
    [
      {
        subject: "notCoded para 3",
        message: `"para 3" is not in the document. Write the place where the document says it.`,
      },
    ],
  ],
])("%s is found", (_, coding: Coding, expected: Discrepancy[]) => {
  expect(found(reportOf(coding), documentOf({ "para 1": "Plans." }))).toEqual(expected);
});

test("a figure must stand in its own paragraph", () => {
  expect(messages("Of 58 plans, 12% were late.", "57 plans, 12% of them late")).toEqual([
    `The figure "58" does not stand in para 1. Write the figure that stands there, or excuse it: figures={{"58": "how it is derived"}}.`,
  ]);
  expect(
    found(
      reportOf({ findings: { "para 1": "There were 12 plans.", "para 2": "There were 9 visits." } }),
      documentOf({ "para 1": "nine plans", "para 2": "12 visits" }),
    ).map(({ subject }) => subject),
  ).toEqual(["f01", "f02"]);
});

test("a derived figure is excused, and only one that the summary gives", () => {
  const report = reportOf({ findings: { "para 1": "That makes 30 plans." }, figures: { "30": "sum of 10 and 20" } });
  expect(checkReport(report, documentOf({ "para 1": "10 and 20 plans" }), undefined, [])).toMatchObject({
    discrepancies: [],
    counts: { figures: 0, excused: 1 },
  });
  expect(messages("Plans were late.", "Plans.", [], { "30": "sum of 10 and 20" })).toEqual([
    `The excused figure "30" is not in the summary. Remove it from figures={{…}}.`,
  ]);
});

test("a name must stand in its paragraph, unless the whole report speaks of it", () => {
  expect(messages("Teams in Corby and Kettering were slow.", "The Corby team's plans.")).toEqual([
    `The name "Kettering" does not stand in para 1. Write the name that stands there, or a common noun.`,
  ]);
  expect(messages("Teams told Ofsted that County's plans were late.", "The plans.")).toEqual([]);
});

test("an abbreviation in the paragraph bears out its expansion, and the other way round", () => {
  const term: Term = {
    id: "camhs",
    term: "child and adolescent mental health services",
    same: ["CAMHS"],
    definition: "",
  };
  expect(
    messages("Waits for Child and Adolescent Mental Health Services were long.", "CAMHS was slow.", [term]),
  ).toEqual([]);
  expect(
    messages("Waits for CAMHS were long.", "Child and adolescent mental health services were slow.", [term]),
  ).toEqual([]);
  expect(messages("Waits for CAMHS were long.", "Health services were slow.", [term])).toHaveLength(1);
});

test("a quoted phrase stands in the paragraph word for word, and is short", () => {
  expect(messages(`It had "taken ages" to write.`, "It has ‘taken ages’.")).toEqual([]);
  expect(messages(`It had "took ages" to write.`, "It has ‘taken ages’.")).toEqual([
    `The phrase "took ages" does not stand in para 1 in these words. Write it as it stands there, or without quotation marks.`,
  ]);
  expect(messages(`It had "aken ages" to write.`, "It has ‘taken ages’.")).toHaveLength(1);
  const nine = "one plan is late and no plan is early";
  expect(messages(`Staff said "${nine}".`, nine)).toEqual([
    `The phrase "${nine}" has 9 words; at most 8 may stand in quotation marks. Shorten it.`,
  ]);
});

const sentence = "social workers see every child alone within ten days";
const copies = (summary: string) =>
  found(
    reportOf({ findings: { "para 1": summary }, notCoded: ["para 2"] }),
    documentOf({ "para 1": "Plans of ten weeks.", "para 2": `All ${sentence} of being asked to.` }),
  ).filter(({ message }) => message.startsWith("The words"));

test("nine words in a row of any paragraph are a copy", () => {
  expect(copies("Most social workers see every child alone within ten weeks.")).toEqual([]);
  expect(copies(`Most ${sentence}.`)).toEqual([
    {
      subject: "f01",
      message: `The words "${sentence}" stand in the document just so. Write the finding in words of our own: at most 8 in a row may be the same.`,
    },
  ]);
});

test("a longer copy is told once, as a whole", () => {
  expect(copies(`Most ${sentence} of being asked.`).map(({ message }) => message)).toEqual([
    expect.stringContaining(`"${sentence} of being asked"`),
  ]);
});

const row = (number: number, area: string, grade: string) => ({
  locator: `judgements row ${number}`,
  text: `${area} ${grade}`,
  area,
  grade,
});
const coded = (number: number, area: string, grade: string) => ({ at: `judgements row ${number}`, area, grade });

test.each([
  [
    "the same grade in other capitals",
    [coded(1, "Overall effectiveness", "Requires improvement")],
    [row(1, "Overall Effectiveness", "requires improvement")],
    [],
  ],
  [
    "another grade",
    [coded(1, "Overall effectiveness", "Good")],
    [row(1, "Overall effectiveness", "Inadequate")],
    [`The grade "Good" of judgements row 1 is "Inadequate" in the document ("Overall effectiveness"). Write that.`],
  ],
  [
    "another area",
    [coded(1, "Leadership and management", "Good")],
    [row(1, "Being healthy", "Good")],
    [
      `The area "Leadership and management" of judgements row 1 is "Being healthy" in the document. Name what was judged.`,
    ],
  ],
  [
    "a shorter name of the area",
    [coded(1, "Help and protection", "Good")],
    [row(1, "The experiences and progress of children who need help and protection", "Good")],
    [],
  ],
  [
    "a row left out",
    [coded(1, "Being healthy", "Good")],
    [row(1, "Being healthy", "Good"), row(2, "Staying safe", "Good")],
    [
      `"judgements row 2" of the document is not accounted for. Add a finding, or list it under notCoded with a reason.`,
      "The record has 1 grades, the document 2. List each graded row under judgements.",
    ],
  ],
  [
    "a grade where the document has none",
    [coded(1, "Being healthy", "Good")],
    [],
    [`"judgements row 1" is not in the document. Write the place where the document says it.`],
  ],
])("grades: %s", (_, judgements, grades, expected) => {
  expect(found(reportOf({ judgements }), documentOf({}, { grades })).map(({ message }) => message)).toEqual(expected);
});

const asking = documentOf(
  { "para 1 bullet 1": "visit", "para 1 bullet 2": "plan", "para 2": "Plans." },
  { terms: { "para 1 bullet 1": "immediately", "para 1 bullet 2": "within three months" } },
);
const visit = { at: "para 1 bullet 1", summary: "See children.", deadline: "immediately" } as const;
const plan = { at: "para 1 bullet 2", summary: "Write better.", deadline: "within three months" } as const;
const late = { "para 2": "Plans were late." };

test.each<[string, Coding, [string | undefined, string][]]>([
  ["all of them", { recommendations: [visit, plan], findings: late }, []],
  [
    "one dropped",
    { recommendations: [visit], findings: { ...late, "para 1 bullet 2": "Writing was poor." } },
    [
      [
        undefined,
        `The document asks for something at "para 1 bullet 2", and the record has no recommendation there. Write one for each, or several where one point names several matters.`,
      ],
    ],
  ],
  [
    "another deadline",
    { recommendations: [visit, { ...plan, deadline: "immediately" }], findings: late },
    [["r02", `The deadline "immediately" is "within three months" in the document. Write that.`]],
  ],
  [
    "no deadline",
    { recommendations: [{ at: visit.at, summary: visit.summary }, plan], findings: late },
    [["r01", `The deadline "none" is "immediately" in the document. Write that.`]],
  ],
  [
    "one too many",
    { recommendations: [visit, plan, { at: "para 2", summary: "Be on time." }] },
    [["r03", "para 2 is not a recommendation in the document. Write its place, or make it a finding."]],
  ],
  [
    "two at one point that names two matters",
    { recommendations: [visit, plan, { ...plan, summary: "Write sooner." }], findings: late },
    [],
  ],
])("recommendations: %s", (_, coding, expected) => {
  expect(found(reportOf(coding), asking).map(({ subject, message }) => [subject, message])).toEqual(expected);
});

test("what needs to improve is asked for without a term", () => {
  const document = documentOf({ "what needs to improve bullet 1": "visits" });
  expect(
    found(
      reportOf({ recommendations: [{ at: "what needs to improve bullet 1", summary: "See children." }] }),
      document,
    ),
  ).toEqual([]);
  expect(
    found(reportOf({ findings: { "what needs to improve bullet 1": "Children were not seen." } }), document),
  ).toHaveLength(1);
});

test("a passage that differs from the kept fingerprints, is gone or is new is told", () => {
  const report = reportOf({ findings: late });
  const { fingerprints } = checkReport(report, documentOf({ "para 2": "Plans." }), undefined, []);
  const compare = (document: SplitDocument) =>
    checkReport(report, document, fingerprints, []).discrepancies.map(({ message }) => message);
  expect(compare(documentOf({ "para 2": "‘plans’" }))).toEqual([]);
  expect(compare(documentOf({ "para 2": "Plans are late." }))).toEqual([
    `"para 2" differs from the text that was curated (1 words then, 3 now): the document was changed, or is another edition.`,
  ]);
  expect(compare(documentOf({})).at(-1)).toBe(
    `"para 2" has a fingerprint in the project and is not in this document: it is another edition, or damaged.`,
  );
  expect(compare(documentOf({ "para 2": "Plans.", "para 3": "More." })).at(-1)).toBe(
    `"para 3" of this document has no fingerprint in the project: it is another edition, or the fingerprints are to be made anew.`,
  );
});

const whole: Coding = {
  findings: late,
  recommendations: [visit],
  judgements: [coded(1, "Being healthy", "Good")],
  notCoded: ["para 3"],
  figures: { "30": "sum" },
};

test("the fingerprint of a coding is that of what was checked", () => {
  expect(codingFingerprint(reportOf(whole))).toBe(codingFingerprint(reportOf(structuredClone(whole))));
});

test.each<[string, Coding]>([
  ["a summary", { findings: { "para 2": "Plans were slow." } }],
  ["a finding's place", { findings: { "para 4": "Plans were late." } }],
  ["a deadline", { recommendations: [{ ...visit, deadline: "within three months" }] }],
  ["a grade", { judgements: [coded(1, "Being healthy", "Inadequate")] }],
  ["the area of a grade", { judgements: [coded(1, "Staying safe", "Good")] }],
  ["a place that is not coded", { notCoded: ["para 5"] }],
  ["an excused figure", { figures: { "31": "sum" } }],
])("it changes with %s", (_, change) => {
  expect(codingFingerprint(reportOf({ ...whole, ...change }))).not.toBe(codingFingerprint(reportOf(whole)));
});
