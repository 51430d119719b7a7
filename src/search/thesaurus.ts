import { oncePer } from "#domain/once-per.ts";
import type { ThesaurusSet } from "#domain/thesaurus.ts";
import { beginningsOf, phrasesOf } from "#search/vocabulary.ts";
import { stemOf, wordsOf } from "#search/words.ts";

/** What a build asks of a thesaurus for each place of a record. */
export const phrasesIn = oncePer((thesaurus: readonly ThesaurusSet[]) => {
  const phrases = phrasesOf(thesaurus);
  return { phrases, beginnings: beginningsOf(phrases) };
});

/** Words that mean the very same, set by set, as they are written and by their stems. */
export const samesIn = oncePer((thesaurus: readonly ThesaurusSet[]) =>
  thesaurus.map(({ same }) => ({ same, keys: same.map(stemsKey) })),
);

/** The stems of words, with a space between. */
export function stemsKey(words: string): string {
  return wordsOf(words).map(stemOf).join(" ");
}
