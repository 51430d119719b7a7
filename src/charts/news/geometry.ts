import { isLookedAt, isRaised } from "#analysis/coverage.ts";
import { latestPair } from "#analysis/news.ts";
import type { LatestPair } from "#analysis/news.ts";
import { accountSources } from "#charts/chart.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { eventColumns } from "#charts/event-columns.ts";
import { accountsOf, gradedEvents } from "#charts/judgement-strip/geometry.ts";
import type { GradedEvent } from "#charts/judgement-strip/geometry.ts";
import type { RankTone } from "#charts/marks/ranks.ts";
import { documentCell } from "#charts/source-links.ts";
import { textWidth, wrapText } from "#charts/text.ts";
import { placeLabels, round, timeAxis } from "#charts/time-axis.ts";
import { dateToWords, yearOf } from "#domain/date.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { homeUrl } from "#urls.ts";

/** Lengths of a form, in viewBox units. */
export const layouts = {
  wide: {
    width: 720,
    gutter: 130,
    plot: [164, 706],
    rowHeight: 42,
    mark: 28,
    unit: 9,
    letters: 13,
    callOut: 15,
    callOutWidth: 200,
    isShort: false,
  },
  narrow: {
    width: 360,
    gutter: 78,
    plot: [96, 346],
    rowHeight: 31,
    mark: 14,
    unit: 7,
    letters: 12.5,
    callOut: 13,
    callOutWidth: 116,
    isShort: true,
  },
} as const;

export type NewsForm = keyof typeof layouts;

/** How many units stand side by side. */
export const unitsAbreast = 6;

/** An inspection that gave grades, or looked at the whole of the services. */
interface NewsEvent {
  readonly event: InspectionEvent;
  readonly graded?: GradedEvent;
  /** Of a full inspection whose document is held. */
  readonly themes?: { readonly looked: number; readonly raised: number };
}

/** A sentence on the chart, set from the record, and a shorter one for a phone. */
interface CallOut {
  readonly words: string;
  readonly short: string;
}

export interface NewsStory {
  readonly events: readonly NewsEvent[];
  readonly pair: LatestPair | undefined;
  /** The longest row of inspections all of whose known grades are the worst of their scale. */
  readonly lowest?: CallOut & { readonly events: readonly InspectionEvent[] };
  /** The latest grades. */
  readonly latest?: CallOut & { readonly event: InspectionEvent };
  /** What became of the themes that the full inspection before the latest raised. */
  readonly changed?: CallOut;
}

/** What the picture tells, before it has a place: each call-out chosen by rule. */
export function newsStory(record: InspectionRecord): NewsStory {
  const events = gradedEvents(record.events).flatMap((graded): NewsEvent[] => {
    const { event } = graded;
    const isGraded = graded.grades.some(({ rank }) => rank !== undefined);
    const isWhole = event.isCounted && isFullInspection(event);
    if (!isGraded && !isWhole) return [];
    return [{ event, ...(isGraded && { graded }), ...(isWhole && { themes: themesAt(event, record) }) }];
  });
  const pair = latestPair(record);
  const lowest = lowestRow(events);
  const latest = events.findLast(({ graded }) => graded);
  return {
    events,
    pair,
    ...(lowest && { lowest }),
    ...(latest && { latest: { event: latest.event, ...latestToWords(latest.graded!) } }),
    ...(pair && { changed: changedToWords(pair) }),
  };
}

function themesAt(event: InspectionEvent, { themes }: InspectionRecord) {
  const looked = themes.filter((theme) => isLookedAt(theme, event));
  return { looked: looked.length, raised: looked.filter((theme) => isRaised(theme, event)).length };
}

function lowestRow(events: readonly NewsEvent[]): NewsStory["lowest"] {
  const rows: GradedEvent[][] = [[]];
  for (const { graded } of events) {
    if (!graded) continue;
    const known = graded.grades.filter(({ rank }) => rank !== undefined);
    if (known.length && known.every(({ rank }) => rank === 1)) rows.at(-1)!.push(graded);
    else rows.push([]);
  }
  const row = rows.toSorted((a, b) => b.length - a.length)[0]!;
  const grades = new Set(row.map(({ framework }) => framework.scale[0]!.toLowerCase()));
  if (!row.length) return undefined;
  const grade = grades.size === 1 ? [...grades][0]! : "the lowest";
  const [from, to] = [row[0]!, row.at(-1)!].map(({ event }) => yearOf(event.date)) as [number, number];
  const when = from === to ? String(from) : `${from} to ${to}`;
  return {
    events: row.map(({ event }) => event),
    words: `${when}: every known grade ${grade}, at ${row.length} ${row.length === 1 ? "inspection" : "inspections in a row"}`,
    short: `${when}: every known grade ${grade}`,
  };
}

