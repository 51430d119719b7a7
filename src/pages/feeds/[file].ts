import type { APIRoute, GetStaticPaths } from "astro";
import { atomFeed, feeds, jsonFeed } from "#publish/feeds.ts";
import { loadRecord } from "#record/load.ts";
import { hasPublicHost } from "#urls.ts";

const formats = { xml: atomFeed, json: jsonFeed };

/** A feed is read away from the site, by whole addresses: without the site's own there is no file. */
export const getStaticPaths = (async () => {
  if (!hasPublicHost()) return [];
  const record = await loadRecord();
  return feeds.flatMap((feed) =>
    Object.entries(formats).map(([format, toText]) => ({
      params: { file: `${feed.name}.${format}` },
      props: { text: toText(record, feed) },
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly text: string }> = ({ props }) => new Response(props.text);
