import { describe, expect, test } from "vitest";
import { buildRecord } from "#record/build.ts";
import { parseLocator } from "#domain/locator.ts";
import type { Content } from "#record/content.ts";
import type { KnownInspectionEntry } from "#schema/known-inspection.ts";
import type { MilestoneEntry } from "#schema/milestone.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { sampleContent, sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleInspection } from "../fixtures/sample-record.ts";

const known: SampleInspection = {
  event: "2016-02-inspection",
  concerns: ["plans"],
  strengths: ["health"],
  grades: { Overall: "Inadequate" },
};
const content = sampleContent({ "2011-05-06": {} }, [], {
  inspections: { "2016-04-27": known },
  milestones: { "2014-03-05": {}, "2012-06": { isLatest: true } },
  related: ["2023-03"],
});

/** The same, with fields of the known inspection written otherwise. */
function withFields(change: Partial<KnownInspectionEntry>): Content {
  return {
    ...content,
    inspections: content.inspections.map((file) => ({ ...file, entry: { ...file.entry, ...change } })),
  };
}

/** The same, with each finding reported by this source. */
function reportedBy(source: string): Content {
  return {
    ...content,
    inspections: content.inspections.map((file) => ({
      ...file,
      blocks: file.blocks.map((block) =>
        block.type === "reported" ? { ...block, entry: { ...block.entry, source } } : block,
      ),
    })),
  };
}

/** The same, with fields of the first milestone written otherwise. */
function withMilestone(change: Partial<MilestoneEntry>): Content {
  const [file, ...others] = content.milestones;
  return { ...content, milestones: [{ ...file!, entry: { ...file!.entry, ...change } }, ...others] };
}

const letter = {
  id: "letter",
  publisher: "Ofsted",
  provenance: "secondary" as const,
  report: "2011-05-06-inspection-county",
  at: parseLocator("para 4")!,
};

test("the record that the following tests break is whole", () => {
  expect(problemsOf(content)).toEqual([]);
});

describe("an inspection that is only known", () => {
  const [inspection] = buildRecord(content).knownInspections;

  test("is not held, and secondary", () => {
    expect(inspection).toMatchObject({
      id: "2016-04-27-known-county",
      isHeld: false,
      provenance: "secondary",
      date: "2016-04-27",
      confidence: "medium",
    });
    expect(inspection!.document).toBeUndefined();
  });

  test("knows its findings and grades, and they it and the page that says so", () => {
    const [source] = inspection!.sources;
    expect(inspection!.findings.map(({ id, stance, themes }) => [id, stance, themes.map(({ code }) => code)])).toEqual([
      ["2016-04-27-known-county#f01", "concern", ["plans"]],
      ["2016-04-27-known-county#f02", "strength", ["health"]],
    ]);
    for (const finding of inspection!.findings) {
      expect(finding.report).toBe(inspection);
      expect(finding.source).toBe(source);
    }
    expect(inspection!.judgements).toMatchObject([
      { inspection, area: "Overall", grade: "Inadequate", rank: 1, isAll: false, source },
    ]);
  });

  test("may be told of by a document that is held, at its place", () => {
    const record = buildRecord({
      ...withFields({ sources: [letter] }),
      inspections: reportedBy("letter").inspections.map((file) => ({
        ...file,
        entry: { ...file.entry, sources: [letter], judgements: [] },
      })),
    });
    const [source] = record.knownInspections[0]!.sources;
    expect(source!.report).toBe(record.reports[0]);
    expect(source!.locator?.text).toBe("para 4");
    expect(source).not.toHaveProperty("url");
  });

  test("adds nothing to the findings and recommendations of documents", () => {
    const record = buildRecord(content);
    expect(record.findings).toEqual([]);
    expect(record.recommendations).toEqual([]);
  });
});

test("what is unknown of an inspection is left out", () => {
  const [inspection] = sampleRecord({}, [], {
    inspections: { "2024-10": { isUnpublished: true, grades: { Overall: undefined } } },
  }).knownInspections;
  expect(inspection!.date).toBe("2024-10");
  for (const field of ["published", "recommendationCount", "document"]) expect(inspection).not.toHaveProperty(field);
  expect(inspection!.judgements[0]).not.toHaveProperty("grade");
  expect(inspection!.judgements[0]).not.toHaveProperty("rank");
});

test("the document of an inspection, once it is held, is known to what was known before", () => {
  const record = sampleRecord(
    {
      "2016-04": { event: "2016-02-inspection", provenance: "secondary" },
      "2016-04-27": { event: "2016-02-inspection" },
    },
    [],
    { inspections: { "2016-04-27 known": known } },
  );
  expect(record.knownInspections[0]!.document).toBe(record.reports.find(({ provenance }) => provenance === "primary"));
});

test("inspections known stand by their fieldwork, or by publication where that alone is known", () => {
  const record = sampleRecord({}, [], {
    inspections: {
      "2013-05": { event: "2013-03-inspection" },
      "2013-04-02": { fieldwork: "unknown" },
      "2013-08-23": { event: "2013-01-inspection" },
    },
  });
  expect(record.knownInspections.map(({ id }) => id)).toEqual([
    "2013-08-23-known-county",
    "2013-05-known-county",
    "2013-04-02-known-county",
  ]);
});

const twoSources = [content.inspections[0]!.entry.sources[0]!, letter];

