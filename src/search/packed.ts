import type { Facet, FacetTable, FacetTables } from "#search/facets.ts";

/** A facet's table as a file holds it: statements that follow one another mostly have the same values. */
export interface PackedTable {
  readonly values: readonly string[];
  /** The places of values that statements have, each such list once. */
  readonly lists: readonly (readonly number[])[];
  /** In turns: of how many statements, and the place of their list. */
  readonly runs: readonly number[];
}

/** Those of some facets: a large record has them in two files. */
export type PackedTables = Readonly<Partial<Record<Facet, PackedTable>>>;

/** Identifiers as a file holds them: of an account, those of its statements, with a space between. */
export type PackedRecords = readonly (readonly [account: string, numbers: string])[];

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

/** Each table is unpacked when it is first asked for: few are before results are seen. */
export function unpackTables(tables: PackedTables): Partial<FacetTables> {
  return mapTables(tables, (table): FacetTable => {
    let unpacked: FacetTable["of"] | undefined;
    return {
      values: table.values,
      get of() {
        return (unpacked ??= listsOf(table));
      },
    };
  });
}

function listsOf({ lists, runs }: PackedTable): FacetTable["of"] {
  const of: (readonly number[])[] = [];
  for (let at = 0; at < runs.length; at += 2)
    for (let left = runs[at]!; left > 0; left--) of.push(lists[runs[at + 1]!]!);
  return of;
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
  tables: Readonly<Partial<Record<Facet, From>>>,
  change: (table: From) => To,
): Readonly<Partial<Record<Facet, To>>> {
  return Object.fromEntries(Object.entries(tables).map(([facet, table]) => [facet, change(table)]));
}
