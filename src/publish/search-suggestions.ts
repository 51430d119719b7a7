import type { InspectionRecord } from "#domain/record.ts";
import { inspectionTitles, termTitle } from "#publish/search-guide.ts";
import { sentSearch, sizeToAskFor } from "#publish/search-index.ts";
import { packRecords } from "#search/packed.ts";
import type { PackedRecords } from "#search/packed.ts";
import { searchedStatements } from "#search/postings.ts";

/** What the search boxes of pages offer while a reader writes, as its file holds it. */
export interface SearchSuggestions {
  /** Of themes, terms and inspections. */
  readonly titles: readonly string[];
  /** The identifiers of statements. */
  readonly records: PackedRecords;
}

/** Where the search is so large that it asks before it loads, of inspections and statements none: each place offers its own. */
export function searchSuggestions(record: InspectionRecord): SearchSuggestions {
  const isLarge = sizeToAskFor(sentSearch(record)) !== undefined;
  return {
    titles: [
      ...record.themes.map(({ name }) => name),
      ...record.terms.map(termTitle),
      ...(isLarge ? [] : inspectionTitles(record)),
    ],
    records: isLarge ? [] : packRecords(searchedStatements(record).map(({ id }) => id)),
  };
}
