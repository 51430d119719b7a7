import type { APIRoute, GetStaticPaths } from "astro";
import { cellSummaries } from "#publish/cells.ts";
import { placePaths } from "#publish/places.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths: GetStaticPaths = async () => placePaths(await loadRecord());

/** What the findings under each mark of a chart say, read only when a reader points at one. */
export const GET: APIRoute = async ({ locals }) =>
  new Response(`${JSON.stringify(cellSummaries(await loadRecord(locals.place)))}\n`);
