import type { Outcome } from "#analysis/threads.ts";
import { timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { dateToWords } from "#domain/date.ts";
import { relations } from "#domain/thread.ts";
import type { Relation, ThreadLink } from "#domain/thread.ts";

/** Later links of one document, drawn as one point. */
export interface ThreadPoint {
  readonly x: number;
  readonly published: string;
  readonly relation: Relation;
  readonly isSecondary: boolean;
  readonly links: readonly ThreadLink[];
  /** "20 May 2025: raises it again". */
  readonly words: string;
}

export interface PlacedThread {
  readonly outcome: Outcome;
  readonly y: number;
  readonly originX: number;
  readonly points: readonly ThreadPoint[];
  /** When it was resolved: the time within which that happened. */
  readonly interval?: { readonly from: number; readonly to: number };
}

export interface ThreadGeometry {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly bottom: number;
  readonly threads: readonly PlacedThread[];
}

/** The least favourable first: one document that says several things is drawn as the first of these. */
const severity: readonly Relation[] = ["worsens", "repeats", "advances", "resolves"];

/**
 * Each recommendation as a line from the document that made it to the latest that mentions it.
 * It cannot show what happened between documents. Lengths are viewBox units; y grows downwards.
 *
 * @param dates  the publication dates that the axis must hold, the same for every chart so that they can be compared
 */
export function threadLines(outcomes: readonly Outcome[], dates: readonly string[], width: number, rowHeight = 34): ThreadGeometry {
  const axis = timeAxis(dates, 16, width - 16);
  const threads = outcomes.map((outcome, index): PlacedThread => {
    const groups = Map.groupBy(outcome.links, ({ to }) => to.report);
    const points = [...groups].map(([report, links]): ThreadPoint => {
      const relation = severity.find((candidate) => links.some((link) => link.relation === candidate))!;
      return {
        x: axis.x(report.published),
        published: report.published,
        relation,
        isSecondary: report.provenance === "secondary",
        links,
        words: `${dateToWords(report.published)}: ${relations[relation]}${report.provenance === "secondary" ? " (secondary source)" : ""}`,
      };
    });
    const { resolution } = outcome;
    return {
      outcome,
      y: 20 + index * rowHeight,
      originX: axis.x(outcome.statement.report.published),
      points,
      ...(resolution && { interval: { from: axis.x(resolution.after), to: axis.x(resolution.by) } }),
    };
  });
  const bottom = 20 + Math.max(0, outcomes.length - 1) * rowHeight + 18;
  return { width, height: bottom + 30, axis, bottom, threads };
}
