import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { oncePer } from "#domain/once-per.ts";
import { isOfSeveral, placesOf, recordOf } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { countsOf } from "#search/choices.ts";
import { facetTables, facets, statementFacets } from "#search/facets.ts";
import type { Facet, FacetTables } from "#search/facets.ts";
import { namesOf } from "#search/names.ts";
import type { Name } from "#search/names.ts";
import { searchGuide } from "#publish/search-guide.ts";
import type { SearchGuide } from "#publish/search-guide.ts";
import { resultTexts } from "#publish/search.ts";
import type { ResultText } from "#publish/search.ts";
import { packRecords, packTables, packWords } from "#search/packed.ts";
import type { PackedRecords, PackedTables } from "#search/packed.ts";
import { placesOf as statementPlacesOf } from "#search/places.ts";
import type { Places } from "#search/places.ts";
import { membersIn, searchWords, searchedStatements } from "#search/postings.ts";
import { fileNameOf, filesOf } from "#search/spans.ts";
import type { Lengths } from "#search/spans.ts";
import { sharingShardsOf, shardsOf, thesaurusPartsOf } from "#search/shards.ts";
import type { Cuts, Shard, ThesaurusParts } from "#search/shards.ts";
import { blocksOf, followingBlocks, numbersIn } from "#search/text-blocks.ts";
import { phrasesIn } from "#search/thesaurus.ts";
import { writtenStatement } from "#domain/statement.ts";
import type { ThesaurusSet } from "#domain/thesaurus.ts";
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

/** Parts of a search that lie in files of several, as a page or a head tells of them. */
export interface PartsInFiles {
  /** Names the files. */
  readonly build: string;
  /** As `Cuts`. */
  readonly firstWords: readonly string[];
  readonly lengths: Lengths;
}

/** The same as a file holds it. */
export interface PackedHead extends Omit<SearchHead, "blocks" | "facets" | "records"> {
  readonly records: PackedRecords;
  /** Of a record of several places without `statementFacets`: these are the last of the parts, read by who narrows results. */
  readonly facets: PackedTables;
  /** None where they are `followingBlocks`. */
  readonly blocks?: readonly number[];
  /** Of a record of several places: those of the index, the texts of results; of one of these known words and places too, of the whole the tables that its head has not. */
  readonly lengths?: Lengths;
  /** Of such a record: where the thesaurus lies that all its searches share. */
  readonly thesaurus?: PartsInFiles;
}

export function packedHead({ blocks, ...head }: SearchHead, lengths?: Lengths, thesaurus?: PartsInFiles): PackedHead {
  const { build, cuts, records, facets: tables, names, guide } = head;
  const packed = { build, cuts, records: packRecords(records), facets: packTables(tables), names };
  return lengths && thesaurus ? { ...packed, guide, lengths, thesaurus } : { ...packed, blocks, guide };
}

/** Those that are small, and those in which each statement has other values than the one before. */
export function splitTables(tables: PackedTables): {
  readonly ofDocuments: PackedTables;
  readonly ofStatements: PackedTables;
} {
  const own = (facet: Facet) => [facet, tables[facet]!] as const;
  return {
    ofDocuments: Object.fromEntries(facets.filter((facet) => !statementFacets.includes(facet)).map(own)),
    ofStatements: Object.fromEntries(statementFacets.map(own)),
  };
}

/** Words as they are written, and how many statements they occur in, for mending mistyped ones. */
export type KnownWords = Readonly<Record<string, number>>;

export interface SearchFiles {
  readonly head: SearchHead;
  readonly shards: readonly Shard[];
  /** What results show, in blocks of statements that are alike. */
  readonly texts: readonly (readonly ResultText[])[];
  readonly words: KnownWords;
  readonly places: Places;
  /** Of a record of several places: what its parts have no phrases for. */
  readonly thesaurus?: ThesaurusParts;
}

/** All that a search in a reader's browser is answered from. */
export function searchFiles(record: InspectionRecord): SearchFiles {
  const words = searchWords(record);
  const thesaurus = isShared(record) ? thesaurusIn(record.thesaurus) : undefined;
  const { cuts, shards } = thesaurus ? sharingShardsOf(words) : shardsOf(words);
  const { records } = words;
  const tables = facetTables(record);
  const shown = resultTexts(record);
  const blocks = thesaurus ? followingBlocks(records.length) : blocksOf(words.alike);
  const texts = numbersIn(blocks).map((numbers) => numbers.map((number) => shown[number]!));
  const build = nameOf([shards, texts]);
  const head = { build, cuts, records, facets: tables, names: namesOf(record), blocks, guide: searchGuide(record) };
  const files = { head, shards, texts, words: knownWords(record), places: statementPlacesOf(record) };
  return thesaurus ? { ...files, thesaurus } : files;
}

