import type { APIRoute } from "astro";
import { packedHead, searchFile, searchFiles } from "#publish/search-index.ts";
import { loadRecord } from "#record/load.ts";

export const GET: APIRoute = async () => searchFile(packedHead(searchFiles(await loadRecord()).head));
