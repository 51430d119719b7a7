import type { APIRoute, GetStaticPaths } from "astro";
import { atomFeed, feeds } from "#publish/feeds.ts";
import type { RecordFeed } from "#publish/feeds.ts";
import { loadRecord } from "#record/load.ts";
import { hasPublicHost } from "#urls.ts";

/** A feed is read away from the site, by whole addresses: without the site's own there is no file. */
export const getStaticPaths = (() =>
  hasPublicHost()
    ? feeds.map((feed) => ({ params: { feed: feed.name }, props: { ...feed } }))
    : []) satisfies GetStaticPaths;

export const GET: APIRoute<RecordFeed> = async ({ props }) =>
  new Response(atomFeed(await loadRecord(), props), { headers: { "content-type": "application/atom+xml" } });
