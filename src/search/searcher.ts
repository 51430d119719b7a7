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

/** A thesaurus that several indexes share. */
export interface SharedThesaurus {
  /** As `Cuts`. */
  readonly firstWords: readonly string[];
  /** Fetches a part by its number. */
  readonly load: (part: number) => Promise<Shard>;
}

/**
 * @param load  fetches a part by its number
 * @param shared  where the index has no phrases of its own
 * @throws what `load` throws; a part that could not be loaded is asked for again at the next query
 */
export function searcherOf(cuts: Cuts, load: (shard: number) => Promise<Shard>, shared?: SharedThesaurus): Searcher {
  const part = eachOnce(load);
  const thesaurus = { firstWords: shared?.firstWords ?? cuts.firstWords, part: shared ? eachOnce(shared.load) : part };
  const partsOf = (numbers: readonly number[]) => Promise.all(numbers.map(part));
  const explainedBy = (numbers: readonly number[]) => Promise.all(numbers.map(thesaurus.part));
  const ofStopWords = new Set(Object.values(cuts.phrases).flatMap((senses) => senses.map(([set]) => setToken(set))));
  return {
    async answer(query, isAllowed) {
      const own = shardsFor(query, cuts.firstWords);
      const keys = shardsFor(query, thesaurus.firstWords);
      const [ofKeys] = await Promise.all([explainedBy(keys), partsOf(own)]);
      const units = unitsOf(query, { get: (stems) => sensesIn([cuts, ...ofKeys], stems) });
      const tokens = tokensOf(units);
      // What stop-words lead to, or a word that is one but for its ending: seldom.
      const isLeftOut = (token: string) => ofKeys.every(({ members }) => !Object.hasOwn(members, token));
      const last = tokens.some((token) => ofStopWords.has(token) && isLeftOut(token));
      const inOrder = shared ? tokens : tokens.filter((token) => !isSet(token));
      const loaded = await Promise.all([
        partsOf([...new Set([...own, ...inOrder.map((token) => shardOf(token, cuts.firstWords))])]),
        explainedBy([...keys, ...(last ? [thesaurus.firstWords.length] : [])]),
      ]);
      const parts = [...new Set(loaded.flat())];
      const postings = postingsIn(parts, tokens);
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
            .filter((token) => isSet(token) && postings.has(token))
            .flatMap((set) => parts.flatMap(({ members }) => (members[set] ? [[set, members[set]]] : []))),
        ),
      };
    },
  };
}
