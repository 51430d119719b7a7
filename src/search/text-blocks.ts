import type { Alike } from "#search/alike.ts";

/** How many texts are read together: a few kilobytes compressed. */
const blockSize = 48;

/**
 * Which statements' texts are read together: those that are alike are most often found by one query. Each block begins
 * with the first statement that has none yet, and takes in what is most like those that it has.
 *
 * @returns of each statement, by its number, its block
 */
export function blocksOf(alike: Alike): number[] {
  const likeness = alike.map(() => new Map<number, number>());
  alike.forEach((kin, number) => {
    for (const [other, own] of kin) {
      likeness[number]!.set(other, (likeness[number]!.get(other) ?? 0) + own);
      likeness[other]!.set(number, (likeness[other]!.get(number) ?? 0) + own);
    }
  });
  const blockOf: number[] = [];
  const left = new Set(alike.keys());
  for (let block = 0; left.size; block++) {
    const near = new Map<number, number>();
    for (let size = 0; size < blockSize && left.size; size++) {
      const [nearest] = [...near].toSorted(([, a], [, b]) => b - a)[0] ?? left;
      left.delete(nearest!);
      near.delete(nearest!);
      blockOf[nearest!] = block;
      for (const [other, own] of likeness[nearest!]!)
        if (left.has(other)) near.set(other, (near.get(other) ?? 0) + own);
    }
  }
  return blockOf;
}

/** How many texts are read together that follow one another, where one file holds many such blocks. */
const following = 16;

/** The same by their numbers alone, for which nothing need be told of any statement. */
export function followingBlocks(count: number): number[] {
  return Array.from({ length: count }, (_, number) => Math.floor(number / following));
}

/** By block, the numbers of its statements, in their order. */
export function numbersIn(blockOf: readonly number[]): number[][] {
  const blocks: number[][] = [];
  blockOf.forEach((block, number) => (blocks[block] ??= []).push(number));
  return blocks;
}
