import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseLocator } from "#domain/locator.ts";
import { buildRecord } from "#record/build.ts";
import type { Content } from "#record/content.ts";
import { readContent } from "#record/read.ts";
import { RecordError } from "#record/problems.ts";
import { EvidenceEntry, sealOf } from "#schema/evidence.ts";
import type { ReportEntry } from "#schema/report.ts";
import { sampleContent } from "../fixtures/sample-record.ts";

const id = "2013-02-01-inspection-county";
const passage = { sha256: "0".repeat(64), words: 3 };
const checked = {
  locators: 3,
  accounted: 3,
  figures: 0,
  excused: 0,
  names: 0,
  quotations: 0,
  grades: 1,
  recommendations: 1,
  coding: "f".repeat(64),
};

function evidence(...locators: string[]): EvidenceEntry {
  const kept = {
    form: "numbered" as const,
    checked,
    passages: Object.fromEntries(locators.map((locator) => [locator, passage])),
  };
  return { ...kept, seal: sealOf(kept) };
}

/** Finding at para 1, recommendation at para 100, grade in row 1, and a document with these locators. */
function withDocument(locators: readonly string[], change: Partial<ReportEntry> = {}): Content {
  const content = sampleContent({
    "2013-02-01": { concerns: ["plans"], recommendations: ["plans"], grades: { Overall: "Good" } },
  });
  const reports = content.reports.map((file) => ({
    ...file,
    entry: { ...file.entry, ...change },
    places: {
      "judgements/0": { line: 20, column: 3 },
      notCoded: { line: 30, column: 3 },
      "notCoded/0": { line: 30, column: 3 },
    },
    blocks: file.blocks.map((block, index) =>
      "place" in block ? { ...block, place: { line: 50 + index, column: 1 } } : block,
    ),
  }));
  return { ...content, reports, evidence: new Map([[id, evidence(...locators)]]) };
}

function linesOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof RecordError)
      return error.problems.map(({ file, line, message }) => `${file}:${line ?? ""} ${message}`);
    throw error;
  }
  return [];
}

const file = `content/reports/${id}.mdx`;
const all = ["para 1", "para 100", "judgements row 1"];
const at = (text: string) => parseLocator(text)!;

test("a record whose locators are the document's has no problem, and carries the evidence", () => {
  const content = withDocument(all);
  expect(linesOf(() => buildRecord(content))).toEqual([]);
  expect(buildRecord(content).reports[0]!.evidence).toEqual(evidence(...all));
});

test("without evidence locators are not held against a document", () => {
  expect(buildRecord({ ...withDocument([]), evidence: new Map() }).reports[0]!.evidence).toBeUndefined();
});

test.each<[string, readonly string[], Partial<ReportEntry>, string[]]>([
  [
    "a finding",
    ["para 2", "para 100", "judgements row 1"],
    { notCoded: [{ at: at("para 2"), reason: "lead-in" }] },
    [
      `${file}:50 Locator "para 1" is not among those of the document (content/evidence/${id}.json). Did you mean "para 2"?`,
    ],
  ],
  [
    "a recommendation",
    ["para 1", "judgements row 1"],
    {},
    [
      `${file}:51 Locator "para 100" is not among those of the document (content/evidence/${id}.json). Did you mean "para 1"?`,
    ],
  ],
  [
    "a grade",
    ["para 1", "para 100"],
    {},
    [
      `${file}:20 Locator "judgements row 1" is not among those of the document (content/evidence/${id}.json). Write the place where the document says it.`,
    ],
  ],
  [
    "what is not coded",
    all,
    { notCoded: [{ at: at("para 3"), reason: "closing" }] },
    [
      `${file}:30 Locator "para 3" is not among those of the document (content/evidence/${id}.json). Did you mean "para 1"?`,
    ],
  ],
])("%s whose locator the document does not have is refused at its line", (_, locators, change, expected) => {
  expect(linesOf(() => buildRecord(withDocument(locators, change)))).toEqual(expected);
});

test("passages that nothing accounts for are listed together", () => {
  expect(linesOf(() => buildRecord(withDocument([...all, "para 2", "para 3 bullet 1"])))).toEqual([
    `${file}:30 Not accounted for: "para 2", "para 3 bullet 1". Add a finding for each, or list it under notCoded with a reason.`,
  ]);
});

