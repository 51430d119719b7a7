import { MissingPart, named, phraseIndexName } from "#components/missing-part.ts";
import type { SearchGuide } from "#publish/search-guide.ts";
import type { PackedHead, PartsInFiles } from "#publish/search-index.ts";
import type { ResultText } from "#publish/search.ts";
import type { SearchIndex } from "#search/answer.ts";
import type { FacetTables } from "#search/facets.ts";
import { unpackRecords, unpackTables, unpackWords } from "#search/packed.ts";
import type { PackedTables, PackedWords } from "#search/packed.ts";
import type { Places } from "#search/places.ts";
import { eachOnce, once } from "#search/once.ts";
import { says } from "#search/phrases.ts";
import { searcherOf } from "#search/searcher.ts";
import { followingBlocks, numbersIn } from "#search/text-blocks.ts";
import { spanOf } from "#search/spans.ts";
import { shardsFor } from "#search/shards.ts";
import type { Shard } from "#search/shards.ts";

/** All that the search page reads, each file when it is first needed and once. */
export interface OpenedSearch {
  readonly index: SearchIndex;
  /** What results show, by the numbers of their statements. */
  readonly textsOf: (numbers: readonly number[]) => Promise<readonly ResultText[]>;
  readonly guide: SearchGuide;
}

/** What a page knows of the search before it loads anything of it. */
export interface KnownParts {
  /** As `SearchHead`; of another than the head's nothing is used. */
  readonly build: string;
  /** As `Cuts`. */
  readonly firstWords: readonly string[];
  /** As `PackedHead`, of the parts of the index. */
  readonly lengths?: PartsInFiles["lengths"] | undefined;
  /** As `PackedHead`. */
  readonly thesaurus?: PartsInFiles | undefined;
}

export interface SearchFolder {
  /**
   * Opens the search: the index of words, by which results are found, and the records, by which they are shown.
   *
   * @throws MissingPart
   */
  readonly open: () => Promise<OpenedSearch>;
  /** Loads what a query will need, beside the rest and not after it. */
  readonly loadFor: (query: string) => void;
}

/**
 * @param home  the address of the site, or of the place that is searched
 * @param root  the address of the site
 */
export function searchFolder(home: URL, root: URL, known: KnownParts): SearchFolder {
  const folder = new URL("search/", home);
  const pagefind = home.href === root.href ? new URL("pagefind/", root) : undefined;
  const part = eachOnce((address: string) =>
    readFile<Shard>(new URL(address), ({ postings, phrases }) => postings && phrases),
  );
  const partAt: PartAt = (parts, number) => part(wordsFile(folder, parts, number, number).href);
  const ofThesaurus: PartAt = (parts, number) => part(wordsFile(new URL("search/", root), parts, number, number).href);
  return {
    open: once(() => openSearch(pagefind, folder, partAt, ofThesaurus)),
    loadFor: (query) => {
      // What fails is asked for again when it is needed.
      for (const number of shardsFor(query, known.firstWords)) partAt(known, number).catch(() => undefined);
      const { thesaurus } = known;
      for (const number of thesaurus ? shardsFor(query, thesaurus.firstWords) : [])
        ofThesaurus(thesaurus!, number).catch(() => undefined);
    },
  };
}

type Parts = Pick<KnownParts, "build" | "lengths">;

type PartAt = (parts: Parts, number: number) => Promise<Shard>;

/** @param at  the place of the part, where files hold several */
function wordsFile(folder: URL, { build, lengths }: Parts, own: string | number, at: number): URL {
  const { name, span } = lengths ? spanOf(at, lengths) : { name: own, span: "" };
  return new URL(`${build}/${name}.words${span}`, folder);
}

