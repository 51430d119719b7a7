import type { Outcome } from "#analysis/threads.ts";
import { textWidth, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { accountDateToWords } from "#domain/report.ts";
import { relations } from "#domain/thread.ts";
import type { Relation, ThreadLink } from "#domain/thread.ts";

/** Later links of one document, drawn as one point. */
export interface ThreadPoint {
  readonly x: number;
  readonly date: string;
  readonly relation: Relation;
  readonly isSecondary: boolean;
  readonly links: readonly ThreadLink[];
  /** "20 May 2025: raises it again". */
  readonly words: string;
}

/** A thread's outcome, with the name that its line carries; a chart of one thread needs none. */
export interface NamedOutcome {
  readonly name?: string;
  readonly outcome: Outcome;
}

export interface PlacedThread extends NamedOutcome {
  readonly nameX: number;
  readonly nameAnchor: "start" | "end";
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
 * @param dates  the dates that the axis must hold, the same for every chart so that they can be compared
 */
export function threadLines(outcomes: readonly NamedOutcome[], dates: readonly string[], width: number): ThreadGeometry {
  const axis = timeAxis(dates, 16, width - 16);
  const rowHeight = 44;
  const first = outcomes.some(({ name }) => name) ? 32 : 20;
  const threads = outcomes.map(({ name, outcome }, index): PlacedThread => {
    const groups = Map.groupBy(outcome.links, ({ to }) => to.report);
    const points = [...groups].map(([report, links]): ThreadPoint => {
      const relation = severity.find((candidate) => links.some((link) => link.relation === candidate))!;
      return {
        x: axis.x(report.date),
        date: report.date,
        relation,
        isSecondary: report.provenance === "secondary",
        links,
        words: `${accountDateToWords(report)}: ${relations[relation]}${report.provenance === "secondary" ? " (secondary source)" : ""}`,
      };
    });
    const { resolution } = outcome;
    const originX = axis.x(outcome.statement.report.date);
    const runsRight = originX + textWidth(name ?? "", 14) <= width - 8;
    return {
      ...(name && { name }),
      nameX: runsRight ? originX : width - 8,
      nameAnchor: runsRight ? "start" : "end",
      outcome,
      y: first + index * rowHeight,
      originX,
      points,
      ...(resolution && { interval: { from: axis.x(resolution.after), to: axis.x(resolution.by) } }),
    };
  });
  const bottom = first + Math.max(0, outcomes.length - 1) * rowHeight + 18;
  return { width, height: bottom + 30, axis, bottom, threads };
}
