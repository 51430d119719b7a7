import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { holdingsOf } from "#analysis/holdings.ts";
import { fileSha256 } from "#evidence/fingerprint.ts";
import { splitDocument } from "#evidence/split.ts";
import { readSource } from "#evidence/read-source.ts";
import { readRecord } from "#record/read.ts";
import { RecordError } from "#record/problems.ts";
import { letter, numberedReport } from "../fixtures/documents.ts";
import { beginReport } from "../../scripts/new-report.ts";

/** A copy of the content, fresh for each test. */
const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
beforeEach(() => {
  rmSync(join(root, "content"), { recursive: true, force: true });
  cpSync("content", join(root, "content"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const reportsIn = () => readdirSync(join(root, "content", "reports"));
const before = readdirSync("content/reports");
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** What `npm run new --` prints, and how it ends. */
async function begin(...args: string[]) {
  const { status, stdout, stderr } = await beginReport(root, args);
  return { status, output: stdout + stderr };
}

function problemsOfReading(): { readonly file: string; readonly message: string }[] {
  try {
    readRecord(root);
  } catch (error) {
    if (error instanceof RecordError) return [...error.problems];
    throw error;
  }
  return [];
}

const questions = "content/questions/2013-08-23-inspection-northamptonshire.mdx";

/** Fills in what the document alone can tell, with one finding. */
function fillIn(): void {
  const filled = read(file)
    .replace(/^( {2}end:)$/m, "$1 2013-07-19")
    .replace(/^( {2}title:)$/m, "$1 Inspection of services for looked after children")
    .replace(/^( {2}sha256:)$/m, `$1 ${"ab".repeat(32)}`)
    .replace(/^judgements:[\s\S]*?(?=^notCoded)/m, "judgements: []\n");
  writeFileSync(
    join(root, file),
    `${filled}\n<Finding id="f01" at="para 1" stance="concern" themes={["plans"]}>\nPlans were late.\n</Finding>\n`,
  );
}

/** One that is published to the day, one of which only the month of the fieldwork is known, and one of two councils. */
const dated = "2013-08-23-lac-northamptonshire";
const undated = "2020-01-monitoring-northamptonshire";
const joint = "2021-09-09-monitoring-north-and-west";

const file = "content/reports/2013-08-23-inspection-northamptonshire.mdx";

describe("a document that has come to be held", () => {
  test("is begun with all that is known of its inspection, and the next steps are told", async () => {
    const { status, output } = await begin(dated);
    expect(output).toContain(`Written: ${file}\n`);
    expect(output).toContain("npm run verify -- <document> --update");
    expect(output).toContain(`write ${questions}: for each finding`);
    expect(status).toBe(0);
    const text = read(file);
    for (const line of [
      "event: 2013-07-inspection-northamptonshire",
      "kind: inspection",
      "framework: looked-after-2013",
      "  - northamptonshire",
      "published: 2013-08-23",
      "provenance: primary",
    ])
      expect(text.split("\n")).toContain(line);
    expect(text).toMatch(/^fieldwork:\n {2}start: 2013-07\S*\n {2}end:/m);
    const { sources } = readRecord(process.cwd()).knownInspections.find(({ id }) => id === dated)!;
    for (const { url } of sources) if (url) expect(text).toContain(`url: ${url}\n`);
    expect(text, "the framework says what it examines").not.toContain("focus:");
    // One file more, and no other is touched.
    expect(reportsIn().filter((name) => !before.includes(name))).toEqual([file.split("/").at(-1)]);
    for (const name of before)
      expect(read(`content/reports/${name}`)).toBe(readFileSync(`content/reports/${name}`, "utf8"));
  });

  test("does not build until it is filled in, and the build complains of this file alone", async () => {
    await begin(dated);
    const problems = problemsOfReading();
    expect([...new Set(problems.map((problem) => problem.file))]).toEqual([file]);
    const messages = problems.map(({ message }) => message).join("\n");
    expect(messages).toContain("Source sha256");
  });

  test("builds once that is done, is counted, and leaves as many inspections known as before", async () => {
    await begin(dated);
    fillIn();
    expect(problemsOfReading()).toEqual([
      { file: questions, message: expect.stringMatching(/^f01 of "2013-08-23-inspection-northamptonshire" has no /) },
    ]);
    writeFileSync(join(root, questions), "---\nf01:\n  - help came too slowly\n  - drift and delay\n---\n");
    expect(problemsOfReading()).toEqual([]);
    const [record, earlier] = [readRecord(root), readRecord(process.cwd())].map(holdingsOf);
    expect([record!.known, record!.missing.length, record!.counted]).toEqual([
      earlier!.known,
      earlier!.missing.length - 1,
      earlier!.counted + 1,
    ]);
  });

  test("is dated by the day that it bears, where that was not known", async () => {
    const { status } = await begin(undated, "--published", "2020-03-12");
    expect(status).toBe(0);
    const text = read("content/reports/2020-03-12-monitoring-visit-northamptonshire.mdx");
    expect(text).toContain("published: 2020-03-12\n");
    expect(text, "a visit names its focus").toContain("focus:\n  - theme:\n    at:\n");
  });

  test("may be that of one of several councils", async () => {
    expect((await begin(joint, "--authority", "west-northamptonshire")).output).toContain(
      "Written: content/reports/2021-09-09-monitoring-visit-west-northamptonshire.mdx\n",
    );
    expect(read("content/reports/2021-09-09-monitoring-visit-west-northamptonshire.mdx")).toContain(
      "authorities:\n  - west-northamptonshire\nfieldwork",
    );
  });

  test("may be that of all councils", async () => {
    expect((await begin(joint)).output).toContain(
      "Written: content/reports/2021-09-09-monitoring-visit-north-northamptonshire-and-west-northamptonshire.mdx\n",
    );
  });

  test("has its fingerprint and its places noted, so that none is forgotten", async () => {
    writeFileSync(join(root, "letter.txt"), letter);
    expect((await begin(undated, "--published", "2020-03-12", "--document", "letter.txt")).output).toContain(
      "npm run verify -- letter.txt --update",
    );
    const text = read("content/reports/2020-03-12-monitoring-visit-northamptonshire.mdx");
    const bytes = new TextEncoder().encode(letter);
    expect(text).toContain(`sha256: ${fileSha256(bytes)}\n`);
    const { passages } = splitDocument(await readSource(bytes));
    const [, listed = ""] = /each to be coded or listed under notCoded:\n([\s\S]*?)\n\*\/\}/.exec(text) ?? [];
    expect(listed.split("\n").map((line) => line.trim())).toEqual(passages.map(({ locator }) => locator));
    expect(passages.length).toBeGreaterThan(5);
    expect(text).not.toMatch(/Thresholds|caseloads fell/i);
  });

  test("has the grades of its own table with their places, which are not listed again", async () => {
    writeFileSync(join(root, "report.txt"), numberedReport);
    await begin(dated, "--document", "report.txt");
    const text = read(file);
    expect(text).toMatch(/grade: Adequate\n {4}at: judgements row 1\n/);
    expect(text).not.toMatch(/^ {2}judgements row/m);
    expect(text).toMatch(/^ {2}para 1$/m);
  });
});

describe("nothing is written", () => {
  test.each<[string, string[], RegExp]>([
    [
      "for an inspection that is not known, and the near one is named",
      ["2013-08-23-lac-northampton"],
      /No inspection "2013-08-23-lac-northampton" is known\. Did you mean "2013-08-23-lac-northamptonshire"\? Those known:\n\n(?: {2}\S+\n)+/,
    ],
    ["without an inspection", [], /^Name one known inspection: npm run new -- <identifier>\. /],
    ["for two at once", [dated, undated], /^Name one known inspection: /],
    [
      "where the day of publication is not known",
      [undated],
      /^The day of publication is not known\. Give the date that the document bears: npm run new -- 2020-01-monitoring-northamptonshire --published 2024-11-12\n/,
    ],
    [
      "where only its month is known",
      ["2013-05-adoption-northamptonshire"],
      /^The day of publication is known only as 2013-05\. /,
    ],
    [
      "for a day that does not exist",
      [undated, "--published", "2020-11-31"],
      /^The day of publication is written as "2020-11-31"\. /,
    ],
    [
      "for a council that was not inspected",
      [joint, "--authority", "northamptonshire"],
      /^"northamptonshire" is not among the authorities of this inspection\. Write one of .*west-northamptonshire.*, or leave it out/,
    ],
    [
      "for a document that is not there",
      [dated, "--document", "lost.pdf"],
      /^lost\.pdf {2}There is no such file\. Nothing was written\.\n/,
    ],
  ])("%s", async (_, args, message) => {
    const { status, output } = await begin(...args);
    expect(output).toMatch(message);
    expect(status).toBe(1);
    expect(reportsIn()).toEqual(before);
  });

  test("for an option that is not known, and it is told how the command is written", async () => {
    expect(await begin(dated, "--date", "2013-08-23")).toEqual({
      status: 2,
      output: expect.stringMatching(/--date.*Write: npm run new -- <known inspection>/),
    });
    expect(reportsIn()).toEqual(before);
  });

  test("where there is a file of that name", async () => {
    await begin(dated);
    fillIn();
    const text = read(file);
    expect(await begin(dated)).toEqual({ status: 1, output: `${file} is there already. Nothing was written.\n` });
    expect(read(file)).toBe(text);
  });

  test("for a document that cannot be read", async () => {
    writeFileSync(join(root, "empty.txt"), "");
    expect(await begin(dated, "--document", "empty.txt")).toMatchObject({
      status: 1,
      output: expect.stringMatching(/^empty\.txt {2}The file is empty\..* Nothing was written\.\n/),
    });
    expect(reportsIn()).toEqual(before);
  });

  test("while what is known of the inspection has problems", async () => {
    const known = join(root, `content/inspections/${dated}.mdx`);
    writeFileSync(known, readFileSync(known, "utf8").replace(/^confidence: .*$/m, "confidence: sure"));
    expect(await begin(dated)).toMatchObject({
      status: 1,
      output: expect.stringMatching(/Confidence "sure" is not known[\s\S]*Mend this first\. Nothing was written\.\n/),
    });
    expect(reportsIn()).toEqual(before);
  });
});
