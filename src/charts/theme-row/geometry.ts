import type { ChartInfo } from "#charts/chart.ts";
import { eventColumns } from "#charts/event-columns.ts";
import type { EventColumns } from "#charts/event-columns.ts";
import type { MatrixRow } from "#charts/recurrence-matrix/geometry.ts";
import { textWidth, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { eventShortTitle } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { themeUrl } from "#urls.ts";

export interface ThemeRowGeometry extends EventColumns {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly markY: number;
  readonly axisY: number;
}

/**
 * One theme through time: its row of the matrix, large.
 * It cannot show what happened between two inspections. Lengths are viewBox units; y grows downwards.
 *
 * @param slope  how steeply the names of the columns rise, in degrees; without it a year under each mark stands for them
 */
export function themeRow(events: readonly InspectionEvent[], width: number, slope?: number): ThemeRowGeometry {
  const longest = slope === undefined ? 0 : Math.max(0, ...events.map((event) => textWidth(eventShortTitle(event), 14)));
  const angle = ((slope ?? 90) * Math.PI) / 180;
  // The last name runs past its column.
  const last = events.at(-1);
  const axis = timeAxis(events.map(({ date }) => date), 14, width - 12 - (last ? textWidth(eventShortTitle(last), 14) * Math.cos(angle) : 0));
  const markY = slope === undefined ? 14 : Math.ceil(longest * Math.sin(angle)) + 34;
  const axisY = markY + (slope === undefined ? 58 : 46);
  return { width, height: axisY + 28, axis, markY, axisY, ...eventColumns(events, axis, 26) };
}

/** What the row says of itself. */
export function themeRowInfo({ recurrence: { theme }, cells, words }: MatrixRow): ChartInfo {
  return {
    id: `theme-${theme.code}`,
    title: `${theme.name}: ${words}`,
    caveat: "A blank or a stroke is never good news: the inspection did not look, or nothing is known. Hollow marks rest on what others reported and are not counted.",
    page: themeUrl(theme),
    table: {
      columns: ["Inspection", "What is said there of this theme", "Document"],
      rows: cells.map(({ event, words: said }) => [event.title, said, event.isCounted ? "held" : "not held, not counted"]),
    },
    embedHeight: 575,
  };
}
