/**
 * Holds the record against the documents that it was made from.
 *
 *   npm run verify -- <file or folder> ...      checks, prints a table, exits 0 only when nothing is wrong
 *   npm run verify -- <file or folder> --json   the same as JSON
 *   npm run verify -- <file or folder> --update also keeps fingerprints and results in content/evidence/
 */
import { readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { CheckCounts, Fingerprint } from "#domain/evidence.ts";
import type { InspectionRecord } from "#domain/record.ts";
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
import type { Content, ContentFile } from "#record/content.ts";
import { contradictionsIn } from "#record/contradictions.ts";
import { readContent, readEvidence } from "#record/read.ts";
import { RecordError } from "#record/problems.ts";
import type { EvidenceEntry } from "#schema/evidence.ts";
import { sealOf } from "#schema/evidence.ts";
import { placeOf } from "#schema/places.ts";
import { onOneLine, problemToLine } from "#schema/problem.ts";
import type { Problem } from "#schema/problem.ts";
import type { ReportEntry } from "#schema/report.ts";
import { CommandError, argumentsOf, command, runIfAsked } from "./command.ts";
import { DocumentFileError, readDocumentFile } from "./document-file.ts";
import { writeWhole } from "./whole-file.ts";

interface VerifiedReport {
  readonly report: string;
  /** The file's name; undefined when no document was given for the report. */
  readonly document?: string;
  readonly counts?: CheckCounts;
  readonly problems: readonly Problem[];
}

/** What documents are held against. */
export interface VerifiedContent {
  readonly content: Content;
  readonly record: InspectionRecord;
  /** What the content says together and cannot be true. */
  readonly contradictions: readonly Problem[];
  /** By report. */
  readonly kept: ReadonlyMap<string, EvidenceEntry>;
}

/** A document that was given, and how it is read. */
export interface GivenFile {
  readonly path: string;
  /** @throws DocumentFileError where it cannot be read */
  readonly read: () => Uint8Array;
}

export interface Verification {
  /** Each report of the record, once for each document that was given for it; without one where none was. */
  readonly reports: readonly VerifiedReport[];
  /** Files that cannot be read, or are no documents of the record. */
  readonly strangers: readonly Problem[];
  readonly contradictions: readonly Problem[];
  /** All of these together. */
  readonly problems: readonly Problem[];
  /** What is to be kept of the documents that agree, by report. */
  readonly evidence: ReadonlyMap<string, EvidenceEntry>;
}

/**
 * `npm run verify`, as a function.
 *
 * @returns status 0 when nothing is wrong, 1 when something is, 2 when it cannot tell what to read
 */
export const verify = command(async (root, args) => {
  const { values: options, positionals } = argumentsOf(args, {
    options: { json: { type: "boolean", default: false }, update: { type: "boolean", default: false } },
    allowPositionals: true,
    usage: "npm run verify -- <file or folder> [--json] [--update]",
  });
  if (!positionals.length) throw new CommandError("Name the documents: npm run verify -- <file or folder>", 2);

  // With --update the kept fingerprints are made anew, whatever state they are in.
  const content = readContent(root, { withEvidence: !options.update });
  const verified = verifiedContent(content, options.update ? readEvidence(root, []) : content.evidence);
  const files = positionals
    .flatMap((path) => filesBelow(root, path))
    .map((path) => ({ path, read: () => readDocumentFile(root, path) }));
  if (!files.length)
    throw new CommandError(
      `${positionals.join(" ")}  There is no PDF and no text here. Name the documents, or the folder that holds them.`,
    );

  const { evidence, ...told } = await verifyFiles(verified, files, options.update);
  if (options.update)
    for (const [id, entry] of evidence)
      writeWhole(join(root, `content/evidence/${id}.json`), `${JSON.stringify(entry, null, 1)}\n`);
  const { reports, strangers, contradictions, problems } = told;
  const stdout = options.json
    ? `${JSON.stringify({ reports, strangers, contradictions, problems: problems.length }, null, 2)}\n`
    : tableOf(reports, problems);
  return { status: problems.length ? 1 : 0, stdout, stderr: "" };
});

/**
 * @param kept  of documents, by report
 * @throws RecordError where the content makes no record
 */
export function verifiedContent(content: Content, kept: ReadonlyMap<string, EvidenceEntry>): VerifiedContent {
  const contradictions = contradictionsIn(content);
  try {
    return { content, record: buildRecord(content), contradictions, kept };
  } catch (error) {
    throw error instanceof RecordError ? new RecordError([...contradictions, ...error.problems]) : error;
  }
}

/**
 * Holds a record against documents.
 *
 * @param isUpdate  leaves out what was kept of them
 */
export async function verifyFiles(
  { content, record, contradictions, kept }: VerifiedContent,
  files: readonly GivenFile[],
  isUpdate = false,
): Promise<Verification> {
  const known = record.reports.map(({ id, source }) => ({
    report: id,
    sha256: source.sha256,
    passages: kept.get(id)?.passages,
  }));
  const gradeWords = gradeWordsOf(record.frameworks);

  /** By report: one for each document that was given for it; two editions of one document are both held against the record. */
  const verified = new Map<string, VerifiedReport[]>();
  const evidence = new Map<string, EvidenceEntry>();
  const readFiles = new Set<string>();
  const strangers: Problem[] = [];
  for (const { path, read } of files) {
    let bytes: Uint8Array;
    let document: SplitDocument;
    try {
      bytes = read();
      document = splitDocument(await readSource(bytes), gradeWords);
    } catch (error) {
      if (error instanceof SourceError) strangers.push({ file: path, message: error.message });
      else if (error instanceof DocumentFileError) strangers.push({ file: path, message: error.fault });
      else throw error;
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
    const keptOfReport = isUpdate ? undefined : report.evidence;
    const { counts, discrepancies, fingerprints } = checkReport(report, document, keptOfReport?.passages, record.terms);
    const file = content.reports.find((candidate) => candidate.id === id)!;
    const problems = discrepancies.map((discrepancy) => problemOf(discrepancy, report, file, content.reports));
    if (!report.evidence && !isUpdate)
      problems.push({
        file: file.file,
        message: "No fingerprints are kept of this document. Make them: npm run verify -- <document> --update",
      });
    if (keptOfReport) {
      const { coding, ...keptCounts } = keptOfReport.checked;
      const message =
        coding !== codingFingerprint(report)
          ? "The record was changed since it was last compared with the document."
          : isSameFile && !isDeepStrictEqual([keptCounts, keptOfReport.form], [counts, document.form])
            ? "What is kept of the comparison is not what comes of it."
            : undefined;
      if (message)
        problems.push({
          file: `content/evidence/${id}.json`,
          message: `${message} When nothing else is wrong, keep the new result: npm run verify -- <document> --update`,
        });
    }
    verified.set(id, [
      ...before,
      { report: id, document: `${basename(path)}${isSameFile ? "" : " (another edition)"}`, counts, problems },
    ]);
    // What is kept is of the file that was curated; of another edition only where that is not given.
    if (!problems.length && (isSameFile || !before.length))
      evidence.set(id, evidenceOf(report, document, counts, fingerprints));
  }
  const reports = record.reports.flatMap(
    ({ id }): VerifiedReport[] => verified.get(id) ?? [{ report: id, problems: [] }],
  );
  const problems = [...reports.flatMap((result) => result.problems), ...strangers, ...contradictions];
  return { reports, strangers, contradictions, problems, evidence };
}

function filesBelow(root: string, path: string): string[] {
  const stat = path ? statSync(resolve(root, path), { throwIfNoEntry: false }) : undefined;
  if (!stat) throw new CommandError(`There is no file or folder ${path || '""'}.`, 2);
  if (!stat.isDirectory()) return [path];
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

function evidenceOf(
  report: Report,
  { form }: SplitDocument,
  counts: CheckCounts,
  passages: Readonly<Record<string, Fingerprint>>,
): EvidenceEntry {
  const evidence = { form, checked: { ...counts, coding: codingFingerprint(report) }, passages };
  return { ...evidence, seal: sealOf(evidence) };
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
          `   ${onOneLine(document ?? "")}`,
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

await runIfAsked(import.meta.url, verify);
