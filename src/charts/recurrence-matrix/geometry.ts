import { isInPassing, scopeOf, speakingStatementsOn, themeStateIn } from "#analysis/coverage.ts";
import type { ThemeState } from "#analysis/coverage.ts";
import { documentsApart, spanToWords } from "#analysis/holdings.ts";
import { recurrenceOf, recurrenceToWords } from "#analysis/recurrence.ts";
import type { Recurrence } from "#analysis/recurrence.ts";
import { accountSources } from "#charts/chart.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { eventColumns } from "#charts/event-columns.ts";
import type { EventColumn } from "#charts/event-columns.ts";
import { markWords, stateWords } from "#charts/marks/words.ts";
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
  /** "concern: 3 concerns, 2 strengths, 1 recommendation". */
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
  return { state, isHollow: !event.isCounted || isPassing, words: cellWords(theme, event, state, isPassing, only) };
}

function cellWords(theme: Theme, event: InspectionEvent, state: ThemeState, isPassing: boolean, only?: Report): string {
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
  if (counts) return `${markWords(state, isPassing)}: ${counts}`;
  return state === "not-examined" ? `${stateWords[state]}: ${scopeOf(theme, event, only).basis}` : stateWords[state];
}

/**
 * Lengths of the forms of the chart, in viewBox units, and how steeply the names of the columns rise, in degrees.
 * On a phone no name could be seen from the rows below: each theme is a card of its own, with a year under each mark.
 */
export const layouts = {
  wide: {
    width: 1120,
    plotStart: 312,
    plotEnd: 905,
    rowHeight: 25,
    familyHeight: 36,
    mark: 15,
    gap: 21,
    twinGap: 25,
    labelSize: 12.5,
    labelSlope: 60,
    middle: 12.5,
  },
  medium: {
    width: 730,
    plotStart: 284,
    plotEnd: 648,
    rowHeight: 24,
    familyHeight: 36,
    mark: 11,
    gap: 13,
    twinGap: 18,
    labelSize: 11.5,
    labelSlope: 72,
    middle: 12,
  },
  narrow: {
    width: 360,
    plotStart: 16,
    plotEnd: 344,
    rowHeight: 112,
    familyHeight: 44,
    mark: 14,
    gap: 16,
    twinGap: 24,
    labelSize: 12.5,
    labelSlope: 0,
    middle: 44,
  },
} as const;

export type LayoutName = keyof typeof layouts;

/** What the column of an event keeps for itself: more where the marks of two documents may stand side by side. */
export function columnRoom(layoutName: LayoutName): (event: InspectionEvent) => number {
  const { gap, twinGap } = layouts[layoutName];
  return (event) => (documentsApart(event).length ? twinGap : gap);
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
  readonly height: number;
  readonly axis: TimeAxis;
  /** Where the rows begin and end. */
  readonly top: number;
  readonly bottom: number;
  /** Where the names of the columns begin, above the names of the changes. */
  readonly namesY: number;
  /** The line of the years: below the lines that lead the columns to their true place, or, on a phone, above all cards. */
  readonly axisY: number;
  readonly columns: readonly EventColumn[];
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
  const layout = layouts[layoutName];
  const isCard = layoutName === "narrow";
  const axis = timeAxis(
    events.map(({ date }) => date),
    layout.plotStart,
    layout.plotEnd,
  );
  const columnsOf = (some: readonly InspectionEvent[]) => eventColumns(some, axis, columnRoom(layoutName));
  const whole = columnsOf(events);
  const clear = layout.mark / 2 + 2;
  const bounds = [0, layout.width] as const;
  const changes = placeChanges({ events, authorities }, axis, whole, clear, bounds);
  const changesAbove = isCard
    ? []
    : placeChanges({ events, authorities }, axis, whole, clear, [layout.plotStart - 40, layout.width], true);
  const levelsOf = (placed: readonly PlacedChange[]) => Math.max(-1, ...placed.map(({ level }) => level)) + 1;
  // What is counted is named in bold.
  const nameWidth = (event: InspectionEvent) =>
    textWidth(eventShortTitle(event), layout.labelSize, event.isCounted ? "sans-600" : "sans-400");
  const longest = Math.max(0, ...events.map(nameWidth));
  const namesY = Math.ceil(longest * Math.sin((layout.labelSlope * Math.PI) / 180)) + 14;
  const cardAxisY = 12 + levelsOf(changes) * changeHeight.axis;
  const top = isCard ? cardAxisY + 28 : namesY + 10 + levelsOf(changesAbove) * changeHeight.above;
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
    axis,
    top,
    bottom,
    namesY,
    axisY,
    columns: whole.columns,
    families: placed,
    changes,
    changesAbove,
  };
}

/** What the matrix says of itself. */
export function matrixInfo(record: InspectionRecord, families: readonly MatrixFamily[], page: string): ChartInfo {
  const rows = families.flatMap((family) => family.rows);
  const hasAccounts = record.events.some(({ isCounted }) => !isCounted);
  const columnOf = ({ title, isCounted }: InspectionEvent) => (isCounted ? title : `${title} (not held, not counted)`);
  return {
    id: "matrix",
    title: `What inspectors said of ${rows.length} themes, inspection by inspection, ${spanToWords(record)}`,
    caveat: `Being raised measures neither how grave a concern was nor how many children it touched; not examined, or not known, is never good news${hasAccounts ? "; inspections that are not held rest on what others reported and are not counted" : ""}; nor is what a visit says in passing.`,
    reading:
      "Inspections in bold are counted; hollow marks are not. Words in bold tell of themes raised at every look, of three or more.",
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
