import type { APIRoute, GetStaticPaths } from "astro";
import { searchFile, searchFiles } from "#publish/search-index.ts";
import { loadRecord } from "#record/load.ts";
import type { Shard } from "#search/shards.ts";

export const getStaticPaths = (async () => {
  const { head, shards } = searchFiles(await loadRecord());
  return shards.map((shard, part) => ({ params: { build: head.build, part: String(part) }, props: { shard } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ shard: Shard }> = ({ props }) => searchFile(props.shard);
