import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { InspectionRecord } from "#domain/record.ts";
import { searchFiles } from "#publish/search-index.ts";
import { answerQuery } from "#search/answer.ts";
import type { SearchIndex } from "#search/answer.ts";
import { placesOf } from "#search/places.ts";
import { searchedStatements } from "#search/postings.ts";
import { searcherOf } from "#search/searcher.ts";
import { stemOf, wordsOf } from "#search/words.ts";

/** A query of tests/search/queries.yaml, as somebody judged it who had not seen the search. */
export interface GradedQuery {
  readonly q: string;
  /** "cross": no statement that answers it exactly has a word of it in its summary. */
  readonly kind: "cross" | "direct" | "misspelt";
  /** Kept back: nothing is tuned by it. */
  readonly aside?: boolean;
  /** By the identifier of a statement: 3 answers it exactly, 2 well, 1 touches it. */
  readonly relevant: Readonly<Record<string, number>>;
}

/** How well one query was answered, or the mean of several. */
export interface Score {
  /** From 0 to 1: how near the first five are to the best five there are, a grade g counting 2^g - 1. */
  readonly ndcg5: number;
  /** From 0 to 1: of the statements graded 2 or 3, or of ten where there are more, the share among the first ten. */
  readonly recall10: number;
  /** How many queries were answered with nothing. */
  readonly empty: number;
}

/** The identifiers of the statements that answer a query, the best first. */
export type Answering = (query: string) => Promise<readonly string[]>;

export function readQueries(root: string): readonly GradedQuery[] {
  return parse(readFileSync(`${root}/tests/search/queries.yaml`, "utf8")) as readonly GradedQuery[];
}

/** Answers as a reader's browser does, from the same files, with the texts of statements in the place of their index. */
export function answeringOf(record: InspectionRecord): Answering {
  const { head, shards, words } = searchFiles(record);
  const texts = searchedStatements(record).map(({ summary }) => ` ${wordsOf(summary).map(stemOf).join(" ")} `);
  const index: SearchIndex = {
    ...head,
    facets: () => Promise.resolve(head.facets),
    searcher: searcherOf(head.cuts, (part) => Promise.resolve(shards[part]!)),
    knownWords: () => Promise.resolve(new Map(Object.entries(words))),
    places: () => Promise.resolve(placesOf(record)),
    saying: (phrase) => {
      const said = ` ${wordsOf(phrase).map(stemOf).join(" ")} `;
      return Promise.resolve(new Set(texts.flatMap((text, number) => (text.includes(said) ? [number] : []))));
    },
  };
  return async (query) => (await answerQuery(query, index)).ranked.map(({ number }) => head.records[number]!);
}

export function scoreOf({ relevant }: GradedQuery, found: readonly string[]): Score {
  const ideal = gainOf(Object.values(relevant).toSorted((a, b) => b - a));
  const wanted = Object.keys(relevant).filter((id) => relevant[id]! >= 2);
  const first = found.slice(0, 10);
  return {
    ndcg5: gainOf(found.map((id) => relevant[id] ?? 0)) / ideal,
    recall10: wanted.filter((id) => first.includes(id)).length / Math.min(10, wanted.length),
    empty: found.length ? 0 : 1,
  };
}

export function meanOf(scores: readonly Score[]): Score {
  const mean = (of: (score: Score) => number) => scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  return {
    ndcg5: mean(({ ndcg5 }) => ndcg5),
    recall10: mean(({ recall10 }) => recall10),
    empty: scores.reduce((sum, { empty }) => sum + empty, 0),
  };
}

/** The parts of the queries that are told apart. */
export const halves: Readonly<Record<string, (query: GradedQuery) => boolean>> = {
  tuning: ({ aside }) => !aside,
  "tuning, in other words": ({ aside, kind }) => !aside && kind === "cross",
  "kept aside": ({ aside }) => aside === true,
  "kept aside, in other words": ({ aside, kind }) => aside === true && kind === "cross",
};

/** The sum of the first five gains, each less the further down it stands. */
function gainOf(grades: readonly number[]): number {
  return grades.slice(0, 5).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}
