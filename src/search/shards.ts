import { oncePer } from "#domain/once-per.ts";
import { encodedFollowersOf, strongestOf } from "#search/alike.ts";
import type { EncodedAlike } from "#search/alike.ts";
import { cutBySize } from "#search/cut-by-size.ts";
import { isSet, setToken } from "#search/postings.ts";
import type { Postings, SearchWords } from "#search/postings.ts";
import type { Phrases, Sense } from "#search/vocabulary.ts";
import { isStopWord, stemOf, wordsOf } from "#search/words.ts";

type EncodedSenses = readonly (readonly [set: number, isBothWays: 0 | 1, capitals?: string])[];

/**
 * A part of the index: some words in their order, the phrases that are found by them, and all sets to which these lead. A
 * set stands in each part that leads to it: to load it after them would take a reader longer than to load it with them.
 */
export interface Shard {
  /** By word or set: for each statement how far it lies from the one before, and the weight. */
  readonly postings: Readonly<Record<string, readonly number[]>>;
  /** By a set of this part: its phrases, as they are written, that stand for it where they occur. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  /** By their stems: for each sense its set, 1 where it leads both ways, and as it must be written. */
  readonly phrases: Readonly<Record<string, EncodedSenses>>;
}

/** A thesaurus in parts that several indexes share: none of them has postings. */
export interface ThesaurusParts {
  /** As `Cuts`. */
  readonly firstWords: readonly string[];
  readonly shards: readonly Shard[];
}

/** How an index was cut. */
export interface Cuts {
  /** Of all statements. */
  readonly count: number;
  /** Of each part, in order, but for the last of parts with phrases: that has the sets alone to which phrases of stop-words lead. */
  readonly firstWords: readonly string[];
  /** Of each statement those that it is among the most like to. */
  readonly followers: EncodedAlike;
  /** Phrases of stop-words alone, which no part has. */
  readonly phrases: Shard["phrases"];
}

/** About how many numbers a part holds: some kilobytes compressed. */
const shardSize = 7000;

/** The same of an index that shares its thesaurus: most places' whole index. */
const sharingShardSize = 5000;

/** About how many phrases a part of a shared thesaurus holds. */
const thesaurusPartSize = 60;

/** The parts of an index, so that a reader loads those alone that a query needs. */
export function shardsOf({ postings, phrases, records, members, alike }: SearchWords): {
  readonly cuts: Cuts;
  readonly shards: readonly Shard[];
} {
  const phrasesAt = phrasesByKey(phrases);
  const keys = [...phrasesAt.keys()].filter((key) => key !== undefined);
  const allWords = [...new Set([...postings.keys(), ...keys])].filter((token) => !isSet(token)).toSorted(compareCodes);
  const firstWords: string[] = [];
  const shards: Shard[] = [];
  let part = partOf(postings, members);
  for (const word of allWords) {
    if (!firstWords.length || part.size() > shardSize) {
      part = partOf(postings, members);
      firstWords.push(word);
      shards.push(part.shard);
    }
    part.addPostings(word);
    part.addPhrases(phrasesAt.get(word) ?? []);
  }
  const ofStopWords = partOf(postings, members);
  ofStopWords.addPhrases(phrasesAt.get(undefined) ?? []);
  const { phrases: phrasesOfStopWords, ...sets } = ofStopWords.shard;
  return {
    cuts: {
      count: records.length,
      firstWords,
      followers: encodedFollowersOf(alike),
      phrases: phrasesOfStopWords,
    },
    shards: [...shards, { ...sets, phrases: {} }],
  };
}

/** How many likenesses an index keeps at most that shares its thesaurus: what is loaded first is not to grow with them. */
const mostFollowers = 12_000;

/**
 * The parts of an index that shares its thesaurus with others: words and sets in their order, each once. Of what is alike
 * it keeps the strongest.
 */
export function sharingShardsOf({ postings, phrases, records, alike }: SearchWords): {
  readonly cuts: Cuts;
  readonly shards: readonly Shard[];
} {
  const parts = cutBySize(
    [...postings.keys()].toSorted(compareCodes),
    (token) => 2 * postings.get(token)!.size,
    sharingShardSize,
  );
  return {
    cuts: {
      count: records.length,
      firstWords: parts.map(([first]) => first!),
      followers: encodedFollowersOf(strongestOf(alike, mostFollowers)),
      phrases: encodePhrases(phrasesByKey(phrases).get(undefined) ?? []),
    },
    shards: parts.map((tokens) => ({
      postings: Object.fromEntries(tokens.map((token) => [token, encode(postings.get(token)!)])),
      members: {},
      phrases: {},
    })),
  };
}

