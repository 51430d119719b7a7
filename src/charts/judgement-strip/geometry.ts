import { speakingAccounts } from "#analysis/coverage.ts";
import { documentsApart } from "#analysis/holdings.ts";
import { accountSources } from "#charts/chart.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { eventColumns } from "#charts/event-columns.ts";
import type { EventColumns } from "#charts/event-columns.ts";
import { rankToWords, rankTone } from "#charts/marks/ranks.ts";
import type { RankTone } from "#charts/marks/ranks.ts";
import { documentCell, publisherLinks } from "#charts/source-links.ts";
import { textWidth } from "#charts/text.ts";
import { placeFlags, round, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { dateToWords } from "#domain/date.ts";
import { eventShortTitle } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { gradedAreaOf } from "#domain/framework.ts";
import type { Framework } from "#domain/framework.ts";
import type { Milestone } from "#domain/milestone.ts";

export interface GradeCount {
  /** undefined for areas that were judged and whose grade is not known. */
  readonly grade?: string;
  /** 1 is the worst of its scale. */
  readonly rank?: number;
  /** The class that paints it; undefined where it has no rank. */
  readonly tone?: RankTone;
  readonly count: number;
}

/** All grades of one event, counted by grade, best first; the grades stay those of its own framework. */
export interface GradedEvent {
  readonly event: InspectionEvent;
  readonly framework: Framework;
  readonly grades: readonly GradeCount[];
  /** "4 good, 17 adequate, 1 inadequate"; "all inadequate" where the areas are not named; "no grades" for a visit. */
  readonly words: string;
}

const noGrades = "no grades";

/** The grades of every event; one that several of its documents give to the same area counts once. */
export function gradedEvents(events: readonly InspectionEvent[]): GradedEvent[] {
  return events.map((event) => {
    const given = speakingAccounts(event).flatMap((account) =>
      account.isHeld
        ? account.judgements.map(({ area, grade, rank, framework }) => ({
            area: gradedAreaOf(area, framework),
            grade,
            rank,
            isAll: false,
          }))
        : account.judgements.map(({ area, grade, rank, isAll }) => ({ area, grade, rank, isAll })),
    );
    const distinct = [
      ...new Map(given.map((judgement) => [JSON.stringify([judgement.area, judgement.grade]), judgement])).values(),
    ];
    const groups = [...Map.groupBy(distinct, ({ grade }) => grade)].map(([grade, members]) => ({
      ...(grade !== undefined && { grade }),
      ...(members[0]!.rank !== undefined && {
        rank: members[0]!.rank,
        tone: rankTone(members[0]!.rank, event.framework.scale.length),
      }),
      count: members.length,
      isAll: members.some(({ isAll }) => isAll),
    }));
    const grades = groups.toSorted((a, b) => (b.rank ?? 0) - (a.rank ?? 0));
    const documents = documentsApart(event);
    const isSame = documents.length > 0 && documents.every(({ judgements }) => judgements.length === distinct.length);
    const words = grades
      .map(({ grade, rank, count, isAll }) =>
        grade === undefined
          ? `${count} not known`
          : isAll
            ? `all ${grade.toLowerCase()}`
            : rank === undefined
              ? grade.toLowerCase()
              : `${count} ${grade.toLowerCase()}`,
      )
      .join(", ");
    return {
      event,
      framework: event.framework,
      grades: grades.map(({ isAll: _, ...grade }) => grade),
      words: words ? `${words}${isSame ? `, in each of ${documents.length} councils` : ""}` : noGrades,
    };
  });
}

export interface PlacedEvent extends GradedEvent {
  readonly x: number;
  readonly trueX: number;
  /** Only graded events are named: how high above the chart. */
  readonly level?: number;
  /** The baselines of its name: one, or, where it would be cut off at the right edge, one for each of its parts. */
  readonly labelYs: readonly number[];
  /** One bar for each grade, its height in proportion to its count. */
  readonly bars: readonly (GradeCount & { readonly y: number; readonly height: number })[];
}

export interface StripGeometry extends Pick<EventColumns, "gap"> {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly baseline: number;
  readonly axisY: number;
  readonly events: readonly PlacedEvent[];
  /** Stretches of one framework and the same authorities: grades are read together only within one. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
  /** Times without routine inspection. */
  readonly pauses: readonly {
    readonly from: number;
    readonly to: number;
    readonly title: string;
    readonly words: string;
  }[];
}

/** Height of a stack of all grades of one inspection. */
export const stackHeight = 66;
const labelHeight = 19;
/** How far a name stands from its leader. */
export const labelGap = 5;
/** How far an event's grades stand from its name on one line. */
export const detailGap = 7;

/**
 * Every grade as a stack for each inspection, as near to its true place in time as its neighbours let it stand.
 * Stacks of two frameworks, or of two authorities, are not comparable and nothing joins them. Lengths are viewBox
 * units; y grows downwards.
 *
 * @param plot  the left and right edge of the columns
 * @param room  what each column keeps for itself
 */
export function judgementStrip(
  graded: readonly GradedEvent[],
  milestones: readonly Milestone[],
  width: number,
  plot: readonly [number, number],
  room: Parameters<typeof eventColumns>[2],
): StripGeometry {
  const axis = timeAxis(
    graded.map(({ event }) => event.date),
    ...plot,
  );
  const { columns, gap } = eventColumns(
    graded.map(({ event }) => event),
    axis,
    room,
  );
  const isGraded = ({ grades }: GradedEvent) => grades.length > 0;
  const labels = placeFlags(
    graded.flatMap((item, index) =>
      isGraded(item) ? [{ item, x: columns[index]!.x, ...labelSize(item, width - columns[index]!.x - labelGap) }] : [],
    ),
  );
  const levels = Math.max(0, ...labels.map(({ level, lines }) => level + lines));
  const baseline = levels * labelHeight + stackHeight + 12;
  const labelOf = new Map(labels.map((label) => [label.item, label]));
  const events = graded.map((item, index): PlacedEvent => {
    const bars = gradeShares(item).map(({ y, height, ...grade }) => ({
      ...grade,
      y: round(baseline - stackHeight + y * stackHeight),
      height: round(height * stackHeight),
    }));
    const { level, lines = 0 } = labelOf.get(item) ?? {};
    const labelYs = Array.from(
      { length: lines },
      (_, line) => baseline - stackHeight - 12 - (level! + lines - 1 - line) * labelHeight,
    );
    return {
      ...item,
      x: columns[index]!.x,
      trueX: columns[index]!.trueX,
      ...(level !== undefined && { level }),
      labelYs,
      bars,
    };
  });
  const runs: { from: number; to: number }[] = [];
  let before: InspectionEvent | undefined;
  for (const { event, x } of events.filter(isGraded)) {
    const isSame =
      before?.framework === event.framework &&
      new Set(before.authorities).symmetricDifference(new Set(event.authorities)).size === 0;
    if (isSame) runs.at(-1)!.to = x;
    else runs.push({ from: x, to: x });
    before = event;
  }
  const pauses = milestones.flatMap(({ kind, date, until, title }) =>
    kind === "inspectorate" && until
      ? [
          {
            from: axis.x(date),
            to: axis.x(until),
            title,
            words: `${title}, ${dateToWords(date)} to ${dateToWords(until)}`,
          },
        ]
      : [],
  );
  return { width, height: baseline + 62, axis, baseline, axisY: baseline + 34, gap, events, runs, pauses };
}

/** The grades of one event as shares of a stack, from 0 at its top to 1; none where its grades have no place on a scale. */
export function gradeShares({ grades }: GradedEvent): (GradeCount & { readonly y: number; readonly height: number })[] {
  const total = grades.reduce(
    (sum, { count, rank, grade }) => sum + (rank !== undefined || grade === undefined ? count : 0),
    0,
  );
  let y = 0;
  return (total ? grades : []).map((grade) => {
    const bar = { ...grade, y, height: grade.count / total };
    y += bar.height;
    return bar;
  });
}

/** What the tones of the stacks say, the worst first; scales of several lengths may say the same in two tones. */
export function toneKey(
  graded: readonly GradedEvent[],
): { readonly words: string; readonly tones: readonly RankTone[] }[] {
  const shown = graded.flatMap(({ framework: { scale }, grades }) =>
    grades.flatMap(({ rank, tone }) => (rank && tone ? [{ tone, words: rankToWords(rank, scale.length) }] : [])),
  );
  const inOrder = shown.toSorted((a, b) => a.tone.localeCompare(b.tone));
  return [...Map.groupBy(inOrder, ({ words }) => words)].map(([words, members]) => ({
    words,
    tones: [...new Set(members.map(({ tone }) => tone))],
  }));
}

/** What the label says: the event, and its grades in words. */
export function labelParts({ event, words }: GradedEvent): readonly [string, string] {
  return [eventShortTitle(event), words.replaceAll(" to be good", "").replace(", in each of ", " × ")];
}

/** In one line where there is room for it, else in two. */
function labelSize(item: GradedEvent, room: number): { readonly width: number; readonly lines: number } {
  const parts = labelParts(item);
  const whole = parts.reduce((sum, part) => sum + textWidth(part, 13), detailGap);
  return whole <= room
    ? { width: whole, lines: 1 }
    : { width: Math.max(...parts.map((part) => textWidth(part, 13))), lines: parts.length };
}

/** The pages that report an event's grades, where its document is not held. */
export function accountsOf(event: InspectionEvent): ReturnType<typeof publisherLinks> {
  return publisherLinks(
    speakingAccounts(event).flatMap((account) =>
      account.isHeld ? [] : account.judgements.map(({ source }) => source),
    ),
  );
}

/** What must be known of the grades that the title gives, and would make it long. */
function gradesCaveat({ event, grades }: GradedEvent): string {
  const isPartly = grades.some(({ grade }) => grade === undefined);
  return [
    isPartly && ` Of ${event.title} not every grade is known.`,
    !event.isCounted && ` The grades of ${event.title} are as others reported them.`,
  ]
    .filter(Boolean)
    .join("");
}

/** What the strip says of itself. */
export function stripInfo(graded: readonly GradedEvent[], page: string): ChartInfo {
  const ranked = graded.filter(({ grades }) => grades.some(({ rank }) => rank !== undefined));
  const latest = ranked.at(-1);
  return {
    id: "grades",
    title: latest
      ? `Grades in ${dateToWords(latest.event.date.slice(0, 7))}: ${latest.words.replace(/, \d+ not known\b/, "")}`
      : "Grades by inspection",
    caveat: `Grades of two frameworks, or of two councils, are not comparable. Visits give no grades.${latest ? gradesCaveat(latest) : ""}`,
    reading:
      "Each stack is all grades of one inspection, whether one or many, by their share; the stronger the tone, the worse the grade on that framework's own scale. No line joins stacks that cannot be compared.",
    ...(ranked.some(({ event }) => !event.isCounted) && { otherSources: accountSources }),
    page,
    table: {
      columns: ["Inspection", "Framework", "Its scale, worst first", "Grades", "Document"],
      rows: graded.map(({ event, framework, words }) => [
        event.title,
        framework.shortName,
        framework.scale.join(", ") || (words === noGrades ? "gives no grades" : "none that is known"),
        words,
        documentCell(event, accountsOf(event)),
      ]),
    },
  };
}
