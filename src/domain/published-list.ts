import type { Authority } from "#domain/authority.ts";
import type { PartialDate } from "#domain/date.ts";
import type { EventKind } from "#domain/event.ts";

/** One inspection of a council of the record, as a list of published inspections has it. */
export interface ListedInspection {
  readonly authority: Authority;
  readonly kind: EventKind;
  /** To the day. */
  readonly published: PartialDate;
  /** To the day, as far as the list has it. */
  readonly fieldwork: { readonly start?: PartialDate; readonly end?: PartialDate };
  /** Where its document can be read. */
  readonly address?: string;
  /** In the words of the list; empty where it gives none. */
  readonly grades: readonly { readonly area: string; readonly grade: string }[];
}

/** What a list of published inspections says of the record's councils, and how far it goes. */
export interface PublishedList {
  /** Publication of the first and the last inspection in it, of whatever council. */
  readonly from: PartialDate;
  readonly to: PartialDate;
  readonly rows: number;
  /** Those of them that are of other bodies. */
  readonly otherRows: number;
  /** What it holds inspections of, whatever the council. */
  readonly kinds: readonly EventKind[];
  /** By the names that it gives them; empty where it names none. */
  readonly frameworks: readonly string[];
  /** By publication. */
  readonly inspections: readonly ListedInspection[];
}

/** A list with which the record was compared. */
export interface ComparedList extends PublishedList {
  readonly id: string;
  readonly title: string;
  /** undefined where it is not known. */
  readonly publisher?: string;
  /** Where the list can be had; undefined where that is not known. */
  readonly address?: string;
  /** The day on which the record was compared with it. */
  readonly compared: PartialDate;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** Our note about it, as HTML. */
  readonly note: string;
}
