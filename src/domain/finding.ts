import type { Group } from "#domain/group.ts";
import type { Locator } from "#domain/locator.ts";
import type { Report } from "#domain/report.ts";
import type { Theme } from "#domain/theme.ts";
import type { Thread } from "#domain/thread.ts";

/** What the document says of the matter: that it works, is weak, both in one breath, or neither. */
export const stances = {
  strength: "Strength",
  concern: "Concern",
  mixed: "Mixed",
  neutral: "Neutral",
} as const;

export type Stance = keyof typeof stances;

/** Only where the document itself compares with an earlier time. */
export const trajectories = {
  improved: "Improved since earlier",
  declined: "Declined since earlier",
  unchanged: "Unchanged since earlier",
} as const;

export type Trajectory = keyof typeof trajectories;

/** A statement that two documents of one event make alike: written once, at the first. */
export interface Shared<Kind> {
  /** The same statement in the other document, where it is written. */
  readonly twinOf?: Kind;
  /** The same statement in other documents, which share this text. */
  readonly twins: readonly Kind[];
  /** The statement of another document of the event that is about the very same matter and says it otherwise. */
  readonly counterpart?: Kind;
  /** Follows it through later documents; of a shared statement, kept where that is written. */
  readonly thread?: Thread;
}

/** One thing that a document reports, in our own words. */
export interface Finding extends Shared<Finding> {
  readonly type: "finding";
  /** `<report id>#f07`. Permanent. */
  readonly id: string;
  /** "f07": its anchor on the report's page. */
  readonly number: string;
  readonly report: Report;
  readonly locator: Locator;
  /** The headings of the document above it, the outermost first: "Safeguarding services: Overall effectiveness". */
  readonly section?: string;
  readonly summary: string;
  readonly stance: Stance;
  readonly trajectory?: Trajectory;
  /** One to three, the main one first. */
  readonly themes: readonly Theme[];
  readonly groups: readonly Group[];
  /** Figures of the summary that we derived ourselves, each with how: {"715": "sum of the three ages"}. */
  readonly derivedFigures: Readonly<Record<string, string>>;
}

/** Whether a finding counts as raising its themes. */
export function raisesConcern({ stance }: { readonly stance: Stance }): boolean {
  return stance === "concern" || stance === "mixed";
}
