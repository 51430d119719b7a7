import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { facetTables } from "#search/facets.ts";
import type { FacetTables } from "#search/facets.ts";
import { namesOf } from "#search/names.ts";
import type { Name } from "#search/names.ts";
import { searchGuide } from "#publish/search-guide.ts";
import type { SearchGuide } from "#publish/search-guide.ts";
import { searchRecords } from "#publish/search.ts";
import type { SearchRecord } from "#publish/search.ts";
import { packFollowers, packRecords, packTables } from "#search/packed.ts";
import type { PackedFollowers, PackedRecords, PackedTables } from "#search/packed.ts";
import { placesOf } from "#search/places.ts";
import type { Places } from "#search/places.ts";
import { searchWords, searchedStatements } from "#search/postings.ts";
import { shardsOf } from "#search/shards.ts";
import type { Cuts, Shard } from "#search/shards.ts";
import { blocksOf, numbersIn } from "#search/text-blocks.ts";
import { writtenStatement } from "#domain/statement.ts";
import { wordsOf } from "#search/words.ts";

/** What a search needs before it knows the query. */
export interface SearchHead {
  /** Names the parts that belong to it, so that those of another build are never taken for them. */
  readonly build: string;
  readonly cuts: Cuts;
  /** The identifiers of the statements, by their numbers. */
  readonly records: readonly string[];
  readonly facets: FacetTables;
  readonly names: readonly Name[];
  /** Of each statement, by its number, the block that holds what a result shows of it. */
  readonly blocks: readonly number[];
  readonly guide: SearchGuide;
}

/** The same as a file holds it. */
export interface PackedHead extends Omit<SearchHead, "cuts" | "records" | "facets"> {
  readonly cuts: Omit<Cuts, "followers">;
  readonly followers: PackedFollowers;
  readonly records: PackedRecords;
  readonly facets: PackedTables;
}

export function packedHead(head: SearchHead): PackedHead {
  const { followers, ...cuts } = head.cuts;
  return {
    ...head,
    cuts,
    followers: packFollowers(followers, head.blocks),
    records: packRecords(head.records),
    facets: packTables(head.facets),
  };
}

/** Words as they are written, and how many statements they occur in, for mending mistyped ones. */
export type KnownWords = Readonly<Record<string, number>>;

export interface SearchFiles {
  readonly head: SearchHead;
  readonly shards: readonly Shard[];
  /** What results show, in blocks of statements that are alike. */
  readonly texts: readonly (readonly SearchRecord["meta"][])[];
  readonly words: KnownWords;
  readonly places: Places;
}

/** All that a search in a reader's browser is answered from. */
export const searchFiles = oncePer((record: InspectionRecord): SearchFiles => {
  const words = searchWords(record);
  const { cuts, shards } = shardsOf(words);
  const { records } = words;
  const facets = facetTables(record);
  const shown = searchRecords(record).map(({ meta }) => meta);
  const blocks = blocksOf(words.alike);
  const texts = numbersIn(blocks).map((numbers) => numbers.map((number) => shown[number]!));
  const build = createHash("sha256")
    .update(JSON.stringify([shards, texts]))
    .digest("hex")
    .slice(0, 10);
  const head = { build, cuts, records, facets, names: namesOf(record), blocks, guide: searchGuide(record) };
  return { head, shards, texts, words: knownWords(record), places: placesOf(record) };
});

/** The largest head, in bytes as it is sent, that is loaded without asking: with it come the parts of a query, as much again. */
const loadedAtOnce = 60_000;

/**
 * How much a search loads before it can answer anything, where that is more than a reader should be sent unasked: only a
 * record of several places grows so far, and each of these has a search of its own.
 *
 * @returns in bytes
 */
export function sizeToAskFor({ head }: SearchFiles): number | undefined {
  const { length } = compressed(packedHead(head));
  return length > loadedAtOnce ? length : undefined;
}

function knownWords(record: InspectionRecord): KnownWords {
  const counts = new Map<string, number>();
  for (const statement of searchedStatements(record)) {
    const questions = record.questions.get(writtenStatement(statement).id) ?? [];
    const own = new Set(wordsOf([statement.summary, ...questions].join(" ")).filter((word) => !/\p{N}/u.test(word)));
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A file of the search: JSON, compressed here, so that it is small from any host.
 * No timestamp: two builds give the same bytes.
 */
export function searchFile(value: unknown): Response {
  return new Response(compressed(value), { headers: { "content-type": "application/octet-stream" } });
}

function compressed(value: unknown): Buffer<ArrayBuffer> {
  return gzipSync(JSON.stringify(value), { level: 9 });
}
