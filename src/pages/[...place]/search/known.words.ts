import type { APIRoute, GetStaticPaths } from "astro";
import type { InspectionRecord } from "#domain/record.ts";
import { searchedPaths } from "#publish/places.ts";
import { searchFile, searchFiles } from "#publish/search-index.ts";
import { loadRecord } from "#record/load.ts";
import { packWords } from "#search/packed.ts";

export const getStaticPaths = (async () => searchedPaths(await loadRecord())) satisfies GetStaticPaths;

export const GET: APIRoute<{ record: InspectionRecord }> = ({ props }) =>
  searchFile(packWords(searchFiles(props.record).words));
