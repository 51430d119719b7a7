import type { SearchGuide } from "#publish/search-guide.ts";
import type { KnownWords, SearchHead } from "#publish/search-index.ts";
import type { SearchRecord } from "#publish/search.ts";
import type { SearchIndex } from "#search/answer.ts";
import type { Places } from "#search/places.ts";
import { recordIn } from "#search/record-file.ts";
import { searcherOf } from "#search/searcher.ts";
import type { Shard } from "#search/shards.ts";

/** What a result shows of a statement. */
export type ResultText = SearchRecord["meta"];

/** All that the search page reads, each file when it is first needed and once. */
export interface OpenedSearch {
  readonly index: SearchIndex;
  /** What results show, by the numbers of their statements. */
  readonly textsOf: (numbers: readonly number[]) => Promise<readonly ResultText[]>;
  /** What all results show, in the order of their numbers, for a file. */
  readonly allTexts: () => Promise<readonly ResultText[]>;
  readonly guide: () => Promise<SearchGuide>;
}

/** A file of the search that could not be loaded, or not be read. */
export class MissingPart extends Error {}

/** What is used of Pagefind's JavaScript interface. Source: pagefind.app/docs/api. */
interface Pagefind {
  readonly init: () => Promise<void>;
  readonly search: (query: string) => Promise<{ readonly results: readonly { readonly id: string }[] }>;
}

/**
 * Opens the search: the index of words, by which results are found, and the records, by which they are shown.
 *
 * @param root  the address of the site
 * @throws MissingPart
 */
export async function openSearch(root: URL): Promise<OpenedSearch> {
  const folder = new URL("search/", root);
  const pagefind = new URL("pagefind/", root);
  const [head, names] = await Promise.all([
    readFile<SearchHead>(new URL("head.words", folder), ({ cuts, facets, names: named }) => cuts && facets && named),
    readFile<readonly string[]>(new URL("records.words", pagefind), ({ length }) => length),
  ]);
  const texts = new Map<number, Promise<ResultText>>();
  const textOf = (number: number) => {
    const loading =
      texts.get(number) ??
      readRecord(new URL(`fragment/${names[number]}.pf_fragment`, pagefind), head.records[number]!);
    texts.set(number, loading);
    loading.catch(() => texts.delete(number));
    return loading;
  };
  const phrases = once(() => openPhrases(pagefind));
  return {
    index: {
      searcher: searcherOf(head.cuts, (part) =>
        readFile<Shard>(
          new URL(`${head.build}/${part}.words`, folder),
          ({ postings, phrases: own }) => postings && own,
        ),
      ),
      records: head.records,
      facets: head.facets,
      names: head.names,
      knownWords: once(async () => new Map(Object.entries(await readFile<KnownWords>(new URL("known.words", folder))))),
      places: once(() =>
        readFile<Places>(new URL("places.words", folder), ({ statements, twins }) => statements && twins),
      ),
      saying: async (phrase) => {
        const { results } = await named((await phrases()).search(`"${phrase}"`), "the index of phrases (pagefind/)");
        return new Set(results.map(({ id }) => names.indexOf(id)).filter((number) => number >= 0));
      },
    },
    textsOf: (numbers) => Promise.all(numbers.map(textOf)),
    allTexts: once(async () =>
      (await readFile<readonly SearchRecord[]>(new URL("data/search.json", root))).map(({ meta }) => meta),
    ),
    guide: once(() => readFile<SearchGuide>(new URL("guide.words", folder), ({ themes }) => themes)),
  };
}

async function openPhrases(folder: URL): Promise<Pagefind> {
  const opening = async () => {
    const { createInstance } = (await import(/* @vite-ignore */ new URL("pagefind.js", folder).href)) as {
      createInstance: (options: { readonly noWorker: boolean }) => Pagefind;
    };
    const pagefind = createInstance({ noWorker: true });
    await pagefind.init();
    return pagefind;
  };
  return named(opening(), "the index of phrases (pagefind/)");
}

async function readRecord(address: URL, id: string): Promise<ResultText> {
  const { meta } = await readFile(address, () => true, recordIn);
  if (meta["record"] !== id)
    throw new MissingPart(`${nameOf(address)} belongs to another day's search: load the page again`);
  return meta;
}

/** Says which part it was that failed. */
async function named<Value>(loading: Promise<Value>, part: string): Promise<Value> {
  try {
    return await loading;
  } catch (cause) {
    throw new MissingPart(`${part} could not be loaded`, { cause });
  }
}

/** Loads when it is first asked for; what failed is tried again when it is asked for again. */
function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/**
 * @param isWhole  whether what was read has what it must
 * @param parse  makes the value from the file's text
 */
async function readFile<Value>(
  address: URL,
  isWhole: (value: Value) => unknown = Boolean,
  parse: (text: string) => Value = (text) => JSON.parse(text) as Value,
): Promise<Value> {
  const response = await named(fetch(address), nameOf(address));
  if (!response.ok) throw new MissingPart(`${nameOf(address)} could not be loaded (answer ${response.status})`);
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    // Some hosts undo the compression on the way.
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = isCompressed ? await decompressed(bytes) : new TextDecoder().decode(bytes);
    const value = parse(text);
    if (!isWhole(value)) throw new Error("not whole");
    return value;
  } catch (cause) {
    throw new MissingPart(`${nameOf(address)} is damaged`, { cause });
  }
}

/** Written to the stream itself: a Blob would take each file through another process. */
async function decompressed(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const writing = writer.write(bytes).then(() => writer.close());
  const [text] = await Promise.all([new Response(readable).text(), writing]);
  return text;
}

function nameOf({ pathname }: URL): string {
  return pathname.split("/").slice(-2).join("/");
}
