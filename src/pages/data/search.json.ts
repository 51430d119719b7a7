import type { APIRoute } from "astro";
import { searchRecords } from "#publish/search.ts";
import { loadRecord } from "#record/load.ts";

/** Read by scripts/search-index.ts. */
export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify(searchRecords(await loadRecord()), null, 1)}\n`);