/** @param members  as `SearchWords` */
export function thesaurusPartsOf(phrases: Phrases, members: SearchWords["members"]): ThesaurusParts {
  const byKey = phrasesByKey(phrases);
  const keys = [...byKey.keys()].filter((key) => key !== undefined);
  const parts = cutBySize(keys.toSorted(compareCodes), (key) => byKey.get(key)!.length, thesaurusPartSize);
  const shardOfKeys = (own: readonly (string | undefined)[]): Shard => {
    const found = own.flatMap((key) => byKey.get(key) ?? []);
    const sets = new Set(found.flatMap(([, senses]) => senses.map(({ set }) => setToken(set))));
    return {
      postings: {},
      members: Object.fromEntries([...sets].map((set) => [set, members.get(set)!])),
      phrases: own.includes(undefined) ? {} : encodePhrases(found),
    };
  };
  return { firstWords: parts.map(([first]) => first!), shards: [...parts, [undefined]].map(shardOfKeys) };
}

/** Phrases by the word by which they are found. */
const phrasesByKey = oncePer((phrases: Phrases) => Map.groupBy(phrases, ([stems]) => keyWord(stems)));

function encodePhrases(phrases: Iterable<readonly [string, readonly Sense[]]>): Shard["phrases"] {
  return Object.fromEntries([...phrases].map(([stems, senses]) => [stems, encodeSenses(senses)]));
}

/** A part that is being filled. */
function partOf(postings: SearchWords["postings"], members: SearchWords["members"]) {
  const shard = {
    postings: {} as Record<string, readonly number[]>,
    members: {} as Record<string, readonly string[]>,
    phrases: {} as Record<string, EncodedSenses>,
  };
  let size = 0;
  const addPostings = (token: string) => {
    const own = postings.get(token);
    if (!own || Object.hasOwn(shard.postings, token)) return false;
    shard.postings[token] = encode(own);
    size += 2 * own.size;
    return true;
  };
  const addPhrases = (phrases: Iterable<readonly [string, readonly Sense[]]>) => {
    for (const [stems, senses] of phrases) {
      shard.phrases[stems] = encodeSenses(senses);
      size += 4 * senses.length;
      for (const token of senses.map(({ set }) => setToken(set))) {
        if (!addPostings(token)) continue;
        shard.members[token] = members.get(token)!;
        size += 4 * members.get(token)!.length;
      }
    }
  };
  return { shard, size: () => size, addPostings, addPhrases };
}

/** The number of the part in which a word would stand. */
export function shardOf(word: string, firstWords: readonly string[]): number {
  const after = firstWords.findIndex((first) => compareCodes(first, word) > 0);
  return Math.max(0, (after < 0 ? firstWords.length : after) - 1);
}

/** The numbers of the parts in which the words of a query would stand that carry meaning. */
export function shardsFor(query: string, firstWords: readonly string[]): number[] {
  const keys = wordsOf(query)
    .map(stemOf)
    .filter((stem) => keyWord(stem) !== undefined);
  return [...new Set(keys.map((key) => shardOf(key, firstWords)))];
}

/** The word by which a phrase is found: its first that carries meaning; undefined where none does. */
export function keyWord(stems: string): string | undefined {
  return stems.split(" ").find((word) => !isStopWord(word));
}

/** The postings of some words or sets, where one of some parts has them: the rest stays as it is, since reading takes time. */
export function postingsIn(
  parts: readonly Pick<Shard, "postings">[],
  tokens: readonly string[],
): Map<string, Postings> {
  return new Map(
    tokens.flatMap((token) => {
      const own = parts.find(({ postings }) => Object.hasOwn(postings, token));
      return own ? [[token, decode(own.postings[token]!)] as const] : [];
    }),
  );
}

/** The senses of a phrase, where one of some parts has it. */
export function sensesIn(parts: readonly Pick<Shard, "phrases">[], stems: string): readonly Sense[] | undefined {
  const own = parts.find(({ phrases }) => Object.hasOwn(phrases, stems));
  return own?.phrases[stems]!.map(([set, both, capitals]) => ({
    set,
    isBothWays: both === 1,
    ...(capitals !== undefined && { capitals }),
  }));
}

function encodeSenses(senses: readonly Sense[]): EncodedSenses {
  return senses.map(({ set, isBothWays, capitals }) =>
    capitals === undefined ? [set, isBothWays ? 1 : 0] : [set, isBothWays ? 1 : 0, capitals],
  );
}

function encode(postings: Postings): number[] {
  let before = 0;
  return [...postings].flatMap(([number, weight]) => {
    const step = number - before;
    before = number;
    return [step, weight];
  });
}

function decode(numbers: readonly number[]): Postings {
  const postings = new Map<number, number>();
  let number = 0;
  for (let index = 0; index < numbers.length; index += 2) {
    number += numbers[index]!;
    postings.set(number, numbers[index + 1]!);
  }
  return postings;
}

function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
