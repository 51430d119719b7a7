import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { fileSha256 } from "#evidence/fingerprint.ts";
import { EvidenceEntry, sealOf } from "#schema/evidence.ts";
import { letter } from "../fixtures/documents.ts";
import { madeUpReport } from "../fixtures/made-up-reports.ts";
import { scannedPdf } from "../fixtures/sample-pdf.ts";
import { atLeastOne } from "../at-least-one.ts";
import { verify as verifyIn } from "../../scripts/verify.ts";

const library = resolve("../shared/sources");
const isHeld = existsSync(library);
if (!isHeld) console.log("skipped: no source library");

/** A copy of the content, fresh for each test, to be broken. */
const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
const documents = join(root, "documents");
beforeEach(() => {
  for (const folder of ["content", "documents"]) rmSync(join(root, folder), { recursive: true, force: true });
  cpSync("content", join(root, "content"), { recursive: true });
  mkdirSync(documents);
});
afterAll(() => rmSync(root, { recursive: true }));

/** What `npm run verify --` prints, and how it ends. */
async function verify(...args: string[]) {
  const { status, stdout, stderr } = await verifyIn(root, args);
  return { status, output: stdout + stderr, stdout };
}

const read = (file: string) => readFileSync(join(root, file), "utf8");
const write = (file: string, text: string) => writeFileSync(join(root, file), text);

/** Writes one thing in a file otherwise. @returns "file:line" of it */
function rewrite(file: string, written: string | RegExp, instead: string): string {
  const text = read(file);
  const index = typeof written === "string" ? text.indexOf(written) : text.search(written);
  if (index < 0) throw new Error(`not in ${file}: ${written}`);
  write(file, text.slice(0, index) + text.slice(index).replace(written, () => instead));
  return `${file}:${text.slice(0, index).split("\n").length}`;
}

/** A statement as it is written, with its tags. */
function element(file: string, id: string): string {
  const found = new RegExp(`<(Finding|Recommendation) id="${id}"[\\s\\S]*?</\\1>`).exec(read(file));
  if (!found) throw new Error(`not in ${file}: ${id}`);
  return found[0];
}

/** Writes one thing in a statement otherwise. @returns "file:line" of the statement */
function rewriteIn(file: string, id: string, written: string | RegExp, instead: string): string {
  const before = element(file, id);
  const after = before.replace(written, () => instead);
  if (after === before) throw new Error(`not in ${id}: ${written}`);
  return rewrite(file, before, after);
}

/** A project of one made-up letter, with its evidence made. */
const madeUp = "content/reports/2018-03-01-focused-visit-northamptonshire.mdx";
function useMadeUp(): void {
  for (const folder of [
    "reports",
    "inspections",
    "milestones",
    "related",
    "threads",
    "questions",
    "updates",
    "evidence",
  ])
    empty(folder);
  const bytes = new TextEncoder().encode(letter);
  write(madeUp, madeUpReport.replace("0".repeat(64), fileSha256(bytes)));
  write("documents/letter.txt", letter);
}

/** Leaves nothing in a folder of content, and says that this is meant. */
function empty(folder: string): void {
  rmSync(join(root, "content", folder), { recursive: true, force: true });
  mkdirSync(join(root, "content", folder));
  write(`content/${folder}/.gitkeep`, "");
}

