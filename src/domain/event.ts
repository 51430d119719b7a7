import type { Authority } from "#domain/authority.ts";
import { monthToWords, periodToWords } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import type { Framework } from "#domain/framework.ts";
import type { KnownInspection } from "#domain/known-inspection.ts";
import type { Provenance } from "#domain/provenance.ts";
import type { Report } from "#domain/report.ts";

export const eventKinds = {
  inspection: "Inspection",
  "focused-visit": "Focused visit",
  "monitoring-visit": "Monitoring visit",
  pilot: "Pilot inspection",
  unannounced: "Unannounced inspection",
} as const;

export type EventKind = keyof typeof eventKinds;

/** `<year>-<month>-<kind>-<place>`; the place is an authority, or the county whose successors were inspected together. */
export const eventIdPattern = new RegExp(
  `^(?<month>\\d{4}-\\d{2})-(?<kind>${Object.keys(eventKinds).join("|")})-(?<place>[a-z]+(?:-[a-z]+)*)$`,
);

/**
 * One inspection or visit: the unit that the measures count. Inspections of one kind, in the same days, of services
 * that one body runs for several councils are one event, however much of their text the documents share.
 */
export interface InspectionEvent {
  /** As `eventIdPattern`: of the fieldwork, or of the publication where the fieldwork is not known. */
  readonly id: string;
  /** Its kind and months; with the authorities only where another of them is of that kind and those months. */
  readonly title: string;
  /** The first letters of its authorities, where the title names them: as many as tell it from the others. */
  readonly initials?: string;
  readonly kind: EventKind;
  readonly framework: Framework;
  readonly authorities: readonly Authority[];
  readonly fieldworkStart?: PartialDate;
  readonly fieldworkEnd?: PartialDate;
  /** When its first primary document was published; that of an account where no primary document is held. */
  readonly published?: PartialDate;
  /** Its place in time: fieldwork, or publication where that alone is known. */
  readonly date: PartialDate;
  /** `primary` when at least one of its own documents is held. */
  readonly provenance: Provenance;
  /** Whether it enters the measures: only events whose primary document is held do. */
  readonly isCounted: boolean;
  /** The documents of it that are held. */
  readonly reports: readonly Report[];
  /** What public sources tell of it. */
  readonly known: readonly KnownInspection[];
}

/** Whether it looked at the whole of the services; visits, and inspections of one part, go where weakness may be. */
export function isFullInspection({ kind, framework }: InspectionEvent): boolean {
  return kind === "inspection" && !framework.part;
}

/**
 * "April 2018", "January to February 2013": when an inspection was, by the months of its fieldwork, or of its publication
 * where that alone is known. Wherever an inspection is named it has these months, never those of its document.
 */
export function eventMonths({ date, fieldworkEnd }: Pick<InspectionEvent, "date" | "fieldworkEnd">): string {
  return periodToWords(date.slice(0, 7), (fieldworkEnd ?? date).slice(0, 7));
}

/** "visit", "adoption": what it was, as short as a label on a chart must be. */
export function eventShortKind({ kind, framework }: InspectionEvent): string {
  const word = {
    inspection: "inspection",
    "focused-visit": "visit",
    "monitoring-visit": "monitoring",
    pilot: "pilot",
    unannounced: "unannounced",
  }[kind];
  return kind === "inspection" ? (framework.part ?? word) : word;
}

/** "visit, Apr 2018": as short as a label on a chart must be. */
export function eventShortTitle(event: InspectionEvent): string {
  return `${eventShortKind(event)}${event.initials ? ` ${event.initials}` : ""}, ${monthToWords(event.date)}`;
}
