import type { FacetTable } from "#search/facets.ts";

/** How many texts are read together: a few kilobytes compressed. */
const blockSize = 24;

/**
 * Which statements' texts are read together: those of one main theme are most often found by one query.
 *
 * @param theme  of each statement, by its number, its themes, the main one first
 * @returns by block, the numbers of its statements
 */
export function blocksOf({ of }: Pick<FacetTable, "of">): number[][] {
  const inOrder = of.map((_, number) => number).toSorted((a, b) => mainOf(of, a) - mainOf(of, b) || a - b);
  return Array.from({ length: Math.ceil(inOrder.length / blockSize) }, (_, block) =>
    inOrder.slice(block * blockSize, (block + 1) * blockSize),
  );
}

function mainOf(of: FacetTable["of"], number: number): number {
  return of[number]![0] ?? -1;
}
