import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { contract } from "../data-contract.ts";
import { dist } from "./pages.ts";

export type TableName = keyof typeof contract;
export const tableNames = Object.keys(contract) as TableName[];

/** Columns that hold something other than text; the rest may be text or null. */
interface ColumnTypes {
  authorities: string[];
  reports: string[];
  sources: string[];
  publishers: string[];
  source_urls: string[];
  themes: string[];
  groups: string[];
  areas: string[];
  synonyms: string[];
  succeeds: string[];
  delivers_for: string[];
  scale: string[];
  editions: string[];
  examines: string[];
  looked_events: string[];
  raised_events: string[];
  strong_events: string[];
  passing_events: string[];
  counted: boolean;
  held: boolean;
  all_areas: boolean;
  in_passing: boolean;
  /** How many an inspection made, or carry a theme. */
  recommendations: number;
  concerns: number;
  strengths: number;
  statements: number;
  rank: number;
  scale_size: number;
  looked: number;
  raised: number;
  longest_run: number;
  strong: number;
  raised_full: number;
  looked_full: number;
  strong_full: number;
  count: number;
  of: number;
  chance_mean: number;
  chance_low: number;
  chance_high: number;
  chance_median: number;
  chance_at_least: number;
  chance_at_most: number;
}

export type Row<Name extends TableName> = {
  readonly [Column in (typeof contract)[Name][number]]: Column extends keyof ColumnTypes ? ColumnTypes[Column] : string;
};

export function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(dist, "data", `${name}.json`), "utf8"));
}

export function readTable<Name extends TableName>(name: Name): Row<Name>[] {
  return readJson(name) as Row<Name>[];
}

/** Statements each once: what twin documents share stands in the tables under both, and names under the second where it is written. */
export function withoutTwins<Item extends { readonly twin_of: string }>(rows: readonly Item[]): Item[] {
  return rows.filter(({ twin_of }) => !twin_of);
}

/** Events of the record itself, oldest first; those of neighbouring services are left out. */
export function eventsInside(): Row<"events">[] {
  return readTable("events").filter(({ boundary }) => boundary === "inside");
}

/** Whether it looked at the whole of the services, by its kind and by a title that names no part of them. */
export function isFull({ kind, title }: Row<"events">): boolean {
  return kind === "inspection" && title.startsWith("Inspection, ");
}

/** The inspectors' own documents of each event that led to several, in their order; events with one document are left out. */
export function documentsApart(): Map<string, Row<"reports">[]> {
  const own = Map.groupBy(
    readTable("reports").filter(({ provenance }) => provenance === "primary"),
    ({ event }) => event,
  );
  return new Map([...own].filter(([, documents]) => documents.length > 1));
}

/** A CSV file as rows of cells, the header first. */
export function readCsv(name: string): string[][] {
  return parse(readFileSync(join(dist, "data", `${name}.csv`), "utf8"), { bom: true, relax_column_count: false });
}

/** "/reports/…/" and "f07" of a published address, whether or not the site's own address stands before it. */
export function addressParts(url: string): { readonly path: string; readonly anchor: string } {
  const [path = "", anchor = ""] = url.slice(Math.max(0, url.search(/\/(?:reports|inspections|themes)\//))).split("#");
  return { path, anchor };
}
