import { stringify } from "csv-stringify/browser/esm/sync";
import type { ResultText } from "#publish/search.ts";
import { saveText } from "#components/view-rows.ts";
import type { ViewFormat } from "#components/view-rows.ts";
import { spreadsheetForm } from "#publish/csv-form.ts";
import { tableToJson } from "#publish/json.ts";

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

/** The same as JSON: themes are an array, unknown is null. */
export function resultsToJson(texts: readonly ResultText[]): string {
  const valueOf = (key: string, text = "") => (key === "themes" ? text.split(" · ") : text || null);
  return tableToJson(
    texts.map((text) =>
      Object.fromEntries(Object.entries(columns).map(([key, name]) => [name, valueOf(key, text[key])])),
    ),
  );
}

export function saveResults(texts: readonly ResultText[], format: ViewFormat): void {
  saveText(format === "json" ? resultsToJson(texts) : resultsToCsv(texts), "search-results", format);
}
