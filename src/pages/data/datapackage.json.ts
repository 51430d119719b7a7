import type { APIRoute } from "astro";
import { dataPackage } from "#publish/datapackage.ts";
import { loadRecord } from "#record/load.ts";

export const GET: APIRoute = async () => new Response(`${JSON.stringify(dataPackage(await loadRecord()), null, 2)}\n`);
