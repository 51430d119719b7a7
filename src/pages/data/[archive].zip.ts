import type { APIRoute, GetStaticPaths } from "astro";
import { archiveName, archiveOf } from "#publish/archive.ts";
import { loadRecord } from "#record/load.ts";
import changelog from "../../../CHANGELOG.md?raw";
import licence from "../../../LICENSE-CONTENT.md?raw";

export const getStaticPaths: GetStaticPaths = () => [{ params: { archive: archiveName } }];

export const GET: APIRoute = async () => new Response(archiveOf(await loadRecord(), { changelog, licence }));
