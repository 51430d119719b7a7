import { scopeOf, speakingStatementsOn, themeStateIn } from "#analysis/coverage.ts";
import type { ThemeState } from "#analysis/coverage.ts";
import { recurrenceToWords } from "#analysis/recurrence.ts";
import type { Recurrence } from "#analysis/recurrence.ts";
import { stateWords } from "#charts/marks/words.ts";
import { placeLabels, textWidth, timeAxis } from "#charts/time-axis.ts";
import type { PlacedLabel, TimeAxis } from "#charts/time-axis.ts";
import type { Authority } from "#domain/authority.ts";
import { eventShortTitle } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Theme } from "#domain/theme.ts";

/** One theme in one event, in words and as a mark, before it has a place. */
export interface Cell {
  readonly theme: Theme;
  readonly event: InspectionEvent;
  readonly state: ThemeState;
  /** "concern: 3 concerns, 2 strengths, 1 recommendation". */
  readonly words: string;
}

export interface MatrixRow {
  readonly recurrence: Recurrence;
  readonly cells: readonly Cell[];
  /** "raised in 3 of the 4 that looked". */
  readonly words: string;
}

/** Families in the order of the codebook, and within each the theme most often raised first. */
export interface MatrixFamily {
  readonly family: string;
  readonly rows: readonly MatrixRow[];
}

export function matrixFamilies(recurrences: readonly Recurrence[], events: readonly InspectionEvent[]): MatrixFamily[] {
  const families = Map.groupBy(recurrences.toSorted((a, b) => a.theme.order - b.theme.order), ({ theme }) => theme.family);
  return [...families].map(([family, members]) => ({
    family,
    rows: members
      .toSorted((a, b) => b.raised.length - a.raised.length || (b.share ?? -1) - (a.share ?? -1) || a.theme.order - b.theme.order)
      .map((recurrence) => matrixRow(recurrence, events)),
  }));
}

export function matrixRow(recurrence: Recurrence, events: readonly InspectionEvent[]): MatrixRow {
  const { theme } = recurrence;
  const cells = events.map((event): Cell => {
    const state = themeStateIn(theme, event);
    return { theme, event, state, words: cellWords(theme, event, state) };
  });
  return { recurrence, cells, words: recurrenceToWords(recurrence) };
}

function cellWords(theme: Theme, event: InspectionEvent, state: ThemeState): string {
  const { findings, recommendations } = speakingStatementsOn(theme, event);
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
  return state === "not-examined" ? `${stateWords[state]}: ${scopeOf(theme, event).basis}` : stateWords[state];
}

/** Lengths of the two forms of the chart, in viewBox units. */
export const layouts = {
  wide: { width: 1120, plotStart: 312, plotEnd: 905, rowHeight: 25, familyHeight: 36, mark: 15, fontSize: 14 },
  narrow: { width: 360, plotStart: 10, plotEnd: 350, rowHeight: 74, familyHeight: 40, mark: 16, fontSize: 15 },
} as const;

export type LayoutName = keyof typeof layouts;

export interface PlacedRow extends MatrixRow {
  /** The middle of the row's marks. */
  readonly y: number;
}

export interface MatrixGeometry {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  /** Where the rows begin and end. */
  readonly top: number;
  readonly bottom: number;
  readonly families: readonly { readonly family: string; readonly y: number; readonly rows: readonly PlacedRow[] }[];
  readonly eventLabels: readonly PlacedLabel<InspectionEvent>[];
  readonly changes: readonly PlacedLabel<Change>[];
}

/** A day on which another body took over. */
export interface Change {
  readonly date: string;
  readonly label: string;
}

/** The days on which bodies began, those of one day together. */
export function authorityChanges(authorities: readonly Authority[]): Change[] {
  const starts = Map.groupBy(authorities.filter(({ from }) => from), ({ from }) => from!);
  return [...starts].map(([date, bodies]) => ({
    date,
    label: bodies.length === 1 ? bodies[0]!.shortName : `${bodies.length} new ${bodies[0]!.role}s`,
  }));
}

/**
 * Themes against inspections at their true place in time, so that a gap is seen as a gap.
 * It cannot show how grave a concern was, nor how many children it touched. Lengths are viewBox units; y grows downwards.
 */
export function recurrenceMatrix(
  families: readonly MatrixFamily[],
  events: readonly InspectionEvent[],
  authorities: readonly Authority[],
  layoutName: LayoutName,
): MatrixGeometry {
  const layout = layouts[layoutName];
  const axis = timeAxis(events.map(({ fieldworkStart }) => fieldworkStart), layout.plotStart, layout.plotEnd);
  const bounds = [layout.plotStart, layout.plotEnd] as const;
  const eventLabels = placeLabels(
    events.map((event) => ({ item: event, x: axis.x(event.fieldworkStart), width: textWidth(eventShortTitle(event), 12.5) })),
    bounds,
  );
  const changes = placeLabels(
    authorityChanges(authorities)
      .filter(({ date }) => axis.x(date) >= axis.start && axis.x(date) <= axis.end)
      .map((change) => ({ item: change, x: axis.x(change.date), width: textWidth(change.label, 12.5) })),
    bounds,
  );
  const levels = Math.max(-1, ...eventLabels.map(({ level }) => level)) + 1 + Math.max(-1, ...changes.map(({ level }) => level)) + 1;
  const top = 12 + levels * 18;
  let y = top;
  const placed = families.map(({ family, rows }) => {
    const familyY = y + layout.familyHeight - 12;
    y += layout.familyHeight;
    const placedRows = rows.map((row) => {
      const rowY = y + (layoutName === "wide" ? layout.rowHeight / 2 : 36);
      y += layout.rowHeight;
      return { ...row, y: rowY };
    });
    return { family, y: familyY, rows: placedRows };
  });
  return { width: layout.width, height: y + 30, axis, top, bottom: y + 6, families: placed, eventLabels, changes };
}
