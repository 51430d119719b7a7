import { expect, test } from "vitest";
import { facetTables, facets } from "#search/facets.ts";
import { searchedStatements } from "#search/postings.ts";
import { atLeastOne } from "../at-least-one.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord(
  {
    "2013-02-01": { concerns: ["plans health"], recommendations: ["plans"] },
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north", concerns: ["recording"] },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west", twin: "2022-11-25 north", shares: ["f01"] },
  },
  [],
  { inspections: { "2016-04-27": { strengths: ["supervision"] } } },
);
const statements = searchedStatements(record).map(({ id }) => id);
const tables = facetTables(record);

/** The values of a facet that a statement has. */
function valuesOf(facet: keyof typeof tables, id: string) {
  const { values, of } = tables[facet];
  return of[statements.indexOf(id)]!.map((place) => values[place]);
}

test("what twin documents share is there once, and is both councils' and both documents'", () => {
  const shared = "2022-11-25-inspection-north#f01";
  expect(statements).toEqual([
    "2013-02-01-inspection-county#f01",
    "2013-02-01-inspection-county#r01",
    shared,
    "2016-04-27-known-county#f01",
  ]);
  expect(valuesOf("authority", shared)).toEqual(["north", "west"]);
  expect(valuesOf("document", shared)).toEqual(["2022-11-25-inspection-north", "2022-11-25-inspection-west"]);
});

test("a statement has all its themes, the year of its fieldwork, and whether it is reported", () => {
  expect(valuesOf("theme", "2013-02-01-inspection-county#f01")).toEqual(["plans", "health"]);
  expect(valuesOf("year", "2022-11-25-inspection-north#f01")).toEqual(["2022"]);
  expect(valuesOf("provenance", "2016-04-27-known-county#f01")).toEqual(["secondary"]);
  expect(valuesOf("provenance", "2013-02-01-inspection-county#f01")).toEqual(["primary"]);
});

test("a recommendation has no stance, and says so as one", () => {
  expect(valuesOf("stance", "2013-02-01-inspection-county#r01")).toEqual(["recommendation"]);
  expect(valuesOf("stance", "2013-02-01-inspection-county#f01")).toEqual(["concern"]);
});

test.each(atLeastOne(facets))("every statement has a line in the table of %s, and every value a statement", (facet) => {
  const { values, of } = tables[facet];
  expect(of).toHaveLength(statements.length);
  expect([...new Set(of.flat())].toSorted((a, b) => a - b)).toEqual(values.map((_, place) => place));
});
