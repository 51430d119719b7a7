/**
 * Holds the record against the documents that it was made from.
 *
 *   npm run verify -- <file or folder> ...      checks, prints a table, exits 0 only when nothing is wrong
 *   npm run verify -- <file or folder> --json   the same as JSON
 *   npm run verify -- <file or folder> --update also keeps fingerprints and results in content/evidence/
 */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { CheckCounts, Fingerprint } from "#domain/evidence.ts";
import type { Report } from "#domain/report.ts";
import { checkReport, codingFingerprint } from "#evidence/check.ts";
import { fileSha256 } from "#evidence/fingerprint.ts";
import { gradeWordsOf } from "#evidence/grade-words.ts";
import type { Discrepancy } from "#evidence/check.ts";
import type { SplitDocument } from "#evidence/passage.ts";
import { readSource } from "#evidence/read-source.ts";
import { recogniseDocument } from "#evidence/recognise.ts";
import { SourceError } from "#evidence/source-error.ts";
import { splitDocument } from "#evidence/split.ts";
import { buildRecord } from "#record/build.ts";
import type { ContentFile } from "#record/content.ts";
import { readContent, readEvidence } from "#record/read.ts";
import { RecordError } from "#record/problems.ts";
import { sealOf } from "#schema/evidence.ts";
import { placeOf } from "#schema/places.ts";
import { problemToLine } from "#schema/problem.ts";
import type { Problem } from "#schema/problem.ts";
import type { ReportEntry } from "#schema/report.ts";
import { CommandError, command, runIfAsked } from "./command.ts";
import { readDocumentFile } from "./document-file.ts";

interface VerifiedReport {
  readonly report: string;
  /** The file's name; undefined when no document was given for the report. */
  readonly document?: string;
  readonly counts?: CheckCounts;
  readonly problems: readonly Problem[];
}

/**
 * `npm run verify`, as a function.
 *
 * @returns status 0 when nothing is wrong, 1 when something is, 2 when it cannot tell what to read
 */
export const verify = command(async (root, args) => {
  const { values: options, positionals } = readArguments(args);
  if (!positionals.length) throw new CommandError("Name the documents: npm run verify -- <file or folder>", 2);

  // With --update the kept fingerprints are made anew, whatever state they are in.
  const content = readOrFail(() => readContent(root, { withEvidence: !options.update }));
  const record = readOrFail(() => buildRecord(content));
  const kept = options.update ? readEvidence(root, []) : content.evidence;
  const known = record.reports.map(({ id, source }) => ({
    report: id,
    sha256: source.sha256,
    passages: kept.get(id)?.passages,
  }));

  const gradeWords = gradeWordsOf(record.frameworks);

  /** By report: one for each document that was given for it; two editions of one document are both held against the record. */
  const verified = new Map<string, VerifiedReport[]>();
  const readFiles = new Set<string>();
  const strangers: Problem[] = [];
  for (const path of positionals.flatMap((path) => filesBelow(root, path))) {
    const bytes = readDocumentFile(root, path);
    let document: SplitDocument;
    try {
      document = splitDocument(await readSource(bytes), gradeWords);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      strangers.push({ file: path, message: error.message });
      continue;
    }
    const recognition = recogniseDocument(bytes, document, known);
    if (!recognition) {
      strangers.push({
        file: path,
        message: `This is none of the record's documents: it has ${document.passages.length} paragraphs, bullets and rows, and fewer than half of any known document's are among them.`,
      });
      continue;
    }
    const { report: id, isSameFile } = recognition;
    const before = verified.get(id) ?? [];
    const sha256 = fileSha256(bytes);
    if (readFiles.has(sha256)) continue;
    readFiles.add(sha256);
    const report = record.reports.find((candidate) => candidate.id === id)!;
    const { counts, discrepancies, fingerprints } = checkReport(
      report,
      document,
      options.update ? undefined : report.evidence?.passages,
      record.terms,
    );
    const file = content.reports.find((candidate) => candidate.id === id)!;
    const problems = discrepancies.map((discrepancy) => problemOf(discrepancy, report, file, content.reports));
    if (!report.evidence && !options.update)
      problems.push({
        file: file.file,
        message: "No fingerprints are kept of this document. Make them: npm run verify -- <document> --update",
      });
    if (report.evidence && report.evidence.checked.coding !== codingFingerprint(report)) {
      problems.push({
        file: `content/evidence/${id}.json`,
        message:
          "The record was changed since it was last compared with the document. When nothing else is wrong, keep the new result: npm run verify -- <document> --update",
      });
    }
    verified.set(id, [
      ...before,
      { report: id, document: `${basename(path)}${isSameFile ? "" : " (another edition)"}`, counts, problems },
    ]);
    // What is kept is of the file that was curated; of another edition only where that is not given.
    if (options.update && !problems.length && (isSameFile || !before.length))
      keepEvidence(root, report, document, counts, fingerprints);
  }
  if (!verified.size && !strangers.length)
    strangers.push({
      file: positionals.join(" "),
      message: "There is no PDF and no text here. Name the documents, or the folder that holds them.",
    });
  const results = record.reports.flatMap(
    ({ id }): VerifiedReport[] => verified.get(id) ?? [{ report: id, problems: [] }],
  );
  const problems = [...results.flatMap((result) => result.problems), ...strangers];

  const stdout = options.json
    ? `${JSON.stringify({ reports: results, strangers, problems: problems.length }, null, 2)}\n`
    : tableOf(results, problems);
  return { status: problems.length ? 1 : 0, stdout, stderr: "" };
});

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { json: { type: "boolean", default: false }, update: { type: "boolean", default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new CommandError(
      `${error instanceof Error ? error.message : String(error)}\nWrite: npm run verify -- <file or folder> [--json] [--update]`,
      2,
    );
  }
}

