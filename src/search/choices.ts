import type { Facet, FacetTables } from "#search/facets.ts";

/** What a reader has narrowed results to. */
export interface Choices {
  /** Of each facet the values of which one must hold; none where a facet says nothing. */
  readonly values: ReadonlyMap<Facet, ReadonlySet<string>>;
  /** The first and the last year. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Whether a statement, by its number, has what was chosen.
 *
 * @param without  a facet whose own choices do not count: what could be chosen beside them
 */
export function fitsChoices(
  { values, from, to }: Choices,
  facets: FacetTables,
  without?: Facet,
): (number: number) => boolean {
  const wanted = [...values]
    .filter(([facet, chosen]) => chosen.size && facet !== without)
    .map(([facet, chosen]) => ({
      of: facets[facet].of,
      isChosen: facets[facet].values.map((value) => chosen.has(value)),
    }));
  if ((from || to) && without !== "year") {
    const { of, values: years } = facets.year;
    wanted.push({ of, isChosen: years.map((year) => (!from || year >= from) && (!to || year <= to)) });
  }
  return (number) => wanted.every(({ of, isChosen }) => of[number]!.some((place) => isChosen[place]));
}

/** How many of some statements have each value of a facet, of those that have what was chosen beside it. */
export function countsOf(
  numbers: readonly number[],
  facet: Facet,
  choices: Choices,
  facets: FacetTables,
): ReadonlyMap<string, number> {
  const { values, of } = facets[facet];
  const fits = fitsChoices(choices, facets, facet);
  const counts = values.map(() => 0);
  for (const number of numbers) if (fits(number)) for (const place of of[number]!) counts[place]!++;
  return new Map(values.map((value, place) => [value, counts[place]!]));
}