/** Whether a search is one of many of a record, of the whole or of one of its places. */
function isShared(record: InspectionRecord): boolean {
  return record.place !== undefined || isOfSeveral(record);
}

/** What names some parts: others have another name. */
function nameOf(parts: readonly (readonly object[])[]): string {
  const hash = createHash("sha256").update("[");
  for (const [at, own] of parts.entries()) {
    hash.update(at ? ",[" : "[");
    for (const [place, part] of own.entries()) hash.update(place ? "," : "").update(textOf(part));
    hash.update("]");
  }
  return hash.update("]").digest("hex").slice(0, 10);
}

const thesaurusIn = oncePer((thesaurus: readonly ThesaurusSet[]) =>
  thesaurusPartsOf(phrasesIn(thesaurus).phrases, membersIn(thesaurus)),
);

/** The thesaurus that all searches of a record of several places share. */
export const sentThesaurus = oncePer((thesaurus: readonly ThesaurusSet[]) => {
  const { firstWords, shards } = thesaurusIn(thesaurus);
  return { build: nameOf([shards]), firstWords, ...together(shards.map(searchFile)) };
});

/** Some parts in files of several, which a reader asks for those bytes that a query needs. */
function together(parts: readonly SentFile[]): {
  readonly files: ReadonlyMap<string, SentFile>;
  readonly lengths: Lengths;
} {
  const files = filesOf(parts);
  return {
    files: new Map(files.map((own, file) => [fileNameOf(file), Buffer.concat(own)])),
    lengths: files.map((own) => own.map(({ length }) => length)),
  };
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
  /** As `PackedHead`, but of parts of the index alone. */
  readonly inFiles?: Pick<PackedHead, "lengths" | "thesaurus">;
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
  const seldom = { known: packWords(words), places };
  const named = (files: Readonly<Record<string, object>>) =>
    Object.entries(files).map(([name, value]) => [name, searchFile(value)] as const);
  if (isShared(record)) {
    const { ofDocuments, ofStatements } = splitTables(packTables(tables));
    // Known words and places of the whole have files of their own, as in a record of one place.
    const last = record.place ? Object.values(seldom) : [ofStatements];
    const { lengths, files } = together([...shards, ...texts, ...last].map(searchFile));
    const { files: _, ...thesaurus } = sentThesaurus(record.thesaurus);
    const packed = packedHead(head, lengths, thesaurus);
    return {
      ...known,
      named: new Map(named(record.place ? { head: packed } : { head: { ...packed, facets: ofDocuments }, ...seldom })),
      ofBuild: files,
      inFiles: { lengths: firstOf(lengths, shards.length), thesaurus },
    };
  }
  return {
    ...known,
    named: new Map(named({ head: packedHead(head), ...seldom })),
    ofBuild: new Map([
      ...shards.map((shard, part) => [String(part), searchFile(shard)] as const),
      ...texts.map((block, number) => [`texts-${number}`, searchFile(block)] as const),
    ]),
  };
});

/** What is told of the first parts, and in the last of their files maybe of more. */
function firstOf(lengths: Lengths, count: number): Lengths {
  let before = 0;
  return lengths.filter((own) => {
    const isNeeded = before < count;
    before += own.length;
    return isNeeded;
  });
}

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

const knownWords = oncePer((record: InspectionRecord): KnownWords => {
  const counts = isOfSeveral(record)
    ? sumOf(placesOf(record).map((place) => knownWords(recordOf(record, place))))
    : countsIn(record);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
});

function countsIn(record: InspectionRecord): Map<string, number> {
  const counts = new Map<string, number>();
  for (const statement of searchedStatements(record)) {
    const questions = record.questions.get(writtenStatement(statement).id) ?? [];
    const own = new Set(wordsOf([statement.summary, ...questions].join(" ")).filter((word) => !/\p{N}/u.test(word)));
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Each statement is of one place. */
function sumOf(parts: readonly KnownWords[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const part of parts)
    for (const [word, count] of Object.entries(part)) sums.set(word, (sums.get(word) ?? 0) + count);
  return sums;
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
