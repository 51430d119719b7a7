import { expect, test } from "vitest";
import { parseLocator } from "#domain/locator.ts";
import { buildRecord } from "#record/build.ts";
import type { Content } from "#record/content.ts";
import type { BlockEntry } from "#schema/extract.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { contentFile, sampleContent, sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const first: SampleReport = {
  looksAt: ["plans"],
  concerns: ["plans"],
  recommendations: ["plans"],
  grades: { Overall: "Good" },
};
const second: SampleReport = { looksAt: ["plans"], concerns: ["plans"] };
const thread = { origin: "2013-02-01#r01", links: { "2016-04-01#f01": "repeats" as const } };
const content = sampleContent({ "2013-02-01": first, "2016-04-01": second }, [thread]);

/** Two reports and a thread between them, the first report written otherwise. */
function withReport(change: SampleReport): Content {
  return sampleContent({ "2013-02-01": { ...first, ...change }, "2016-04-01": second }, [thread]);
}

type Entry<Folder extends Exclude<keyof Content, "evidence">> = Content[Folder][number]["entry"];

/** The same, with fields of the first file of a folder written otherwise. */
function withFields<Folder extends Exclude<keyof Content, "evidence">>(
  folder: Folder,
  change: Partial<Entry<Folder>>,
  from = content,
): Content {
  const [file, ...others] = from[folder];
  return { ...from, [folder]: [{ ...file!, entry: { ...file!.entry, ...change } }, ...others] };
}

const at = (text: string) => parseLocator(text)!;
const origin = "2013-02-01-inspection-county#r01";
const answer = { to: "2016-04-01-inspection-county#f01", relation: "repeats" as const, reason: "The same matter." };

test("the record that the following tests break is whole", () => {
  expect(problemsOf(content)).toEqual([]);
});

