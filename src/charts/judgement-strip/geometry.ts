import { speakingAccounts } from "#analysis/coverage.ts";
import { gradeMoves } from "#analysis/grade-moves.ts";
import { documentsApart } from "#analysis/holdings.ts";
import { accountSources } from "#charts/chart.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { eventColumns } from "#charts/event-columns.ts";
import { rankToWords, rankTone } from "#charts/marks/ranks.ts";
import type { RankTone } from "#charts/marks/ranks.ts";
import { documentCell, publisherLinks } from "#charts/source-links.ts";
import { textWidth } from "#charts/text.ts";
import { placeFlags, round, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import type { Account } from "#domain/account.ts";
import type { Authority } from "#domain/authority.ts";
import { inOrderOfTime } from "#domain/authority.ts";
import { dateToWords } from "#domain/date.ts";
import { eventShortTitle } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { gradedAreaOf } from "#domain/framework.ts";
import type { Framework } from "#domain/framework.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { judgementsUrl } from "#urls.ts";

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
  return events.map((event) => gradedBy(event, speakingAccounts(event)));
}

/** One body, and what each inspection of its services graded there. */
export interface GradedBody {
  readonly authority: Authority;
  /** Oldest first. */
  readonly graded: readonly GradedEvent[];
}

/** The grades that each body was given by itself, from the bodies of the past to those of today; one never inspected is left out. */
export function gradedBodies({ authorities, events }: Pick<InspectionRecord, "authorities" | "events">): GradedBody[] {
  return authorities.toSorted(inOrderOfTime).flatMap((authority) => {
    const graded = events.flatMap((event) => {
      const own = speakingAccounts(event).filter((account) => account.authorities.includes(authority));
      return own.length ? [gradedBy(event, own)] : [];
    });
    return graded.length ? [{ authority, graded }] : [];
  });
}