// What the scope rests on and the places that are repeated are locators too.
const leftOut: ReportEntry["notCoded"] = [{ at: at("para 2"), reason: "closing" }];
test.each<[string, Partial<ReportEntry>]>([
  ["a repeated place", { notCoded: [{ at: at("para 2"), reason: "repeats", repeats: at("para 77") }] }],
  [
    "a theme's scope",
    {
      themeScope: [{ theme: "health", cover: "out", at: at("para 77"), reason: "Left to a later one." }],
      notCoded: leftOut,
    },
  ],
])("%s that the document does not have is refused", (_, change) => {
  expect(linesOf(() => buildRecord(withDocument([...all, "para 2"], change)))).toEqual([
    expect.stringContaining(`Locator "para 77" is not among those of the document`),
  ]);
});

test("a line of the focus that the document does not have is refused at its line", () => {
  const visit = sampleContent({
    "2018-05-18": { framework: "visits", looksAt: ["plans", "health"], concerns: ["plans"] },
  });
  const [letter] = visit.reports;
  const focus = [
    { theme: "plans", at: at("para 1") },
    { theme: "health", at: at("para 77") },
  ];
  const places = { "focus/0/at": { line: 10, column: 3 }, "focus/1/at": { line: 11, column: 3 } };
  const reports = [{ ...letter!, entry: { ...letter!.entry, focus }, places }];
  expect(
    linesOf(() => buildRecord({ ...visit, reports, evidence: new Map([[letter!.id, evidence("para 1")]]) })),
  ).toEqual([
    `${letter!.file}:11 Locator "para 77" is not among those of the document ` +
      `(content/evidence/${letter!.id}.json). Did you mean "para 1"?`,
  ]);
});

test.each<[string, unknown]>([
  ["another form", { ...evidence("para 1"), form: "book" }],
  ["no counts", { ...evidence("para 1"), checked: {} }],
  ["a share of a count", { ...evidence("para 1"), checked: { ...checked, names: 0.5 } }],
  ["a broken fingerprint", { ...evidence(), passages: { "para 1": { sha256: "0", words: 1 } } }],
  ["text of the document", { ...evidence(), passages: { "para 1": { ...passage, text: "Plans were late." } } }],
])("evidence with %s is refused", (_, entry) => {
  expect(EvidenceEntry.safeParse(evidence("para 1")).success).toBe(true);
  expect(EvidenceEntry.safeParse(entry).success).toBe(false);
});

const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
const report = "2018-05-18-focused-visit-northamptonshire";
beforeAll(() => cpSync("content", join(root, "content"), { recursive: true }));
beforeEach(() => {
  rmSync(join(root, "content", "evidence"), { recursive: true, force: true });
  mkdirSync(join(root, "content", "evidence"));
});
afterAll(() => rmSync(root, { recursive: true }));

test("evidence is read by the report whose name it has", () => {
  writeFileSync(join(root, "content", "evidence", `${report}.json`), JSON.stringify(evidence("address")));
  expect(readContent(root).evidence).toEqual(new Map([[report, evidence("address")]]));
});

test("a project without evidence has to say so", () => {
  expect(() => readContent(root)).toThrow(/content\/evidence {2}The folder is empty\. .*\.gitkeep/);
  writeFileSync(join(root, "content", "evidence", ".gitkeep"), "");
  expect(readContent(root).evidence.size).toBe(0);
});

test.each([
  [
    "is no JSON",
    `${report}.json`,
    "{",
    "The file is not as it was written. Make it anew: npm run verify -- <document> --update",
  ],
  [
    "is no evidence",
    `${report}.json`,
    "[]",
    "The file is not as it was written. Make it anew: npm run verify -- <document> --update",
  ],
  [
    "was changed by hand",
    `${report}.json`,
    JSON.stringify({ ...evidence("address"), checked: { ...checked, names: 1 } }),
    "The file is not as it was written. Make it anew: npm run verify -- <document> --update",
  ],
  [
    "belongs to no report",
    "2018-05-18-lost.json",
    "{}",
    `There is no report "2018-05-18-lost" in content/reports. Remove the file, or name it after its report.`,
  ],
])("a file of evidence that %s is refused", (_, name, text, message) => {
  writeFileSync(join(root, "content", "evidence", name), text);
  expect(linesOf(() => readContent(root))).toEqual([`content/evidence/${name}: ${message}`]);
});
