import type { Outcome } from "#analysis/threads.ts";
import type { ChartInfo, ChartTable } from "#charts/chart.ts";
import { textWidth, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { dateToWords } from "#domain/date.ts";
import { accountDateToWords } from "#domain/report.ts";
import { relations } from "#domain/thread.ts";
import type { Relation, Thread, ThreadLink } from "#domain/thread.ts";
import { statementUrl, threadUrl, threadsUrl } from "#urls.ts";

/** Later links of one document, told as one. */
export interface Mention {
  readonly date: string;
  readonly relation: Relation;
  readonly isSecondary: boolean;
  readonly links: readonly ThreadLink[];
  /** "20 May 2025: raises it again". */
  readonly words: string;
}

/** A mention at its place in time. */
export interface ThreadPoint extends Mention {
  readonly x: number;
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

function mentionsOf({ links }: Outcome): Mention[] {
  return [...Map.groupBy(links, ({ to }) => to.report)].map(([report, members]): Mention => {
    const relation = severity.find((candidate) => members.some((link) => link.relation === candidate))!;
    const isSecondary = report.provenance === "secondary";
    return { date: report.date, relation, isSecondary, links: members, words: `${accountDateToWords(report)}: ${relations[relation]}${isSecondary ? " (secondary source)" : ""}` };
  });
}

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
    const points = mentionsOf(outcome).map((mention): ThreadPoint => ({ ...mention, x: axis.x(mention.date) }));
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

const caveat = "A link says that two documents speak of the same matter, with its reason on the thread's page. The line cannot show what happened between documents. Hollow marks are of secondary sources and decide nothing.";

/** What a chart of one thread says of itself. */
export function threadInfo(thread: Thread, outcome: Outcome): ChartInfo {
  return { id: `thread-${thread.id}`, title: `${thread.title}: ${outcome.words}`, caveat, page: threadUrl(thread), table: threadTable([{ outcome }]), embedHeight: 230 };
}

/** What the chart of all threads says of itself. */
export function threadsInfo(outcomes: readonly NamedOutcome[]): ChartInfo {
  const again = outcomes.filter(({ outcome: { fate } }) => fate === "raised again").length;
  return {
    id: "threads",
    title: again ? `${again} of ${outcomes.length} matters followed were raised again in the latest primary document that speaks of them` : `${outcomes.length} matters followed into later documents`,
    caveat,
    page: threadsUrl,
    table: threadTable(outcomes),
    embedHeight: 90 + outcomes.length * 40,
  };
}

function threadTable(outcomes: readonly NamedOutcome[]): ChartTable {
  return {
    columns: ["First said", "Later", "As it stands", "Resolved later than", "Resolved by"],
    rows: outcomes.map(({ name, outcome }) => [
      { text: `${name ? `${name}. ` : ""}${accountDateToWords(outcome.statement.report)}: ${outcome.statement.summary}`, url: statementUrl(outcome.statement) },
      mentionsOf(outcome).map(({ words }) => words).join("; ") || "no later mention",
      outcome.words,
      outcome.resolution ? dateToWords(outcome.resolution.after) : "",
      outcome.resolution ? dateToWords(outcome.resolution.by) : "",
    ]),
  };
}
