import { followersOf } from "#search/alike.ts";
import type { EncodedAlike } from "#search/alike.ts";
import { isSet, setToken } from "#search/postings.ts";
import type { Postings, SearchWords } from "#search/postings.ts";
import type { Phrases, Sense } from "#search/vocabulary.ts";
import { isStopWord } from "#search/words.ts";

type EncodedSenses = readonly (readonly [set: number, isBothWays: 0 | 1, capitals?: string])[];

/** A part of the index: some words in their order, the phrases that are found by them, and sets to which these lead. */
export interface Shard {
  /** By word or set: for each statement how far it lies from the one before, and the weight. */
  readonly postings: Readonly<Record<string, readonly number[]>>;
  /** By a set of this part: its phrases, as they are written, that stand for it where they occur. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  /** By their stems: for each sense its set, 1 where it leads both ways, and as it must be written. */
  readonly phrases: Readonly<Record<string, EncodedSenses>>;
}

/** How an index was cut. */
export interface Cuts {
  /** Of all statements. */
  readonly count: number;
  /** Of each part, in order. */
  readonly firstWords: readonly string[];
  /** By the number of a set, its part. */
  readonly sets: readonly number[];
  /** Of each statement those that it is among the most like to. */
  readonly followers: EncodedAlike;
  /** Phrases of stop-words alone, which no part has. */
  readonly phrases: Shard["phrases"];
}

/** About how many numbers a part holds: a few kilobytes compressed. */
const shardSize = 3500;

/** The parts of an index, so that a reader loads those alone that a query needs. */
export function shardsOf({ postings, phrases, records, members, alike }: SearchWords): {
  readonly cuts: Cuts;
  readonly shards: readonly Shard[];
} {
  const phrasesAt = Map.groupBy(phrases, ([stems]) => keyWord(stems));
  const ofStopWords = phrasesAt.get(undefined) ?? [];
  const keys = [...phrasesAt.keys()].filter((key) => key !== undefined);
  const allWords = [...new Set([...postings.keys(), ...keys])].filter((token) => !isSet(token)).toSorted(compareCodes);
  const setsAt = setsByWord(phrases, allWords[0] ?? "");
  const shards: {
    postings: Record<string, readonly number[]>;
    members: Record<string, readonly string[]>;
    phrases: Record<string, EncodedSenses>;
  }[] = [];
  const firstWords: string[] = [];
  const sets: number[] = [...members].map(() => 0);
  let size = Infinity;
  for (const word of allWords) {
    if (size > shardSize) {
      shards.push({ postings: {}, members: {}, phrases: {} });
      firstWords.push(word);
      size = 0;
    }
    const shard = shards.at(-1)!;
    const addPostings = (token: string) => {
      const own = postings.get(token);
      if (own) shard.postings[token] = encode(own);
      size += 2 * (own?.size ?? 0);
    };
    addPostings(word);
    for (const [stems, senses] of phrasesAt.get(word) ?? []) {
      shard.phrases[stems] = encodeSenses(senses);
      size += 4 * senses.length;
    }
    for (const set of setsAt.get(word) ?? []) {
      const token = setToken(set);
      sets[set] = shards.length - 1;
      addPostings(token);
      if (!postings.has(token)) continue;
      shard.members[token] = members.get(token)!;
      size += 4 * members.get(token)!.length;
    }
  }
  const phrasesOfStopWords = Object.fromEntries(ofStopWords.map(([stems, senses]) => [stems, encodeSenses(senses)]));
  return {
    cuts: {
      count: records.length,
      firstWords,
      sets,
      followers: followersOf(alike).map((kin) => encode(new Map(kin))),
      phrases: phrasesOfStopWords,
    },
    shards,
  };
}

/**
 * Sets stand with the word by which most of their phrases are found: who asks for them has most often loaded it.
 *
 * @param otherwise  the word with which a set stands whose phrases are of stop-words alone
 */
function setsByWord(phrases: Phrases, otherwise: string): ReadonlyMap<string, readonly number[]> {
  const words = new Map<number, string[]>();
  for (const [stems, senses] of phrases)
    for (const { set } of senses) words.set(set, [...(words.get(set) ?? []), keyWord(stems) ?? otherwise]);
  const sets = new Map<string, number[]>();
  for (const [set, own] of words) {
    const [home] = [...Map.groupBy(own, (word) => word).values()].toSorted((a, b) => b.length - a.length);
    sets.set(home![0]!, [...(sets.get(home![0]!) ?? []), set]);
  }
  return sets;
}

/** The number of the part in which a word or set would stand. */
export function shardOf(token: string, { firstWords, sets }: Pick<Cuts, "firstWords" | "sets">): number {
  if (isSet(token)) return sets[Number(token.slice(1))] ?? 0;
  const after = firstWords.findIndex((first) => compareCodes(first, token) > 0);
  return Math.max(0, (after < 0 ? firstWords.length : after) - 1);
}

/** The word by which a phrase is found: its first that carries meaning; undefined where none does. */
export function keyWord(stems: string): string | undefined {
  return stems.split(" ").find((word) => !isStopWord(word));
}

/** The postings of some words or sets, where the part has them: the rest stays as it is, since reading takes time. */
export function postingsIn({ postings }: Pick<Shard, "postings">, tokens: readonly string[]): Map<string, Postings> {
  return new Map(
    tokens.flatMap((token) => (Object.hasOwn(postings, token) ? [[token, decode(postings[token]!)] as const] : [])),
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
