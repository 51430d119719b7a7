import type { Place } from "#evidence/lines.ts";

/** Lines that follow one another in the file, each below the one before it, without a wide gap between them. */
type Block<T extends Place> = readonly T[];

interface PlacedBlock<T extends Place> {
  readonly block: Block<T>;
  /** All the lines that run down the page with it. */
  readonly flow: readonly T[];
}

/**
 * The lines of a page in the order in which they are read.
 *
 * A file may draw a letterhead or a text box last that stands first on its page. What jumps up is moved to the gap in
 * which it stands among the lines of its own column; columns side by side stay one after the other, as the file has
 * them, and so do the cells of a table.
 */
export function inReadingOrder<T extends Place>(lines: readonly T[]): T[] {
  const placed: PlacedBlock<T>[] = [];
  for (const flow of flowsOf(lines)) {
    let isMoving = true;
    for (const block of blocksOf(flow)) {
      const at: number = isMoving ? placeAmong(placed, { block, flow }) : placed.length;
      isMoving = at < placed.length;
      placed.splice(at, 0, { block, flow });
    }
  }
  return placed.flatMap(({ block }) => block);
}

/** How many of the blocks come before another: all of them when it stands below them, or beside some of its column. */
function placeAmong<T extends Place>(placed: readonly PlacedBlock<T>[], { block, flow }: PlacedBlock<T>): number {
  const isOfColumn = (other: PlacedBlock<T>) => other.flow !== flow && !isSideBySide(other.flow, block);
  const isBeside = (other: PlacedBlock<T>) => !isAbove(block, other.block) && !isAbove(other.block, block);
  if (placed.some((other) => isOfColumn(other) && isBeside(other))) return placed.length;
  return placed.findLastIndex((other) => !isOfColumn(other) || !isAbove(block, other.block)) + 1;
}

/** Lines that run down the page; each that jumps up begins another flow. */
function flowsOf<T extends Place>(lines: readonly T[]): T[][] {
  return partition(lines, (before, line) => line.y > before.y + line.size / 2);
}

function blocksOf<T extends Place>(flow: readonly T[]): Block<T>[] {
  return partition(flow, (before, line) => before.y - line.y > line.size * 1.75);
}

function partition<T>(items: readonly T[], isBreak: (before: T, item: T) => boolean): T[][] {
  const parts: T[][] = [];
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    if (before === undefined || isBreak(before, item)) parts.push([item]);
    else parts.at(-1)!.push(item);
  }
  return parts;
}

/** Whether the whole of a block stands higher than the whole of another, by more than a line's raised mark would. */
function isAbove(block: Block<Place>, other: Block<Place>): boolean {
  const lowest = Math.min(...block.map(({ y }) => y));
  return other.every(({ y, size }) => y < lowest - size / 2);
}

/** Whether some lines have no width in common with others: they are columns of a page, or cells of a table. */
function isSideBySide(lines: readonly Place[], others: readonly Place[]): boolean {
  return rightOf(lines) < leftOf(others) || rightOf(others) < leftOf(lines);
}

function leftOf(lines: readonly Place[]): number {
  return Math.min(...lines.flatMap(({ cells }) => cells.map(({ left }) => left)));
}

function rightOf(lines: readonly Place[]): number {
  return Math.max(...lines.flatMap(({ cells }) => cells.map(({ right }) => right)));
}
