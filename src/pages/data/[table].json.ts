import type { APIRoute, GetStaticPaths } from "astro";
import { tableToJson } from "#publish/json.ts";
import { tableNamed, tables } from "#publish/tables.ts";
import { loadRecord } from "#record/load.ts";
import { publicUrl } from "#urls.ts";

export const getStaticPaths: GetStaticPaths = () => tables.map(({ name }) => ({ params: { table: name } }));

export const GET: APIRoute = async ({ params }) => {
  const rows = tableNamed(params["table"] ?? "").rowsOf(await loadRecord(), publicUrl);
  return new Response(tableToJson(rows));
};