test.each<[string, Content, string[]]>([
  [
    "an unknown framework",
    withFields({ framework: "nw" }),
    [`Framework "nw" is not in content/frameworks. Did you mean "new"?`],
  ],
  [
    "an unknown authority",
    withFields({ authorities: ["nort"] }),
    [`Authority "nort" is not in content/authorities. Did you mean "north"?`],
  ],
  [
    "a slip in the name of a finding's source",
    reportedBy("papr"),
    [
      `Finding f01: source "papr" is not among the sources of this file. Did you mean "paper"?`,
      `Finding f02: source "papr" is not among the sources of this file. Did you mean "paper"?`,
    ],
  ],
  [
    "an unknown source of a grade",
    withFields({ judgements: [{ area: "Overall", grade: "Good", source: "television" }] }),
    [`source "television" is not among the sources of this file. They are paper.`],
  ],
  [
    "an unknown source of a figure",
    withFields({ sources: twoSources, figures: [{ figure: "267", what: "children", source: "television" }] }),
    [`source "television" is not among the sources of this file. They are paper, letter.`],
  ],
  [
    "a source that points at a document which is not held",
    withFields({
      sources: [content.inspections[0]!.entry.sources[0]!, { ...letter, report: "2011-05-06-inspection-count" }],
    }),
    [`Report "2011-05-06-inspection-count" is not in content/reports. Did you mean "2011-05-06-inspection-county"?`],
  ],
  [
    "two sources of one name",
    withFields({ sources: [twoSources[0]!, { ...letter, id: "paper" }] }),
    [`Source "paper" stands twice. Give each source of the file a name of its own.`],
  ],
  [
    "a grade off the scale",
    withFields({ judgements: [{ area: "Overall", grade: "Adequate", source: "paper" }] }),
    [
      `Grade "Adequate" is not on the scale of the framework "new". Write one of Inadequate, Requires improvement, Good, Outstanding.`,
    ],
  ],
  [
    "fieldwork that ends before it starts",
    withFields({ fieldwork: { start: "2016-02-12", end: "2016-02-02" } }),
    ["Fieldwork ends on 2016-02-02, before it starts on 2016-02-12. Exchange or correct the two."],
  ],
  [
    "a milestone that ends before it begins",
    withMilestone({ until: "2014-02" }),
    ["It ends (2014-02) before it begins (2014-03-05). Exchange or correct the two."],
  ],
])("%s is refused, in words", (_, broken, expected) => {
  expect(problemsOf(broken)).toEqual(expected);
});

test("that no report of an inspection was ever made public is known where a source says so, else not", () => {
  expect(buildRecord(content).knownInspections[0]!.isNeverPublished).toBe(false);
  expect(buildRecord(withFields({ neverPublished: true })).knownInspections[0]!.isNeverPublished).toBe(true);
});

test("an inspection of which neither fieldwork nor publication is known is refused", () => {
  const { fieldwork, published, ...undated } = content.inspections[0]!.entry;
  expect([fieldwork, published]).not.toContain(undefined);
  const broken = { ...content, inspections: content.inspections.map((file) => ({ ...file, entry: undated })) };
  expect(problemsOf(broken)).toEqual([
    "Neither fieldwork nor published is known. Write the one that a source gives, such as published: 2013-05.",
  ]);
});

test("an unknown theme of a reported finding is refused", () => {
  expect(problemsOf(sampleContent({}, [], { inspections: { "2016-04-27": { concerns: ["plan"] } } }))).toEqual([
    `Finding f01: Theme "plan" is not in content/themes. Did you mean "plans"?`,
  ]);
});

test("a verdict where the framework has no scale is taken as it is told", () => {
  const record = sampleRecord({}, [], {
    inspections: { "2015-01-06": { framework: "visits", grades: { Progress: "Satisfactory progress" } } },
  });
  expect(record.knownInspections[0]!.judgements).toMatchObject([{ grade: "Satisfactory progress" }]);
});

test("a name that a document has too is refused", () => {
  const broken = sampleContent({ "2016-04-27": {} }, [], { inspections: { "2016-04-28": {} } });
  const inspections = broken.inspections.map((file) => ({ ...file, id: "2016-04-27-inspection-county" }));
  expect(problemsOf({ ...broken, inspections })).toEqual([
    `A document in content/reports has the name "2016-04-27-inspection-county" too, so that their findings could not be told apart. Give this file another name.`,
  ]);
});

describe("milestones", () => {
  test("have their day, or the latest day by which they had happened, and stand in order", () => {
    expect(buildRecord(content).milestones.map(({ id, date, isLatest }) => [id, date, isLatest])).toEqual([
      ["2012-06-milestone", "2012-06", true],
      ["2014-03-05-milestone", "2014-03-05", false],
    ]);
  });

  test.each(["2014-03-05", "2014-03", "2014", "2015-01"])(
    "may last until %s, if they began on 5 March 2014",
    (until) => {
      expect(buildRecord(withMilestone({ until })).milestones.at(-1)).toMatchObject({ date: "2014-03-05", until });
    },
  );

  test("that did not last have no end", () => {
    expect(buildRecord(content).milestones[1]).not.toHaveProperty("until");
  });

  test("may be told of by a document that is held", () => {
    const { id, ...source } = letter;
    const record = buildRecord(withMilestone({ sources: [source] }));
    expect(record.milestones.at(-1)!.sources).toMatchObject([
      { publisher: "Ofsted", report: record.reports[0], locator: { text: "para 4" } },
    ]);
  });
});

test("inspections of neighbouring services stand in order and beside the record", () => {
  const record = buildRecord({
    ...content,
    related: [...sampleContent({}, [], { related: ["2025-03"] }).related, ...content.related],
  });
  expect(record.related.map(({ id }) => id)).toEqual(["2023-03-related", "2025-03-related"]);
  expect(record.events.map(({ id }) => id)).toEqual(["2011-05-inspection-county", "2016-02-inspection-county"]);
});
