import { stemmer } from "stemmer";

/**
 * Words that carry no meaning of their own in a query: they are neither kept in the index nor asked for.
 * A short form such as SO or IT that is one of them in small letters is a word when it is written in capitals.
 */
const stopWords = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by can
  cannot could did do does doing done down during each ever few for from further get gets getting go goes going got had has
  have having he her here hers him his how i if in into is it its itself just keep keeps let lot lots many may me might more
  most much must my no nor not of off on once one only or other our ours out over own same shall she should so some such than
  that the their theirs them then there these they thing things this those through to too under until up upon us very was we
  were what when where whether which while who whom whose why will with within without would yet you your yours`.split(
    /\s+/,
  ),
);

/** Forms that a stemmer does not bring together. */
const irregular: Readonly<Record<string, string>> = {
  children: "child",
  families: "family",
  lives: "life",
  women: "woman",
  men: "man",
  left: "leave",
  leaving: "leave",
  leaver: "leave",
  leavers: "leave",
  took: "take",
  taken: "take",
  saw: "see",
  seen: "see",
  wrote: "write",
  written: "write",
  grew: "grow",
  fell: "fall",
  rose: "rise",
  met: "meet",
  paid: "pay",
  spent: "spend",
  heard: "hear",
  told: "tell",
  gave: "give",
  given: "give",
  knew: "know",
  known: "know",
  began: "begin",
  chose: "choose",
  chosen: "choose",
  kept: "keep",
  lost: "lose",
  brought: "bring",
  better: "good",
  best: "good",
  worse: "bad",
  worst: "bad",
};

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/**
 * The words of a text in small letters, as they are compared: no apostrophes, no hyphens, "57%" as "57 per cent" is,
 * "1,200" as "1200".
 */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .replace(/[’‘ʼ`]/g, "'")
      .replace(/(?<=\d),(?=\d{3}\b)/g, "")
      .replace(/(?<=\d)\s*(?:%|per ?cent\b)/gi, " percent")
      .toLowerCase()
      .replace(/'s\b|(?<=s)'(?!\p{L})/gu, "")
      .replaceAll("'", "")
      .match(/[\p{L}\p{N}]+(?:\.\d+)?/gu) ?? []
  );
}

/** Words are few and come again: a stem is worked out once. */
const stems = new Map<string, string>();

/** What is left of a word that its forms share; a word with a figure stays as it is. */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = /\p{N}/u.test(word) ? word : stemmer(irregular[word] ?? word);
    stems.set(word, stem);
  }
  return stem;
}

/** The stems of those words of a text that carry meaning, in its order. */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !isStopWord(word))
    .map(stemOf);
}
