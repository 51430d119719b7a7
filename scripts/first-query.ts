import type { InspectionRecord } from "#domain/record.ts";
import { searchFile, searchFiles, sentSearch, splitTables } from "#publish/search-index.ts";
import { answerQuery } from "#search/answer.ts";
import { statementFacets } from "#search/facets.ts";
import { once } from "#search/once.ts";
import { packTables, packWords, unpackWords } from "#search/packed.ts";
import { searcherOf } from "#search/searcher.ts";

/** As many results as the page shows at first. */
const firstPage = 10;

/**
 * What each of some queries loads of the search where nothing was asked before, in bytes compressed: the head, the parts
 * with its words, the texts of the first results, and where it needs them the known words and the places. Left out are the
 * page, its scripts, and the index of phrases, which only quotation marks ask for.
 */
export async function firstQuerySizes(record: InspectionRecord, queries: readonly string[]): Promise<number[]> {
  const { head, shards, texts, words, places, thesaurus } = searchFiles(record);
  const headSize = sentSearch(record).named.get("head")!.length;
  const tables = thesaurus && !record.place ? splitTables(packTables(head.facets)).ofStatements : undefined;
  const known = new Map<object, number>();
  const sizeOf = (content: object) => {
    const size = known.get(content) ?? searchFile(content).length;
    known.set(content, size);
    return size;
  };
  const packedKnown = packWords(words);
  const sizes: number[] = [];
  for (const query of queries) {
    const loaded = new Set<object>();
    const load = <Content extends object>(content: Content) => {
      loaded.add(content);
      return Promise.resolve(content);
    };
    const shared = thesaurus && {
      firstWords: thesaurus.firstWords,
      load: (part: number) => load(thesaurus.shards[part]!),
    };
    const { ranked } = await answerQuery(query, {
      ...head,
      facets: (needed) => {
        if (tables && needed.some((facet) => statementFacets.includes(facet))) loaded.add(tables);
        return Promise.resolve(head.facets);
      },
      searcher: searcherOf(head.cuts, (part) => load(shards[part]!), shared),
      knownWords: once(async () => unpackWords(await load(packedKnown))),
      places: () => load(places),
      saying: () => Promise.resolve(new Set()),
    });
    for (const { number } of ranked.slice(0, firstPage)) loaded.add(texts[head.blocks[number]!]!);
    sizes.push([...loaded].reduce((sum, content) => sum + sizeOf(content), headSize));
  }
  return sizes;
}
