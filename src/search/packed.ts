import { mostKin } from "#search/alike.ts";
import type { EncodedAlike } from "#search/alike.ts";
import type { Facet, FacetTable, FacetTables } from "#search/facets.ts";
import { numbersIn } from "#search/text-blocks.ts";

/** A facet's table as a file holds it: statements that follow one another mostly have the same values. */
export interface PackedTable {
  readonly values: readonly string[];
  /** The places of values that statements have, each such list once. */
  readonly lists: readonly (readonly number[])[];
  /** In turns: of how many statements, and the place of their list. */
  readonly runs: readonly number[];
}

export type PackedTables = Readonly<Record<Facet, PackedTable>>;

/** Identifiers as a file holds them: of an account, those of its statements, with a space between. */
export type PackedRecords = readonly (readonly [account: string, numbers: string])[];

/**
 * Who follows whom, as a file holds it: each two that are alike once. They are named by their places in the order of the
 * blocks in which texts are read, where those that are alike stand near each other. Which of the two follows the other is
 * not told: it does where the other is among the most like to it that it stands with.
 */
export interface PackedFollowers {
  /** By place: with how many it stands that have a later one. */
  readonly counts: readonly number[];
  /** Of these, of each place in turn, how far each lies from the one before, the first from the place itself. */
  readonly steps: readonly number[];
  /** How like they are, each one digit to the base of `likenessDigits`. */
  readonly likeness: string;
}

const likenessDigits = 36;

/** @param blocks  of each statement, by its number, its block */
export function packFollowers(followers: EncodedAlike, blocks: readonly number[]): PackedFollowers {
  const order = numbersIn(blocks).flat();
  const placeOf: number[] = [];
  order.forEach((number, place) => (placeOf[number] = place));
  const later = order.map(() => new Map<number, number>());
  followers.forEach((own, number) => {
    let other = 0;
    for (let at = 0; at < own.length; at += 2) {
      other += own[at]!;
      const [place, otherPlace] = [placeOf[number]!, placeOf[other]!];
      later[Math.min(place, otherPlace)]!.set(Math.max(place, otherPlace), own[at + 1]!);
    }
  });
  const pairs = later.map((own) => [...own].toSorted(([a], [b]) => a - b));
  return {
    counts: pairs.map(({ length }) => length),
    steps: pairs.flatMap((own, place) => own.map(([other], at) => other - (own[at - 1]?.[0] ?? place))),
    likeness: pairs.flatMap((own) => own.map(([, likeness]) => likeness.toString(likenessDigits))).join(""),
  };
}

export function unpackFollowers(packed: PackedFollowers, blocks: readonly number[]): EncodedAlike {
  const order = numbersIn(blocks).flat();
  const count = order.length;
  // Those that each stands with, as one number each, so that they are sorted soon: how unlike, then their own number.
  const near = order.map((): number[] => []);
  let at = 0;
  order.forEach((number, place) => {
    let otherPlace = place;
    for (let left = packed.counts[place]!; left > 0; left--, at++) {
      otherPlace += packed.steps[at]!;
      const other = order[otherPlace]!;
      const unlike = (likenessDigits - parseInt(packed.likeness[at]!, likenessDigits)) * count;
      near[number]!.push(unlike + other);
      near[other]!.push(unlike + number);
    }
  });
  const followers = order.map((): number[] => []);
  const before = new Int32Array(count);
  near.forEach((own, number) => {
    // As `alikeOf` keeps them.
    const kin = own.length > mostKin ? own.sort((a, b) => a - b).slice(0, mostKin) : own;
    for (const key of kin) {
      const other = key % count;
      followers[other]!.push(number - before[other]!, likenessDigits - Math.floor(key / count));
      before[other] = number;
    }
  });
  return followers;
}

/** Known words as a file holds them. */
export interface PackedWords {
  /** In their order, of each how many letters it begins with as the one before does, nine at most, and the rest: "0plan4ning". */
  readonly words: string;
  readonly counts: readonly number[];
}

/** @param known  by word, without figures, in their order, how many statements it occurs in */
export function packWords(known: Readonly<Record<string, number>>): PackedWords {
  let before = "";
  const words = Object.keys(known).map((word) => {
    let shared = 0;
    while (shared < 9 && word[shared] === before[shared]) shared++;
    before = word;
    return `${shared}${word.slice(shared)}`;
  });
  return { words: words.join(""), counts: Object.values(known) };
}

export function unpackWords({ words, counts }: PackedWords): Map<string, number> {
  let word = "";
  return new Map(
    [...words.matchAll(/(\d)(\D+)/g)].map(([, shared, rest], at) => {
      word = word.slice(0, Number(shared)) + rest!;
      return [word, counts[at]!];
    }),
  );
}

export function packTables(tables: FacetTables): PackedTables {
  return mapTables(tables, ({ values, of }) => {
    const keys = of.map((list) => list.join(" "));
    const lists = new Map(keys.map((key, number) => [key, of[number]!]));
    const places = new Map([...lists.keys()].map((key, place) => [key, place]));
    const runs: number[] = [];
    keys.forEach((key, number) => {
      if (key === keys[number - 1]) runs[runs.length - 2]!++;
      else runs.push(1, places.get(key)!);
    });
    return { values, lists: [...lists.values()], runs };
  });
}

export function unpackTables(tables: PackedTables): FacetTables {
  return mapTables(tables, ({ values, lists, runs }): FacetTable => {
    const of: (readonly number[])[] = [];
    for (let at = 0; at < runs.length; at += 2)
      for (let left = runs[at]!; left > 0; left--) of.push(lists[runs[at + 1]!]!);
    return { values, of };
  });
}

export function packRecords(records: readonly string[]): PackedRecords {
  const packed: [string, string][] = [];
  for (const [account, number] of records.map((id) => id.split("#") as [string, string])) {
    const last = packed.at(-1);
    if (last?.[0] === account) last[1] += ` ${number}`;
    else packed.push([account, number]);
  }
  return packed;
}

export function unpackRecords(packed: PackedRecords): string[] {
  return packed.flatMap(([account, numbers]) => numbers.split(" ").map((number) => `${account}#${number}`));
}

function mapTables<From, To>(
  tables: Readonly<Record<Facet, From>>,
  change: (table: From) => To,
): Readonly<Record<Facet, To>> {
  return Object.fromEntries(Object.entries(tables).map(([facet, table]) => [facet, change(table)])) as Record<
    Facet,
    To
  >;
}
