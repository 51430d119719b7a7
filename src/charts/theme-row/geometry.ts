import { eventColumns } from "#charts/event-columns.ts";
import type { EventColumns } from "#charts/event-columns.ts";
import { round, textWidth, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { eventShortTitle } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";

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
 * @param slope  how steeply the names of the columns rise, in degrees
 */
export function themeRow(events: readonly InspectionEvent[], width: number, slope: number): ThemeRowGeometry {
  const radians = (slope * Math.PI) / 180;
  // The name of the last column runs beyond it, less far the more steeply it rises.
  const axis = timeAxis(events.map(({ date }) => date), 14, width - round(140 * Math.cos(radians)));
  const longest = Math.max(0, ...events.map((event) => textWidth(eventShortTitle(event), 13)));
  const markY = Math.ceil(longest * Math.sin(radians)) + 34;
  const axisY = markY + 46;
  return { width, height: axisY + 28, axis, markY, axisY, ...eventColumns(events, axis, 26) };
}
