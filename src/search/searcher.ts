import { spread } from "#search/alike.ts";
import { eachOnce } from "#search/once.ts";
import { isSet } from "#search/postings.ts";
import { rank, tokensOf, unitsOf } from "#search/rank.ts";
import type { Ranked, Unit } from "#search/rank.ts";
import { keyWord, postingsIn, sensesIn, shardOf } from "#search/shards.ts";
import type { Cuts, Shard } from "#search/shards.ts";
import { stemOf, wordsOf } from "#search/words.ts";

export interface Answer {
  /** The best first. */
  readonly ranked: readonly Ranked[];
  readonly units: readonly Unit[];
  /** Words that stand nowhere, neither as themselves nor by another name. */
  readonly unknown: readonly string[];
  /** Words that stand nowhere as themselves: by another name, or not at all. */
  readonly absent: readonly string[];
  /** By a set that was asked for: its phrases, as they are written. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** Answers queries from an index in parts, of which it loads those that it needs, each once. */
export interface Searcher {
  readonly answer: (query: string, isAllowed?: (number: number) => boolean) => Promise<Answer>;
}

/**
 * @param load  fetches a part by its number
 * @throws what `load` throws; a part that could not be loaded is asked for again at the next query
 */
export function searcherOf(cuts: Cuts, load: (shard: number) => Promise<Shard>): Searcher {
  const part = eachOnce(load);
  const partsOf = (tokens: readonly string[]) =>
    Promise.all([...new Set(tokens.map((token) => shardOf(token, cuts)))].map(part));
  return {
    async answer(query, isAllowed) {
      const own = [...new Set(wordsOf(query).map(stemOf))];
      const keys = own.filter((stem) => keyWord(stem) !== undefined);
      const ofKeys = [cuts, ...(await partsOf(keys))];
      const units = unitsOf(query, { get: (stems) => sensesIn(ofKeys, stems) });
      const tokens = tokensOf(units);
      const loaded = await partsOf(tokens);
      const postings = new Map(loaded.flatMap((shard) => [...postingsIn(shard, tokens)]));
      const isKnown = ({ asked }: Unit) => asked.some(({ token }) => postings.has(token));
      const spreadOut = new Map([...postings].map(([token, own]) => [token, spread(own, cuts.followers)]));
      return {
        ranked: rank(units, (token) => spreadOut.get(token), cuts.count, isAllowed),
        units,
        unknown: units.filter((unit) => !isKnown(unit)).map(({ word }) => word),
        absent: units
          .filter(({ asked }) => isSet(asked[0]!.token) || !postings.has(asked[0]!.token))
          .map(({ word }) => word),
        members: new Map(
          tokens
            .filter(isSet)
            .flatMap((set) => loaded.flatMap(({ members }) => (members[set] ? [[set, members[set]]] : []))),
        ),
      };
    },
  };
}
