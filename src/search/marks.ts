import type { Unit } from "#search/rank.ts";
import { occurrencesIn, phrasesOf } from "#search/vocabulary.ts";
import type { Phrases } from "#search/vocabulary.ts";
import { isStopWord, stemOf, wordsOf } from "#search/words.ts";

/** A piece of a text: as the reader wrote it, in other words for the same, or neither. */
export interface Piece {
  readonly text: string;
  readonly mark?: "own" | "other";
}

/** What of a text answers a query. */
export interface Marked {
  readonly pieces: readonly Piece[];
  /** Those words of the query that can be seen in it, as themselves or by another name. */
  readonly seen: ReadonlySet<string>;
}

/**
 * Marks in texts the words that a query asked for.
 *
 * @param members  of each set of the thesaurus that was asked for, "#12": its phrases
 */
export function markerOf(
  units: readonly Unit[],
  members: ReadonlyMap<string, readonly string[]>,
): (text: string) => Marked {
  const own = new Map<string, string>();
  for (const { word } of units) own.set(stemOf(word), word);
  const sets = [...members];
  const phrases: Phrases = phrasesOf(sets.map(([, words]) => ({ topic: "", same: words, near: [], from: [] })));
  const wordOfSet = new Map(units.flatMap(({ word, asked }) => asked.map(({ token }) => [token, word] as const)));
  return (text) => {
    const tokens = tokensOf(text);
    const words = tokens.flatMap((token, at) => token.words.map((word) => ({ word, at })));
    const seen = new Set<string>();
    const marks: ("own" | "other" | undefined)[] = tokens.map(() => undefined);
    /** Whether a token and the one after it stand in one phrase. */
    const isJoined = tokens.map(() => false);
    for (const { at, length, sense } of occurrencesIn(words.map(({ word }) => word), text, phrases)) {
      const [from, to] = [words[at]!.at, words[at + length - 1]!.at];
      for (let token = from; token <= to; token++) marks[token] = "other";
      for (let token = from; token < to; token++) isJoined[token] = true;
      const word = wordOfSet.get(sets[sense.set]![0]);
      if (word !== undefined) seen.add(word);
    }
    for (const { word, at } of words) {
      const asked = own.get(stemOf(word));
      if (asked === undefined || (isStopWord(word) && asked !== word)) continue;
      seen.add(asked);
      marks[at] = "own";
    }
    const pieces: Piece[] = [];
    let end = 0;
    tokens.forEach(({ start, text: token }, at) => {
      const mark = marks[at];
      if (!mark) return;
      const before = text.slice(end, start);
      const last = pieces.at(-1);
      if (at > 0 && isJoined[at - 1] && last?.mark === mark) {
        pieces[pieces.length - 1] = { text: last.text + before + token, mark };
      } else {
        if (before) pieces.push({ text: before });
        pieces.push({ text: token, mark });
      }
      end = start + token.length;
    });
    if (end < text.length) pieces.push({ text: text.slice(end) });
    return { pieces, seen };
  };
}

/** The words of a text with their places; "57%" is one, of two words. */
function tokensOf(text: string) {
  const pattern = /\d[\d,.]*\s*(?:%|per ?cent\b)|[\p{L}\p{N}]+(?:['’]\p{L}+)*(?:\.\d+)?/giu;
  return [...text.matchAll(pattern)].map(({ 0: token, index }) => ({ text: token, start: index, words: wordsOf(token) }));
}
