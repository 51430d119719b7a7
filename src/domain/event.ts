import type { Authority } from "#domain/authority.ts";
import { yearOf } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import type { Framework } from "#domain/framework.ts";
import type { Provenance, Report } from "#domain/report.ts";

/** Full inspections look at everything; visits go to a part of the service, often where weakness was. */
export const eventKinds = {
  inspection: "Inspection",
  "focused-visit": "Focused visit",
  "monitoring-visit": "Monitoring visit",
} as const;

export type EventKind = keyof typeof eventKinds;

/** One inspection or visit: the unit that the measures count. Twin documents of one inspection are one event. */
export interface InspectionEvent {
  /** `<year>-<month>-<kind>` of the fieldwork, such as "2018-04-focused-visit". */
  readonly id: string;
  readonly title: string;
  readonly kind: EventKind;
  readonly framework: Framework;
  readonly authorities: readonly Authority[];
  readonly fieldworkStart: PartialDate;
  readonly fieldworkEnd: PartialDate;
  /** When its first primary document was published; that of its account where no primary document is held. */
  readonly published: PartialDate;
  /** `primary` when at least one of its own documents is held. */
  readonly provenance: Provenance;
  /** Whether it enters the measures: only events whose primary document is held do. */
  readonly isCounted: boolean;
  readonly reports: readonly Report[];
}

/** "visit 2018": as short as a label on a chart must be. */
export function eventShortTitle({ kind, fieldworkStart }: InspectionEvent): string {
  const word = { inspection: "inspection", "focused-visit": "visit", "monitoring-visit": "monitoring" }[kind];
  return `${word} ${yearOf(fieldworkStart)}`;
}
