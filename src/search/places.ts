import type { InspectionRecord } from "#domain/record.ts";
import type { Statement } from "#domain/statement.ts";
import { searchedStatements } from "#search/postings.ts";
import { placeKey } from "#search/query.ts";

/** Where statements stand beside what their own identifiers say. */
export interface Places {
  /** By paragraph and bullet, as `placeKey`: the numbers of the statements. */
  readonly statements: Readonly<Record<string, readonly number[]>>;
  /** By the identifiers of twins: the number of the statement that they share. */
  readonly twins: Readonly<Record<string, number>>;
}

export function placesOf(record: InspectionRecord): Places {
  const statements: Record<string, number[]> = {};
  const twins: Record<string, number> = {};
  searchedStatements(record).forEach((statement, number) => {
    for (const key of new Set(withTwins(statement).flatMap(keysOf))) (statements[key] ??= []).push(number);
    for (const { id } of withTwins(statement).slice(1)) twins[id] = number;
  });
  return { statements, twins };
}

function withTwins(statement: Statement): Statement[] {
  return [statement, ...(statement.type === "reported" ? [] : statement.twins)];
}

function keysOf(statement: Statement): string[] {
  const { para, bullet } = statement.type === "reported" ? {} : statement.locator;
  if (para === undefined) return [];
  return [placeKey(para), ...(bullet === undefined ? [] : [placeKey(para, bullet)])];
}
