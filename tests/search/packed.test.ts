import { expect, test } from "vitest";
import { facets, facetTables } from "#search/facets.ts";
import type { FacetTables } from "#search/facets.ts";
import { packRecords, packTables, packWords, unpackRecords, unpackTables, unpackWords } from "#search/packed.ts";
import { searchedStatements } from "#search/postings.ts";
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
