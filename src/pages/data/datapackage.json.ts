import type { APIRoute } from "astro";
import { dataPackage } from "#publish/datapackage.ts";
import { loadRecord } from "#record/load.ts";

export const GET: APIRoute = () => new Response(`${JSON.stringify(dataPackage(loadRecord()), null, 2)}\n`);
