import type { Statement } from "#domain/statement.ts";

/** What a later statement says of an earlier one. */
export const relations = {
  resolves: "reports it resolved",
  advances: "reports progress",
  repeats: "raises it again",
  worsens: "reports it worse",
} as const;

export type Relation = keyof typeof relations;

export interface ThreadLink {
  /** The statement that the thread begins with. */
  readonly from: Statement;
  /** A statement of a later document. */
  readonly to: Statement;
  readonly relation: Relation;
  /** Why the two are about the same matter. */
  readonly reason: string;
}

/** A recommendation or finding, followed into later documents. */
export interface Thread {
  readonly id: string;
  readonly title: string;
  readonly origin: Statement;
  /** Oldest first. */
  readonly links: readonly ThreadLink[];
  /** Our note about it, as HTML. */
  readonly note: string;
}
