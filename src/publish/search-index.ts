import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { countsOf } from "#search/choices.ts";
import { facetTables, facets } from "#search/facets.ts";
import type { Facet, FacetTables } from "#search/facets.ts";
import { namesOf } from "#search/names.ts";
import type { Name } from "#search/names.ts";
import { searchGuide } from "#publish/search-guide.ts";
import type { SearchGuide } from "#publish/search-guide.ts";
import { searchRecords } from "#publish/search.ts";
import type { SearchRecord } from "#publish/search.ts";
import { packRecords, packTables, packWords } from "#search/packed.ts";
import type { PackedRecords, PackedTables } from "#search/packed.ts";
import { placesOf } from "#search/places.ts";
import type { Places } from "#search/places.ts";
import { searchWords, searchedStatements } from "#search/postings.ts";
import { togetherName } from "#search/spans.ts";
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
export interface PackedHead extends Omit<SearchHead, "records" | "facets"> {
  readonly records: PackedRecords;
  readonly facets: PackedTables;
  /**
   * Where one file holds all other parts, at which byte each ends: those of the index, the texts of results, known words,
   * places.
   */
  readonly ends?: readonly number[];
}

export function packedHead(head: SearchHead): PackedHead {
  return { ...head, records: packRecords(head.records), facets: packTables(head.facets) };
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
export function searchFiles(record: InspectionRecord): SearchFiles {
  const words = searchWords(record);
  const { cuts, shards } = shardsOf(words);
  const { records } = words;
  const tables = facetTables(record);
  const shown = searchRecords(record).map(({ meta }) => meta);
  const blocks = blocksOf(words.alike);
  const texts = numbersIn(blocks).map((numbers) => numbers.map((number) => shown[number]!));
  const build = createHash("sha256")
    .update(`[[${shards.map(textOf).join()}],[${texts.map(textOf).join()}]]`)
    .digest("hex")
    .slice(0, 10);
  const head = { build, cuts, records, facets: tables, names: namesOf(record), blocks, guide: searchGuide(record) };
  return { head, shards, texts, words: knownWords(record), places: placesOf(record) };
}

/** A search as its page and its readers are sent it. */
export interface SentSearch {
  /** As `SearchHead`. */
  readonly build: string;
  /** As `Cuts`. */
  readonly firstWords: readonly string[];
  /** Of each facet, how many statements have each of its values. */
  readonly counts: ReadonlyMap<Facet, ReadonlyMap<string, number>>;
  /** Its head, known words and places, by their names. */
  readonly named: ReadonlyMap<string, SentFile>;
  /** Parts of its index and texts of results, whose addresses begin with its build. */
  readonly ofBuild: ReadonlyMap<string, SentFile>;
  /** As `PackedHead`: of a place of several, whose parts, a hundred and more, are one file of which a reader asks for some. */
  readonly ends?: readonly number[];
}

export type SentFile = Buffer<ArrayBuffer>;

/** Worked out once for each record, and kept compressed: what it is made from is a hundred times as much, for each of many places. */
export const sentSearch = oncePer((record: InspectionRecord): SentSearch => {
  const { head, shards, texts, words, places } = searchFiles(record);
  const { build, cuts, facets: tables, records } = head;
  const all = [...records.keys()];
  const known = {
    build,
    firstWords: cuts.firstWords,
    counts: new Map(facets.map((facet) => [facet, countsOf(all, facet, { values: new Map() }, tables)])),
  };
  const ofBuild = new Map([
    ...shards.map((shard, part) => [String(part), searchFile(shard)] as const),
    ...texts.map((block, number) => [`texts-${number}`, searchFile(block)] as const),
  ]);
  const seldom = new Map([
    ["known", searchFile(packWords(words))],
    ["places", searchFile(places)],
  ]);
  if (!record.place) return { ...known, named: new Map([["head", searchFile(packedHead(head))], ...seldom]), ofBuild };
  const parts = [...ofBuild.values(), ...seldom.values()];
  let length = 0;
  const ends = parts.map((part) => (length += part.length));
  return {
    ...known,
    named: new Map([["head", searchFile({ ...packedHead(head), ends })]]),
    ofBuild: new Map([[togetherName, Buffer.concat(parts)]]),
    ends,
  };
});

/** The largest head, in bytes as it is sent, that is loaded without asking: with it come the parts of a query, as much again. */
const loadedAtOnce = 60_000;

/**
 * How much a search loads before it can answer anything, where that is more than a reader should be sent unasked: only a
 * record of several places grows so far, and each of these has a search of its own.
 *
 * @returns in bytes
 */
export function sizeToAskFor({ named }: Pick<SentSearch, "named">): number | undefined {
  const { length } = named.get("head")!;
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
export function searchFile(value: object): SentFile {
  return gzipSync(textOf(value), { level: 9 });
}

/** Parts are written twice: to name the build by all of them, and each as its file. */
const textOf = oncePer((value: object) => JSON.stringify(value));

export function searchResponse(file: SentFile): Response {
  return new Response(file, { headers: { "content-type": "application/octet-stream" } });
}
