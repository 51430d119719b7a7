import type { APIRoute, GetStaticPaths } from "astro";
import { publishedCsv } from "#publish/published-tables.ts";
import { tableNamed, tables } from "#publish/tables.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths: GetStaticPaths = () => tables.map(({ name }) => ({ params: { table: name } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(publishedCsv(tableNamed(params["table"] ?? ""), await loadRecord()));