/** @param accounts  those whose grades are told: all that speak for the event, or those on one body */
function gradedBy(event: InspectionEvent, accounts: readonly Account[]): GradedEvent {
  const given = accounts.flatMap((account) =>
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
  const documents = documentsApart(event).filter((document) => accounts.includes(document));
  const isSame = documents.length > 1 && documents.every(({ judgements }) => judgements.length === distinct.length);
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

/** One body's time: a line from its beginning to its end, and above it the stacks of its grades. */
export interface StripLane {
  readonly authority: Authority;
  readonly events: readonly PlacedEvent[];
  /** The foot of its stacks. */
  readonly baseline: number;
  /** Its line, on which each inspection has its true place. */
  readonly lineY: number;
  readonly from: number;
  readonly until: number;
  /** Stretches of one framework: grades are read together only within one. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
  /** The least distance that its columns keep. */
  readonly gap: number;
}

export interface StripGeometry {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly axisY: number;
  readonly lanes: readonly StripLane[];
  /** Times without routine inspection. */
  readonly pauses: readonly {
    readonly from: number;
    readonly to: number;
    readonly title: string;
    readonly words: string;
  }[];
}

/** Height of a stack of all grades of one inspection. */
export const stackHeight = 44;
const labelHeight = 19;
/** How far a name stands from its leader. */
export const labelGap = 5;
/** How far an event's grades stand from its name on one line. */
export const detailGap = 7;
/** From the foot of the stacks down to the line of the body, and on to the next body. */
const lineDepth = 16;
const laneGap = 46;

/**
 * Every grade as a stack for each inspection, a row for each body from its beginning to its end, as near to its true place
 * in time as its neighbours let it stand. Stacks of two frameworks, or of two bodies, are not comparable and nothing joins
 * them. Lengths are viewBox units; y grows downwards.
 *
 * @param plot  the left and right edge of the columns
 * @param room  what each column keeps for itself
 */
export function judgementStrip(
  record: Pick<InspectionRecord, "authorities" | "events" | "milestones">,
  width: number,
  plot: readonly [number, number],
  room: number,
): StripGeometry {
  const { events, milestones } = record;
  const axis = timeAxis(
    events.map(({ date }) => date),
    ...plot,
  );
  let top = 0;
  const lanes = gradedBodies(record).map((body) => {
    const lane = placeLane(body, top, axis, width, room);
    top = lane.lineY + laneGap - 18;
    return lane;
  });
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
  const axisY = (lanes.at(-1)?.lineY ?? 0) + laneGap;
  return { width, height: axisY + 28, axis, axisY, lanes, pauses };
}

/** @param top  where the row above ends */
function placeLane(
  { authority, graded }: GradedBody,
  top: number,
  axis: TimeAxis,
  width: number,
  room: number,
): StripLane {
  const { columns, gap } = eventColumns(
    graded.map(({ event }) => event),
    axis,
    room,
  );
  const labels = placeFlags(
    graded.flatMap((item, index) =>
      isGraded(item) ? [{ item, x: columns[index]!.x, ...labelSize(item, width - columns[index]!.x - labelGap) }] : [],
    ),
  );
  const levels = Math.max(0, ...labels.map(({ level, lines }) => level + lines));
  const baseline = top + levels * labelHeight + stackHeight + 12;
  const labelOf = new Map(labels.map((label) => [label.item, label]));
  const placed = graded.map((item, index): PlacedEvent => {
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
    const { x, trueX } = columns[index]!;
    return { ...item, x, trueX, ...(level !== undefined && { level }), labelYs, bars };
  });
  const clamp = (x: number) => Math.min(axis.end, Math.max(axis.start, x));
  return {
    authority,
    events: placed,
    baseline,
    lineY: baseline + lineDepth,
    from: authority.from ? clamp(axis.x(authority.from)) : axis.start,
    until: authority.until ? clamp(axis.x(authority.until)) : axis.end,
    runs: runsOf(placed),
    gap,
  };
}

function isGraded({ grades }: GradedEvent): boolean {
  return grades.length > 0;
}

function runsOf(placed: readonly PlacedEvent[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let before: Framework | undefined;
  for (const { framework, x } of placed.filter(isGraded)) {
    if (before === framework) runs.at(-1)!.to = x;
    else runs.push({ from: x, to: x });
    before = framework;
  }
  return runs;
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

/** "In May 2026: 1 outstanding, 3 good, in each of 2 councils; all 4 grades that can be compared are higher than in October 2022". */
function stripTitle(record: InspectionRecord): string {
  const latest = gradedEvents(record.events).findLast(({ grades }) => grades.some(({ rank }) => rank !== undefined));
  if (!latest) return "Grades by inspection, each on the scale of its own framework";
  const { event, words } = latest;
  const monthOf = ({ date }: InspectionEvent) => dateToWords(date.slice(0, 7));
  const said = `In ${monthOf(event)}: ${words}${event.isCounted ? "" : ", as others reported"}`;
  const moves = gradeMoves(record).filter(({ later }) => later.account.event === event);
  const earlier = [...new Set(moves.map((move) => move.earlier.account.event))];
  if (earlier.length !== 1) return said;
  const than = monthOf(earlier[0]!);
  const ways = (["higher", "the same", "lower"] as const).flatMap((way) => {
    const count = moves.filter(({ direction }) => direction === way).length;
    return count ? [{ way, count }] : [];
  });
  if (ways.length > 1)
    return `${said}; of ${moves.length} grades that can be compared with ${than}, ${ways.map(({ way, count }) => `${count} ${count === 1 ? "is" : "are"} ${way}`).join(", ")}`;
  const [{ way }] = ways as [(typeof ways)[number]];
  const all =
    moves.length === 1
      ? "the one grade that can be compared is"
      : `all ${moves.length} grades that can be compared are`;
  return `${said}; ${all} ${way === "the same" ? `the same as in ${than}` : `${way} than in ${than}`}`;
}

/** What the strip says of itself. */
export function stripInfo(record: InspectionRecord): ChartInfo {
  const graded = gradedEvents(record.events);
  const ranked = graded.filter(({ grades }) => grades.some(({ rank }) => rank !== undefined));
  return {
    id: "grades",
    title: stripTitle(record),
    caveat: "Grades of two frameworks, or of two councils, are not comparable. Visits give no grades.",
    reading:
      "A row for each body that answered for the services. Each stack is all grades of one inspection, whether one or many, by their share; the stronger the tone, the worse the grade on that framework's own scale. A line under stacks joins those of one framework.",
    ...(ranked.some(({ event }) => !event.isCounted) && { otherSources: accountSources }),
    page: judgementsUrl,
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
