import type { APIRoute, GetStaticPaths } from "astro";
import { searchedPaths } from "#publish/places.ts";
import { searchResponse, sentSearch } from "#publish/search-index.ts";
import type { SentFile } from "#publish/search-index.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths = (async () =>
  searchedPaths(await loadRecord()).flatMap(({ params: { place }, props: { record } }) => {
    const { build, ofBuild } = sentSearch(record);
    return [...ofBuild].map(([part, file]) => ({ params: { place, build, part }, props: { file } }));
  })) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: SentFile }> = ({ props }) => searchResponse(props.file);
