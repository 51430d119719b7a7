import type { Unit } from "#search/rank.ts";
import { occurrencesIn, phrasesOf } from "#search/vocabulary.ts";
import { isStopWord, stemOf, wordsOf } from "#search/words.ts";

/** A piece of a text: as the reader wrote it, in other words for the same, or neither. */
export interface Piece {
  readonly text: string;
  readonly mark?: "own" | "other";
}

/**
 * Marks in texts the words that a query asked for.
 *
 * @param members  of each set of the thesaurus that was asked for, "#12": its phrases
 */
export function markerOf(
  units: readonly Unit[],
  members: ReadonlyMap<string, readonly string[]>,
): (text: string) => readonly Piece[] {
  const own = new Map(units.map(({ word }) => [stemOf(word), word]));
  const phrases = phrasesOf([...members.values()].map((same) => ({ topic: "", same, near: [], from: [] })));
  return (text) => {
    const tokens = tokensOf(text);
    const words = tokens.flatMap((token, at) => token.words.map((word) => ({ word, at })));
    const marks: ("own" | "other" | undefined)[] = tokens.map(() => undefined);
    /** Whether a token and the one after it stand in one phrase. */
    const isJoined = tokens.map(() => false);
    const plain = words.map(({ word }) => word);
    for (const { at, length } of occurrencesIn(plain, text, phrases)) {
      const [from, to] = [words[at]!.at, words[at + length - 1]!.at];
      for (let token = from; token <= to; token++) marks[token] = "other";
      for (let token = from; token < to; token++) isJoined[token] = true;
    }
    for (const { word, at } of words) {
      const asked = own.get(stemOf(word));
      if (asked !== undefined && (!isStopWord(word) || asked === word)) marks[at] = "own";
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
    return pieces;
  };
}

/** The words of a text with their places; "57%" is one, of two words. */
function tokensOf(text: string) {
  const pattern = /\d[\d,.]*\s*(?:%|per ?cent\b)|[\p{L}\p{N}]+(?:['’]\p{L}+)*(?:\.\d+)?/giu;
  return [...text.matchAll(pattern)].map(({ 0: token, index }) => ({
    text: token,
    start: index,
    // Most are plain words, for which all that `wordsOf` looks for is passed over.
    words: /^[a-z]+$/i.test(token) ? [token.toLowerCase()] : wordsOf(token),
  }));
}
