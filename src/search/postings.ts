import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { withoutTwins, writtenStatement } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
import type { ThesaurusSet } from "#domain/thesaurus.ts";
import { alikeOf } from "#search/alike.ts";
import type { Alike } from "#search/alike.ts";
import { phrasesIn } from "#search/thesaurus.ts";
import { isStopWord, stemOf, wordsOf } from "#search/words.ts";
import { occurrencesIn } from "#search/vocabulary.ts";
import type { Phrases } from "#search/vocabulary.ts";

/**
 * How much a word says of a statement, from 1 to `heaviest`: by how often and in which fields it occurs, in proportion to
 * their lengths.
 */
export type Weight = number;

export const heaviest = 15;

/** The statements in which a word or a set of the thesaurus occurs, by their numbers, in their order. */
export type Postings = ReadonlyMap<number, Weight>;

/** What is searched: a word's stem, or a set of the thesaurus as "#12". */
export interface SearchWords {
  /** The identifiers of statements, by their numbers. */
  readonly records: readonly string[];
  readonly postings: ReadonlyMap<string, Postings>;
  readonly phrases: Phrases;
  /** By a set as "#12": its phrases, as they are written, that stand for it where they occur. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Of each statement those that are most like it. */
  readonly alike: Alike;
}

interface Field {
  readonly weight: number;
  readonly textOf: (statement: Statement, record: InspectionRecord) => string;
}

/** What of a statement is searched. */
const fields: readonly Field[] = [
  { weight: 1, textOf: ({ summary }) => summary },
  {
    weight: 0.7,
    textOf: (statement, { questions }) => (questions.get(writtenStatement(statement).id) ?? []).join("\n"),
  },
  { weight: 0.25, textOf: (statement) => (statement.type === "reported" ? "" : (statement.section ?? "")) },
  { weight: 0.5, textOf: ({ themes }) => themes[0]?.name ?? "" },
  {
    weight: 0.25,
    textOf: ({ themes }) =>
      themes
        .slice(1)
        .map(({ name }) => name)
        .join("\n"),
  },
];

/** How far the length of a field counts: 0 not at all, 1 in full. */
const lengthShare = 0.75;

/** Every finding and recommendation, in the order of the record, those that twin documents share once. */
export function searchedStatements({ reports, knownInspections }: InspectionRecord): Statement[] {
  const stated = withoutTwins(
    reports.flatMap(({ findings, recommendations }): Statement[] => [...findings, ...recommendations]),
  );
  return [...stated, ...knownInspections.flatMap(({ findings }) => findings)];
}

/** What a search of the record is answered from. */
export function searchWords(record: InspectionRecord): SearchWords {
  const statements = searchedStatements(record);
  const { phrases, beginnings } = phrasesIn(record.thesaurus);
  const read = fields.map(({ weight, textOf }) => {
    const tokensOf = tokensReader(phrases, beginnings);
    const own = statements.map((statement) => tokensOf(textOf(statement, record)));
    const average = own.reduce((sum, { length }) => sum + length, 0) / (own.length || 1) || 1;
    const weightOf = (length: number) => weight / (1 - lengthShare + (lengthShare * length) / average);
    return own.map(({ tokens, length }) => ({ tokens, each: weightOf(length) }));
  });
  const sums = new Map<string, { readonly numbers: number[]; readonly weights: number[] }>();
  for (let number = 0; number < statements.length; number++)
    for (const own of read) {
      const { tokens, each } = own[number]!;
      for (const token of tokens) {
        let sum = sums.get(token);
        if (!sum) sums.set(token, (sum = { numbers: [], weights: [] }));
        const end = sum.numbers.length - 1;
        if (sum.numbers[end] === number) sum.weights[end]! += each;
        else {
          sum.numbers.push(number);
          sum.weights.push(each);
        }
      }
    }
  const postings = [...sums].map(([token, { numbers, weights }]): [string, Postings] => [
    token,
    new Map(numbers.map((number, at) => [number, stepOf(weights[at]!)])),
  ]);
  return {
    records: statements.map(({ id }) => id),
    postings: new Map(postings.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    phrases,
    alike: alikeOf(sums, statements.length),
    members: membersIn(record.thesaurus),
  };
}

/** The words and sets of a text, each as often as it counts, and how many words it has; of a text that comes again once. */
function tokensReader(phrases: Phrases, beginnings: ReadonlyMap<string, number>) {
  const known = new Map<string, { readonly tokens: readonly string[]; readonly length: number }>();
  return (text: string) => {
    const before = known.get(text);
    if (before) return before;
    const words = wordsOf(text);
    const tokens = words.filter((word) => !isStopWord(word)).map(stemOf);
    const found = occurrencesIn(words, text, phrases, beginnings).filter(({ sense }) => sense.isBothWays);
    for (const atOneWord of Map.groupBy(found, ({ at }) => at).values())
      for (const set of new Set(atOneWord.map(({ sense }) => sense.set))) tokens.push(setToken(set));
    const read = { tokens, length: words.length };
    known.set(text, read);
    return read;
  };
}

/** By a set as "#12": its phrases, as they are written, that stand for it where they occur. */
export const membersIn = oncePer(
  (thesaurus: readonly ThesaurusSet[]): SearchWords["members"] =>
    new Map(thesaurus.map(({ same, near }, set) => [setToken(set), [...same, ...near]])),
);

/** How a set of the thesaurus is named among words. */
export function setToken(set: number): string {
  return `#${set}`;
}

export function isSet(token: string): boolean {
  return token.startsWith("#");
}

/** Weights stand in steps of a fifth, so that they take little room. */
export const weightStep = 0.2;

function stepOf(weight: number): Weight {
  return Math.max(1, Math.min(heaviest, Math.round(weight / weightStep)));
}
