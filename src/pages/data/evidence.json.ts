import type { APIRoute } from "astro";
import { documentFingerprints } from "#publish/evidence.ts";
import { loadRecord } from "#record/load.ts";

/** What the report pages need to recognise a document that a reader opens; fingerprints, no text. */
export const GET: APIRoute = async () => new Response(`${JSON.stringify(documentFingerprints(await loadRecord()))}\n`);
