import { isSet, setToken, weightStep } from "#search/postings.ts";
import type { Postings } from "#search/postings.ts";
import { occurrencesIn } from "#search/vocabulary.ts";
import type { Occurrence, PhraseBook } from "#search/vocabulary.ts";
import { isStopWord, stemOf, wordsOf } from "#search/words.ts";

/** What a query asks of the index: one unit for each word that carries meaning, and what is asked for in its place. */
export interface Unit {
  /** As the reader wrote it. */
  readonly word: string;
  readonly asked: readonly { readonly token: string; readonly share: number }[];
}

/** A statement that answers a query. */
export interface Ranked {
  readonly number: number;
  readonly score: number;
  /** The words of the query that were found in it, as themselves or by another name. */
  readonly words: readonly string[];
}

/** What a word is worth that stands for the reader's own. */
export const shares = {
  /** A set that leads both ways. */
  bothWays: 0.7,
  /** A set to which the reader's word leads. */
  oneWay: 0.9,
  /** In proportion: a phrase within a longer one that was found too. */
  within: 0.4,
  /** In proportion: each further word of a phrase. */
  furtherWord: 0.5,
  /** In proportion: of the lesser of two ways in which one word was found. */
  secondWay: 0.3,
  /** In proportion: of the lesser of two words that stand side by side in the query, where both are found as themselves. */
  pair: 0.4,
  /** What a statement loses that has none of the words; less, in proportion, the more it has. */
  missing: 0.4,
} as const;

/** How soon more of a word says no more. */
const saturation = 1.1;

/** What a query asks for. */
export function unitsOf(query: string, phrases: PhraseBook): Unit[] {
  const words = wordsOf(query);
  const found = occurrencesIn(words, query, phrases);
  const capitals = new Set(query.match(/\b[A-Z]{2,5}\b/g)?.map((word) => word.toLowerCase()));
  const carries = (word: string) => !isStopWord(word) || capitals.has(word);
  const asked = words.map((word) => (carries(word) ? [{ token: stemOf(word), share: 1 }] : []));
  for (const { at, length, sense } of found) {
    const places = words.map((_, place) => place).filter((place) => place >= at && place < at + length);
    const first = places.find((place) => carries(words[place]!)) ?? at;
    const size = Math.min(places.filter((place) => carries(words[place]!)).length, 3);
    const share =
      (sense.isBothWays ? shares.bothWays : shares.oneWay) *
      (isWithin({ at, length, sense }, found) ? shares.within : 1) *
      (1 + shares.furtherWord * Math.max(0, size - 1));
    asked[first]!.push({ token: setToken(sense.set), share });
  }
  return words.map((word, place) => ({ word, asked: asked[place]! })).filter((unit) => unit.asked.length);
}

/** The words and sets that a query asks for, each once. */
export function tokensOf(units: readonly Unit[]): string[] {
  return [...new Set(units.flatMap(({ asked }) => asked.map(({ token }) => token)))];
}

/**
 * The statements that answer a query, the best first: any word counts, rare ones more, and who has more of them more.
 *
 * @param postingsOf  the statements of a word or set; undefined where it occurs nowhere
 * @param count  of all statements
 * @param isAllowed  leaves out statements, by number
 */
export function rank(
  units: readonly Unit[],
  postingsOf: (token: string) => Postings | undefined,
  count: number,
  isAllowed: (number: number) => boolean = () => true,
): Ranked[] {
  // By the numbers of statements; 0 where a word is not found.
  let wordBefore = new Float64Array(count);
  const scores = new Float64Array(count);
  const wordLists: string[][] = [[]];
  const wordListOf = new Uint32Array(count);
  for (const { word, asked } of units) {
    const best = new Float64Array(count);
    const asItself = new Float64Array(count);
    for (const { token, share } of asked) {
      const postings = postingsOf(token);
      if (!postings) continue;
      const isWord = !isSet(token);
      const rarity = Math.log(1 + (count - postings.size + 0.5) / (postings.size + 0.5));
      for (const [number, step] of postings) {
        const weight = step * weightStep;
        const score = (share * rarity * weight * (saturation + 1)) / (weight + saturation);
        if (isWord) asItself[number] = score;
        const other = best[number]!;
        best[number] = Math.max(other, score) + shares.secondWay * Math.min(other, score);
      }
    }
    // Most statements share their lists of words with many others: each list is made once.
    const longer = new Map<number, number>();
    for (let number = 0; number < count; number++) {
      const score = best[number]! + shares.pair * Math.min(asItself[number]!, wordBefore[number]!);
      if (!score) continue;
      scores[number]! += score;
      const before = wordListOf[number]!;
      let own = longer.get(before);
      if (own === undefined) longer.set(before, (own = wordLists.push([...wordLists[before]!, word]) - 1));
      wordListOf[number] = own;
    }
    wordBefore = asItself;
  }
  const ranked: Ranked[] = [];
  for (let number = 0; number < count; number++) {
    if (!wordListOf[number] || !isAllowed(number)) continue;
    const words = wordLists[wordListOf[number]!]!;
    ranked.push({ number, score: scores[number]! * (1 - shares.missing * (1 - words.length / units.length)), words });
  }
  return ranked.toSorted((a, b) => b.score - a.score || a.number - b.number);
}

function isWithin(own: Occurrence, found: readonly Occurrence[]): boolean {
  return found.some(({ at, length }) => length > own.length && at <= own.at && at + length >= own.at + own.length);
}
