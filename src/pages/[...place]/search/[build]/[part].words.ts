import type { APIRoute, GetStaticPaths } from "astro";
import { searchedPaths } from "#publish/places.ts";
import { searchFile, searchFiles } from "#publish/search-index.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths = (async () =>
  searchedPaths(await loadRecord()).flatMap(({ params: { place }, props: { record } }) => {
    const { head, shards, texts } = searchFiles(record);
    const { build } = head;
    return [
      ...shards.map((content: unknown, part) => ({ params: { place, build, part: String(part) }, props: { content } })),
      ...texts.map((content: unknown, block) => ({
        params: { place, build, part: `texts-${block}` },
        props: { content },
      })),
    ];
  })) satisfies GetStaticPaths;

export const GET: APIRoute<{ content: unknown }> = ({ props }) => searchFile(props.content);