function latestToWords({ event, words }: GradedEvent): CallOut {
  const said = `${yearOf(event.date)}: ${words}`;
  return { words: said, short: said };
}

function changedToWords({ earlier, later, before, again, noLonger, anew, unseen }: LatestPair): CallOut {
  const [first, last] = [earlier, later].map(({ event }) => yearOf(event.date));
  const themes = `${before} ${before === 1 ? "theme" : "themes"}`;
  const rest = unseen ? `, ${unseen} not looked at` : "";
  return {
    words: `Of ${themes} raised in ${first}, ${again || "none"} raised again in ${last} and ${noLonger || "none"} not${rest}; ${anew || "none"} new`,
    short: `Of ${themes}, ${again || "none"} raised again, ${noLonger || "none"} not${rest}; ${anew || "none"} new`,
  };
}

export interface PlacedGrade {
  readonly tone: RankTone | undefined;
  readonly y: number;
  readonly size: number;
}

export interface PlacedCallOut {
  readonly lines: readonly string[];
  readonly x: number;
  /** The baseline of its first line. */
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

export interface PlacedColumn extends NewsEvent {
  readonly x: number;
  readonly grades: readonly PlacedGrade[];
  /** The middle of its units, which stay within the chart. */
  readonly unitsX: number;
}

export interface PlacedNews {
  readonly form: NewsForm;
  readonly width: number;
  readonly height: number;
  readonly columns: readonly PlacedColumn[];
  /** The steps of one scale, under the grades that may be compared. */
  /** From the grade that most areas had to that at the next inspection, where the two may be compared. */
  readonly joins: readonly string[];
  readonly ladders: readonly { readonly from: number; readonly to: number; readonly ys: readonly number[] }[];
  /** What the steps are called, on one scale after the other. */
  readonly steps: readonly { readonly y: number; readonly lines: readonly string[] }[];
  readonly years: readonly { readonly x: number; readonly words: string }[];
  readonly yearsY: number;
  readonly callOuts: readonly (PlacedCallOut & { readonly rule: string })[];
  readonly unitsY: number;
  /** How many rows the units of one inspection take at most: all stand on one foot. */
  readonly unitRows: number;
  readonly unitsHeading: readonly string[];
}

/** From one line of a call-out to the next. */
export function callOutStep(size: number): number {
  return round(size * 1.22);
}

/**
 * The grades of each inspection as squares on the steps of its own scale, and under them, for each full inspection held,
 * a square for each theme looked at. Columns stand as near to their place in time as their neighbours allow.
 */
export function placeNews(story: NewsStory, form: NewsForm): PlacedNews {
  const { width, gutter, plot, rowHeight, mark, unit, letters, callOut, callOutWidth, isShort } = layouts[form];
  const { events, pair } = story;
  const unitsWidth = unitsAbreast * unit - 1;
  const axis = timeAxis(
    events.map(({ event }) => event.date),
    plot[0],
    plot[1],
  );
  const { columns } = eventColumns(
    events.map(({ event }) => event),
    axis,
    (event) => roomOf(event) + 3,
  );
  const xOf = new Map(columns.map(({ event, x }) => [event, x]));
  const wordsOf = ({ words, short }: CallOut) => wrapText(isShort ? short : words, callOut, callOutWidth, "sans-600");

  /** Units beside units, and a year that stands alone, take more room than a mark. */
  function roomOf(event: InspectionEvent): number {
    const at = events.findIndex((told) => told.event === event);
    const isBeside = events[at]!.themes && (events[at - 1]?.themes ?? events[at + 1]?.themes);
    if (isBeside) return Math.max(unitsWidth, textWidth("00 of 00", letters, "sans-600"));
    const isAlone = events.filter((told) => yearOf(told.event.date) === yearOf(event.date)).length === 1;
    return isAlone ? Math.max(mark, textWidth("0000", letters)) : mark;
  }

  const { lowest, latest } = story;
  const edge = width - 1;
  const told = [
    ...(lowest ? [{ of: lowest, x: middleOf(lowest.events.map((event) => xOf.get(event)!)) }] : []),
    ...(latest ? [{ of: latest, x: xOf.get(latest.event)! }] : []),
  ].map(({ of, x }) => {
    const lines = wordsOf(of);
    const wide = Math.max(...lines.map((line) => textWidth(line, callOut, "sans-600")));
    // What would be cut off at the right ends at the edge, with the line below it.
    return { item: { of, lines, markX: x }, x: x + wide / 2 > edge ? edge : x, width: wide };
  });
  const flags = placeLabels(told, [0, edge], 4);
  const most = Math.max(0, ...told.map(({ item: { lines } }) => lines.length));
  const levels = Math.max(0, ...flags.map(({ level }) => level + 1));
  const step = callOutStep(callOut);
  const blockHeight = most * step + 6;
  const top = levels * blockHeight + 14 + mark / 2;

  const sizes = events.map(({ event }) => event.framework.scale.length);
  const rows = Math.max(2, ...sizes) - 1;
  const yOf = (rank: number, scale: number) =>
    round(top + (1 - (scale > 1 ? (rank - 1) / (scale - 1) : 1)) * rows * rowHeight);
  const bottom = top + rows * rowHeight;
  const placed = events.map((told): PlacedColumn => {
    const { event, graded } = told;
    const ranked = graded?.grades.filter(({ rank }) => rank !== undefined) ?? [];
    const total = ranked.reduce((sum, { count }) => sum + count, 0);
    const x = xOf.get(event)!;
    return {
      ...told,
      x,
      unitsX: Math.min(x, width - unitsWidth / 2 - 1),
      grades: ranked.map(({ rank, tone, count }) => ({
        tone,
        y: yOf(rank!, event.framework.scale.length),
        // Its area is its share; the least can still be seen.
        size: round(Math.max(mark * 0.36, mark * Math.sqrt(count / total))),
      })),
    };
  });

  const joins: string[] = [];
  const ladders: { from: number; to: number; ys: number[]; event: InspectionEvent }[] = [];
  let last: (typeof placed)[number] | undefined;
  for (const column of placed) {
    const { event, x, graded } = column;
    if (!graded) continue;
    const before = ladders.at(-1);
    const isSame =
      before?.event.framework === event.framework &&
      new Set(before.event.authorities).symmetricDifference(new Set(event.authorities)).size === 0;
    const size = event.framework.scale.length;
    if (isSame) {
      before.to = x + mark / 2;
      joins.push(joinOf(last!, column));
    } else
      ladders.push({
        from: x - mark / 2,
        to: x + mark / 2,
        ys: Array.from({ length: size }, (_, index) => yOf(index + 1, size)),
        event,
      });
    last = column;
  }

  const yearsY = bottom + mark / 2 + letters + 6;
  const bracketed = pair && xOf.has(pair.earlier.event) && xOf.has(pair.later.event) ? story.changed : undefined;
  const changedLines = bracketed
    ? wrapText(isShort ? bracketed.short : bracketed.words, callOut, width - 2, "sans-600")
    : [];
  const changedY = yearsY + 14 + step;
  const bracketY = round(changedY + (changedLines.length - 1) * step + 8);
  const unitsY = bracketed ? bracketY + 10 : yearsY + 14;
  const unitRows = Math.max(0, ...events.map(({ themes }) => Math.ceil((themes?.looked ?? 0) / unitsAbreast)));
  const height = Math.ceil(unitsY + unitRows * unit + letters + 10);

  const firstUnits = placed.find(({ themes }) => themes)?.unitsX ?? width;
  const headingRoom = Math.min(gutter, firstUnits - unitsWidth / 2 - 6);
  const unitsXOf = new Map(placed.map(({ event, unitsX }) => [event, unitsX]));
  return {
    form,
    width,
    height,
    columns: placed,
    joins,
    ladders: ladders.map(({ event: _, ...ladder }) => ladder),
    steps: stepNames(story).map(({ rank, size, names }) => ({
      y: yOf(rank, size),
      lines: wrapText(namesToWords(names), letters, gutter),
    })),
    years: [...Map.groupBy(placed, ({ event }) => yearOf(event.date))].map(([year, members]) => ({
      x: middleOf(members.map(({ x }) => x)),
      words: String(year),
    })),
    yearsY,
    callOuts: [
      ...flags.map(({ item: { of, lines, markX }, x, level, anchor }) => {
        const blockBottom = (levels - level) * blockHeight - 6;
        return {
          lines,
          x,
          y: round(blockBottom - (lines.length - 1) * step - 2),
          anchor,
          rule: ruleTo(of, markX, blockBottom + 2, placed),
        };
      }),
      ...(bracketed
        ? [
            {
              lines: changedLines,
              x: edge,
              y: round(changedY),
              anchor: "end" as const,
              rule: `M${unitsXOf.get(pair!.earlier.event)!} ${bracketY + 6}V${bracketY}H${unitsXOf.get(pair!.later.event)!}v6`,
            },
          ]
        : []),
    ],
    unitsY,
    unitRows,
    unitsHeading: unitRows ? wrapText("Themes raised, of those looked at", letters, headingRoom) : [],
  };

  /** From a call-out to its mark, or to a line over all of its marks. */
  function ruleTo(of: CallOut, x: number, from: number, all: readonly PlacedColumn[]): string {
    const members =
      of === lowest
        ? all.filter(({ event }) => lowest.events.includes(event))
        : all.filter(({ event }) => event === latest!.event);
    const highest = Math.min(...members.flatMap(({ grades }) => grades.map(({ y, size }) => y - size / 2)));
    const to = round(highest - 5);
    if (members.length < 2) return `M${x} ${from}V${to}`;
    return `M${x} ${from}V${to}M${members[0]!.x - mark / 2} ${to + 4}v-4H${members.at(-1)!.x + mark / 2}v4`;
  }
}

function joinOf(...ends: readonly [PlacedColumn, PlacedColumn]): string {
  const [from, to] = ends.map(({ grades }) => grades.toSorted((a, b) => b.size - a.size)[0]!) as [
    PlacedGrade,
    PlacedGrade,
  ];
  const [left, right] = [ends[0].x + from.size / 2, ends[1].x - to.size / 2];
  return `M${round(left)} ${from.y}H${round((left + right) / 2)}V${to.y}H${round(right)}`;
}

/** "Adequate, or requires improvement": what scales that are as long call one step. */
function namesToWords(names: readonly string[]): string {
  return names.map((name, index) => (index ? name.charAt(0).toLowerCase() + name.slice(1) : name)).join(", or ");
}

function middleOf(xs: readonly number[]): number {
  return round((Math.min(...xs) + Math.max(...xs)) / 2);
}

/** The words of scales as long as the latest, worst first; one that only says more than another is left out. */
function stepNames({
  events,
}: NewsStory): { readonly rank: number; readonly size: number; readonly names: string[] }[] {
  const scales = events.flatMap(({ graded }) => (graded ? [graded.framework.scale] : []));
  const size = scales.at(-1)?.length ?? 0;
  return Array.from({ length: size }, (_, index) => {
    const words = [...new Set(scales.filter((scale) => scale.length === size).map((scale) => scale[index]!))];
    const names = words.filter((word) => !words.some((other) => other !== word && word.startsWith(other)));
    return { rank: index + 1, size, names };
  });
}

/** What the picture says of itself. */
export function newsInfo(story: NewsStory): ChartInfo {
  const { events, pair } = story;
  return {
    id: "news",
    title: titleOf(pair) ?? "The grades of each inspection, and the themes that full inspections raised",
    caveat:
      "Only grades on joined steps can be compared: those of one framework and the same councils. A theme not raised is not a matter settled.",
    reading:
      "Above, each inspection's grades on the steps of its own framework's scale, a square as large as their share; the stronger the tone, the worse. Below, for each full inspection held, a square for each theme that it looked at.",
    ...(events.some(({ event }) => !event.isCounted) && { otherSources: accountSources }),
    page: homeUrl,
    table: {
      columns: ["Inspection", "Framework", "Grades", "Themes raised", "Document"],
      rows: events.map(({ event, graded, themes }) => [
        event.title,
        event.framework.shortName,
        graded?.words ?? "none on a scale",
        themes ? `${themes.raised} of ${themes.looked} looked at` : "not counted here",
        documentCell(event, accountsOf(event)),
      ]),
    },
  };
}

/** "May 2026 beside October 2022: 4 of 4 comparable grades higher, 20 themes raised instead of 30". */
function titleOf(pair: LatestPair | undefined): string | undefined {
  if (!pair) return undefined;
  const { earlier, later, moves, before, now } = pair;
  const [first, last] = [earlier, later].map(({ event }) => dateToWords(event.date.slice(0, 7)));
  const higher = moves.filter(({ direction }) => direction === "higher").length;
  const grades = moves.length ? `${higher || "none"} of ${moves.length} comparable grades higher, ` : "";
  return `${last} beside ${first}: ${grades}${now} themes raised instead of ${before}`;
}
