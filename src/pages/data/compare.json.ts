import type { APIRoute } from "astro";
import { comparisonData } from "#publish/compare.ts";
import { loadRecord } from "#record/load.ts";

/** What the page Compare needs to set any two events side by side. */
export const GET: APIRoute = async () => new Response(`${JSON.stringify(comparisonData(await loadRecord()))}\n`);
