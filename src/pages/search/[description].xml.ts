import type { APIRoute, GetStaticPaths } from "astro";
import { openSearchDescription } from "#publish/search-description.ts";
import { hasPublicHost } from "#urls.ts";

/** Browsers take the search up by its whole address: without that there is no file. */
export const getStaticPaths = (() =>
  hasPublicHost() ? [{ params: { description: "opensearch" } }] : []) satisfies GetStaticPaths;

export const GET: APIRoute = () =>
  new Response(openSearchDescription(), { headers: { "content-type": "application/opensearchdescription+xml" } });
