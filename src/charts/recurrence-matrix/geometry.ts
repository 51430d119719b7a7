import { isInPassing, scopeOf, speakingStatementsOn, themeStateIn } from "#analysis/coverage.ts";
import type { ThemeState } from "#analysis/coverage.ts";
import { documentsApart, spanToWords } from "#analysis/holdings.ts";
import { recurrenceOf, recurrenceToWords } from "#analysis/recurrence.ts";
import type { Recurrence } from "#analysis/recurrence.ts";
import { weightOf } from "#analysis/weight.ts";
import type { Weight } from "#analysis/weight.ts";
import { accountSources } from "#charts/chart.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { eventColumns, runsOfOthers } from "#charts/event-columns.ts";
import type { ColumnRun, EventColumn } from "#charts/event-columns.ts";
import { markWords } from "#charts/marks/words.ts";
import { placeChanges } from "#charts/changes.ts";
import type { Change, PlacedChange } from "#charts/changes.ts";
import { textWidth } from "#charts/text.ts";
import { timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import type { Authority } from "#domain/authority.ts";
import { eventShortTitle, isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report } from "#domain/report.ts";
import type { Theme } from "#domain/theme.ts";
import { themeUrl } from "#urls.ts";

/** What a mark says of one theme, in words and as a state, before it has a place. */
export interface Mark {
  readonly state: ThemeState;
  /** Whether it stands for what is never counted: said in passing, or known from others alone. */
  readonly isHollow: boolean;
  readonly weight: Weight;
  /** "mostly concern, improvement asked for". */
  readonly said: string;
  /** The same with what it rests on: "mostly concern: 4 concerns, 2 strengths". */
  readonly words: string;
}

/** One theme in one event. */
export interface Cell extends Mark {
  readonly theme: Theme;
  readonly event: InspectionEvent;
  /** The same for each of the event's documents by itself; empty where it has one. */
  readonly apart: readonly (Mark & { readonly report: Report })[];
}

export interface MatrixRow {
  readonly recurrence: Recurrence;
  /** Among full inspections only. */
  readonly fullRecurrence: Recurrence;
  readonly cells: readonly Cell[];
  /** "raised in 3 of the 4 that looked". */
  readonly words: string;
  readonly fullWords: string;
}

/** Families in the order of the codebook, and within each the theme most often raised first. */
export interface MatrixFamily {
  readonly family: string;
  readonly rows: readonly MatrixRow[];
}

export function matrixFamilies(record: InspectionRecord): readonly MatrixFamily[] {
  return familiesIn(record);
}

const familiesIn = oncePer((record: InspectionRecord) =>
  [...Map.groupBy(record.themes, ({ family }) => family)].map(([family, themes]): MatrixFamily => ({
    family,
    rows: themes.map((theme) => matrixRow(theme, record)).toSorted(byRecurrence),
  })),
);

function byRecurrence({ recurrence: a }: MatrixRow, { recurrence: b }: MatrixRow): number {
  return b.raised.length - a.raised.length || (b.share ?? -1) - (a.share ?? -1) || a.theme.order - b.theme.order;
}

export function matrixRow(theme: Theme, record: InspectionRecord): MatrixRow {
  const cells = record.events.map((event): Cell => ({
    theme,
    event,
    ...markOf(theme, event),
    apart: documentsApart(event).map((report) => ({ report, ...markOf(theme, event, report) })),
  }));
  const recurrence = recurrenceOf(theme, record);
  const fullRecurrence = recurrenceOf(theme, record, isFullInspection);
  return {
    recurrence,
    fullRecurrence,
    cells,
    words: recurrenceToWords(recurrence),
    fullWords: recurrenceToWords(fullRecurrence),
  };
}

function markOf(theme: Theme, event: InspectionEvent, only?: Report): Mark {
  const state = themeStateIn(theme, event, only);
  const isPassing = isInPassing(theme, event, only);
  const weight = weightOf(theme, event, only);
  const said = markWords(state, isPassing, weight);
  const basis = basisOf(theme, event, state, only);
  return {
    state,
    isHollow: !event.isCounted || isPassing,
    weight,
    said,
    words: basis ? `${said}: ${basis}` : said,
  };
}

/** What a mark rests on: "2 concerns, 1 strength", or why nobody looked. */
function basisOf(theme: Theme, event: InspectionEvent, state: ThemeState, only?: Report): string {
  const { findings, recommendations } = speakingStatementsOn(theme, event, only);
  const count = (number: number, one: string, many: string) =>
    number ? [`${number} ${number === 1 ? one : many}`] : [];
  const ofStance = (stance: string) => findings.filter((finding) => finding.stance === stance).length;
  const counts = [
    ...count(ofStance("concern"), "concern", "concerns"),
    ...count(ofStance("mixed"), "mixed finding", "mixed findings"),
    ...count(ofStance("strength"), "strength", "strengths"),
    ...count(ofStance("neutral"), "neutral finding", "neutral findings"),
    ...count(recommendations.length, "recommendation", "recommendations"),
  ].join(", ");
  return counts || (state === "not-examined" ? placesTogether(scopeOf(theme, event, only).basis) : "");
}

/** "opening bullets 1, 2, 4" for "opening bullet 1, opening bullet 2, opening bullet 4". */
export function placesTogether(words: string): string {
  return words.replace(
    /((?:[a-z]+ )*(?:bullet|para|row)) (\d+(?:, \1 \d+(?! bullet|\d))+)/g,
    (_, place: string, numbers: string) => `${place}s ${numbers.replaceAll(`${place} `, "")}`,
  );
}

/** Of a desk and of a tablet, whose rows are drawn once. */
const rows = { rowHeight: 25, familyHeight: 36, mark: 14, middle: 12.5 } as const;
const plots = { wide: { plotStart: 312, plotEnd: 905 }, medium: { plotStart: 284, plotEnd: 648 } } as const;
/** How much wider the plot of a desk is than that of a tablet; columns stand at the same shares of both. */
export const drawnOut = (plots.wide.plotEnd - plots.wide.plotStart) / (plots.medium.plotEnd - plots.medium.plotStart);
const rooms = { held: 24, apart: 29, others: 9.5 } as const;

/**
 * Lengths of the forms of the chart, in viewBox units, and how steeply the names of the columns rise, in degrees.
 * On a phone no name could be seen from the rows below: each theme is a card of its own, with a year under each mark.
 * Of rows, which a style sheet places, they stand in recurrence-matrix.css too.
 */
export const layouts = {
  wide: {
    ...rows,
    ...plots.wide,
    width: 1120,
    rooms: { held: rooms.held * drawnOut, apart: rooms.apart * drawnOut, others: rooms.others * drawnOut },
    labelSize: 12.5,
    labelSlope: 45,
  },
  medium: {
    ...rows,
    ...plots.medium,
    width: 730,
    rooms,
    labelSize: 11.5,
    labelSlope: 55,
  },
  narrow: {
    width: 360,
    plotStart: 14,
    plotEnd: 312,
    rowHeight: 76,
    familyHeight: 42,
    mark: 14,
    rooms: { held: 23, apart: 30, others: 10 },
    labelSize: 12.5,
    labelSlope: 0,
    middle: 38,
  },
} as const;

export type LayoutName = keyof typeof layouts;

/** How large the marks of inspections known from others alone are beside those of documents held. */
export const othersScale = 0.9;

/** What columns keep for themselves, in viewBox units: those of documents held, of two held side by side, and others. */
export interface Rooms {
  readonly held: number;
  readonly apart: number;
  readonly others: number;
}

/** What the column of an event keeps for itself; see `eventColumns`. */
export function columnRoom(rooms: Rooms): (event: InspectionEvent) => number {
  return (event) => (!event.isCounted ? rooms.others : documentsApart(event).length ? rooms.apart : rooms.held);
}

/** How many of the themes that an event looked at it raised. */
export interface EventTotal {
  readonly event: InspectionEvent;
  readonly raised: number;
  readonly looked: number;
}

export interface PlacedRow extends MatrixRow {
  /** The middle of the row's marks. */
  readonly y: number;
  /** Those of the whole chart; on a phone its own, of the events that have a mark in it. */
  readonly columns: readonly EventColumn[];
  /** Where the changes fall among its columns. */
  readonly changes: readonly { readonly kind: Change["kind"]; readonly x: number }[];
}

export interface MatrixGeometry {
  readonly width: number;
  /** Of all but the head. */
  readonly height: number;
  /** The names of the columns, which stay in sight above the rows; none on a phone. */
  readonly head?: { readonly height: number; readonly namesY: number };
  readonly axis: TimeAxis;
  /** Where the rows begin and end. */
  readonly top: number;
  readonly bottom: number;
  /** The line of the years: below the lines that lead the columns to their true place, or, on a phone, above all cards. */
  readonly axisY: number;
  readonly columns: readonly EventColumn[];
  /** Neighbouring columns of inspections known from others alone. */
  readonly runs: readonly ColumnRun[];
  /** Of the events that are counted. */
  readonly totals: readonly EventTotal[];
  readonly families: readonly { readonly family: string; readonly y: number; readonly rows: readonly PlacedRow[] }[];
  /** Named at the axis. */
  readonly changes: readonly PlacedChange[];
  /** Named above the rows, among the columns. */
  readonly changesAbove: readonly PlacedChange[];
}

/** Height of one level of the names of changes. */
export const changeHeight = { above: 15, axis: 18 } as const;

/**
 * Themes against inspections. A column stands as near to its true place in time as its neighbours let it, and a line
 * leads to that place on the axis of years, so that a gap is seen as a gap.
 * It cannot show how grave a concern was, nor how many children it touched. Lengths are viewBox units; y grows downwards.
 */
export function recurrenceMatrix(
  families: readonly MatrixFamily[],
  events: readonly InspectionEvent[],
  authorities: readonly Authority[],
  layoutName: LayoutName,
): MatrixGeometry {
  const isCard = layoutName === "narrow";
  const { layout, axis, columnsOf, whole, clear } = plotOf(events, layoutName);
  const changes = placeChanges({ events, authorities }, axis, whole, clear, [0, layout.width]);
  const above = new Map(
    isCard ? [] : namedLayouts.map((name) => [name as LayoutName, changesAboveIn(name, events, authorities)]),
  );
  const counted = events.filter(({ isCounted }) => isCounted);
  const head = isCard ? undefined : headOf(counted, layout);
  const cardAxisY = 12 + levelsOf(changes) * changeHeight.axis;
  // Rows begin at one height in both forms that they are drawn for together.
  const top = isCard ? cardAxisY + 28 : 8 + Math.max(...[...above.values()].map(levelsOf)) * changeHeight.above;
  let y = top;
  const placed = families.map(({ family, rows }) => {
    const familyY = y + layout.familyHeight - 12;
    y += layout.familyHeight;
    const placedRows = rows.map((row): PlacedRow => {
      const rowY = y + layout.middle;
      y += layout.rowHeight;
      const own = isCard
        ? columnsOf(row.cells.filter(({ state }) => state !== "unknown").map(({ event }) => event))
        : whole;
      return {
        ...row,
        y: rowY,
        columns: own.columns,
        changes: changes.map(({ item: { kind, date } }) => ({ kind, x: own.between(date, clear) })),
      };
    });
    return { family, y: familyY, rows: placedRows };
  });
  const bottom = y + 6;
  const axisY = isCard ? cardAxisY : bottom + 34;
  const height = isCard ? bottom + 4 : axisY + 28 + levelsOf(changes) * changeHeight.axis;
  return {
    width: layout.width,
    height,
    ...(head && { head }),
    axis,
    top,
    bottom,
    axisY,
    columns: whole.columns,
    runs: runsOfOthers(whole.columns),
    totals: eventTotals(counted, families),
    families: placed,
    changes,
    changesAbove: above.get(layoutName) ?? [],
  };
}

/** Those that name their columns. */
const namedLayouts = ["wide", "medium"] as const;

/** The axis of a form and its columns, and how near to one the rule of a change may come. */
function plotOf(events: readonly InspectionEvent[], layoutName: LayoutName) {
  const layout = layouts[layoutName];
  const axis = timeAxis(
    events.map(({ date }) => date),
    layout.plotStart,
    layout.plotEnd,
  );
  const columnsOf = (some: readonly InspectionEvent[]) => eventColumns(some, axis, columnRoom(layout.rooms));
  return { layout, axis, columnsOf, whole: columnsOf(events), clear: layout.mark / 2 + 2 };
}

function changesAboveIn(
  layoutName: LayoutName,
  events: readonly InspectionEvent[],
  authorities: readonly Authority[],
): PlacedChange[] {
  const { layout, axis, whole, clear } = plotOf(events, layoutName);
  return placeChanges({ events, authorities }, axis, whole, clear, [layout.plotStart - 40, layout.width], true);
}

function levelsOf(placed: readonly PlacedChange[]): number {
  return Math.max(-1, ...placed.map(({ level }) => level)) + 1;
}

/** Room for the slanted names of what is counted, with two lines under them. */
function headOf(
  counted: readonly InspectionEvent[],
  { labelSize, labelSlope }: (typeof layouts)[LayoutName],
): { readonly height: number; readonly namesY: number } {
  const longest = Math.max(0, ...counted.map((event) => textWidth(eventShortTitle(event), labelSize, "sans-600")));
  const namesY = Math.ceil(longest * Math.sin((labelSlope * Math.PI) / 180)) + 14;
  return { height: namesY + 38, namesY };
}

/** What each event raised of the themes that it looked at. */
export function eventTotals(events: readonly InspectionEvent[], families: readonly MatrixFamily[]): EventTotal[] {
  const themes = families.flatMap(({ rows }) => rows.map(({ recurrence }) => recurrence));
  return events.map((event) => ({
    event,
    raised: themes.filter(({ raised }) => raised.includes(event)).length,
    looked: themes.filter(({ looked }) => looked.includes(event)).length,
  }));
}

/** What the matrix says of itself. */
export function matrixInfo(record: InspectionRecord, families: readonly MatrixFamily[], page: string): ChartInfo {
  const rows = families.flatMap((family) => family.rows);
  const hasAccounts = record.events.some(({ isCounted }) => !isCounted);
  const columnOf = ({ title, isCounted }: InspectionEvent) => (isCounted ? title : `${title} (not held, not counted)`);
  return {
    id: "matrix",
    title: `What inspectors said of ${rows.length} themes, ${spanToWords(record)}`,
    caveat: `Being raised measures neither how grave a concern was nor how many children it touched; not examined, or not known, is never good news${hasAccounts ? "; inspections that are not held rest on what others reported and are not counted" : ""}; nor is what a visit says in passing.`,
    reading:
      "Marks show how much was said and which way it leaned, not how grave it was. Words in bold tell of themes raised at every look, of three or more.",
    ...(hasAccounts && { otherSources: accountSources }),
    page,
    table: {
      columns: [
        "Theme",
        "Family",
        ...record.events.map(columnOf),
        "Among inspections counted",
        "Among full inspections counted",
      ],
      rows: families.flatMap(({ family, rows: members }) =>
        members.map(({ recurrence: { theme }, cells, words, fullWords }) => [
          { text: theme.name, url: themeUrl(theme) },
          family,
          ...cells.map(
            (cell) =>
              `${cell.words}${cell.apart.map(({ report, words: own }) => `; ${report.authorities[0]!.shortName}: ${own}`).join("")}`,
          ),
          words,
          fullWords,
        ]),
      ),
    },
  };
}
