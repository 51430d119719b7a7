/** What the file is called that holds all parts of a search. */
export const togetherName = "all";

/**
 * The end of the address of a part in the file that holds all: "#120-184", from its first byte to before its last. No
 * host is sent it.
 *
 * @param ends  at which byte each part ends
 */
export function spanOf(part: number, ends: readonly number[]): string {
  return `#${ends[part - 1] ?? 0}-${ends[part]}`;
}
