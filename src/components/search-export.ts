import { stringify } from "csv-stringify/browser/esm/sync";
import type { ResultText } from "#components/search-files.ts";

const columns = {
  record: "Identifier",
  stanceWord: "Stance",
  summary: "Summary",
  title: "Inspection",
  published: "Published",
  locator: "Place in the document",
  themes: "Themes, the main one first",
  outcome: "Since then",
  secondary: "Whose word",
  citation: "Citation",
};

/**
 * Results for a spreadsheet: RFC 4180 CSV with LF line ends, in the order of the results. What a spreadsheet would run
 * as a formula is kept from it by an apostrophe.
 */
export function resultsToCsv(texts: readonly ResultText[]): string {
  const rows = texts.map((text) => Object.keys(columns).map((key) => text[key] ?? ""));
  return stringify([Object.values(columns), ...rows], { record_delimiter: "unix", escape_formulas: true });
}
