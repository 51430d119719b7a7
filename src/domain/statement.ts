import type { Authority } from "#domain/authority.ts";
import type { Finding } from "#domain/finding.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { ReportedFinding } from "#domain/reported-finding.ts";

/** What a document that is held says: it has a place in that document. */
export type DocumentStatement = Finding | Recommendation;

/** What a reader can cite and a thread can point at. */
export type Statement = DocumentStatement | ReportedFinding;

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
