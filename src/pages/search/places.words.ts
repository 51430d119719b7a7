import type { APIRoute } from "astro";
import { searchFile, searchFiles } from "#publish/search-index.ts";
import { loadRecord } from "#record/load.ts";

export const GET: APIRoute = async () => searchFile(searchFiles(await loadRecord()).places);
