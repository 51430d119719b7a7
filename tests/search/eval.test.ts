import { beforeAll, describe, expect, test } from "vitest";
import { readRecord } from "#record/read.ts";
import { answeringOf, halves, meanOf, readQueries, scoreOf } from "./evaluation.ts";
import type { GradedQuery, Score } from "./evaluation.ts";
import { atLeastOne } from "../at-least-one.ts";

const record = readRecord(process.cwd());
const queries = readQueries(process.cwd());
const scores = new Map<GradedQuery, Score>();

beforeAll(async () => {
  const answer = answeringOf(record);
  for (const query of queries) scores.set(query, scoreOf(query, await answer(query.q)));
}, 60_000);

/**
 * A little below what `npm run search:eval` prints, so that a word more in the content, which moves a result or two by one
 * place, ends no build, and a fault in the ranking does.
 */
const floors: Readonly<Record<string, { readonly ndcg5: number; readonly recall10: number }>> = {
  tuning: { ndcg5: 0.81, recall10: 0.83 },
  "tuning, in other words": { ndcg5: 0.72, recall10: 0.74 },
  "kept aside": { ndcg5: 0.81, recall10: 0.83 },
  "kept aside, in other words": { ndcg5: 0.71, recall10: 0.74 },
};

test.each(atLeastOne(Object.entries(floors)))("queries are answered well: %s", (name, floor) => {
  const own = atLeastOne(queries.filter(halves[name]!));
  const { ndcg5, recall10, empty } = meanOf(own.map((query) => scores.get(query)!));
  expect(ndcg5).toBeGreaterThan(floor.ndcg5);
  expect(recall10).toBeGreaterThan(floor.recall10);
  expect(empty).toBe(0);
});

describe("the queries", () => {
  test("are many, half of them in other words, and a third of each kind is kept aside", () => {
    expect(queries.length).toBeGreaterThanOrEqual(100);
    const share = (list: readonly GradedQuery[], isIn: (query: GradedQuery) => boolean) =>
      list.filter(isIn).length / list.length;
    const isCross = ({ kind }: GradedQuery) => kind === "cross";
    expect(share(queries, isCross)).toBeGreaterThanOrEqual(0.45);
    expect(share(queries, ({ aside }) => aside === true)).toBeCloseTo(1 / 3, 1);
    expect(share(queries.filter(isCross), ({ aside }) => aside === true)).toBeCloseTo(1 / 3, 1);
  });

  test.each(atLeastOne(queries))("$q is judged by statements that there are, one of them exactly", ({ relevant }) => {
    const ids = new Set([...record.findings, ...record.recommendations].map(({ id }) => id));
    for (const { findings } of record.knownInspections) for (const { id } of findings) ids.add(id);
    expect(Object.keys(relevant).filter((id) => !ids.has(id))).toEqual([]);
    expect(Math.max(...Object.values(relevant))).toBe(3);
  });
});

describe("the measures", () => {
  const query: GradedQuery = { q: "made up", kind: "direct", relevant: { a: 3, b: 2, c: 1 } };

  test("are 1 for the best order, and less the further down what is good stands", () => {
    expect(scoreOf(query, ["a", "b", "c", "x"])).toEqual({ ndcg5: 1, recall10: 1, empty: 0 });
    const later = scoreOf(query, ["x", "a", "b", "c"]).ndcg5;
    expect(later).toBeLessThan(0.75);
    expect(scoreOf(query, ["x", "y", "a", "b", "c"]).ndcg5).toBeLessThan(later);
  });

  test("count the first five and the first ten, and of grades 2 and 3 alone whether they are there", () => {
    const ten = Array.from({ length: 10 }, (_, index) => `x${index}`);
    expect(scoreOf(query, [...ten.slice(0, 5), "a"])).toEqual({ ndcg5: 0, recall10: 1 / 2, empty: 0 });
    expect(scoreOf(query, [...ten, "a", "b"]).recall10).toBe(0);
    expect(scoreOf(query, [])).toEqual({ ndcg5: 0, recall10: 0, empty: 1 });
  });

  test("do not ask for more than ten", () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`x${index}`, 2]));
    expect(scoreOf({ ...query, relevant: many }, Object.keys(many)).recall10).toBe(1);
  });
});
