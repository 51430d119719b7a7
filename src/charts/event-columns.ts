import { round } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import type { InspectionEvent } from "#domain/event.ts";

/** One event's column: as near to its true place in time as its neighbours let it stand. */
export interface EventColumn {
  readonly event: InspectionEvent;
  readonly x: number;
  /** Its true place on the axis, to which a line leads. */
  readonly trueX: number;
  /** How far its nearest neighbour stands: so wide it may be without reaching beyond half of the way there. */
  readonly nearest: number;
  /** The same, at most what a finger needs. */
  readonly hitWidth: number;
}

/** In viewBox units, which on a phone are about pixels. */
export const fingerWidth = 24;

export interface EventColumns {
  readonly columns: readonly EventColumn[];
  /** The least distance that columns keep, in viewBox units. */
  readonly gap: number;
  /**
   * Where a day falls among the columns: between those of the events before and after it, and never beyond the axis.
   *
   * @param clear  how near to a column it may come, as far as there is room; 0 where nothing is asked
   */
  readonly between: (date: string, clear?: number) => number;
}

/**
 * Columns that do not touch. Together they move as little as they can (least squares), and never past each other.
 *
 * @param events  oldest first
 * @param room    the room that each keeps for itself, in viewBox units; less where the axis has no room for all
 */
export function eventColumns(
  events: readonly InspectionEvent[],
  axis: TimeAxis,
  room: number | ((event: InspectionEvent) => number),
): EventColumns {
  const wanted = events.map(({ date }) => axis.x(date));
  const asked = events.map((event) => (typeof room === "number" ? room : room(event)));
  const needed = distances(asked).reduce((sum, distance) => sum + distance, 0);
  const share = Math.min(1, (axis.end - axis.start) / needed);
  const rooms = needed ? asked.map((own) => own * share) : asked;
  const placed = spread(wanted, rooms, axis.start, axis.end);
  const columns = events.map((event, index) => {
    const nearest = Math.min(
      placed[index]! - (placed[index - 1] ?? -Infinity),
      (placed[index + 1] ?? Infinity) - placed[index]!,
    );
    return {
      event,
      x: round(placed[index]!),
      trueX: wanted[index]!,
      nearest: round(nearest),
      hitWidth: round(Math.min(fingerWidth, nearest)),
    };
  });
  const knots = [{ x: axis.start, trueX: axis.start }, ...columns, { x: axis.end, trueX: axis.end }];
  return {
    columns,
    gap: Math.min(...rooms),
    between: (date, clear = 0) => {
      const trueX = Math.min(axis.end, Math.max(axis.start, axis.x(date)));
      const after = knots.findIndex((knot, index) => index > 0 && knot.trueX >= trueX);
      const [from, to] = [knots[after - 1]!, knots[after]!];
      const share = to.trueX === from.trueX ? 0 : (trueX - from.trueX) / (to.trueX - from.trueX);
      const kept = Math.min(clear, (to.x - from.x) / 2);
      return round(Math.min(to.x - kept, Math.max(from.x + kept, from.x + share * (to.x - from.x))));
    },
  };
}

/** Neighbouring columns of inspections known from others alone. */
export interface ColumnRun {
  readonly columns: readonly EventColumn[];
  /** "7 not held". */
  readonly words: string;
}

/** The inspections known from others alone, those between two whose documents are held together. */
export function runsOfOthers(all: readonly EventColumn[]): ColumnRun[] {
  const runs: EventColumn[][] = [];
  for (const [index, column] of all.entries()) {
    if (column.event.isCounted) continue;
    if (!index || all[index - 1]!.event.isCounted) runs.push([]);
    runs.at(-1)!.push(column);
  }
  return runs.map((columns) => ({ words: `${columns.length} not held`, columns }));
}

/** How far neighbours stand apart so that each keeps its room. */
function distances(rooms: readonly number[]): number[] {
  return rooms.slice(1).map((own, index) => (own + rooms[index]!) / 2);
}

/**
 * The places nearest to those wanted that keep their distances: isotonic regression of the wanted places less the distances.
 *
 * @param wanted  in rising order
 * @param room    what each keeps for itself, or all alike
 */
export function spread(
  wanted: readonly number[],
  room: number | readonly number[],
  start: number,
  end: number,
): number[] {
  const offsets = [0];
  for (const distance of distances(typeof room === "number" ? wanted.map(() => room) : room))
    offsets.push(offsets.at(-1)! + distance);
  const blocks: { sum: number; count: number }[] = [];
  for (const [index, place] of wanted.entries()) {
    let block = { sum: place - offsets[index]!, count: 1 };
    while (blocks.length && blocks.at(-1)!.sum / blocks.at(-1)!.count > block.sum / block.count) {
      const last = blocks.pop()!;
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  }
  const lowest = start;
  const highest = end - offsets.at(-1)!;
  return blocks
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((place, index) => Math.min(Math.max(place, lowest), Math.max(lowest, highest)) + offsets[index]!);
}
