import { spread } from "#search/alike.ts";
import { eachOnce } from "#search/once.ts";
import { isSet, setToken } from "#search/postings.ts";
import { rank, tokensOf, unitsOf } from "#search/rank.ts";
import type { Ranked, Unit } from "#search/rank.ts";
import { postingsIn, sensesIn, shardOf, shardsFor } from "#search/shards.ts";
import type { Cuts, Shard } from "#search/shards.ts";

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
  const partsOf = (numbers: readonly number[]) => Promise.all(numbers.map(part));
  const ofStopWords = new Set(Object.values(cuts.phrases).flatMap((senses) => senses.map(([set]) => setToken(set))));
  return {
    async answer(query, isAllowed) {
      const own = shardsFor(query, cuts.firstWords);
      const ofKeys = await partsOf(own);
      const units = unitsOf(query, { get: (stems) => sensesIn([cuts, ...ofKeys], stems) });
      const tokens = tokensOf(units);
      // What stop-words lead to, or a word that is one but for its ending: seldom.
      const words = tokens.filter((token) => !isSet(token)).map((word) => shardOf(word, cuts.firstWords));
      const isLeftOut = (token: string) => ofKeys.every(({ members }) => !Object.hasOwn(members, token));
      const last = tokens.some((token) => ofStopWords.has(token) && isLeftOut(token)) ? [cuts.firstWords.length] : [];
      const loaded = await partsOf([...new Set([...own, ...words, ...last])]);
      const postings = postingsIn(loaded, tokens);
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
