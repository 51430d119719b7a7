import { scaleUtc } from "d3-scale";
import type { PartialDate } from "#domain/date.ts";

/** A span of time laid out from left to right, in viewBox units. */
export interface TimeAxis {
  readonly start: number;
  readonly end: number;
  /** The middle of what is known of a date: mid-June where only the year is, mid-month where only the month is. */
  readonly x: (date: PartialDate) => number;
  readonly years: readonly { readonly year: number; readonly x: number }[];
}

/**
 * @param dates  everything that must have a place
 * @param start  left edge, viewBox units
 * @param end    right edge, viewBox units
 * @throws RangeError when there is no date
 */
export function timeAxis(dates: readonly PartialDate[], start: number, end: number): TimeAxis {
  const times = dates.map(dateOf);
  if (!times.length) throw new RangeError("no date to lay out");
  const first = new Date(Math.min(...times.map(Number))).getUTCFullYear();
  const last = new Date(Math.max(...times.map(Number))).getUTCFullYear() + 1;
  const scale = scaleUtc([new Date(Date.UTC(first, 0, 1)), new Date(Date.UTC(last, 0, 1))], [start, end]);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    start,
    end,
    x: (date) => round(scale(dateOf(date))),
    years: years.map((year) => ({ year, x: round(scale(new Date(Date.UTC(year, 0, 1)))) })),
  };
}

function dateOf(date: PartialDate): Date {
  const [year = 0, month, day] = date.split("-").map(Number);
  if (month === undefined) return new Date(Date.UTC(year, 5, 15));
  return new Date(Date.UTC(year, month - 1, day ?? 15));
}

/** To a tenth of a unit: finer than a reader sees, and the same on every machine. */
export function round(length: number): number {
  return Math.round(length * 10) / 10;
}

export interface PlacedLabel<Item> {
  readonly item: Item;
  readonly x: number;
  /** 0 stands next to the chart, 1 above it, and so on. */
  readonly level: number;
  /** On which side of x the text runs; labels near the right edge run to the left. */
  readonly anchor: "start" | "end" | "middle";
}

/**
 * Puts labels on as many levels as it takes for none to touch another.
 *
 * @param labels  with their place and the width of their text, in viewBox units
 * @param bounds  the edges that no label may cross
 */
export function placeLabels<Item>(
  labels: readonly { readonly item: Item; readonly x: number; readonly width: number }[],
  bounds: readonly [number, number],
  gap = 8,
): PlacedLabel<Item>[] {
  const taken: [number, number][][] = [];
  return labels
    .toSorted((a, b) => a.x - b.x)
    .map(({ item, x, width }) => {
      const anchor = x + width / 2 > bounds[1] ? "end" : x - width / 2 < bounds[0] ? "start" : "middle";
      const left = anchor === "end" ? x - width : anchor === "start" ? x : x - width / 2;
      const span: [number, number] = [left - gap, left + width + gap];
      let level = taken.findIndex((spans) => spans.every(([from, to]) => span[1] <= from || span[0] >= to));
      if (level < 0) level = taken.push([]) - 1;
      taken[level]!.push(span);
      return { item, x, level, anchor };
    });
}

/**
 * Labels that run to the right of their leaders, on as many levels as it takes for no leader to cross a label: each
 * stands above all whose leaders it meets.
 *
 * @param labels  with the place of their leader, the width of their text, in viewBox units, and how many lines it has
 * @returns for each the level of its lowest line
 */
export function placeFlags<Item>(
  labels: readonly { readonly item: Item; readonly x: number; readonly width: number; readonly lines?: number }[],
  gap = 8,
): (PlacedLabel<Item> & { readonly lines: number })[] {
  const placed: (PlacedLabel<Item> & { readonly lines: number })[] = [];
  for (const { item, x, width, lines = 1 } of labels.toSorted((a, b) => b.x - a.x)) {
    const met = placed.filter((other) => other.x < x + width + gap);
    placed.push({
      item,
      x,
      level: Math.max(0, ...met.map((other) => other.level + other.lines)),
      lines,
      anchor: "start",
    });
  }
  return placed.toReversed();
}

/**
 * Levels on which marks stand at their true place and do not touch: each on the lowest that is free.
 *
 * @param xs        in rising order, viewBox units
 * @param distance  what marks of one level keep
 * @returns for each its level, 0 for the lowest
 */
export function stackMarks(xs: readonly number[], distance: number): number[] {
  const lastOf: number[] = [];
  return xs.map((x) => {
    const free = lastOf.findIndex((last) => x - last >= distance);
    const level = free < 0 ? lastOf.length : free;
    lastOf[level] = x;
    return level;
  });
}
