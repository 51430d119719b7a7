import type { Alike } from "#search/alike.ts";
import type { Postings, SearchWords } from "#search/postings.ts";
import type { Phrases, Sense } from "#search/vocabulary.ts";
import { isStopWord } from "#search/words.ts";

type EncodedSenses = readonly (readonly [set: number, isBothWays: 0 | 1, capitals?: string])[];

/** A part of the index: some words in their order, or some sets, and the phrases that are found by those words. */
export interface Shard {
  /** By word or set: for each statement how far it lies from the one before, and the weight. */
  readonly postings: Readonly<Record<string, readonly number[]>>;
  /** By a set of this part: its phrases, as they are written, that stand for it where they occur. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  /** By their stems: for each sense its set, 1 where it leads both ways, and as it must be written. */
  readonly phrases: Readonly<Record<string, EncodedSenses>>;
}

/** How an index was cut: the first word of each part, in order. */
export interface Cuts {
  /** Of all statements. */
  readonly count: number;
  readonly firstWords: readonly string[];
  /** Of each statement those that are most like it, as postings: how far from the one before, and the likeness. */
  readonly alike: readonly (readonly number[])[];
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
  const tokens = [...new Set([...postings.keys(), ...keys])].toSorted(compareCodes);
  const shards: {
    postings: Record<string, readonly number[]>;
    members: Record<string, readonly string[]>;
    phrases: Record<string, EncodedSenses>;
  }[] = [];
  const firstWords: string[] = [];
  let size = Infinity;
  for (const token of tokens) {
    if (size > shardSize) {
      shards.push({ postings: {}, members: {}, phrases: {} });
      firstWords.push(token);
      size = 0;
    }
    const shard = shards.at(-1)!;
    const own = postings.get(token);
    if (own) shard.postings[token] = encode(own);
    size += 2 * (own?.size ?? 0);
    if (own && members.has(token)) {
      shard.members[token] = members.get(token)!;
      size += 4 * members.get(token)!.length;
    }
    for (const [stems, senses] of phrasesAt.get(token) ?? []) {
      shard.phrases[stems] = encodeSenses(senses);
      size += 4 * senses.length;
    }
  }
  const phrasesOfStopWords = Object.fromEntries(ofStopWords.map(([stems, senses]) => [stems, encodeSenses(senses)]));
  return {
    cuts: {
      count: records.length,
      firstWords,
      alike: alike.map((kin) => encode(new Map(kin))),
      phrases: phrasesOfStopWords,
    },
    shards,
  };
}

/** The number of the part in which a word or set would stand. */
export function shardOf(token: string, { firstWords }: Cuts): number {
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

export function phrasesIn({ phrases }: Pick<Shard, "phrases">): Phrases {
  return new Map(
    Object.entries(phrases).map(([stems, senses]) => [
      stems,
      senses.map(([set, both, capitals]): Sense => ({
        set,
        isBothWays: both === 1,
        ...(capitals !== undefined && { capitals }),
      })),
    ]),
  );
}

export function alikeIn({ alike }: Pick<Cuts, "alike">): Alike {
  return alike.map((numbers) => [...decode(numbers)]);
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