function filesBelow(root: string, path: string): string[] {
  if (!existsSync(resolve(root, path))) throw new CommandError(`There is no file or folder ${path}.`, 2);
  if (!statSync(resolve(root, path)).isDirectory()) return [path];
  return readdirSync(resolve(root, path))
    .filter((name) => /\.(?:txt|md|pdf)$/i.test(name) && !/^readme/i.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** A discrepancy at the place where its subject is written: in the report's file, or in that of its twin. */
function problemOf(
  { subject, message }: Discrepancy,
  report: Report,
  { file, blocks, entry, places }: ContentFile<ReportEntry>,
  files: readonly ContentFile<ReportEntry>[],
): Problem {
  const shared = [...report.findings, ...report.recommendations].find(
    ({ number, twinOf }) => number === subject && twinOf,
  )?.twinOf;
  if (shared) {
    const written = files.find(({ id }) => id === shared.report.id)!;
    return problemOf(
      { subject: shared.number, message: `${message} (This is what ${report.id} has there.)` },
      shared.report,
      written,
      files,
    );
  }
  const statement = blocks.find(
    (block) => (block.type === "finding" || block.type === "recommendation") && block.entry.id === subject,
  );
  const row = entry.judgements.findIndex(({ at }) => at.text === subject);
  const left = entry.notCoded.findIndex(({ at }) => `notCoded ${at.text}` === subject);
  const place =
    statement && "place" in statement
      ? statement.place
      : row >= 0
        ? placeOf(places, ["judgements", row])
        : left >= 0
          ? placeOf(places, ["notCoded", left])
          : placeOf(places, ["notCoded"]);
  return { file, ...place, message: subject && statement ? `${subject}: ${message}` : message };
}

function keepEvidence(
  root: string,
  report: Report,
  { form }: SplitDocument,
  counts: CheckCounts,
  passages: Readonly<Record<string, Fingerprint>>,
): void {
  const folder = join(root, "content", "evidence");
  mkdirSync(folder, { recursive: true });
  const evidence = { form, checked: { ...counts, coding: codingFingerprint(report) }, passages };
  const sealed = { ...evidence, seal: sealOf(evidence) };
  writeFileSync(join(folder, `${report.id}.json`), `${JSON.stringify(sealed, null, 1)}\n`);
}

function tableOf(results: readonly VerifiedReport[], problems: readonly Problem[]): string {
  const columns: readonly (readonly [string, (counts: CheckCounts) => string])[] = [
    ["locators", ({ locators }) => String(locators)],
    ["accounted for", ({ accounted }) => String(accounted)],
    ["figures checked", ({ figures }) => String(figures)],
    ["excused", ({ excused }) => String(excused)],
    ["names", ({ names }) => String(names)],
    ["phrases", ({ quotations }) => String(quotations)],
    ["grades", ({ grades }) => String(grades)],
    ["recommendations", ({ recommendations }) => String(recommendations)],
  ];
  const width = Math.max(...results.map(({ report }) => report.length)) + 2;
  const lines = [
    ["report".padEnd(width), ...columns.map(([name]) => name.padStart(name.length + 2)), "  problems"].join(""),
  ];
  for (const { report, document, counts, problems: own } of results) {
    if (!counts) lines.push(`${report.padEnd(width)}  not checked: no document was given`);
    else
      lines.push(
        [
          report.padEnd(width),
          ...columns.map(([name, cell]) => cell(counts).padStart(name.length + 2)),
          String(own.length).padStart(10),
          `   ${document}`,
        ].join(""),
      );
  }
  lines.push(
    "",
    ...problems.map(problemToLine),
    problems.length
      ? `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`
      : "No problems: the record agrees with every document given.",
  );
  return lines.map((line) => `${line}\n`).join("");
}

function readOrFail<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    throw new CommandError(error.message);
  }
}

await runIfAsked(import.meta.url, verify);
