import { figuresIn, standsIn } from "#evidence/figures.ts";
import { fileSha256, fingerprintOf } from "#evidence/fingerprint.ts";
import { namesIn } from "#evidence/names.ts";
import { wordsOf } from "#evidence/normalise.ts";
import { longestSharedRun, quotationsIn, runsOf, sharedRuns } from "#evidence/overlap.ts";
import type { SplitDocument } from "#evidence/passage.ts";
import type { CheckCounts, Fingerprint } from "#domain/evidence.ts";
import type { Report } from "#domain/report.ts";
import type { DocumentStatement } from "#domain/statement.ts";
import type { Term } from "#domain/term.ts";

/** Something that a document does not bear out. */
export interface Discrepancy {
  /** What in the report's file it is about: "f07", "r03", "judgements row 4", "notCoded para 3"; undefined for the file as a whole. */
  readonly subject?: string;
  readonly message: string;
}

export interface CheckResult {
  readonly counts: CheckCounts;
  readonly discrepancies: readonly Discrepancy[];
  /** Of each passage, in the document's order. */
  readonly fingerprints: Readonly<Record<string, Fingerprint>>;
}

/**
 * Holds a report of the record against its document.
 *
 * @param kept   fingerprints kept in the project; undefined when there are none yet
 * @param terms  the glossary: an abbreviation in the paragraph bears out its expansion in a summary
 */
export function checkReport(
  report: Report,
  document: SplitDocument,
  kept: Readonly<Record<string, Fingerprint>> | undefined,
  terms: readonly Term[],
): CheckResult {
  const discrepancies: Discrepancy[] = [];
  const passages = new Map(document.passages.map((passage) => [passage.locator, passage]));
  const statements: readonly DocumentStatement[] = [...report.findings, ...report.recommendations];
  const found = (message: string, subject?: string) => discrepancies.push({ message, ...(subject && { subject }) });

  const accounted = accountFor(report, passages, found);
  const documentRuns = runsOf(document.passages.map(({ text }) => text));
  const counts = { figures: 0, excused: 0, names: 0, quotations: 0 };
  for (const statement of statements) {
    const passage = passages.get(statement.locator.text);
    if (!passage) continue;
    const add = checkStatement(
      statement,
      passage.text,
      documentRuns,
      contextOf(report, terms, passage.text),
      (message) => found(message, statement.number),
    );
    for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] += add[key];
  }
  checkGrades(report, document, found);
  checkRecommendations(report, document, found);

  const fingerprints = Object.fromEntries(document.passages.map(({ locator, text }) => [locator, fingerprintOf(text)]));
  if (kept) compareFingerprints(kept, fingerprints, found);
  return {
    counts: {
      locators: passages.size,
      accounted,
      ...counts,
      grades: document.grades.length,
      recommendations: report.recommendations.length,
    },
    discrepancies,
    fingerprints,
  };
}

type Found = (message: string, subject?: string) => void;

function accountFor(report: Report, passages: ReadonlyMap<string, unknown>, found: Found): number {
  const entries = [
    ...report.findings.map(({ locator, number }) => ({ text: locator.text, subject: number })),
    ...report.recommendations.map(({ locator, number }) => ({ text: locator.text, subject: number })),
    ...report.judgements.map(({ locator }) => ({ text: locator.text, subject: locator.text })),
    ...report.notCoded.map(({ locator }) => ({ text: locator.text, subject: `notCoded ${locator.text}` })),
  ];
  for (const { text, subject } of entries) {
    if (!passages.has(text))
      found(`"${text}" is not in the document. Write the place where the document says it.`, subject);
  }
  const places = new Set(entries.map(({ text }) => text));
  const missing = [...passages.keys()].filter((locator) => !places.has(locator));
  for (const locator of missing)
    found(`"${locator}" of the document is not accounted for. Add a finding, or list it under notCoded with a reason.`);
  return passages.size - missing.length;
}

function checkStatement(
  statement: DocumentStatement,
  paragraph: string,
  documentRuns: ReadonlySet<string>,
  context: string,
  found: (message: string) => void,
) {
  const { summary, locator } = statement;
  const derived = statement.type === "finding" ? statement.derivedFigures : {};
  const counts = { figures: 0, excused: 0, names: 0, quotations: 0 };

  const own = figuresIn(paragraph);
  for (const figure of figuresIn(summary)) {
    if (derived[figure.text] !== undefined) {
      counts.excused++;
      continue;
    }
    counts.figures++;
    if (!standsIn(figure, own))
      found(
        `The figure "${figure.text}" does not stand in ${locator.text}. Write the figure that stands there, or excuse it: figures={{"${figure.text}": "how it is derived"}}.`,
      );
  }
  for (const text of Object.keys(derived)) {
    if (!figuresIn(summary).some((figure) => figure.text === text))
      found(`The excused figure "${text}" is not in the summary. Remove it from figures={{…}}.`);
  }

  const borneOut = new Set([...wordsOf(paragraph), ...wordsOf(context)].map(stem));
  for (const name of namesIn(summary)) {
    counts.names++;
    if (!wordsOf(name).every((word) => borneOut.has(stem(word))))
      found(
        `The name "${name}" does not stand in ${locator.text}. Write the name that stands there, or a common noun.`,
      );
  }

  const paragraphWords = ` ${wordsOf(paragraph).join(" ")} `;
  for (const phrase of quotationsIn(summary)) {
    counts.quotations++;
    const words = wordsOf(phrase);
    if (!paragraphWords.includes(` ${words.join(" ")} `))
      found(
        `The phrase "${phrase}" does not stand in ${locator.text} in these words. Write it as it stands there, or without quotation marks.`,
      );
    if (words.length > longestSharedRun)
      found(
        `The phrase "${phrase}" has ${words.length} words; at most ${longestSharedRun} may stand in quotation marks. Shorten it.`,
      );
  }
  for (const run of sharedRuns(summary, documentRuns)) {
    found(
      `The words "${run}" stand in the document just so. Write the finding in words of our own: at most ${longestSharedRun} in a row may be the same.`,
    );
  }
  return counts;
}

