import type { Facet, FacetTables } from "#search/facets.ts";
import { mendedWord } from "#search/mend.ts";
import { namesIn } from "#search/names.ts";
import type { FoundName, Name } from "#search/names.ts";
import type { Places } from "#search/places.ts";
import { parseQuery, plainNumber } from "#search/query.ts";
import type { Identifier, Query } from "#search/query.ts";
import type { Ranked, Unit } from "#search/rank.ts";
import type { Searcher } from "#search/searcher.ts";
import { wordsOf } from "#search/words.ts";

/** What queries are answered from. */
export interface SearchIndex {
  readonly searcher: Searcher;
  /** The identifiers of the statements, by their numbers. */
  readonly records: readonly string[];
  /** The tables of the facets that are needed; others must not be asked. */
  readonly facets: (needed: readonly Facet[]) => Promise<FacetTables>;
  readonly names: readonly Name[];
  /** Asked for when a word is unknown. */
  readonly knownWords: () => Promise<ReadonlyMap<string, number>>;
  /** Asked for when a query holds an identifier. */
  readonly places: () => Promise<Places>;
  /** The numbers of the statements that say these words one after another. */
  readonly saying: (phrase: string) => Promise<ReadonlySet<number>>;
}

/** A word that stands nowhere, and the one that was asked for in its place. */
export interface Mended {
  readonly written: string;
  readonly meant: string;
}