describe("a project of one letter", () => {
  const evidence = madeUp.replace("reports", "evidence").replace(".mdx", ".json");
  beforeEach(useMadeUp);

  test("its fingerprints are asked for, made, and then agree", async () => {
    expect(await verify("documents")).toMatchObject({
      status: 1,
      output: expect.stringContaining(
        `${madeUp}  No fingerprints are kept of this document. Make them: npm run verify -- <document> --update`,
      ),
    });
    expect(await verify("documents", "--update")).toMatchObject({ status: 0 });
    const { stdout, status } = await verify("documents", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      reports: [
        {
          report: "2018-03-01-focused-visit-northamptonshire",
          document: "letter.txt",
          counts: {
            locators: 10,
            accounted: 10,
            figures: 4,
            excused: 1,
            names: 1,
            quotations: 1,
            grades: 0,
            recommendations: 2,
          },
          problems: [],
        },
      ],
      strangers: [],
      contradictions: [],
      problems: 0,
    });
    expect(read(evidence)).not.toMatch(/Thresholds|caseloads fell/i);
  });

  test("nothing is kept of a document with which the record does not agree", async () => {
    const place = rewriteIn(madeUp, "f03", "18", "17");
    expect(await verify("documents", "--update")).toMatchObject({
      status: 1,
      output: expect.stringMatching(`${place}:1  f03: The figure "17"`),
    });
    expect(existsSync(join(root, evidence))).toBe(false);
  });

  test.each([
    ["documents", "documents/letter.txt"],
    ["documents/letter.txt", "documents"],
  ])("one file given twice is read once: %s %s", async (...args) => {
    expect((await verify(...args)).output.match(/letter\.txt$/gm)).toHaveLength(1);
  });

  test("another edition of a document is held against the record too, in a row of its own", async () => {
    await verify("documents", "--update");
    const text = readFileSync(join(documents, "letter.txt"), "utf8");
    write("documents/letter-again.txt", `${text}\n`);
    expect((await verify("documents")).output.match(/letter(?:-again)?\.txt(?: \(another edition\))?$/gm)).toEqual([
      "letter-again.txt (another edition)",
      "letter.txt",
    ]);
  });

  test.each(["scan.pdf", "empty.txt", "other.txt"])("%s is named as what it is", async (name) => {
    write(`documents/${name}`, "");
    if (name === "scan.pdf") writeFileSync(join(documents, name), await scannedPdf());
    if (name === "other.txt") write(`documents/${name}`, "The council of another county has been told to improve.");
    const message = {
      "scan.pdf": "it is a scan",
      "empty.txt": "The file is empty.",
      "other.txt": "This is none of the record's documents: it has 1 ",
    }[name]!;
    expect(await verify("documents")).toMatchObject({
      status: 1,
      output: expect.stringMatching(new RegExp(`documents/${name.replace(".", "\\.")}  .*${message}`)),
    });
  });

  test("a report whose document was not given is said not to be checked", async () => {
    rmSync(join(documents, "letter.txt"));
    write("documents/other.txt", "The council of another county has been told to improve.");
    expect((await verify("documents")).output).toContain("not checked: no document was given");
  });

  test("a folder without documents is no agreement", async () => {
    rmSync(join(documents, "letter.txt"));
    expect((await verify("documents")).status).not.toBe(0);
  });

  test("without arguments, or with a path that leads nowhere, it says how it is used", async () => {
    expect(await verify()).toEqual({
      status: 2,
      output: "Name the documents: npm run verify -- <file or folder>\n",
      stdout: "",
    });
    expect(await verify("nowhere")).toMatchObject({ status: 2, output: "There is no file or folder nowhere.\n" });
  });

  test("evidence that was spoilt is made anew, as its message says", async () => {
    await verify("documents", "--update");
    write(evidence, "{");
    expect(await verify("documents")).toMatchObject({
      output: expect.stringContaining(`${evidence}  The file is not as it was written.`),
    });
    expect((await verify("documents", "--update")).status).toBe(0);
    expect((await verify("documents")).status).toBe(0);
  });

  test("evidence of an edition with other paragraphs is made anew", async () => {
    await verify("documents", "--update");
    write(
      "documents/letter.txt",
      letter.replace(
        "Inspectors looked at the front door.\n",
        "Inspectors looked at the front door.\n\nThey read 6 files.\n",
      ),
    );
    rewrite(
      madeUp,
      `  - { at: "closing para 1"`,
      `  - { at: "opening para 3", reason: about-the-inspection }\n  - { at: "closing para 1"`,
    );
    expect((await verify("documents", "--update")).status).toBe(0);
  });

  test("counts that were altered under their seal are told", async () => {
    await verify("documents", "--update");
    const kept = EvidenceEntry.parse(JSON.parse(read(evidence)));
    const altered = { ...kept, checked: { ...kept.checked, figures: 40 } };
    write(evidence, JSON.stringify({ ...altered, seal: sealOf(altered) }));
    expect(await verify("documents")).toMatchObject({
      status: 1,
      output: expect.stringContaining(`${evidence}  What is kept of the comparison is not what comes of it.`),
    });
  });

  test("what files of content contradict each other in is told beside the documents, and hides nothing of these", async () => {
    await verify("documents", "--update");
    const figure = rewriteIn(madeUp, "f03", "18", "17");
    rewrite(
      madeUp,
      "fieldwork: { start: 2018-02-02, end: 2018-02-02 }",
      "fieldwork: { start: 2018-02-02, end: 2018-04-02 }",
    );
    const { status, output } = await verify("documents");
    expect(status).toBe(1);
    expect(output).toContain(`${figure}:1  f03: The figure "17"`);
    expect(output).toMatch(/:8:1 {2}It was published \(2018-03-01\) before the inspectors' work was over/);
  });

  test("a pipe, a folder and a link that leads round are named, and the rest of the folder is read", async () => {
    await verify("documents", "--update");
    mkdirSync(join(documents, "a.pdf"));
    symlinkSync("b.pdf", join(documents, "b.pdf"));
    const { status, output } = await verify("documents");
    expect(status).toBe(1);
    expect(output).toContain("\ndocuments/a.pdf  This is a folder. Name a document in it.\n");
    expect(output).toContain("\ndocuments/b.pdf  This is a link that leads round in a circle.\n");
    expect(output).toMatch(/letter\.txt\n[\s\S]*\n2 problems\n$/);
  });

  test("evidence is stale when the coding was changed since", async () => {
    await verify("documents", "--update");
    rewriteIn(madeUp, "f04", "on their own", "by themselves");
    expect(await verify("documents")).toMatchObject({
      status: 1,
      output: expect.stringContaining(evidence.replace("content/", "")),
    });
  });
});

