import type { Account } from "#domain/account.ts";
import { writtenStatement } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";

export const updateKinds = { added: "Added", correction: "Corrected" } as const;

/** Something that was wrong, and what stands in its place. */
export interface Correction {
  /** The document or inspection that it concerns, as a whole or in one statement. */
  readonly account: Account;
  readonly statement?: Statement;
  /** What stood before, in our own words, as `now` and `why`. */
  readonly before: string;
  readonly now: string;
  readonly why: string;
}

/** An entry of the log: what changed in the record on one day. */
export interface RecordUpdate {
  /** Permanent; its anchor on the page of updates begins with its day. */
  readonly id: string;
  /** A full date: the day on which readers first saw it. */
  readonly date: string;
  readonly kind: keyof typeof updateKinds;
  readonly title: string;
  /** What came into the record; empty in a correction. */
  readonly added: readonly Account[];
  /** Empty where something was added. */
  readonly corrections: readonly Correction[];
  /** What more is to be said, as HTML. */
  readonly note: string;
}

/** "2018-05-18-…#f07", or of a whole document its identifier. */
export function correctedId({ account, statement }: Correction): string {
  return statement?.id ?? account.id;
}

export interface DatedCorrection extends Correction {
  readonly update: RecordUpdate;
}

/** What was corrected in an account, newest first: also a statement that it shares with its twin. */
export function correctionsOf(updates: readonly RecordUpdate[], account: Account): DatedCorrection[] {
  const own = new Set<Statement>(
    [...account.findings, ...(account.isHeld ? account.recommendations : [])].map(writtenStatement),
  );
  return updates.flatMap((update) =>
    update.corrections
      .filter((correction) =>
        correction.statement ? own.has(writtenStatement(correction.statement)) : correction.account === account,
      )
      .map((correction) => ({ ...correction, update })),
  );
}

/** Those that concern one statement. */
export function correctionsIn<Item extends Correction>(corrections: readonly Item[], statement: Statement): Item[] {
  return corrections.filter(
    (correction) => correction.statement && writtenStatement(correction.statement) === writtenStatement(statement),
  );
}

/** When a document or inspection was added; undefined where the log does not say. */
export function addedOn(updates: readonly RecordUpdate[], account: Account): string | undefined {
  return updates.find(({ added }) => added.includes(account))?.date;
}
