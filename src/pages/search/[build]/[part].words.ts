import type { APIRoute, GetStaticPaths } from "astro";
import { searchFile, searchFiles } from "#publish/search-index.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths = (async () => {
  const { head, shards, texts } = searchFiles(await loadRecord());
  const { build } = head;
  return [
    ...shards.map((content: unknown, part) => ({ params: { build, part: String(part) }, props: { content } })),
    ...texts.map((content: unknown, block) => ({ params: { build, part: `texts-${block}` }, props: { content } })),
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ content: unknown }> = ({ props }) => searchFile(props.content);
