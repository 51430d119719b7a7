import { outcomeOf } from "#analysis/threads.ts";
import { yearOf } from "#domain/date.ts";
import { fateCode } from "#domain/fate.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { authoritiesOf } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
import { searchedStatements } from "#search/postings.ts";

/** What results can be narrowed to: of each statement the values that it has. */
const valuesOf = {
  theme: ({ themes }) => themes.map(({ code }) => code),
  year: ({ report }) => [String(yearOf(report.event.date))],
  /** Of the fieldwork and of the publication: what a month or year in a query may mean. */
  month: ({ report: { event, published } }) => [event.date, published ?? event.date].map((date) => date.slice(0, 7)),
  kind: ({ report }) => [report.event.kind],
  framework: ({ report }) => [report.framework.id],
  authority: (statement) => authoritiesOf(statement).map(({ id }) => id),
  group: (statement) => (statement.type === "recommendation" ? [] : statement.groups),
  stance: (statement) => [statement.type === "recommendation" ? "recommendation" : statement.stance],
  outcome: (statement, record) =>
    statement.type === "recommendation" ? [fateCode(outcomeOf(statement, record).fate)] : [],
  provenance: ({ report }) => [report.provenance],
  document: (statement) => [
    statement.report.id,
    ...(statement.type === "reported" ? [] : statement.twins.map(({ report }) => report.id)),
  ],
} satisfies Record<string, (statement: Statement, record: InspectionRecord) => readonly string[]>;

export type Facet = keyof typeof valuesOf;

/** The values of a facet, and for each statement, by its number, the places of its values among them. */
export interface FacetTable {
  readonly values: readonly string[];
  readonly of: readonly (readonly number[])[];
}

export type FacetTables = Readonly<Record<Facet, FacetTable>>;

export const facets = Object.keys(valuesOf) as readonly Facet[];

/** Those whose tables are large: statements that follow one another have other values of each. */
export const statementFacets: readonly Facet[] = ["theme", "group", "stance", "outcome", "document"];

export function facetTables(record: InspectionRecord): FacetTables {
  const statements = searchedStatements(record);
  return Object.fromEntries(
    facets.map((facet) => {
      const own = statements.map((statement): readonly string[] => valuesOf[facet](statement, record));
      const values = [...new Set(own.flat())].toSorted();
      const places = new Map(values.map((value, place) => [value, place]));
      return [facet, { values, of: own.map((list) => list.map((value) => places.get(value)!)) }];
    }),
  ) as unknown as FacetTables;
}