test.each<[string, Content, string[]]>([
  [
    "a slip in a theme's code",
    withReport({ concerns: ["plan"] }),
    [`Finding f01: Theme "plan" is not in content/themes. Did you mean "plans"?`],
  ],
  [
    "an unknown theme",
    withReport({ recommendations: ["housing"] }),
    [
      `Recommendation r01: Theme "housing" is not in content/themes. Write the name of a file in content/themes, without its ending.`,
    ],
  ],
  [
    "an unknown theme in themeScope",
    withReport({ themeScope: [{ theme: "helth", cover: "out", reason: "Silent." }] }),
    [`Theme "helth" is not in content/themes. Did you mean "health"?`],
  ],
  [
    "an unknown theme among those that a theme leaves out",
    withFields("themes", { leavesOut: [{ what: "care plans", theme: "plns" }] }),
    [`Theme "plns" is not in content/themes. Did you mean "plans"?`],
  ],
  [
    "an unknown authority of a report",
    withFields("reports", { authorities: ["nort"] }),
    [`Authority "nort" is not in content/authorities. Did you mean "north"?`],
  ],
  [
    "an unknown predecessor of an authority",
    withFields("authorities", { succeeds: ["shire"] }),
    [
      `Authority "shire" is not in content/authorities. Write the name of a file in content/authorities, without its ending.`,
    ],
  ],
  [
    "an unknown council of a trust",
    withFields("authorities", { deliversFor: ["wes"] }),
    [`Authority "wes" is not in content/authorities. Did you mean "west"?`],
  ],
  [
    "a grade of another scale",
    withReport({ grades: { Overall: "Adequate" } }),
    [
      `Grade "Adequate" is not on the scale of the framework "new". Write one of Inadequate, Requires improvement, Good, Outstanding.`,
    ],
  ],
  [
    "a grade where the framework gives none",
    { ...content, frameworks: content.frameworks.map((file) => ({ ...file, entry: { ...file.entry, scale: [] } })) },
    [`Grade "Good" is not on the scale of the framework "new". The framework gives no grades: remove the judgement.`],
  ],
  [
    "a thread that begins nowhere",
    withFields("threads", { origin: "2013-02-01-inspection-county#r02" }),
    [
      `"2013-02-01-inspection-county#r02" leads nowhere: no file in content/reports or content/inspections has it. Write the file's name, # and the number of a finding or recommendation in it. Did you mean "${origin}"?`,
    ],
  ],
  [
    "a thread that leads nowhere",
    withFields("threads", { links: [{ ...answer, to: "2019-09-09-x#f01" }] }),
    [
      `"2019-09-09-x#f01" leads nowhere: no file in content/reports or content/inspections has it. Write the file's name, # and the number of a finding or recommendation in it.`,
    ],
  ],
  [
    "a link to the document that the thread begins in",
    withFields("threads", { links: [{ ...answer, to: "2013-02-01-inspection-county#f01" }] }),
    [
      `"2013-02-01-inspection-county#f01" does not come after the thread's origin (2013-02-01). Link only to later inspections.`,
    ],
  ],
  [
    "a second thread from one origin",
    { ...content, threads: [...content.threads, contentFile("threads", "thread-2", content.threads[0]!.entry)] },
    [`"${origin}" is already followed by the thread "thread-1". Put all of its links into one file.`],
  ],
  [
    "a statement linked twice",
    withFields("threads", { links: [answer, { ...answer, relation: "worsens" }] }),
    [`"${answer.to}" is linked twice. Keep one, with both reasons in it.`],
  ],
  [
    "a place both coded and not",
    withFields("reports", { notCoded: [{ at: at("para 1"), reason: "closing" }] }),
    [`"para 1" is listed as not coded, but f01 points at it. Remove one of the two.`],
  ],
  [
    "a graded row listed as not coded",
    withFields("reports", { notCoded: [{ at: at("judgements row 1"), reason: "closing" }] }),
    [`"judgements row 1" is listed as not coded, but a judgement points at it. Remove one of the two.`],
  ],
  [
    "a place listed twice",
    withFields("reports", {
      notCoded: [
        { at: at("para 9"), reason: "closing" },
        { at: at("para 9"), reason: "address" },
      ],
    }),
    [`"para 9" is listed as not coded twice. Keep one.`],
  ],
  [
    "a repetition of nothing",
    withFields("reports", { notCoded: [{ at: at("para 9"), reason: "repeats" }] }),
    [
      `Reason "repeats" at "para 9" does not say what it repeats. Add repeats: para 58, the paragraph that says it first.`,
    ],
  ],
  [
    "another reason with something to repeat",
    withFields("reports", { notCoded: [{ at: at("para 9"), reason: "closing", repeats: at("para 8") }] }),
    [`Reason "closing" does not go with repeats: "para 8". Write reason: repeats, or remove the locator.`],
  ],
  [
    "a file named after another date",
    withFields("reports", { published: "2013-03-01" }),
    [
      `The file's name "2013-02-01-inspection-county" does not agree with its date and kind. Name it "2013-03-01-inspection-<authority>.mdx", or correct the fields.`,
    ],
  ],
  [
    "a file named after another kind",
    withFields("reports", { kind: "focused-visit" }),
    [
      `The file's name "2013-02-01-inspection-county" does not agree with its date and kind. Name it "2013-02-01-focused-visit-<authority>.mdx", or correct the fields.`,
      `Event "2013-02-inspection-county" does not go with the kind "focused-visit". ` +
        "Write 2013-02-focused-visit-county, or correct the kind.",
    ],
  ],
  [
    "fieldwork that ends before it starts",
    withFields("reports", { fieldwork: { start: "2013-02-05", end: "2013-02-01" } }),
    ["Fieldwork ends on 2013-02-01, before it starts on 2013-02-05. Exchange or correct the two."],
  ],
  [
    "an event of another month than its fieldwork",
    withFields("reports", { event: "2013-01-inspection-county" }),
    [
      `Event "2013-01-inspection-county" is not of the month of its fieldwork, 2013-02-01. Write 2013-02-inspection-county, or correct the fieldwork.`,
    ],
  ],
  [
    "a position taken by another theme",
    {
      ...content,
      themes: [contentFile("themes", "homes", { ...content.themes[0]!.entry, order: 1 }), ...content.themes],
    },
    [`Order 1 is taken by the theme "homes". Write the next free number.`],
  ],
  [
    "a name of two terms",
    {
      ...content,
      terms: [
        contentFile("terms", "children-in-care", { term: "Children in care" }),
        contentFile("terms", "cic", { term: "children in care" }),
      ],
    },
    [`"children in care" is the name of the term "children-in-care" too. Keep one of the two.`],
  ],
])("%s is refused, in words", (_, broken, expected) => {
  expect(problemsOf(broken)).toEqual(expected);
});

