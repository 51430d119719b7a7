import { stringify } from "csv-stringify/browser/esm/sync";
import type { ResultText } from "#components/search-files.ts";
import { spreadsheetForm } from "#publish/csv-form.ts";

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

/** Results as CSV, in their order. */
export function resultsToCsv(texts: readonly ResultText[]): string {
  const rows = texts.map((text) => Object.keys(columns).map((key) => text[key] ?? ""));
  return stringify([Object.values(columns), ...rows], spreadsheetForm);
}
