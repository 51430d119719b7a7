import { outcomeOf } from "#analysis/threads.ts";
import type { Outcome } from "#analysis/threads.ts";
import { accountSources } from "#charts/chart.ts";
import type { ChartInfo, ChartTable } from "#charts/chart.ts";
import { spread } from "#charts/event-columns.ts";
import { textWidth } from "#charts/text.ts";
import { placeFlags, round, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { accountDateToWords } from "#domain/account.ts";
import { monthToWords } from "#domain/date.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { fateNames } from "#domain/fate.ts";
import type { Fate } from "#domain/fate.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { authoritiesOf } from "#domain/statement.ts";
import { relations } from "#domain/thread.ts";
import type { Relation, Thread, ThreadLink } from "#domain/thread.ts";
import { statementUrl, threadUrl, threadsUrl } from "#urls.ts";

/** Later links of one document, told as one. */
export interface Mention {
  readonly date: string;
  /** "mixed" where one document both raises it again and reports progress. */
  readonly relation: Relation | "mixed";
  readonly isSecondary: boolean;
  readonly links: readonly ThreadLink[];
  /** "April 2025, published 20 May 2025: raises it again". */
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
  /** Within which it was met; or, open to the right, the time since the last primary document that speaks of it and does not report it met. */
  readonly interval: { readonly from: number; readonly to: number; readonly isOpen: boolean };
  /** Later inspections that are counted and do not mention it. */
  readonly silences: readonly {
    readonly x: number;
    readonly state: "silent" | "not-examined";
    readonly words: string;
  }[];
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
  return record.threads.map((thread) => ({
    name: thread.title,
    url: threadUrl(thread),
    outcome: outcomeOf(thread.origin, record),
    thread,
  }));
}

/** Threads by what became of them, in the order of `fates`, and within that as they were. */
export function byFate<Item extends NamedOutcome>(outcomes: readonly Item[]): (readonly [Fate, readonly Item[]])[] {
  return fateNames
    .map((fate) => [fate, outcomes.filter(({ outcome }) => outcome.fate === fate)] as const)
    .filter(([, members]) => members.length);
}

function mentionsOf({ links }: Outcome): Mention[] {
  return [...Map.groupBy(links, ({ to }) => to.report)].map(([report, members]): Mention => {
    const told = [...new Set(members.map(({ relation }) => relation))].toSorted(
      (a, b) => severity.indexOf(a) - severity.indexOf(b),
    );
    const isSecondary = report.provenance === "secondary";
    return {
      date: report.event.date,
      relation: told.length > 1 ? "mixed" : told[0]!,
      isSecondary,
      links: members,
      words: `${accountDateToWords(report)}: ${told.map((relation) => relations[relation]).join(" and ")}${isSecondary ? " (secondary source)" : ""}`,
    };
  });
}

/** The least favourable first. */
const severity: readonly Relation[] = ["worsens", "repeats", "advances", "resolves"];

/** As the legend tells them. */
export const relationOrder: readonly Mention["relation"][] = ["repeats", "mixed", "worsens", "advances", "resolves"];

/** Lengths of the forms of the chart, in viewBox units: many threads on a desk or a tablet, one thread there, any on a phone. */
const layouts = {
  wide: { width: 1120, plotStart: 330, plotEnd: 905, rowHeight: 26, groupHeight: 40 },
  medium: { width: 724, plotStart: 318, plotEnd: 646, rowHeight: 26, groupHeight: 40 },
  alone: { width: 720, plotStart: 14, plotEnd: 490, rowHeight: 26, groupHeight: 0 },
  narrow: { width: 360, plotStart: 16, plotEnd: 344, rowHeight: 44, groupHeight: 40 },
} as const;

export type ThreadLayout = keyof typeof layouts;

const flagHeight = 18;
/** The distance that marks on one line keep. */
const markGap = 15;

/**
 * Each recommendation as a line from the document that made it to the latest that mentions it, by what became of it.
 * It cannot show what happened between documents. Lengths are viewBox units; y grows downwards.
 *
 * @param events  all of the record: the axis holds them, so that charts can be compared, and those that are silent are marked
 */
export function threadLines(
  outcomes: readonly NamedOutcome[],
  events: readonly InspectionEvent[],
  layoutName: ThreadLayout,
): ThreadGeometry {
  const { width, plotStart, plotEnd, rowHeight, groupHeight } = layouts[layoutName];
  const axis = timeAxis(
    events.map(({ date }) => date),
    plotStart,
    plotEnd,
  );
  const isNamed = outcomes.some(({ name }) => name);
  const isNarrow = layoutName === "narrow";
  const marksOf = new Map(outcomes.map(({ outcome }) => [outcome, placeMarks(outcome, axis)]));
  const flagged =
    layoutName === "alone"
      ? [...marksOf]
          .flatMap(([{ statement }, { originX, points }]) => [
            { x: originX, date: statement.report.event.date, relation: "origin" } as const,
            ...points,
          ])
          .map(({ x, date, relation }) => ({ x, words: `${monthToWords(date)}: ${flagWords[relation]}` }))
      : [];
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
      const { originX, points } = marksOf.get(outcome)!;
      const { resolution } = outcome;
      const middle = y + (isNarrow && isNamed ? 30 : rowHeight / 2);
      y += isNarrow && !isNamed ? 50 : rowHeight;
      return {
        ...(name && { name }),
        ...(url && { url }),
        nameY: isNarrow ? middle - 12 : middle + 5,
        outcome,
        y: middle,
        originX,
        points,
        interval: resolution
          ? { from: axis.x(resolution.after.event.date), to: axis.x(resolution.by.event.date), isOpen: false }
          : { from: axis.x(lastWord(outcome)), to: axis.end, isOpen: true },
        silences: silencesOf(outcome, events).map(({ date, ...silence }) => ({ ...silence, x: axis.x(date) })),
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

/** The marks of one line at their place in time; those that would touch step aside by as little as they must. */
function placeMarks(outcome: Outcome, axis: TimeAxis): Pick<PlacedThread, "originX" | "points"> {
  const mentions = mentionsOf(outcome);
  const [originX = 0, ...xs] = spread(
    [outcome.statement.report.event.date, ...mentions.map(({ date }) => date)].map(axis.x),
    markGap,
    axis.start,
    axis.end,
  ).map(round);
  return { originX, points: mentions.map((mention, index) => ({ ...mention, x: xs[index]! })) };
}

/** The inspection whose primary document last spoke of it. */
function lastWord({ links, statement }: Outcome): string {
  return (
    links.findLast(({ to }) => to.report.provenance === "primary")?.to.report.event.date ?? statement.report.event.date
  );
}

function silencesOf({ links, lookedSince, statement }: Outcome, events: readonly InspectionEvent[]) {
  const mentioned = new Set(links.map(({ to }) => to.report.event));
  return events
    .filter((event) => event.isCounted && event.date > statement.report.event.date && !mentioned.has(event))
    .map((event) => {
      const state = lookedSince.includes(event) ? ("silent" as const) : ("not-examined" as const);
      return {
        date: event.date,
        state,
        words: `${event.title}: ${state === "silent" ? "looked at its theme, does not mention it" : "did not look"}`,
      };
    });
}

const flagWords: Readonly<Record<Mention["relation"] | "origin", string>> = {
  origin: "first said",
  worsens: "worse",
  repeats: "raised again",
  mixed: "raised again, with progress",
  advances: "progress",
  resolves: "resolved",
};

/** "Apr 2025, West Northamptonshire", "Oct 2022, 2 councils"; "" where no later primary document mentions it. */
function latestWords({ links }: Outcome): string {
  const last = links.findLast(({ to }) => to.report.provenance === "primary")?.to;
  if (!last) return "";
  const bodies = authoritiesOf(last);
  return `${monthToWords(last.report.event.date)}, ${bodies.length > 1 ? `${bodies.length} ${bodies[0]!.role}s` : bodies[0]!.shortName}`;
}

/** What every chart of threads says beside its title. */
function threadNotes(outcomes: readonly NamedOutcome[]): Pick<ChartInfo, "caveat" | "reading" | "otherSources"> {
  const hasAccounts = outcomes.some(({ outcome: { statement, links } }) =>
    [statement, ...links.map(({ to }) => to)].some(({ report }) => report.provenance === "secondary"),
  );
  return {
    caveat: `A link says that two documents speak of the same matter, with its reason on the thread's page. It cannot show what happened between documents.${hasAccounts ? " Secondary sources are shown and decide nothing." : ""}`,
    reading:
      "A band is the time within which the matter was resolved; one that is open to the right begins with the last of the inspectors' documents that speaks of it and does not report it resolved.",
    ...(hasAccounts && { otherSources: accountSources }),
  };
}

/** What a chart of one thread says of itself. */
export function threadInfo(thread: Thread, outcome: Outcome): ChartInfo {
  return {
    id: `thread-${thread.id}`,
    title: `${thread.title}: ${outcome.words}`,
    ...threadNotes([{ outcome }]),
    page: threadUrl(thread),
    table: threadTable([{ outcome }]),
  };
}

/** What the chart of all threads says of itself. */
export function threadsInfo(outcomes: readonly NamedOutcome[]): ChartInfo {
  const counts = fateNames
    .map((fate) => ({ fate, count: outcomes.filter(({ outcome }) => outcome.fate === fate).length }))
    .filter(({ count }) => count);
  return {
    id: "threads",
    title: `${outcomes.length} matters followed: ${counts.map(({ fate, count }) => `${count} ${fate.replace(/, .*/, "")}`).join(", ")}`,
    ...threadNotes(outcomes),
    caveat: `We chose the matters; each is counted by the latest of the inspectors' documents that speaks of it. ${threadNotes(outcomes).caveat}`,
    page: threadsUrl,
    table: threadTable(outcomes),
  };
}

/** A row for each document that speaks of a thread, those that began it first. */
function threadTable(outcomes: readonly NamedOutcome[]): ChartTable {
  const isAnyResolved = outcomes.some(({ outcome }) => outcome.resolution);
  return {
    columns: [
      "Matter",
      "Document",
      "What it says of it",
      "As it stands",
      ...(isAnyResolved ? ["Resolved later than", "Resolved by"] : []),
    ],
    rows: outcomes.flatMap(({ name, outcome }) => {
      const { statement, resolution, words } = outcome;
      const matter = name ?? statement.summary;
      const said = [
        {
          text: `first said: ${statement.summary}`,
          date: accountDateToWords(statement.report),
          url: statementUrl(statement),
        },
        ...mentionsOf(outcome).map(({ words: mention, links }) => ({
          text: mention.slice(mention.indexOf(": ") + 2),
          date: mention.slice(0, mention.indexOf(": ")),
          url: statementUrl(links[0]!.to),
        })),
      ];
      return said.map(({ text, date, url }) => [
        matter,
        { text: date, url },
        text,
        words,
        ...(isAnyResolved
          ? [resolution?.after, resolution?.by].map((account) => (account ? accountDateToWords(account) : ""))
          : []),
      ]);
    }),
  };
}