export interface QueryAnswer {
  /** The best first; where names alone are asked for, the latest first. */
  readonly ranked: readonly Ranked[];
  /** The same without what the names that were applied leave out. */
  readonly matched: readonly Ranked[];
  /** Names that narrow the results, and whose words are not asked for. */
  readonly applied: readonly Name[];
  /** Names in the query that narrow nothing, those that are kept as words among them: a reader may choose them. */
  readonly offered: readonly Name[];
  readonly mended: readonly Mended[];
  /** Words that stand nowhere and were passed over. */
  readonly unknown: readonly string[];
  /** Phrases in quotation marks that nothing says: their words were asked for. */
  readonly unsaid: readonly string[];
  /** Identifiers of which there is no statement, as `identifierToWords`. */
  readonly unheld: readonly string[];
  /** Whether the results are what an identifier names. */
  readonly isIdentified: boolean;
  readonly query: Query;
  /** What was asked of the index, empty for names or identifiers alone. */
  readonly units: readonly Unit[];
  /** Words that stand nowhere as themselves, though by another name, as `members` has it. */
  readonly absent: readonly string[];
  /** By a set of the thesaurus that was asked for, "#12": its phrases, as they are written. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/**
 * Answers a query as it is written.
 *
 * @param kept  values of names whose words count as words, not as a choice
 * @throws what a part of the index throws that cannot be loaded
 */
export async function answerQuery(
  written: string,
  index: SearchIndex,
  kept: readonly string[] = [],
): Promise<QueryAnswer> {
  const query = parseQuery(written);
  const first = await answerWords(query, query.words, index, kept);
  if (first.isIdentified || !first.unknown.length) return first;
  const known = await index.knownWords();
  const mended = first.unknown.flatMap((word): Mended[] => {
    const meant = mendedWord(word, known);
    return meant === undefined ? [] : [{ written: word, meant }];
  });
  if (!mended.length) return first;
  const meantOf = new Map(mended.map(({ written: word, meant }) => [word, meant]));
  const words = writtenWords(query.words).map((word) => meantOf.get(word.toLowerCase()) ?? word);
  const phrases = query.phrases.map((phrase) =>
    wordsOf(phrase)
      .map((word) => meantOf.get(word) ?? word)
      .join(" "),
  );
  const second = await answerWords({ ...query, phrases }, words.join(" "), index, kept);
  return { ...second, mended, query };
}

async function answerWords(
  query: Query,
  written: string,
  index: SearchIndex,
  kept: readonly string[],
): Promise<QueryAnswer> {
  const count = index.records.length;
  const found = namesIn(written, index.names);
  const narrowing = found.filter(({ name }) => name.isApplied && !kept.includes(name.value));
  const applied = [...new Set(narrowing.map(({ name }) => name))];
  const offered = [...new Set(found.map(({ name }) => name))].filter((name) => !applied.includes(name));
  const text = withoutNames(written, narrowing);

  const identified = query.identifiers.length ? await statementsOf(query.identifiers, index) : undefined;
  const phraseSets = await Promise.all(query.phrases.map((phrase) => index.saying(phrase)));
  const leftOutSets = await Promise.all(query.leftOut.map((phrase) => index.saying(phrase)));
  const unsaid = query.phrases.filter((_, at) => !phraseSets[at]!.size);
  const said = phraseSets.filter(({ size }) => size);
  const fits = (number: number) => said.every((set) => set.has(number)) && !leftOutSets.some((set) => set.has(number));

  const asked = [text, ...query.phrases].join(" ").trim();
  const answer = await index.searcher.answer(asked, fits);
  const unranked = (numbers: readonly number[]): Ranked[] =>
    numbers.filter(fits).map((number) => ({ number, score: 0, words: [] }));
  const all = Array.from({ length: count }, (_, number) => number);
  const ranked = new Set(answer.ranked.map(({ number }) => number));
  const ofPhrases = said.length ? all.filter((number) => !ranked.has(number)) : [];
  const isNarrowedAlone = !answer.units.length && (applied.length > 0 || query.leftOut.length > 0);
  const matched = identified?.numbers.length
    ? unranked(identified.numbers)
    : isNarrowedAlone
      ? unranked(latestFirst(all, index.records))
      : [...answer.ranked, ...unranked(ofPhrases)];
  const isAllowed = allowedBy(applied, await index.facets(applied.map(tableOf)));
  return {
    ranked: matched.filter(({ number }) => isAllowed(number)),
    matched,
    applied,
    offered,
    mended: [],
    unknown: answer.unknown,
    unsaid,
    unheld: identified?.unheld ?? [],
    isIdentified: Boolean(identified?.numbers.length),
    query,
    units: answer.units,
    absent: answer.absent.filter((word) => !answer.unknown.includes(word)),
    members: answer.members,
  };
}

/** Whether names leave a statement in: one of those of each facet must hold for it. */
export function allowedBy(names: readonly Name[], facets: FacetTables): (number: number) => boolean {
  const byFacet = [...Map.groupBy(names, ({ facet }) => facet).values()];
  const places = byFacet.map((ofFacet) => {
    const { values, of } = facets[tableOf(ofFacet[0]!)];
    const isNamed = values.map((value) =>
      ofFacet.some((name) => (name.facet === "year" ? value.startsWith(name.value) : value === name.value)),
    );
    return { of, isNamed };
  });
  return (number) => places.every(({ of, isNamed }) => of[number]!.some((place) => isNamed[place]));
}

/** The facet whose table tells what a name narrows: a year is that of the fieldwork or of the publication. */
function tableOf({ facet }: Name): Facet {
  return facet === "year" ? "month" : facet;
}

/** By the dates with which identifiers begin, those of one document in its order. */
export function latestFirst(numbers: readonly number[], records: readonly string[]): number[] {
  return numbers.toSorted((a, b) => compare(dateIn(records[b]!), dateIn(records[a]!)) || a - b);
}

export function oldestFirst(numbers: readonly number[], records: readonly string[]): number[] {
  return numbers.toSorted((a, b) => compare(dateIn(records[a]!), dateIn(records[b]!)) || a - b);
}

export function identifierToWords(identifier: Identifier): string {
  if (identifier.kind === "record") return identifier.id;
  return identifier.kind === "number" ? identifier.number : `paragraph ${identifier.place}`;
}

async function statementsOf(
  identifiers: readonly Identifier[],
  { records, places }: SearchIndex,
): Promise<{ readonly numbers: readonly number[]; readonly unheld: readonly string[] }> {
  const { statements, twins } = await places();
  const ids = new Map<string, number>([
    ...records.map((id, number): [string, number] => [id, number]),
    ...Object.entries(twins),
  ]);
  const found = identifiers.map((identifier) => {
    if (identifier.kind === "place") return statements[identifier.place] ?? [];
    const isNamed = (id: string) =>
      identifier.kind === "record" ? id === identifier.id : plainNumber(id.split("#")[1]!) === identifier.number;
    return [...ids].filter(([id]) => isNamed(id)).map(([, number]) => number);
  });
  return {
    numbers: [...new Set(found.flat())],
    unheld: identifiers.filter((_, at) => !found[at]!.length).map(identifierToWords),
  };
}

function withoutNames(written: string, names: readonly FoundName[]): string {
  const isOfName = (place: number) => names.some(({ at, length }) => place >= at && place < at + length);
  return writtenWords(written)
    .filter((_, place) => !isOfName(place))
    .join(" ");
}

/** The words of a query, in small letters but for short forms. */
function writtenWords(written: string): string[] {
  const shortForms = new Set(written.match(/\b[A-Z]{2,5}\b/g)?.map((word) => word.toLowerCase()));
  return wordsOf(written).map((word) => (shortForms.has(word) ? word.toUpperCase() : word));
}

function dateIn(id: string): string {
  return /^[\d-]*\d/.exec(id)?.[0] ?? "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
