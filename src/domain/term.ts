/** A word of the sector, explained. */
export interface Term {
  readonly id: string;
  readonly term: string;
  /** Other words for the very same thing, in any era: a search treats them as equal. */
  readonly same: readonly string[];
  /** As HTML. */
  readonly definition: string;
}
