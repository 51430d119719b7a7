import type { APIRoute, GetStaticPaths } from "astro";
import type { InspectionRecord } from "#domain/record.ts";
import { searchedPaths } from "#publish/places.ts";
import { searchSuggestions } from "#publish/search-suggestions.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths = (async () => searchedPaths(await loadRecord())) satisfies GetStaticPaths;

export const GET: APIRoute<{ record: InspectionRecord }> = ({ props: { record } }) =>
  Response.json(searchSuggestions(record));
