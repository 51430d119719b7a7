import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readRecord } from "#record/read.ts";
import { encodedFollowersOf, spread } from "#search/alike.ts";
import { isSet, searchWords, setToken } from "#search/postings.ts";
import { rank, unitsOf } from "#search/rank.ts";
import { searcherOf } from "#search/searcher.ts";
import {
  keyWord,
  postingsIn,
  shardOf,
  shardsFor,
  shardsOf,
  sharingShardsOf,
  thesaurusPartsOf,
} from "#search/shards.ts";
import { atLeastOne } from "../at-least-one.ts";
import { madeUpRecord } from "./made-up.ts";

const queries = (parse(readFileSync("tests/search/queries.yaml", "utf8")) as readonly { readonly q: string }[]).map(
  ({ q }) => q,
);
const whole = searchWords(readRecord(process.cwd()));
const followers = encodedFollowersOf(whole.alike);
const { cuts, shards } = shardsOf(whole);

/** A search that nothing was asked of yet, and the numbers of the parts that it has loaded. */
function loading() {
  const loaded: number[] = [];
  const { answer } = searcherOf(cuts, (part) => {
    loaded.push(part);
    return Promise.resolve(shards[part]!);
  });
  return { answer, loaded };
}

test("an index in parts answers every query as the whole does", { timeout: 60_000 }, async () => {
  const { answer } = searcherOf(cuts, (part) => Promise.resolve(shards[part]!));
  for (const query of atLeastOne(queries)) {
    const units = unitsOf(query, whole.phrases);
    const answered = await answer(query);
    expect(answered.units, query).toEqual(units);
    const spreadOut = (token: string) => {
      const own = whole.postings.get(token);
      return own && spread(own, followers);
    };
    expect(answered.ranked, query).toEqual(rank(units, spreadOut, whole.records.length));
  }
});

test(
  "an index that shares its thesaurus answers every query as one that has its own",
  { timeout: 60_000 },
  async () => {
    const { answer } = searcherOf(cuts, (part) => Promise.resolve(shards[part]!));
    const sharing = sharingShardsOf(whole);
    const thesaurus = thesaurusPartsOf(whole.phrases, whole.members);
    const { answer: answerSharing } = searcherOf(sharing.cuts, (part) => Promise.resolve(sharing.shards[part]!), {
      firstWords: thesaurus.firstWords,
      load: (part) => Promise.resolve(thesaurus.shards[part]!),
    });
    // With words that lead to sets of which nothing is said, and with stop-words alone.
    const unsaid = [...whole.phrases].filter(([, senses]) =>
      senses.some(({ set }) => !whole.postings.has(setToken(set))),
    );
    const ofStopWords = [...whole.phrases.keys()].filter((stems) => keyWord(stems) === undefined);
    for (const query of [...queries, ...unsaid.map(([stems]) => stems), ...atLeastOne(ofStopWords)])
      expect(await answerSharing(query), query).toEqual(await answer(query));
  },
);

test("each word and set of an index that shares its thesaurus stands in one part", () => {
  const { shards: parts } = sharingShardsOf(whole);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.flatMap(({ postings }) => Object.keys(postings)).toSorted()).toEqual(
    [...whole.postings.keys()].toSorted(),
  );
});

test("every word stands in the part that is asked for it", () => {
  for (const [word, postings] of atLeastOne([...whole.postings].filter(([token]) => !isSet(token)))) {
    const part = shards[shardOf(word, cuts.firstWords)]!;
    expect(postingsIn([part], [word]).get(word), word).toEqual(postings);
  }
});

test("a set stands in every part that leads to it, with its phrases", () => {
  for (const [stems, senses] of atLeastOne([...whole.phrases])) {
    const key = keyWord(stems);
    const part = key === undefined ? shards.at(-1)! : shards[shardOf(key, cuts.firstWords)]!;
    for (const token of senses.map(({ set }) => setToken(set)).filter((set) => whole.postings.has(set))) {
      expect(postingsIn([part], [token]).get(token), token).toEqual(whole.postings.get(token));
      expect(part.members[token], token).toEqual(whole.members.get(token));
    }
  }
});

test("the parts of a query's words are known before anything is loaded, and are all that nearly every query needs", async () => {
  const further: string[] = [];
  for (const query of atLeastOne(queries)) {
    const { answer, loaded } = loading();
    await answer(query);
    const own = shardsFor(query, cuts.firstWords);
    expect(loaded.slice(0, own.length), query).toEqual(own);
    if (loaded.length > own.length) further.push(query);
  }
  expect(further.length).toBeLessThan(queries.length / 10);
});

test("of a part those words alone are read that are asked for, and nothing that it does not have", () => {
  const [token] = Object.keys(shards[0]!.postings);
  expect([...postingsIn([shards[0]!], [token!, "constructor", "zyzzyva"]).keys()]).toEqual([token]);
});

test("a query loads few parts, and each once", async () => {
  const { answer, loaded } = loading();
  await answer("caseloads");
  const first = loaded.length;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(shards.length / 4);
  await answer("caseloads");
  expect(loaded).toHaveLength(first);
});

test("a part that could not be loaded is asked for again", async () => {
  let isBroken = true;
  const { answer } = searcherOf(cuts, (part) =>
    isBroken ? Promise.reject(new Error("no connection")) : Promise.resolve(shards[part]!),
  );
  await expect(answer("caseloads")).rejects.toThrow("no connection");
  isBroken = false;
  expect((await answer("caseloads")).ranked.length).toBeGreaterThan(0);
});

test("a word that stands nowhere is named, and one that stands under another name alone is told apart", async () => {
  const own = shardsOf(
    searchWords(
      madeUpRecord({ summaries: ["Supervision was rare."], sets: [{ near: ["supervision"], from: ["catch-up"] }] }),
    ),
  );
  const { answer } = searcherOf(own.cuts, (part) => Promise.resolve(own.shards[part]!));
  const { unknown, absent, ranked, members } = await answer("catch-up genogram supervision");
  expect(unknown).toEqual(["genogram"].concat(unknown.filter((word) => word === "up")));
  expect(absent).toContain("catch");
  expect(absent).not.toContain("supervision");
  expect(ranked).toHaveLength(1);
  expect([...members.values()].flat()).toContain("supervision");
});
