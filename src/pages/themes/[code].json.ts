import type { APIRoute, GetStaticPaths } from "astro";
import type { Theme } from "#domain/theme.ts";
import { themeToJson } from "#publish/theme-table.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths: GetStaticPaths = async () =>
  (await loadRecord()).themes.map((theme) => ({ params: { code: theme.code }, props: { theme } }));

export const GET: APIRoute = async ({ props }) => {
  const { theme } = props as { theme: Theme };
  return new Response(themeToJson(theme, await loadRecord()));
};
