import { expect, test } from "vitest";
import { seededRandom } from "#domain/seeded-random.ts";
import { alikeOf, encodedFollowersOf, mostKin } from "#search/alike.ts";
import { facets, facetTables } from "#search/facets.ts";
import type { FacetTables } from "#search/facets.ts";
import {
  packFollowers,
  packRecords,
  packTables,
  packWords,
  unpackFollowers,
  unpackRecords,
  unpackTables,
  unpackWords,
} from "#search/packed.ts";
import { searchedStatements } from "#search/postings.ts";
import { blocksOf } from "#search/text-blocks.ts";
import { fullRecord } from "../fixtures/full-record.ts";

const sizeOf = (value: unknown) => JSON.stringify(value).length;

test("what the file of the search holds is the tables and identifiers", () => {
  const tables = facetTables(fullRecord());
  const records = searchedStatements(fullRecord()).map(({ id }) => id);
  expect(unpackTables(packTables(tables))).toEqual(tables);
  expect(unpackRecords(packRecords(records))).toEqual(records);
});

test("it holds once what statements have that follow one another", () => {
  const of = Array.from({ length: 300 }, (_, number) => [Math.floor(number / 100), 7]);
  const table = { values: ["2011", "2013", "2019"], of };
  const tables = Object.fromEntries(facets.map((facet) => [facet, table])) as unknown as FacetTables;
  expect(unpackTables(packTables(tables))).toEqual(tables);
  expect(sizeOf(packTables(tables))).toBeLessThan(sizeOf(tables) / 10);
  const records = of.map(([account], number) => `2011-05-06-inspection-${account}#f${number}`);
  expect(unpackRecords(packRecords(records))).toEqual(records);
  expect(sizeOf(packRecords(records))).toBeLessThan(sizeOf(records) / 4);
});

test("it holds each two that are alike once, and they follow each other as before", () => {
  const random = seededRandom(11);
  // Words that are shared by few and by many, so that there are statements whom more follow than are kept of them.
  const words = Array.from({ length: 60 }, () => {
    const share = random() * 0.4;
    const numbers = Array.from({ length: 80 }, (_, number) => number).filter(() => random() < share);
    return { numbers, weights: numbers.map(() => 0.5 + random()) };
  });
  const alike = alikeOf(new Map(words.map((word, at) => [`word${at}`, word])), 80);
  const followers = encodedFollowersOf(alike);
  expect(Math.max(...followers.map(({ length }) => length / 2))).toBeGreaterThan(mostKin);
  const blocks = blocksOf(alike);
  const packed = packFollowers(followers, blocks);
  expect(packed.steps.length).toBeLessThan(followers.flat().length / 2);
  expect(unpackFollowers(JSON.parse(JSON.stringify(packed)) as typeof packed, blocks)).toEqual(followers);
  expect(unpackFollowers(packFollowers([[], []], [0, 0]), [0, 0])).toEqual([[], []]);
});

test("of words that begin alike it holds once what they share", () => {
  const known = {
    a: 3,
    plan: 12,
    planned: 2,
    planning: 7,
    plans: 1,
    procédure: 4,
    unaccompanied: 2,
    unaccompaniedness: 1,
  };
  const packed = packWords(known);
  expect(packed.words).toContain("4s1roc");
  expect([...unpackWords(packed)]).toEqual(Object.entries(known));
  expect([...unpackWords(packWords({}))]).toEqual([]);
});

test("accounts that come again stay in their order", () => {
  const records = ["2011#f1", "2011#f2", "2013#f1", "2011#r1"];
  expect(unpackRecords(packRecords(records))).toEqual(records);
  expect(unpackRecords(packRecords([]))).toEqual([]);
});
