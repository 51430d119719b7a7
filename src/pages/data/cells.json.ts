import type { APIRoute } from "astro";
import { cellSummaries } from "#publish/cells.ts";
import { loadRecord } from "#record/load.ts";

/** What the findings under each mark of a chart say, read only when a reader points at one. */
export const GET: APIRoute = async () => new Response(`${JSON.stringify(cellSummaries(await loadRecord()))}\n`);
