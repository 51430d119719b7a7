import type { Authority } from "#domain/authority.ts";
import { stances } from "#domain/finding.ts";
import type { Finding, Stance } from "#domain/finding.ts";
import { locatorToWords } from "#domain/locator.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { ReportedFinding } from "#domain/reported-finding.ts";

/** What a document that is held says: it has a place in that document. */
export type DocumentStatement = Finding | Recommendation;

/** What a reader can cite and a thread can point at. */
export type Statement = DocumentStatement | ReportedFinding;

/** What kind of thing is said: a finding of some stance, or that something is to be done. */
export type Kind = Stance | "recommendation";

export function kindOf(statement: Statement): Kind {
  return statement.type === "recommendation" ? "recommendation" : statement.stance;
}

/** "Concern"; of a recommendation, that it was asked for. */
export function kindToWords(kind: Kind): string {
  return kind === "recommendation" ? "Asked for" : stances[kind];
}

/** What it is called in a sentence. */
export function statementWord({ type }: Pick<Statement, "type">): "finding" | "recommendation" {
  return type === "recommendation" ? "recommendation" : "finding";
}

/** Where it stands in its document: "paragraph 14". */
export function placeToWords(statement: Statement): string {
  return statement.type === "reported" ? "as others reported it" : locatorToWords(statement.locator);
}

/** The statement as it is written: for one that twin documents share, that of the first. */
export function writtenStatement(statement: Statement): Statement {
  return statement.type === "reported" ? statement : (statement.twinOf ?? statement);
}

/** Statements each once: a shared one where it is written, unless that is not among them. */
export function withoutTwins<Item extends Statement>(statements: readonly Item[]): Item[] {
  const all = new Set<Statement>(statements);
  return statements.filter(
    (statement) => writtenStatement(statement) === statement || !all.has(writtenStatement(statement)),
  );
}

/** Those for whom the statement holds: with the authorities of the twin documents that share it. */
export function authoritiesOf(statement: Statement): Authority[] {
  const twins = statement.type === "reported" ? [] : statement.twins;
  return [...new Set([statement, ...twins].flatMap(({ report }) => report.authorities))];
}