/** Names that a summary may use although its paragraph does not: whose report it is, and the long form of an abbreviation. */
function contextOf(report: Report, terms: readonly Term[], paragraph: string): string {
  const stems = (text: string) => ` ${wordsOf(text).map(stem).join(" ")} `;
  const words = stems(paragraph);
  const said = terms.filter(({ term, same }) => [term, ...same].some((text) => words.includes(stems(text))));
  return [
    "Ofsted",
    ...report.authorities.map(({ name }) => name),
    ...said.flatMap(({ term, same }) => [term, ...same]),
  ].join(" ");
}

function stem(word: string): string {
  return word.replace(/'s$/, "").replace(/s$/, "");
}

function checkGrades(report: Report, { grades }: SplitDocument, found: Found): void {
  if (!grades.length) return;
  if (report.judgements.length !== grades.length)
    found(
      `The record has ${report.judgements.length} grades, the document ${grades.length}. List each graded row under judgements.`,
    );
  for (const { locator, area, grade } of report.judgements) {
    const row = grades.find((candidate) => candidate.locator === locator.text);
    if (!row) continue;
    if (row.grade.toLowerCase() !== grade.toLowerCase())
      found(
        `The grade "${grade}" of ${locator.text} is "${row.grade}" in the document ("${row.area}"). Write that.`,
        locator.text,
      );
    const written = new Set(wordsOf(area));
    const shared = wordsOf(row.area).filter((word) => written.has(word)).length;
    if (shared * 2 < Math.min(wordsOf(row.area).length, wordsOf(area).length))
      found(
        `The area "${area}" of ${locator.text} is "${row.area}" in the document. Name what was judged.`,
        locator.text,
      );
  }
}

function checkRecommendations(report: Report, { passages }: SplitDocument, found: Found): void {
  const asked = passages.filter(
    ({ locator, term }) => term !== undefined || locator.startsWith("what needs to improve bullet"),
  );
  if (!asked.length && !report.recommendations.length) return;
  const places = new Set(report.recommendations.map(({ locator }) => locator.text));
  const missing = asked.filter(({ locator }) => !places.has(locator));
  if (missing.length)
    found(
      `The document asks for something at ${missing.map(({ locator }) => `"${locator}"`).join(", ")}, and the record has no recommendation there. Write one for each, or several where one point names several matters.`,
    );
  for (const { number, locator, deadline } of report.recommendations) {
    const passage = asked.find((candidate) => candidate.locator === locator.text);
    if (!passage) {
      if (passages.some((candidate) => candidate.locator === locator.text))
        found(
          `${locator.text} is not a recommendation in the document. Write its place, or make it a finding.`,
          number,
        );
    } else if (passage.term !== deadline) {
      found(`The deadline "${deadline ?? "none"}" is "${passage.term ?? "none"}" in the document. Write that.`, number);
    }
  }
}

function compareFingerprints(
  kept: Readonly<Record<string, Fingerprint>>,
  given: Readonly<Record<string, Fingerprint>>,
  found: Found,
): void {
  for (const [locator, { sha256, words }] of Object.entries(kept)) {
    const other = given[locator];
    if (!other)
      found(
        `"${locator}" has a fingerprint in the project and is not in this document: it is another edition, or damaged.`,
      );
    // A letterhead carries no finding, and differs between a letter's PDF and its text.
    else if ((other.sha256 !== sha256 || other.words !== words) && locator !== "address")
      found(
        `"${locator}" differs from the text that was curated (${words} words then, ${other.words} now): the document was changed, or is another edition.`,
      );
  }
  for (const locator of Object.keys(given)) {
    if (!kept[locator])
      found(
        `"${locator}" of this document has no fingerprint in the project: it is another edition, or the fingerprints are to be made anew.`,
      );
  }
}

/** SHA-256 of all that a check reads of a report: when it changes, the kept result no longer speaks for it. */
export function codingFingerprint({ findings, recommendations, judgements, notCoded }: Report): string {
  const coding = [
    [...findings, ...recommendations].map(({ number, locator, summary }) => [number, locator.text, summary]),
    findings.map(({ derivedFigures }) => derivedFigures),
    recommendations.map(({ deadline }) => deadline ?? null),
    judgements.map(({ area, grade, locator }) => [area, grade, locator.text]),
    notCoded.map(({ locator }) => locator.text),
  ];
  return fileSha256(new TextEncoder().encode(JSON.stringify(coding)));
}
