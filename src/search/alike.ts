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

/**
 * Which statements are about the same matter: by the words that they have in common, the rare ones more.
 *
 * @param weights  by word or set, of each statement that has it
 * @param count  of all statements
 */
export function alikeOf(weights: ReadonlyMap<string, ReadonlyMap<number, number>>, count: number): Alike {
  const words: { readonly own: ReadonlyMap<number, number>; readonly value: number }[][] = Array.from(
    { length: count },
    () => [],
  );
  const lengths = new Float64Array(count);
  for (const own of weights.values()) {
    const rarity = Math.log(1 + (count - own.size + 0.5) / (own.size + 0.5));
    const values = new Map([...own].map(([number, weight]) => [number, (rarity * weight) / (weight + 1)]));
    for (const [number, value] of values) {
      lengths[number]! += value ** 2;
      if (own.size <= commonWord && own.size > 1) words[number]!.push({ own: values, value });
    }
  }
  return words.map((ownWords, number) => {
    const common = new Float64Array(count);
    for (const { own, value } of ownWords) for (const [other, its] of own) common[other]! += value * its;
    const found: Kin[] = [];
    common.forEach((sum, other) => {
      const likeness = sum / Math.sqrt(lengths[number]! * lengths[other]!);
      if (other !== number && likeness >= leastLikeness) found.push([other, Math.round(likeness * likenessSteps)]);
    });
    return found
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, mostKin)
      .toSorted((a, b) => a[0] - b[0]);
  });
}

/** The same the other way round: of each statement those that it is most like to. */
export function followersOf(alike: Alike): Alike {
  const followers = alike.map((): Kin[] => []);
  alike.forEach((kin, number) => {
    for (const [other, likeness] of kin) followers[other]!.push([number, likeness]);
  });
  return followers;
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
