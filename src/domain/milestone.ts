import type { Authority } from "#domain/authority.ts";
import type { PartialDate } from "#domain/date.ts";
import type { PublicSource } from "#domain/source.ts";

export const milestoneKinds = {
  government: "Government",
  council: "Council",
  trust: "Children's trust",
  safeguarding: "Safeguarding board and reviews",
  service: "Organisation of the service",
  inspectorate: "Inspectorate",
} as const;

export type MilestoneKind = keyof typeof milestoneKinds;

/** Something that happened around the inspections. Nobody is named in it. */
export interface Milestone {
  readonly id: string;
  readonly title: string;
  readonly kind: MilestoneKind;
  /** Those whose services it concerned; empty where it concerned those of every place. */
  readonly authorities: readonly Authority[];
  /** The day, or the latest day by which it had happened (`isLatest`). */
  readonly date: PartialDate;
  readonly isLatest: boolean;
  /** Its end, where it lasted. */
  readonly until?: PartialDate;
  /** Its short name on the timeline; most have none there. */
  readonly onChart?: string;
  readonly sources: readonly PublicSource[];
  /** As HTML. */
  readonly note: string;
}

/** An inspection of a neighbouring service, outside the boundary of this record. */
export interface RelatedInspection {
  readonly id: string;
  readonly title: string;
  readonly regime: string;
  /** Who was inspected. */
  readonly body: string;
  /** As of a milestone. */
  readonly authorities: readonly Authority[];
  readonly date: PartialDate;
  readonly judgements: readonly { readonly area: string; readonly grade: string }[];
  readonly sources: readonly PublicSource[];
  /** As HTML. */
  readonly note: string;
}
