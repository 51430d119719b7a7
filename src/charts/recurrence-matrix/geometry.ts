import { scopeOf, speakingStatementsOn, themeStateIn } from "#analysis/coverage.ts";
import type { ThemeState } from "#analysis/coverage.ts";
import { twinsOf } from "#analysis/holdings.ts";
import { recurrenceOf, recurrenceToWords } from "#analysis/recurrence.ts";
import type { Recurrence } from "#analysis/recurrence.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { eventColumns } from "#charts/event-columns.ts";
import type { EventColumns } from "#charts/event-columns.ts";
import { stateWords } from "#charts/marks/words.ts";
import { placeLabels, textWidth, timeAxis } from "#charts/time-axis.ts";
import type { PlacedLabel, TimeAxis } from "#charts/time-axis.ts";
import type { Authority } from "#domain/authority.ts";
import { eventShortTitle, isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report } from "#domain/report.ts";
import type { Theme } from "#domain/theme.ts";
import { themeUrl } from "#urls.ts";

/** What a mark says of one theme, in words and as a state, before it has a place. */
export interface Mark {
  readonly state: ThemeState;
  /** "concern: 3 concerns, 2 strengths, 1 recommendation". */
  readonly words: string;
}

/** One theme in one event. */
export interface Cell extends Mark {
  readonly theme: Theme;
  readonly event: InspectionEvent;
  /** The same for each of two nearly identical documents by itself; empty where the event has no such two. */
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

export function matrixFamilies(record: InspectionRecord): MatrixFamily[] {
  return [...Map.groupBy(record.themes, ({ family }) => family)].map(([family, themes]) => ({
    family,
    rows: themes
      .map((theme) => matrixRow(theme, record))
      .toSorted(({ recurrence: a }, { recurrence: b }) => b.raised.length - a.raised.length || (b.share ?? -1) - (a.share ?? -1) || a.theme.order - b.theme.order),
  }));
}

export function matrixRow(theme: Theme, record: InspectionRecord): MatrixRow {
  const cells = record.events.map((event): Cell => ({
    theme,
    event,
    ...markOf(theme, event),
    apart: twinsOf(event).map((report) => ({ report, ...markOf(theme, event, report) })),
  }));
  const recurrence = recurrenceOf(theme, record);
  const fullRecurrence = recurrenceOf(theme, record, isFullInspection);
  return { recurrence, fullRecurrence, cells, words: recurrenceToWords(recurrence), fullWords: recurrenceToWords(fullRecurrence) };
}

function markOf(theme: Theme, event: InspectionEvent, only?: Report): Mark {
  const state = themeStateIn(theme, event, only);
  return { state, words: cellWords(theme, event, state, only) };
}

function cellWords(theme: Theme, event: InspectionEvent, state: ThemeState, only?: Report): string {
  const { findings, recommendations } = speakingStatementsOn(theme, event, only);
  const count = (number: number, one: string, many: string) => (number ? [`${number} ${number === 1 ? one : many}`] : []);
  const ofStance = (stance: string) => findings.filter((finding) => finding.stance === stance).length;
  const counts = [
    ...count(ofStance("concern"), "concern", "concerns"),
    ...count(ofStance("mixed"), "mixed finding", "mixed findings"),
    ...count(ofStance("strength"), "strength", "strengths"),
    ...count(ofStance("neutral"), "neutral finding", "neutral findings"),
    ...count(recommendations.length, "recommendation", "recommendations"),
  ].join(", ");
  if (counts) return `${stateWords[state]}: ${counts}`;
  return state === "not-examined" ? `${stateWords[state]}: ${scopeOf(theme, event, only).basis}` : stateWords[state];
}

/**
 * Lengths of the forms of the chart, in viewBox units, and how steeply the names of the columns rise, in degrees.
 * On a phone no name could be seen from the rows below: each theme is a card of its own, with a year under each mark.
 */
export const layouts = {
  wide: { width: 1120, plotStart: 312, plotEnd: 905, rowHeight: 25, familyHeight: 36, mark: 15, gap: 21, labelSize: 12.5, labelSlope: 60, middle: 12.5, isNamedAbove: true },
  medium: { width: 850, plotStart: 312, plotEnd: 730, rowHeight: 25, familyHeight: 36, mark: 13, gap: 15, labelSize: 12.5, labelSlope: 70, middle: 12.5, isNamedAbove: true },
  narrow: { width: 360, plotStart: 16, plotEnd: 344, rowHeight: 92, familyHeight: 44, mark: 14, gap: 16, labelSize: 12.5, labelSlope: 78, middle: 40, isNamedAbove: false },
} as const;

export type LayoutName = keyof typeof layouts;

export interface PlacedRow extends MatrixRow {
  /** The middle of the row's marks. */
  readonly y: number;
}

export interface MatrixGeometry extends EventColumns {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  /** Where the rows begin and end. */
  readonly top: number;
  readonly bottom: number;
  /** The line of the years, below the lines that lead the columns to their true place. */
  readonly axisY: number;
  readonly families: readonly { readonly family: string; readonly y: number; readonly rows: readonly PlacedRow[] }[];
  readonly changes: readonly (PlacedLabel<Change> & { readonly columnX: number })[];
}

/** A day on which another body took over, or another way of inspecting the whole of the services began. */
export interface Change {
  readonly kind: "authority" | "framework";
  readonly date: string;
  readonly label: string;
}

/** The beginnings of the frameworks under which whole services were inspected and graded. */
export function frameworkChanges(events: readonly InspectionEvent[]): Change[] {
  const whole = [...new Set(events.map(({ framework }) => framework))].filter(({ part, scale }) => !part && scale.length);
  return whole.map(({ from, shortName }) => ({ kind: "framework", date: from, label: shortName }));
}

/** The days on which bodies began, those of one day together. */
export function authorityChanges(authorities: readonly Authority[]): Change[] {
  const starts = Map.groupBy(authorities.filter(({ from }) => from), ({ from }) => from!);
  return [...starts].map(([date, bodies]) => ({
    kind: "authority" as const,
    date,
    label: bodies.length === 1 ? bodies[0]!.shortName : `${bodies.length} new ${bodies[0]!.role}s`,
  }));
}

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
  const axis = timeAxis(events.map(({ date }) => date), layout.plotStart, layout.plotEnd);
  const columns = eventColumns(events, axis, layout.gap);
  const longest = Math.max(0, ...events.map((event) => textWidth(eventShortTitle(event), layout.labelSize)));
  const top = layout.isNamedAbove ? Math.ceil(longest * Math.sin((layout.labelSlope * Math.PI) / 180)) + 24 : 4;
  let y = top;
  const placed = families.map(({ family, rows }) => {
    const familyY = y + layout.familyHeight - 12;
    y += layout.familyHeight;
    const placedRows = rows.map((row) => {
      const rowY = y + layout.middle;
      y += layout.rowHeight;
      return { ...row, y: rowY };
    });
    return { family, y: familyY, rows: placedRows };
  });
  const bottom = y + 6;
  const axisY = bottom + 34;
  const changes = placeLabels(
    [...authorityChanges(authorities), ...frameworkChanges(events)]
      .filter(({ date }) => axis.x(date) >= axis.start && axis.x(date) <= axis.end)
      .map((change) => ({ item: change, x: axis.x(change.date), width: textWidth(change.label, 12.5) })),
    [0, layout.width],
  ).map((label) => ({ ...label, columnX: columns.between(label.item.date) }));
  const levels = Math.max(-1, ...changes.map(({ level }) => level)) + 1;
  return { width: layout.width, height: axisY + 24 + levels * 18 + 4, axis, top, bottom, axisY, families: placed, ...columns, changes };
}

