import type { APIRoute, GetStaticPaths } from "astro";
import { archiveName } from "#publish/archive.ts";
import { loadRecord } from "#record/load.ts";
import { packedArchive } from "./_archive.ts";

export const getStaticPaths: GetStaticPaths = () => [{ params: { archive: archiveName } }];

export const GET: APIRoute = async () => new Response(packedArchive(await loadRecord()));
