/** What `WrittenOnce.astro` has written, by its name. */
export const writtenOnce = new Map<string, string>();