describe.skipIf(!isHeld)("the real documents", () => {
  const report = "content/reports/2011-05-06-inspection-northamptonshire.mdx";
  const monitoring = "content/reports/2021-12-07-monitoring-visit-north-northamptonshire.mdx";
  const sources = join(library, "documents");
  const later = join(library, "northamptonshire-pdf");
  const twins = ["north", "west"].map((council) =>
    join(library, "ofsted-pdf", `2022-11-25-ilacs-${council}-northamptonshire.pdf`),
  );
  const west = "content/reports/2022-11-25-inspection-west-northamptonshire.mdx";
  const north = "content/reports/2022-11-25-inspection-north-northamptonshire.mdx";

  test("bear out the whole record", async () => {
    const { status, stdout } = await verify(sources, later, ...twins, "--json");
    const { reports, problems } = JSON.parse(stdout) as {
      reports: { report: string; counts: { locators: number; accounted: number } }[];
      problems: number;
    };
    expect(reports.map(({ report, counts }) => [report, counts.locators, counts.accounted])).toEqual([
      ["2011-05-06-inspection-northamptonshire", 158, 158],
      ["2018-05-18-focused-visit-northamptonshire", 30, 30],
      ["2021-12-07-monitoring-visit-north-northamptonshire", 27, 27],
      ["2022-11-press-account-northamptonshire", 24, 24],
      ["2022-11-25-inspection-north-northamptonshire", 55, 55],
      ["2022-11-25-inspection-west-northamptonshire", 55, 55],
      ["2023-11-22-focused-visit-north-northamptonshire", 29, 29],
      ["2023-11-22-focused-visit-west-northamptonshire", 30, 30],
      ["2024-10-31-focused-visit-north-northamptonshire", 32, 32],
      // As text and as PDF.
      ["2025-05-20-focused-visit-west-northamptonshire", 31, 31],
      ["2025-05-20-focused-visit-west-northamptonshire", 31, 31],
      ["2026-07-07-inspection-north-northamptonshire", 67, 67],
      ["2026-07-07-inspection-west-northamptonshire", 74, 74],
    ]);
    expect({ status, problems }).toEqual({ status: 0, problems: 0 });
    expect((await verify(sources)).output).toMatch(/No problems: the record agrees with every document given\.\n$/);
  });

  test("a slip in what twin documents share is named where it is written, once for each document", async () => {
    const shared = [...read(north).matchAll(/<Finding id="(f\d+)"[\s\S]*?<\/Finding>/g)].find(([text]) =>
      /\d{4}/.test(text.split(">")[1]!),
    )!;
    const year = /\d{4}/.exec(shared[0].split(">")[1]!)![0];
    const place = rewriteIn(north, shared[1]!, new RegExp(`(?<=>[^>]*)${year}`), "1066");
    const { status, output } = await verify(...twins);
    const lines = output.split("\n").filter((line) => line.includes("1066"));
    expect(lines.every((line) => line.trim().startsWith(`${place}:`))).toBe(true);
    expect(lines.map((line) => /\(This is what (\S+) has there\.\)$/.exec(line)?.[1])).toEqual([
      undefined,
      "2022-11-25-inspection-west-northamptonshire",
    ]);
    expect(status).toBe(1);
  });

  test("a slip in what only the second document says is named in its own file", async () => {
    const place = rewriteIn(west, "f145", `at="para 10"`, `at="para 44"`);
    const { status, output } = await verify(twins[1]!);
    expect(output).toContain(`${place}:1`);
    expect(output).toMatch(/"para 44"|para 44/);
    expect(status).toBe(1);
  });

  /** The place that must be named, and what must be said there. */
  const faults: Readonly<Record<string, () => readonly (readonly [string, RegExp])[]>> = {
    "a figure changed by one": () => [
      [rewriteIn(report, "f06", "706", "707"), /f06: The figure "707" does not stand in para 8/],
    ],
    "two figures swapped between paragraphs": () => [
      [rewriteIn(report, "f10", "143", "359"), /f10: The figure "359" does not stand in para 8/],
      [rewriteIn(report, "f11", "359", "143"), /f11: The figure "143" does not stand in para 9/],
    ],
    "a locator off by one": () => [
      [rewriteIn(report, "f06", `at="para 8"`, `at="para 9"`), /f06: The figure "706" does not stand in para 9/],
    ],
    "a locator past the end": () => [
      [rewriteIn(monitoring, "f01", `at="opening para 1"`, `at="opening para 3"`), /opening para 3/],
    ],
    "a grade changed": () => [
      [rewrite(report, "grade: Inadequate", "grade: Good"), /The grade "Good" of judgements row 17 is "Inadequate"/],
    ],
    "a recommendation dropped": () => [
      [remove(report, "r05"), /The record has 17 recommendations, the document 18|"para 20 bullet 5"/],
    ],
    "a deadline changed": () => [
      [
        rewriteIn(report, "r04", `deadline="immediately"`, `deadline="within six months"`),
        /r04: The deadline "within six months" is "immediately"/,
      ],
    ],
    "a quotation altered by a word": () => [
      [
        rewriteIn(monitoring, quotedIn(monitoring), "awesome workforce", "excellent workforce"),
        /The phrase "recruit and retain an excellent workforce" does not stand/,
      ],
    ],
    "a copied sentence of nine words": () => [
      [
        rewriteIn(monitoring, "f06", "Personal advisers", `${copied()}. Personal advisers`),
        /f06: The words ".*" stand in the document just so/,
      ],
    ],
    "a paragraph removed from the record": () => [[removeAllOf(monitoring, "findings para 2"), /"findings para 2"/]],
  };

  /** Nine words of the letter's second paragraph of findings, which the project itself does not hold. */
  function copied(): string {
    const text = readFileSync(join(sources, "2021-12-07-monitoring-visit-north-northamptonshire.txt"), "utf8");
    return /Most personal advisers know[^.]*/.exec(text)![0].split(" ").slice(0, 9).join(" ");
  }

  function quotedIn(file: string): string {
    return [...read(file).matchAll(/<Finding id="(f\d+)"[\s\S]*?<\/Finding>/g)].find(([text]) =>
      text.includes("awesome workforce"),
    )![1]!;
  }

  function remove(file: string, id: string): string {
    rewrite(file, element(file, id), "");
    return `${file}:${
      read(file)
        .split("\n")
        .findIndex((line) => line.startsWith("notCoded:")) + 1
    }`;
  }

  function removeAllOf(file: string, locator: string): string {
    const ids = [...read(file).matchAll(/<Finding id="(f\d+)" at="([^"]*)"/g)].flatMap(([, id, at]) =>
      at === locator ? [id!] : [],
    );
    expect(ids.length).toBeGreaterThan(0);
    return ids.map((id) => remove(file, id))[0]!;
  }

  test.each(atLeastOne(Object.keys(faults)))("%s is caught and named with its place", async (name) => {
    // A dropped statement may have a thread; what is tested is the document.
    empty("threads");
    const expected = faults[name]!();
    const { status, output } = await verify(sources);
    for (const [place, message] of expected) {
      const lines = output
        .split("\n")
        .filter((line) => line.trim().startsWith(`${place}:`) || line.trim().startsWith(`${place} `));
      expect(lines.length, `${place} in ${output}`).toBeGreaterThan(0);
      expect(lines.join("\n")).toMatch(message);
    }
    expect(status).toBe(1);
  });

  test("a paragraph changed in the document is told by its fingerprint", async () => {
    for (const name of readdirSync(sources)) cpSync(join(sources, name), join(documents, name));
    const file = "documents/2021-12-07-monitoring-visit-north-northamptonshire.txt";
    write(file, read(file).replace("with pride", "with great pride"));
    const { status, output } = await verify("documents");
    expect(output).toMatch(
      new RegExp(`${monitoring}:\\d+:\\d+  "findings para 2" differs from the text that was curated`),
    );
    expect(output).toContain("2021-12-07-monitoring-visit-north-northamptonshire.txt (another edition)");
    expect(output).toMatch(/\n1 problem\n$/);
    expect(status).toBe(1);
  });

  test("a document of another authority is none of the record's", async () => {
    const stranger = join(library, "ofsted-pdf", "2022-09-05-ilacs-nottingham.pdf");
    expect(await verify(sources, stranger)).toMatchObject({
      status: 1,
      output: expect.stringContaining(`${stranger}  This is none of the record's documents`),
    });
  });

  test("an unreadable file of evidence is named", async () => {
    const file = "content/evidence/2018-05-18-focused-visit-northamptonshire.json";
    write(file, "{");
    expect(await verify(sources)).toMatchObject({
      status: 1,
      output: expect.stringContaining(`${file}  The file is not as it was written.`),
    });
  });

  test("a fingerprint that was tampered with is named", async () => {
    const file = "content/evidence/2018-05-18-focused-visit-northamptonshire.json";
    const evidence = EvidenceEntry.parse(JSON.parse(read(file)));
    evidence.passages["overview para 1"]!.sha256 = "0".repeat(64);
    write(file, JSON.stringify({ ...evidence, seal: sealOf(evidence) }));
    expect(await verify(sources)).toMatchObject({
      status: 1,
      output: expect.stringContaining(`"overview para 1" differs from the text that was curated`),
    });
  });
});
