import type { Authority } from "#domain/authority.ts";
import type { Departure } from "#domain/departure.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Finding } from "#domain/finding.ts";
import type { Framework } from "#domain/framework.ts";
import type { KnownInspection } from "#domain/known-inspection.ts";
import type { Place } from "#domain/place.ts";
import type { Milestone, RelatedInspection } from "#domain/milestone.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { ComparedList } from "#domain/published-list.ts";
import type { Report } from "#domain/report.ts";
import type { Theme } from "#domain/theme.ts";
import type { Term } from "#domain/term.ts";
import type { Thread } from "#domain/thread.ts";
import type { ThesaurusSet } from "#domain/thesaurus.ts";
import type { RecordUpdate } from "#domain/update.ts";

/** Everything that is known, references resolved both ways. It has cycles: flatten it in publish/ before making JSON. */
export interface InspectionRecord {
  /** Set where this is what a larger record holds of one place. */
  readonly place?: Place;
  readonly authorities: readonly Authority[];
  readonly frameworks: readonly Framework[];
  /** In the order of the codebook. */
  readonly themes: readonly Theme[];
  /** Oldest publication first. */
  readonly reports: readonly Report[];
  /** Inspections and visits known from public sources, oldest first; also those whose document has come to be held since. */
  readonly knownInspections: readonly KnownInspection[];
  /** Oldest first. */
  readonly milestones: readonly Milestone[];
  /** Inspections of neighbouring services, oldest first: no part of the record's counts. */
  readonly related: readonly RelatedInspection[];
  /** Oldest fieldwork first. */
  readonly events: readonly InspectionEvent[];
  /** Of the documents held, by publication, then by position in the document; a shared one stands under each of its documents. */
  readonly findings: readonly Finding[];
  /** By publication, then by position in the document. */
  readonly recommendations: readonly Recommendation[];
  readonly threads: readonly Thread[];
  /** What changed in the record itself, newest first. */
  readonly updates: readonly RecordUpdate[];
  /** The glossary, by name. */
  readonly terms: readonly Term[];
  /** Words for one thing, in the order of the files. */
  readonly thesaurus: readonly ThesaurusSet[];
  /** What a reader would type to find a statement, by its identifier: searched, and not shown. */
  readonly questions: ReadonlyMap<string, readonly string[]>;
  /** Lists of published inspections with which the record was compared, the latest comparison first. */
  readonly compared: readonly ComparedList[];
  /** Addresses that were published once, and what became of them. */
  readonly departures: readonly Departure[];
}
