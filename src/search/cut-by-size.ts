/** Cuts a list, in its order, into parts that are full as soon as they are larger than a size. */
export function cutBySize<Item>(items: readonly Item[], sizeOf: (item: Item) => number, full: number): Item[][] {
  const parts: Item[][] = [];
  let size = Infinity;
  for (const item of items) {
    if (size > full) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push(item);
    size += sizeOf(item);
  }
  return parts;
}
