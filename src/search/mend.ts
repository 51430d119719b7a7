import { distance } from "fastest-levenshtein";

/**
 * The word that a mistyped one was likely meant to be: one letter apart, or two where it is long, the most used first.
 *
 * @param known  how many statements each known word occurs in
 */
export function mendedWord(word: string, known: ReadonlyMap<string, number>): string | undefined {
  if (word.length < 4 || /\p{N}/u.test(word)) return undefined;
  const most = word.length < 6 ? 1 : 2;
  return [...known]
    .flatMap(([candidate, count]) => {
      if (Math.abs(candidate.length - word.length) > most) return [];
      const apart = distance(word, candidate);
      // Who mistypes a word seldom mistypes its first letter.
      const penalty = apart + (candidate.startsWith(word[0]!) ? 0 : 0.5);
      return apart > 0 && apart <= most ? [{ candidate, penalty, count }] : [];
    })
    .toSorted((a, b) => a.penalty - b.penalty || b.count - a.count)[0]?.candidate;
}