/** @param pagefind  where the index of phrases is; undefined of a place of several, which has none */
async function openSearch(
  pagefind: URL | undefined,
  folder: URL,
  partAt: PartAt,
  ofThesaurus: PartAt,
): Promise<OpenedSearch> {
  const head = await readFile<PackedHead>(
    new URL("head.words", folder),
    ({ cuts, records, facets, names: named, blocks, lengths, thesaurus, guide }) =>
      cuts && records && facets && named && (blocks ?? (lengths && thesaurus)) && guide,
  );
  const records = unpackRecords(head.records);
  const blockOf = head.blocks ?? followingBlocks(records.length);
  const blocks = numbersIn(blockOf);
  const block = eachOnce((number: number) => {
    const address = wordsFile(folder, head, `texts-${number}`, head.cuts.firstWords.length + number);
    return readFile<readonly ResultText[]>(address, ({ length }) => length === blocks[number]!.length);
  });
  const textOf = async (number: number) => {
    const own = blockOf[number]!;
    return (await block(own))[blocks[own]!.indexOf(number)]!;
  };
  const textsOf = (numbers: readonly number[]) => Promise.all(numbers.map(textOf));
  /** Of a record of several places. */
  const lastPart = (fromEnd: number) => wordsFile(folder, head, "", head.lengths!.flat().length - fromEnd);
  /** What is asked for seldom: of a place of several the last of its parts. */
  const seldom = (name: string, fromEnd: number) => (pagefind ? new URL(`${name}.words`, folder) : lastPart(fromEnd));
  const tables = unpackTables(head.facets);
  const allTables = once(async () => ({
    ...tables,
    ...unpackTables(await readFile<PackedTables>(lastPart(1), ({ theme }) => theme)),
  }));
  const names = once(() => readFile<readonly string[]>(new URL("records.words", pagefind), ({ length }) => length));
  /** Seldom asked, and its code read then. */
  const phrases = once(() =>
    named(import("#components/phrase-index.ts"), phraseIndexName).then(({ phraseIndex }) => phraseIndex(pagefind!)),
  );
  return {
    index: {
      searcher: searcherOf(
        head.cuts,
        (number) => partAt(head, number),
        head.thesaurus && {
          firstWords: head.thesaurus.firstWords,
          load: (number) => ofThesaurus(head.thesaurus!, number),
        },
      ),
      records,
      facets: async (needed) => (needed.every((facet) => tables[facet]) ? tables : await allTables()) as FacetTables,
      names: head.names,
      knownWords: once(async () => unpackWords(await readFile<PackedWords>(seldom("known", 2)))),
      places: once(() => readFile<Places>(seldom("places", 1), ({ statements, twins }) => statements && twins)),
      saying: async (phrase) => {
        if (!pagefind) {
          // The texts of a place are as soon read as an index of phrases and what reads it.
          const texts = await textsOf([...records.keys()]);
          const isSaid = ({ summary = "", themes = "" }: ResultText) =>
            [summary, ...themes.split(" · ")].some((text) => says(text, phrase));
          return new Set([...texts.keys()].filter((number) => isSaid(texts[number]!)));
        }
        const [results, ids] = await Promise.all([phrases().then(({ saying }) => saying(phrase)), names()]);
        return new Set(results.map((id) => ids.indexOf(id)).filter((number) => number >= 0));
      },
    },
    textsOf,
    guide: head.guide,
  };
}

/**
 * @param address  of a part of a file it ends as `spanOf`
 * @param isWhole  whether what was read has what it must
 * @param parse  makes the value from the file's text
 */
async function readFile<Value>(address: URL, isWhole: (value: Value) => unknown = Boolean): Promise<Value> {
  try {
    const bytes = await bytesAt(address);
    // Some hosts undo the compression on the way.
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = isCompressed ? await decompressed(bytes) : new TextDecoder().decode(bytes);
    const value = JSON.parse(text) as Value;
    if (!isWhole(value)) throw new Error("not whole");
    return value;
  } catch (cause) {
    // Where a network's own page came in its place, or half of it, the next try asks for it again.
    wholes.delete(fileOf(address));
    if (cause instanceof MissingPart) throw cause;
    throw new MissingPart(`${nameOf(address)} is damaged`, { cause });
  }
}

/** Files of which a host gave the whole where it was asked for a part. */
const wholes = new Map<string, Uint8Array<ArrayBuffer>>();

async function bytesAt(address: URL): Promise<Uint8Array<ArrayBuffer>> {
  const span = /^#(?<start>\d+)-(?<end>\d+)$/.exec(address.hash)?.groups;
  const [start, end] = [Number(span?.["start"]), Number(span?.["end"])];
  const file = fileOf(address);
  const known = wholes.get(file);
  if (known) return known.subarray(start, end);
  const headers: HeadersInit = span ? { range: `bytes=${start}-${end - 1}` } : {};
  const response = await named(fetch(file, { headers }), nameOf(address));
  if (!response.ok) throw new MissingPart(`${nameOf(address)} could not be loaded (answer ${response.status})`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!span) return bytes;
  if (response.status === 206) {
    // A store between host and reader may keep one part and give it for another.
    if (!response.headers.get("content-range")?.startsWith(`bytes ${start}-${end - 1}/`))
      throw new MissingPart(`${nameOf(address)} came in another part than was asked for`);
    return bytes;
  }
  wholes.set(file, bytes);
  return bytes.subarray(start, end);
}

/** Written to the stream itself: a Blob would take each file through another process. */
async function decompressed(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!("DecompressionStream" in globalThis))
    throw new MissingPart("this browser is older than the search can be, and cannot unpack what it reads");
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const writing = writer.write(bytes).then(() => writer.close());
  const [text] = await Promise.all([new Response(readable).text(), writing]);
  return text;
}

function fileOf({ href }: URL): string {
  return href.replace(/#.*/, "");
}

function nameOf({ pathname }: URL): string {
  return pathname.split("/").slice(-2).join("/");
}