test("what a document says outside its scope is coded like everything else", () => {
  expect(problemsOf(withReport({ looksAt: ["health"] }))).toEqual([]);
});

test("an unknown framework is refused, and not held against the threads of its document", () => {
  expect(problemsOf(withFields("reports", { framework: "newer" }))).toEqual([
    `Framework "newer" is not in content/frameworks. Did you mean "new"?`,
  ]);
});

test("a theme written twice in one finding is refused", () => {
  const [report, ...others] = content.reports;
  const blocks = report!.blocks.map((block): BlockEntry =>
    block.type === "finding" ? { ...block, entry: { ...block.entry, themes: ["plans", "plans"] } } : block,
  );
  expect(problemsOf({ ...content, reports: [{ ...report!, blocks }, ...others] })).toEqual([
    `Finding f01: theme "plans" stands twice. Keep one.`,
  ]);
});

test("twin documents that disagree on fieldwork and framework are refused", () => {
  const twins = sampleContent({
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north" },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west" },
  });
  const [north, west] = twins.reports;
  const entry = { ...west!.entry, framework: "old", fieldwork: { start: "2022-10-01", end: "2022-10-07" } };
  expect(problemsOf({ ...twins, reports: [north!, { ...west!, entry }] })).toEqual([
    `Framework "old" differs from that of 2022-11-25-inspection-north, a document of the same event (new). Write the same.`,
    "Fieldwork differs from that of 2022-11-25-inspection-north, a document of the same event (2022-10-01 to 2022-10-05). Write the same.",
  ]);
});

test("an account need not know the days of the fieldwork", () => {
  const both = sampleContent({
    "2022-11": { event: "2022-10-inspection", provenance: "secondary" },
    "2022-11-25": { event: "2022-10-inspection" },
  });
  expect(problemsOf(withFields("reports", { fieldwork: { start: "2022-10", end: "2022-10" } }, both))).toEqual([]);
});

test("all problems between the files are listed at once, sorted by file and line", () => {
  const broken = withFields(
    "threads",
    { origin: "2012-01-01-x#f01" },
    withReport({ concerns: ["housing", "transport"], grades: { Overall: "Fine" } }),
  );
  const [report, ...others] = broken.reports;
  const blocks = report!.blocks.map((block, index): BlockEntry =>
    "place" in block ? { ...block, place: { line: 90 - 10 * index, column: 1 } } : block,
  );
  expect(() => buildRecord({ ...broken, reports: [{ ...report!, blocks }, ...others] })).toThrow(
    new RegExp(
      [
        "^4 problems in the content:\n",
        '  content/reports/2013-02-01-inspection-county.mdx:1:1  Grade "Fine" .*',
        '  content/reports/2013-02-01-inspection-county.mdx:80:1  Finding f02: Theme "transport" .*',
        '  content/reports/2013-02-01-inspection-county.mdx:90:1  Finding f01: Theme "housing" .*',
        '  content/threads/thread-1.mdx:1:1  "2012-01-01-x#f01" leads nowhere.*\n$',
      ].join("\n"),
    ),
  );
});

test("findings and recommendations know their report, and it knows them", () => {
  const { reports, findings, recommendations } = buildRecord(content);
  expect(findings.map(({ id }) => id)).toEqual([
    "2013-02-01-inspection-county#f01",
    "2016-04-01-inspection-county#f01",
  ]);
  for (const report of reports) {
    expect(report.findings.length).toBeGreaterThan(0);
    for (const statement of [...report.findings, ...report.recommendations]) expect(statement.report).toBe(report);
    for (const judgement of report.judgements) expect(judgement.report).toBe(report);
    expect(report.event.reports).toContain(report);
  }
  expect(reports.flatMap((report) => report.findings)).toEqual(findings);
  expect(reports.flatMap((report) => report.recommendations)).toEqual(recommendations);
});

