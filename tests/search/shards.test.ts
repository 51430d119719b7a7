import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readRecord } from "#record/read.ts";
import { followersOf, spread } from "#search/alike.ts";
import { isSet, searchWords, setToken } from "#search/postings.ts";
import { rank, unitsOf } from "#search/rank.ts";
import { searcherOf } from "#search/searcher.ts";
import { keyWord, postingsIn, shardOf, shardsOf } from "#search/shards.ts";
import { atLeastOne } from "../at-least-one.ts";
import { madeUpRecord } from "./made-up.ts";

const queries = (parse(readFileSync("tests/search/queries.yaml", "utf8")) as readonly { readonly q: string }[]).map(
  ({ q }) => q,
);
const whole = searchWords(readRecord(process.cwd()));
const followers = followersOf(whole.alike).map((kin) =>
  kin.flatMap(([number, likeness], at) => [number - (kin[at - 1]?.[0] ?? 0), likeness]),
);
const { cuts, shards } = shardsOf(whole);

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

test("every word stands in the part that is asked for it", () => {
  for (const [token, postings] of whole.postings)
    expect(postingsIn(shards[shardOf(token, cuts)]!, [token]).get(token), token).toEqual(postings);
});

test("a set stands in a part that is loaded for one of its phrases", () => {
  for (const [token] of atLeastOne([...whole.postings].filter(([name]) => isSet(name)))) {
    const words = [...whole.phrases].flatMap(([stems, senses]) =>
      senses.some(({ set }) => setToken(set) === token) ? [keyWord(stems) ?? ""] : [],
    );
    expect(
      words.map((word) => shardOf(word, cuts)),
      token,
    ).toContain(shardOf(token, cuts));
  }
});

test("of a part those words alone are read that are asked for, and nothing that it does not have", () => {
  const [token] = Object.keys(shards[0]!.postings);
  expect([...postingsIn(shards[0]!, [token!, "constructor", "zyzzyva"]).keys()]).toEqual([token]);
});

test("a query loads few parts, and each once", async () => {
  const loaded: number[] = [];
  const { answer } = searcherOf(cuts, (part) => {
    loaded.push(part);
    return Promise.resolve(shards[part]!);
  });
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
