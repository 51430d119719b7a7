import { isMeantInCapitals } from "#domain/thesaurus.ts";
import type { ThesaurusSet } from "#domain/thesaurus.ts";
import { isStopWord, stemOf, wordsOf } from "#search/words.ts";

/** What a phrase of the thesaurus leads to. */
export interface Sense {
  /** The number of its set. */
  readonly set: number;
  /** Whether the set leads back to it: it stands for the set where it occurs in a document. */
  readonly isBothWays: boolean;
  /** As it must be written, where it is an everyday word in small letters. */
  readonly capitals?: string;
}

/** The senses of every phrase, by its stems with a space between. */
export type Phrases = ReadonlyMap<string, readonly Sense[]>;

/** Where phrases are looked up: all of them, or those of some parts of an index. */
export type PhraseBook = Pick<Phrases, "get">;

/** A phrase found in a text. */
export interface Occurrence {
  /** The place of its first word among the words of the text, and how many it has. */
  readonly at: number;
  readonly length: number;
  readonly sense: Sense;
}

/** The longest phrase that is looked for, in words. */
export const longestPhrase = 8;

export function phrasesOf(thesaurus: readonly ThesaurusSet[]): Phrases {
  const phrases = new Map<string, Sense[]>();
  thesaurus.forEach(({ same, near, from }, set) => {
    const add = (phrase: string, isBothWays: boolean) => {
      const key = keyOf(wordsOf(phrase));
      const senses = phrases.get(key) ?? [];
      if (!key || senses.some((sense) => sense.set === set)) return;
      senses.push({ set, isBothWays, ...(isMeantInCapitals(phrase, isStopWord) && { capitals: phrase }) });
      phrases.set(key, senses);
    };
    for (const phrase of [...same, ...near]) add(phrase, true);
    for (const phrase of from) add(phrase, false);
  });
  return phrases;
}

/** By the first stem of phrases, how many words the longest of them has. */
export function beginningsOf(phrases: Phrases): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of phrases.keys()) {
    const stems = phrase.split(" ");
    longest.set(stems[0]!, Math.max(longest.get(stems[0]!) ?? 0, stems.length));
  }
  return longest;
}

/**
 * Every phrase that a text holds, also those within longer ones.
 *
 * @param words  of the text, by `wordsOf`
 * @param written  the text, for short forms that count only in capitals
 * @param beginnings  where all phrases are known, so that few places are looked at
 */
export function occurrencesIn(
  words: readonly string[],
  written: string,
  phrases: PhraseBook,
  beginnings?: ReadonlyMap<string, number>,
): Occurrence[] {
  const stems = words.map(stemOf);
  const isMeant = ({ capitals }: Sense) =>
    capitals === undefined || (written.match(/[\p{L}\p{N}]+/gu)?.includes(capitals) ?? false);
  const found: Occurrence[] = [];
  for (let at = 0; at < stems.length; at++) {
    const longest = Math.min(beginnings ? (beginnings.get(stems[at]!) ?? 0) : longestPhrase, longestPhrase);
    let phrase = "";
    for (let length = 1; length <= longest && at + length <= stems.length; length++) {
      phrase += (phrase && " ") + stems[at + length - 1]!;
      for (const sense of phrases.get(phrase) ?? []) if (isMeant(sense)) found.push({ at, length, sense });
    }
  }
  return found;
}

function keyOf(words: readonly string[]): string {
  return words.map(stemOf).join(" ");
}
