import { outcomeOf } from "#analysis/threads.ts";
import type { Fate, Outcome } from "#analysis/threads.ts";
import type { ChartInfo, ChartTable } from "#charts/chart.ts";
import { placeFlags, textWidth, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { dateToWords, monthToWords } from "#domain/date.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { accountDateToWords, authoritiesOf } from "#domain/report.ts";
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
  readonly url?: string;
  readonly outcome: Outcome;
}

export interface PlacedThread extends NamedOutcome {
  readonly nameY: number;
  readonly y: number;
  readonly originX: number;
  readonly points: readonly ThreadPoint[];
  /** Within which it was met; open to the right where no primary document says that it was. */
  readonly interval: { readonly from: number; readonly to: number; readonly isOpen: boolean };
  /** The date of the latest primary document that mentions it, and where that is. */
  readonly latestWords: string;
}

/** A word beside a mark, on a chart of one thread. */
export interface Flag {
  readonly x: number;
  readonly y: number;
  readonly markY: number;
  readonly words: string;
}

export interface ThreadGeometry {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  /** Where the lines of the years begin and end. */
  readonly top: number;
  readonly bottom: number;
  /** The right edge of the words at the end of a line begins here. */
  readonly wordsX: number;
  readonly groups: readonly { readonly fate: Fate; readonly y: number; readonly words: string }[];
  readonly threads: readonly PlacedThread[];
  readonly flags: readonly Flag[];
}

/** Every thread of the record, with its name and page. */
export function namedOutcomes(record: InspectionRecord): (NamedOutcome & { readonly thread: Thread })[] {
  return record.threads.map((thread) => ({ name: thread.title, url: threadUrl(thread), outcome: outcomeOf(thread.origin, record), thread }));
}

/** What is least settled first. */
export const fateOrder: readonly Fate[] = ["raised again", "reported in progress", "reported resolved", "not mentioned, though in scope", "not examined since"];

/** Threads by what became of them, in the order of `fateOrder`, and within that as they were. */
export function byFate<Item extends NamedOutcome>(outcomes: readonly Item[]): (readonly [Fate, readonly Item[]])[] {
  return fateOrder.map((fate) => [fate, outcomes.filter(({ outcome }) => outcome.fate === fate)] as const).filter(([, members]) => members.length);
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

/** Lengths of the forms of the chart, in viewBox units: many threads on a desk, one thread on a desk, any on a phone. */
const layouts = {
  wide: { width: 1120, plotStart: 330, plotEnd: 905, rowHeight: 26, groupHeight: 40 },
  alone: { width: 720, plotStart: 14, plotEnd: 560, rowHeight: 26, groupHeight: 0 },
  narrow: { width: 360, plotStart: 16, plotEnd: 344, rowHeight: 44, groupHeight: 40 },
} as const;

export type ThreadLayout = keyof typeof layouts;

const flagHeight = 18;

/**
 * Each recommendation as a line from the document that made it to the latest that mentions it, by what became of it.
 * It cannot show what happened between documents. Lengths are viewBox units; y grows downwards.
 *
 * @param dates  the dates that the axis must hold, the same for every chart so that they can be compared
 */
export function threadLines(outcomes: readonly NamedOutcome[], dates: readonly string[], layoutName: ThreadLayout): ThreadGeometry {
  const { width, plotStart, plotEnd, rowHeight, groupHeight } = layouts[layoutName];
  const axis = timeAxis(dates, plotStart, plotEnd);
  const isNamed = outcomes.some(({ name }) => name);
  const isNarrow = layoutName === "narrow";
  const flagged = layoutName === "alone" ? outcomes.flatMap(({ outcome }) => [{ x: axis.x(outcome.statement.report.date), words: originWords(outcome) }, ...mentionsOf(outcome).map(({ date, words }) => ({ x: axis.x(date), words }))]) : [];
  const placed = placeFlags(flagged.map(({ x, words }) => ({ item: words, x, width: textWidth(words, 13) })));
  const levels = Math.max(-1, ...placed.map(({ level }) => level)) + 1;
  const top = isNamed ? 24 : 4;
  let y = top + levels * flagHeight;
  const groups: { fate: Fate; y: number; words: string }[] = [];
  const threads = byFate(outcomes).flatMap(([fate, members]) => {
    if (isNamed) {
      y += groupHeight;
      groups.push({ fate, y: y - 12, words: `${fate[0]!.toUpperCase()}${fate.slice(1)}: ${members.length}` });
    }
    return members.map(({ name, url, outcome }): PlacedThread => {
      const points = mentionsOf(outcome).map((mention): ThreadPoint => ({ ...mention, x: axis.x(mention.date) }));
      const { resolution, lastRaised } = outcome;
      const originX = axis.x(outcome.statement.report.date);
      const middle = y + (isNarrow && isNamed ? 30 : rowHeight / 2);
      y += isNarrow && !isNamed ? 34 : rowHeight;
      return {
        ...(name && { name }),
        ...(url && { url }),
        nameY: isNarrow ? middle - 12 : middle + 5,
        outcome,
        y: middle,
        originX,
        points,
        interval: { from: axis.x(lastRaised), to: resolution ? axis.x(resolution.by) : axis.end, isOpen: !resolution },
        latestWords: latestWords(outcome),
      };
    });
  });
  const bottom = y + 6;
  const markY = threads[0]?.y ?? 0;
  return {
    width,
    height: bottom + 30,
    axis,
    top,
    bottom,
    wordsX: plotEnd + 16,
    groups,
    threads,
    flags: placed.map(({ item, x, level }) => ({ x, y: markY - 20 - level * flagHeight, markY, words: item })),
  };
}

function originWords({ statement: { report } }: Outcome): string {
  return `${accountDateToWords(report)}: first said`;
}

/** "May 2025, West Northamptonshire", "Nov 2022, 2 councils"; "" where no later primary document mentions it. */
function latestWords({ links }: Outcome): string {
  const last = links.findLast(({ to }) => to.report.provenance === "primary")?.to;
  if (!last) return "";
  const bodies = authoritiesOf(last);
  return `${monthToWords(last.report.date)}, ${bodies.length > 1 ? `${bodies.length} ${bodies[0]!.role}s` : bodies[0]!.shortName}`;
}

const caveat = "A link says that two documents speak of the same matter, with its reason on the thread's page. The line cannot show what happened between documents. Hollow marks are of secondary sources and decide nothing. The pale band is the time within which the matter may have been met: it begins with the last of the inspectors' documents that raised it, and has no end where none of them reports it met.";

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
