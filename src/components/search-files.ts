import type { SearchGuide } from "#publish/search-guide.ts";
import type { KnownWords, SearchHead } from "#publish/search-index.ts";
import type { SearchRecord } from "#publish/search.ts";
import type { SearchIndex } from "#search/answer.ts";
import type { Places } from "#search/places.ts";
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

/** One hit of Pagefind's JavaScript interface. Source: pagefind.app/docs/api. */
interface Hit {
  readonly id: string;
  readonly data: () => Promise<{ readonly meta: ResultText }>;
}

interface Pagefind {
  readonly init: () => Promise<void>;
  readonly search: (
    query: string | null,
    options?: { readonly sort: Readonly<Record<string, string>> },
  ) => Promise<{ readonly results: readonly Hit[] }>;
}

/**
 * Opens the search: the index of words, by which results are found, and the records, by which they are shown.
 *
 * @param root  the address of the site
 * @throws MissingPart
 */
export async function openSearch(root: URL): Promise<OpenedSearch> {
  const folder = new URL("search/", root);
  const records = once(() => openRecords(root));
  // Both at once: one waits for the other only where results are shown.
  records().catch(() => undefined);
  const head = await readFile<SearchHead>(new URL("head.words", folder), ({ cuts, facets, names }) => cuts && facets && names);
  const guide = once(() => readFile<SearchGuide>(new URL("guide.words", folder), ({ themes }) => themes));
  return {
    index: {
      searcher: searcherOf(head.cuts, (part) =>
        readFile<Shard>(new URL(`${head.build}/${part}.words`, folder), ({ postings, phrases }) => postings && phrases),
      ),
      records: head.records,
      facets: head.facets,
      names: head.names,
      knownWords: once(async () => new Map(Object.entries(await readFile<KnownWords>(new URL("known.words", folder))))),
      places: once(() => readFile<Places>(new URL("places.words", folder), ({ statements, twins }) => statements && twins)),
      saying: async (phrase) => (await records()).saying(phrase),
    },
    textsOf: async (numbers) => {
      const { hits } = await records();
      const texts = await Promise.all(numbers.map((number) => named(hits[number]!.data(), "the texts of results")));
      texts.forEach(({ meta }, at) => {
        if (meta["record"] !== head.records[numbers[at]!]) throw new MissingPart("the texts of results are of another day");
      });
      return texts.map(({ meta }) => meta);
    },
    allTexts: once(async () =>
      (await readFile<readonly SearchRecord[]>(new URL("data/search.json", root))).map(({ meta }) => meta),
    ),
    guide,
  };
}

async function openRecords(root: URL) {
  const address = new URL("pagefind/pagefind.js", root);
  const opened = async () => {
    const { createInstance } = (await import(/* @vite-ignore */ address.href)) as {
      createInstance: (options: object) => Pagefind;
    };
    const pagefind = createInstance({ noWorker: true });
    await pagefind.init();
    const { results } = await pagefind.search(null, { sort: { number: "asc" } });
    if (!results.length) throw new MissingPart(address.pathname);
    return { pagefind, hits: results };
  };
  const { pagefind, hits } = await named(opened(), "the records (pagefind/)");
  const numbers = new Map(hits.map(({ id }, number) => [id, number]));
  return {
    hits,
    async saying(phrase: string): Promise<ReadonlySet<number>> {
      const { results } = await named(pagefind.search(`"${phrase}"`), "the records (pagefind/)");
      return new Set(results.flatMap(({ id }) => numbers.get(id) ?? []));
    },
  };
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

async function readFile<Value>(address: URL, isWhole: (value: Value) => unknown = Boolean): Promise<Value> {
  const name = address.pathname.split("/").slice(-2).join("/");
  const response = await named(fetch(address), name);
  if (!response.ok) throw new MissingPart(`${name} could not be loaded (answer ${response.status})`);
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    // Some hosts undo the compression on the way.
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = isCompressed
      ? await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text()
      : new TextDecoder().decode(bytes);
    const value = JSON.parse(text) as Value;
    if (!isWhole(value)) throw new MissingPart();
    return value;
  } catch (cause) {
    throw new MissingPart(`${name} is damaged`, { cause });
  }
}