/** What the matrix says of itself. */
export function matrixInfo(record: InspectionRecord, families: readonly MatrixFamily[], page: string): ChartInfo {
  const rows = families.flatMap((family) => family.rows);
  const persistent = rows.filter(({ recurrence }) => recurrence.state === "persistent").length;
  const columnOf = ({ title, isCounted }: InspectionEvent) => (isCounted ? title : `${title} (not held, not counted)`);
  return {
    id: "matrix",
    title: persistent
      ? `${persistent} of ${rows.length} themes keep coming back: raised in at least two thirds of the inspections that looked, the latest among them`
      : "Themes raised, inspection by inspection",
    caveat: "The themes that the title counts have their words in bold; at each of them three inspections or more have looked. Being raised measures neither how grave a concern was nor how many children it touched; a blank or a stroke is never good news; rules across show where a framework for the whole of the services, or a new body, begins; hollow marks rest on what others reported and are not counted.",
    page,
    table: {
      columns: ["Theme", "Family", ...record.events.map(columnOf), "Among inspections counted", "Among full inspections counted"],
      rows: families.flatMap(({ family, rows: members }) =>
        members.map(({ recurrence: { theme }, cells, words, fullWords }) => [
          { text: theme.name, url: themeUrl(theme) },
          family,
          ...cells.map((cell) => `${cell.words}${cell.apart.map(({ report, words: own }) => `; ${report.authorities[0]!.shortName}: ${own}`).join("")}`),
          words,
          fullWords,
        ]),
      ),
    },
    embedHeight: 625 + rows.length * layouts.medium.rowHeight + families.length * layouts.medium.familyHeight,
  };
}
