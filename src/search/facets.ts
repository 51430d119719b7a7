import { yearOf } from "#domain/date.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { authoritiesOf } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
import { searchedStatements } from "#search/postings.ts";

/** What results can be narrowed to: of each statement the values that it has. */
const valuesOf = {
  theme: ({ themes }: Statement) => themes.map(({ code }) => code),
  year: ({ report }: Statement) => [String(yearOf(report.event.date))],
  /** Of the fieldwork and of the publication: what a month or year in a query may mean. */
  month: ({ report: { event, published } }: Statement) => [event.date, published ?? event.date].map((date) => date.slice(0, 7)),
  kind: ({ report }: Statement) => [report.event.kind],
  framework: ({ report }: Statement) => [report.framework.id],
  authority: (statement: Statement) => authoritiesOf(statement).map(({ id }) => id),
  group: (statement: Statement) => (statement.type === "recommendation" ? [] : statement.groups),
  stance: (statement: Statement) => [statement.type === "recommendation" ? "recommendation" : statement.stance],
  provenance: ({ report }: Statement) => [report.provenance],
  document: (statement: Statement) => [
    statement.report.id,
    ...(statement.type === "reported" ? [] : statement.twins.map(({ report }) => report.id)),
  ],
} satisfies Record<string, (statement: Statement) => readonly string[]>;

export type Facet = keyof typeof valuesOf;

/** The values of a facet, and for each statement, by its number, the places of its values among them. */
export interface FacetTable {
  readonly values: readonly string[];
  readonly of: readonly (readonly number[])[];
}

export type FacetTables = Readonly<Record<Facet, FacetTable>>;

export const facets = Object.keys(valuesOf) as readonly Facet[];

export function facetTables(record: InspectionRecord): FacetTables {
  const statements = searchedStatements(record);
  return Object.fromEntries(
    facets.map((facet) => {
      const own = statements.map((statement): readonly string[] => valuesOf[facet](statement));
      const values = [...new Set(own.flat())].toSorted();
      const places = new Map(values.map((value, place) => [value, place]));
      return [facet, { values, of: own.map((list) => list.map((value) => places.get(value)!)) }];
    }),
  ) as unknown as FacetTables;
}