test("a document is shown with the month of its fieldwork, by which those of one title differ; an account is not", () => {
  const titles = (report: SampleReport, fieldwork?: { readonly start: string; readonly end: string }) =>
    buildRecord(withFields("reports", fieldwork ? { fieldwork } : {}, sampleContent({ "2013-02-28": report })))
      .reports[0]!.title;
  expect(titles({})).toBe("Document of 2013-02-28, February 2013");
  expect(titles({ event: "2012-12-inspection" }, { start: "2012-12-17", end: "2013-01-04" })).toBe(
    "Document of 2013-02-28, December 2012 to January 2013",
  );
  expect(titles({ provenance: "secondary" })).toBe("Document of 2013-02-28");
});

test("an authority knows what it took over from, and what took over from it", () => {
  const { authorities } = buildRecord(content);
  const [county, north, west] = ["county", "north", "west"].map((id) =>
    authorities.find((authority) => authority.id === id)!,
  );
  expect(county!.succeeds).toEqual([]);
  expect(county!.succeededBy).toEqual([north, west]);
  expect(north!.succeeds[0]).toBe(county);
});

test("a thread points at the very statements of the record", () => {
  const { threads, recommendations, findings } = buildRecord(content);
  const [link] = threads[0]!.links;
  expect(threads[0]!.origin).toBe(recommendations[0]);
  expect(link!.from).toBe(recommendations[0]);
  expect(link!.to).toBe(findings[1]);
});

test("documents, events and threads stand by date, whatever the order of the files", () => {
  const record = sampleRecord({ "2016-04-01": second, "2018-10-01": second, "2013-02-01": first }, [
    { origin: "2016-04-01#f01", links: { "2018-10-01#f01": "repeats" } },
    { origin: "2013-02-01#r01", links: { "2018-10-01#f01": "advances", "2016-04-01#f01": "repeats" } },
  ]);
  expect(record.reports.map(({ published }) => published)).toEqual(["2013-02-01", "2016-04-01", "2018-10-01"]);
  expect(record.events.map(({ published }) => published)).toEqual(["2013-02-01", "2016-04-01", "2018-10-01"]);
  expect(record.threads.map(({ id }) => id)).toEqual(["thread-2", "thread-1"]);
  expect(record.threads[0]!.links.map(({ to }) => to.report.published)).toEqual(["2016-04-01", "2018-10-01"]);
});

test("terms stand by their words, whatever the names of their files", () => {
  const terms = [
    ["a", "Ofsted"],
    ["b", "early help"],
    ["c", "Care leavers"],
  ].map(([id, term]) => contentFile("terms", id!, { term: term!, same: [] }));
  expect(buildRecord({ ...content, terms }).terms.map(({ term }) => term)).toEqual([
    "Care leavers",
    "early help",
    "Ofsted",
  ]);
});

test("the section of a finding is the headings above it, the outermost first", () => {
  const [report, ...others] = content.reports;
  const heading = (depth: number, text: string): BlockEntry => ({
    type: "heading",
    depth,
    text,
    place: { line: 1, column: 1 },
  });
  const finding = (number: number): BlockEntry => ({
    type: "finding",
    place: { line: 1, column: 1 },
    entry: {
      id: `f0${number}`,
      at: at(`para ${number}`),
      stance: "concern",
      themes: ["plans"],
      summary: "Plans were late.",
    },
  });
  const blocks = [
    finding(1),
    heading(2, "Safety"),
    finding(2),
    heading(3, "Plans"),
    finding(3),
    heading(3, "Homes"),
    heading(2, "Care"),
    heading(3, "Plans"),
    finding(4),
  ];
  const record = buildRecord({ ...content, threads: [], reports: [{ ...report!, blocks }, ...others] });
  expect(record.reports[0]!.findings.map(({ section }) => section)).toEqual([
    undefined,
    "Safety",
    "Safety: Plans",
    "Care: Plans",
  ]);
  expect(record.reports[0]!.blocks.flatMap((block) => (block.type === "heading" ? [block.slug] : []))).toEqual([
    "safety",
    "plans",
    "homes",
    "care",
    "plans-1",
  ]);
});
