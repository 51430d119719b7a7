import type { KnownWords, SearchHead } from "#publish/search-index.ts";
import { searcherOf } from "#search/searcher.ts";
import type { Searcher } from "#search/searcher.ts";
import type { Shard } from "#search/shards.ts";

/** What a search needs before it knows the query, and what answers it. */
export interface OpenedSearch {
  readonly head: SearchHead;
  readonly searcher: Searcher;
  /** Loaded when a word is unknown. */
  readonly knownWords: () => Promise<ReadonlyMap<string, number>>;
}

/**
 * Opens the index of words.
 *
 * @param folder  the address of the search page
 * @throws Error that names the file that could not be read
 */
export async function openSearch(folder: URL): Promise<OpenedSearch> {
  const head = await readFile<SearchHead>(new URL("head.words", folder));
  let known: Promise<ReadonlyMap<string, number>> | undefined;
  return {
    head,
    searcher: searcherOf(head.cuts, (part) => readFile<Shard>(new URL(`${head.build}/${part}.words`, folder))),
    knownWords: () =>
      (known ??= readFile<KnownWords>(new URL("known.words", folder)).then(
        (words) => new Map(Object.entries(words)),
        (error: unknown) => {
          known = undefined;
          throw error;
        },
      )),
  };
}

async function readFile<Value>(address: URL): Promise<Value> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address.pathname} could not be loaded`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Some hosts undo the compression on the way.
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = isCompressed
    ? await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text()
    : new TextDecoder().decode(bytes);
  return JSON.parse(text) as Value;
}
