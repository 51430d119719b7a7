import type { APIRoute } from "astro";
import { searchGuide } from "#publish/search-guide.ts";
import { searchFile } from "#publish/search-index.ts";
import { loadRecord } from "#record/load.ts";

export const GET: APIRoute = async () => searchFile(searchGuide(await loadRecord()));
