import { expect, test } from "vitest";
import { countsOf, fitsChoices } from "#search/choices.ts";
import type { Facet, FacetTables } from "#search/facets.ts";

const facets = {
  theme: { values: ["plans", "reviews", "staff"], of: [[0, 1], [1], [2], [0]] },
  year: { values: ["2011", "2015", "2022"], of: [[0], [1], [2], [2]] },
  stance: { values: ["concern", "strength"], of: [[0], [0], [1], [1]] },
} as unknown as FacetTables;
const all = [0, 1, 2, 3];
const choose = (values: Partial<Record<Facet, readonly string[]>>, years: { from?: string; to?: string } = {}) => ({
  values: new Map(Object.entries(values).map(([facet, chosen]) => [facet as Facet, new Set(chosen)])),
  ...years,
});

test("one value of each facet must hold, and the year lie between", () => {
  const fitting = (...[values, years]: Parameters<typeof choose>) =>
    all.filter(fitsChoices(choose(values, years), facets));
  expect(fitting({})).toEqual(all);
  expect(fitting({ theme: ["plans", "staff"] })).toEqual([0, 2, 3]);
  expect(fitting({ theme: ["plans", "staff"], stance: ["strength"] })).toEqual([2, 3]);
  expect(fitting({ theme: [] }, { from: "2015" })).toEqual([1, 2, 3]);
  expect(fitting({}, { from: "2015", to: "2015" })).toEqual([1]);
  expect(fitting({ theme: ["unheard"] })).toEqual([]);
});

test("counts say what could be chosen beside what is, nothing as 0", () => {
  const chosen = choose({ theme: ["plans"] }, { from: "2022" });
  expect(Object.fromEntries(countsOf(all, "theme", chosen, facets))).toEqual({ plans: 1, reviews: 0, staff: 1 });
  expect(Object.fromEntries(countsOf(all, "stance", chosen, facets))).toEqual({ concern: 0, strength: 1 });
  expect(Object.fromEntries(countsOf(all, "year", chosen, facets))).toEqual({ 2011: 1, 2015: 0, 2022: 1 });
  expect(Object.fromEntries(countsOf([0, 1], "year", chosen, facets))).toEqual({ 2011: 1, 2015: 0, 2022: 0 });
});
