import type { Term } from "#domain/term.ts";
import type { Theme } from "#domain/theme.ts";

/** Words for one thing, as the documents of every era, those who work with them and everybody else say it. */
export interface ThesaurusSet {
  readonly topic: string;
  readonly term?: Term;
  readonly theme?: Theme;
  /** Words that mean the very same. */
  readonly same: readonly string[];
  /** Words between which a search goes both ways. */
  readonly near: readonly string[];
  /** Words that lead to the others, and to which they do not lead back. */
  readonly from: readonly string[];
}

/**
 * Whether a word is a short form that is an everyday word in small letters (SO, IT): it counts only as it is written.
 *
 * @param isEveryday  whether a word in small letters is one
 */
export function isMeantInCapitals(word: string, isEveryday: (word: string) => boolean): boolean {
  return /^[A-Z]{2,5}$/.test(word) && isEveryday(word.toLowerCase());
}
