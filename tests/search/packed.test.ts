import { expect, test } from "vitest";
import { facetTables } from "#search/facets.ts";
import { packRecords, packTables, unpackRecords, unpackTables } from "#search/packed.ts";
import { searchedStatements } from "#search/postings.ts";
import { fullRecord } from "../fixtures/full-record.ts";

test("what the file of the search holds is the tables and identifiers, in less room", () => {
  const tables = facetTables(fullRecord());
  const records = searchedStatements(fullRecord()).map(({ id }) => id);
  expect(unpackTables(packTables(tables))).toEqual(tables);
  expect(unpackRecords(packRecords(records))).toEqual(records);
  const sizeOf = (value: unknown) => JSON.stringify(value).length;
  expect(sizeOf(packTables(tables))).toBeLessThan(sizeOf(tables) / 2);
  expect(sizeOf(packRecords(records))).toBeLessThan(sizeOf(records) / 3);
});

test("accounts that come again stay in their order", () => {
  const records = ["2011#f1", "2011#f2", "2013#f1", "2011#r1"];
  expect(unpackRecords(packRecords(records))).toEqual(records);
  expect(unpackRecords(packRecords([]))).toEqual([]);
});
