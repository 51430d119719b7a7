import type { APIRoute, GetStaticPaths } from "astro";
import { feeds, jsonFeed } from "#publish/feeds.ts";
import type { RecordFeed } from "#publish/feeds.ts";
import { loadRecord } from "#record/load.ts";
import { hasPublicHost } from "#urls.ts";

/** As the same feed in Atom: only where the site's own address is known. */
export const getStaticPaths = (() =>
  hasPublicHost()
    ? feeds.map((feed) => ({ params: { feed: feed.name }, props: { ...feed } }))
    : []) satisfies GetStaticPaths;

export const GET: APIRoute<RecordFeed> = async ({ props }) =>
  new Response(jsonFeed(await loadRecord(), props), { headers: { "content-type": "application/feed+json" } });
