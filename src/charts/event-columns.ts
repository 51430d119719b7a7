import { round } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import type { InspectionEvent } from "#domain/event.ts";

/** One event's column: as near to its true place in time as its neighbours let it stand. */
export interface EventColumn {
  readonly event: InspectionEvent;
  readonly x: number;
  /** Its true place on the axis, to which a line leads. */
  readonly trueX: number;
}

export interface EventColumns {
  readonly columns: readonly EventColumn[];
  /** The distance that columns keep, in viewBox units. */
  readonly gap: number;
  /** Where a day falls among the columns: between those of the events before and after it, and never beyond the axis. */
  readonly between: (date: string) => number;
}

/**
 * Columns that do not touch. Together they move as little as they can (least squares), and never past each other.
 *
 * @param events  oldest first
 * @param gap     the distance to keep, in viewBox units; less where the axis has no room for it
 */
export function eventColumns(events: readonly InspectionEvent[], axis: TimeAxis, gap: number): EventColumns {
  const wanted = events.map(({ date }) => axis.x(date));
  const kept = Math.min(gap, events.length > 1 ? (axis.end - axis.start) / (events.length - 1) : gap);
  const placed = spread(wanted, kept, axis.start, axis.end);
  const columns = events.map((event, index) => ({ event, x: round(placed[index]!), trueX: wanted[index]! }));
  const knots = [{ x: axis.start, trueX: axis.start }, ...columns, { x: axis.end, trueX: axis.end }];
  return {
    columns,
    gap: kept,
    between: (date) => {
      const trueX = Math.min(axis.end, Math.max(axis.start, axis.x(date)));
      const after = knots.findIndex((knot, index) => index > 0 && knot.trueX >= trueX);
      const [from, to] = [knots[after - 1]!, knots[after]!];
      const share = to.trueX === from.trueX ? 0 : (trueX - from.trueX) / (to.trueX - from.trueX);
      return round(from.x + share * (to.x - from.x));
    },
  };
}

/**
 * The places nearest to those wanted that keep a distance: isotonic regression of the wanted places less the distance.
 *
 * @param wanted  in rising order
 */
export function spread(wanted: readonly number[], gap: number, start: number, end: number): number[] {
  const blocks: { sum: number; count: number }[] = [];
  for (const [index, place] of wanted.entries()) {
    let block = { sum: place - index * gap, count: 1 };
    while (blocks.length && blocks.at(-1)!.sum / blocks.at(-1)!.count > block.sum / block.count) {
      const last = blocks.pop()!;
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  }
  const lowest = start;
  const highest = end - (wanted.length - 1) * gap;
  return blocks
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((place, index) => Math.min(Math.max(place, lowest), Math.max(lowest, highest)) + index * gap);
}
