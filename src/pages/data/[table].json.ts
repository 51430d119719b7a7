import type { APIRoute, GetStaticPaths } from "astro";
import { tableToJson } from "#publish/json.ts";
import { publishedRows } from "#publish/published-tables.ts";
import { tableNamed, tables } from "#publish/tables.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths: GetStaticPaths = () => tables.map(({ name }) => ({ params: { table: name } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(tableToJson(publishedRows(tableNamed(params["table"] ?? ""), await loadRecord())));
