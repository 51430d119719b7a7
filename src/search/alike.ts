import type { Postings, Weight } from "#search/postings.ts";

/** A statement that says much the same as another, by its number, and how much: from 1 to `likenessSteps`. */
export type Kin = readonly [number: number, likeness: number];

/** Of each statement, by its number, those that are most like it, in their order. */
export type Alike = readonly (readonly Kin[])[];

/** The same as postings are encoded: how far each lies from the one before, and the likeness. */
export type EncodedAlike = readonly (readonly number[])[];

export const likenessSteps = 20;

/** How many are kept of each statement, and how like it they must be at least, from 0 to 1. */
const mostKin = 7;
const leastLikeness = 0.15;

/** Words of more statements than these say little of what two have in common. */
const commonWord = 400;

/** What a word of one statement counts for another that is wholly like it. */
const share = 1;

/** Less than this is passed over. */
const leastWeight: Weight = 0.75;

/** The statements that have a word, by their numbers, in their order, and how much it says of each. */
export interface WordWeights {
  readonly numbers: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Which statements are about the same matter: by the words that they have in common, the rare ones more.
 *
 * @param words  by word or set
 * @param count  of all statements
 */
export function alikeOf(words: ReadonlyMap<string, WordWeights>, count: number): Alike {
  const lengths = new Float64Array(count);
  /** Words that two statements or more have, and not too many: of each, which of its statements is next. */
  const shared: { readonly numbers: Int32Array; readonly values: Float64Array; next: number }[] = [];
  const wordsOf: number[][] = Array.from({ length: count }, () => []);
  for (const { numbers, weights } of words.values()) {
    const rarity = Math.log(1 + (count - numbers.length + 0.5) / (numbers.length + 0.5));
    const values = Float64Array.from(weights, (weight) => (rarity * weight) / (weight + 1));
    numbers.forEach((number, at) => (lengths[number]! += values[at]! ** 2));
    if (numbers.length > commonWord || numbers.length < 2) continue;
    for (const number of numbers) wordsOf[number]!.push(shared.length);
    shared.push({ numbers: Int32Array.from(numbers), values, next: 0 });
  }
  const kin = wordsOf.map((): Kin[] => []);
  const common = new Float64Array(count);
  const met = new Int32Array(count);
  // In the order of numbers, so that each pair is looked at once, from the lesser of its two.
  for (let number = 0; number < count; number++) {
    let size = 0;
    for (const word of wordsOf[number]!) {
      const own = shared[word]!;
      const { numbers, values } = own;
      const value = values[own.next++]!;
      for (let at = own.next; at < numbers.length; at++) {
        const other = numbers[at]!;
        if (common[other] === 0) met[size++] = other;
        common[other]! += value * values[at]!;
      }
    }
    for (let at = 0; at < size; at++) {
      const other = met[at]!;
      const likeness = common[other]! / Math.sqrt(lengths[number]! * lengths[other]!);
      common[other] = 0;
      if (likeness < leastLikeness) continue;
      const steps = Math.round(likeness * likenessSteps);
      keepMost(kin[number]!, [other, steps]);
      keepMost(kin[other]!, [number, steps]);
    }
  }
  return kin.map((own) => own.toSorted((a, b) => a[0] - b[0]));
}

/** Puts one more among the most alike, where it belongs there: of equal ones those of lesser numbers stay. */
function keepMost(kin: Kin[], one: Kin): void {
  const isBefore = (a: Kin, b: Kin) => a[1] > b[1] || (a[1] === b[1] && a[0] < b[0]);
  if (kin.length === mostKin && !isBefore(one, kin[mostKin - 1]!)) return;
  let place = Math.min(kin.length, mostKin - 1);
  for (; place > 0 && isBefore(one, kin[place - 1]!); place--) kin[place] = kin[place - 1]!;
  kin[place] = one;
}

/** Those that are most alike, of all statements together: as many steps of likeness as have no more than `most`. */
export function strongestOf(alike: Alike, most: number): Alike {
  const counts = new Array<number>(likenessSteps + 1).fill(0);
  for (const kin of alike) for (const [, likeness] of kin) counts[likeness]!++;
  let least = likenessSteps + 1;
  for (let left = most; least > 0 && counts[least - 1]! <= left;) left -= counts[--least]!;
  return alike.map((kin) => kin.filter(([, likeness]) => likeness >= least));
}

/** The same the other way round: of each statement those that it is most like to. */
export function followersOf(alike: Alike): Alike {
  const followers = alike.map((): Kin[] => []);
  alike.forEach((kin, number) => {
    for (const [other, likeness] of kin) followers[other]!.push([number, likeness]);
  });
  return followers;
}

/** The same, as `EncodedAlike`. */
export function encodedFollowersOf(alike: Alike): EncodedAlike {
  return followersOf(alike).map((kin) =>
    kin.flatMap(([number, likeness], at) => [number - (kin[at - 1]?.[0] ?? 0), likeness]),
  );
}

/**
 * A word's statements, and those that are like them: what one says in other words is found by the words of the other.
 *
 * @param followers  of each statement, as they are encoded: few of them are needed, and reading all takes time
 */
export function spread(postings: Postings, followers: EncodedAlike): Postings {
  const gained = new Float64Array(followers.length);
  for (const [number, weight] of postings) {
    const own = followers[number]!;
    let other = 0;
    for (let at = 0; at < own.length; at += 2) {
      other += own[at]!;
      gained[other]! += (share * weight * own[at + 1]!) / likenessSteps;
    }
  }
  const spreadOut = new Map(postings);
  for (let number = 0; number < gained.length; number++) {
    const weight = gained[number]!;
    if (!weight) continue;
    const own = postings.get(number);
    if (own !== undefined || weight >= leastWeight) spreadOut.set(number, (own ?? 0) + weight);
  }
  return spreadOut;
}
