import type { Authority } from "#domain/authority.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Finding } from "#domain/finding.ts";
import type { Framework } from "#domain/framework.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { Report } from "#domain/report.ts";
import type { Theme } from "#domain/theme.ts";
import type { Term } from "#domain/term.ts";
import type { Thread } from "#domain/thread.ts";

/** Everything that is known, references resolved both ways. It has cycles: flatten it in publish/ before making JSON. */
export interface InspectionRecord {
  readonly authorities: readonly Authority[];
  readonly frameworks: readonly Framework[];
  /** In the order of the codebook. */
  readonly themes: readonly Theme[];
  /** Oldest publication first. */
  readonly reports: readonly Report[];
  /** Oldest publication first. */
  readonly events: readonly InspectionEvent[];
  /** By publication, then by position in the document. */
  readonly findings: readonly Finding[];
  /** By publication, then by position in the document. */
  readonly recommendations: readonly Recommendation[];
  readonly threads: readonly Thread[];
  /** The glossary, by name. */
  readonly terms: readonly Term[];
}
