import type { APIRoute, GetStaticPaths } from "astro";
import { comparisonData } from "#publish/compare.ts";
import { placePaths } from "#publish/places.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths: GetStaticPaths = async () => placePaths(await loadRecord());

/** What the page Compare needs to set any two events side by side. */
export const GET: APIRoute = async ({ locals }) =>
  new Response(`${JSON.stringify(comparisonData(await loadRecord(locals.place)))}\n`);
