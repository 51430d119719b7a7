import type { AccountBase } from "#domain/account.ts";
import type { PartialDate } from "#domain/date.ts";
import type { EventKind } from "#domain/event.ts";
import type { Report } from "#domain/report.ts";
import type { ReportedFinding } from "#domain/reported-finding.ts";
import type { PublicSource } from "#domain/source.ts";

/** How sure we are that the inspection took place as described. */
export const confidences = ["high", "medium", "low"] as const;

export type Confidence = (typeof confidences)[number];

export interface ReportedJudgement {
  readonly inspection: KnownInspection;
  readonly area: string;
  /** undefined where the area was judged and its grade is not known. */
  readonly grade?: string;
  /** 1 is the worst grade of the framework's scale; undefined where no scale is known. */
  readonly rank?: number;
  /** Whether the one line stands for every area, their names and number unknown. */
  readonly isAll: boolean;
  readonly source: PublicSource;
}

/** A number as a public source reports it: "267", "children without an allocated social worker". */
export interface ReportedFigure {
  readonly figure: string;
  readonly what: string;
  readonly source: PublicSource;
}

/** An inspection or visit that is known from public sources while its own document is not, or was not, held. Always secondary. */
export interface KnownInspection extends AccountBase {
  readonly isHeld: false;
  readonly kind: EventKind;
  readonly fieldwork?: { readonly start: PartialDate; readonly end?: PartialDate };
  readonly inspectors: readonly string[];
  /** What it looked at, as far as the sources say. */
  readonly lookedAt: readonly string[];
  readonly judgements: readonly ReportedJudgement[];
  /** How many recommendations or points to improve it made; undefined where unknown. */
  readonly recommendationCount?: number;
  readonly figures: readonly ReportedFigure[];
  readonly sources: readonly PublicSource[];
  readonly confidence: Confidence;
  /** Whether no report of it was ever made public, so that no document of it can be missing. */
  readonly isNeverPublished: boolean;
  /** What is inferred, unknown or disputed, as HTML. */
  readonly note: string;
  readonly findings: readonly ReportedFinding[];
  /** Its own document, once that is held: then this account is silent beside it. */
  readonly document?: Report;
}
