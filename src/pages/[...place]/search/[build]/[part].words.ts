import type { APIRoute, GetStaticPaths } from "astro";
import { isOfSeveral } from "#domain/place.ts";
import { searchedPaths } from "#publish/places.ts";
import { searchResponse, sentSearch, sentThesaurus } from "#publish/search-index.ts";
import type { SentFile } from "#publish/search-index.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths = (async () => {
  const whole = await loadRecord();
  const pathsOf = (place: string | undefined, build: string, files: ReadonlyMap<string, SentFile>) =>
    [...files].map(([part, file]) => ({ params: { place, build, part }, props: { file } }));
  const shared = isOfSeveral(whole) ? sentThesaurus(whole.thesaurus) : undefined;
  return [
    ...(shared ? pathsOf(undefined, shared.build, shared.files) : []),
    ...searchedPaths(whole).flatMap(({ params: { place }, props: { record } }) => {
      const { build, ofBuild } = sentSearch(record);
      return pathsOf(place, build, ofBuild);
    }),
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: SentFile }> = ({ props }) => searchResponse(props.file);
