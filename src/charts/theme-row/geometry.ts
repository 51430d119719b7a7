import type { Cell, MatrixRow } from "#charts/recurrence-matrix/geometry.ts";
import { placeLabels, textWidth, timeAxis } from "#charts/time-axis.ts";
import type { PlacedLabel, TimeAxis } from "#charts/time-axis.ts";
import { eventShortTitle } from "#domain/event.ts";

export interface ThemeRowGeometry {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly markY: number;
  readonly labels: readonly PlacedLabel<Cell>[];
}

/**
 * One theme through time: its row of the matrix, large.
 * It cannot show what happened between two inspections. Lengths are viewBox units; y grows downwards.
 */
export function themeRow({ cells }: MatrixRow, width = 720): ThemeRowGeometry {
  const bounds = [12, width - 12] as const;
  const axis = timeAxis(cells.map(({ event }) => event.fieldworkStart), ...bounds);
  const labels = placeLabels(
    cells.map((cell) => ({ item: cell, x: axis.x(cell.event.fieldworkStart), width: textWidth(eventShortTitle(cell.event), 14) })),
    bounds,
  );
  const levels = Math.max(0, ...labels.map(({ level }) => level)) + 1;
  const markY = levels * 20 + 30;
  return { width, height: markY + 52, axis, markY, labels };
}
