import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { dist } from "./pages.ts";

/** The tables and their columns as the data contract names them, written here a second time on purpose. */
export const contract = {
  events: ["event", "title", "kind", "framework", "authorities", "fieldwork_start", "fieldwork_end", "published", "provenance", "counted", "reports"],
  reports: ["report", "event", "title", "kind", "framework", "publisher", "published", "provenance", "authorities", "source_title", "source_url", "source_sha256", "licence", "url"],
  judgements: ["report", "event", "framework", "area", "grade", "rank", "scale_size", "locator"],
  findings: ["finding", "report", "event", "published", "locator", "section", "summary", "stance", "trajectory", "themes", "groups", "url"],
  recommendations: ["recommendation", "report", "event", "published", "locator", "summary", "themes", "addressee", "deadline", "due", "fate", "resolved_after", "resolved_by", "url"],
  themes: ["theme", "name", "family", "definition", "areas", "synonyms", "url"],
  scopes: ["event", "theme", "scope", "basis"],
  recurrence: ["theme", "looked", "raised", "looked_events", "raised_events", "first_raised", "last_raised", "longest_run", "state"],
  links: ["from", "to", "relation", "reason"],
  not_coded: ["report", "locator", "reason"],
} as const;

export type TableName = keyof typeof contract;
export const tableNames = Object.keys(contract) as TableName[];

/** Columns that hold something other than text; the rest may be text or null. */
interface ColumnTypes {
  authorities: string[];
  reports: string[];
  themes: string[];
  groups: string[];
  areas: string[];
  synonyms: string[];
  looked_events: string[];
  raised_events: string[];
  counted: boolean;
  rank: number;
  scale_size: number;
  looked: number;
  raised: number;
  longest_run: number;
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

/** A CSV file as rows of cells, the header first. */
export function readCsv(name: string): string[][] {
  return parse(readFileSync(join(dist, "data", `${name}.csv`), "utf8"), { relax_column_count: false });
}

/** "/reports/…/" and "f07" of a published address, whether or not the site's own address stands before it. */
export function addressParts(url: string): { readonly path: string; readonly anchor: string } {
  const [path = "", anchor = ""] = url.slice(Math.max(0, url.search(/\/(?:reports|themes)\//))).split("#");
  return { path, anchor };
}
