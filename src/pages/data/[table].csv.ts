import type { APIRoute, GetStaticPaths } from "astro";
import { tableToCsv } from "#publish/csv.ts";
import { tableNamed, tables } from "#publish/tables.ts";
import { loadRecord } from "#record/load.ts";
import { publicUrl } from "#urls.ts";

export const getStaticPaths: GetStaticPaths = () => tables.map(({ name }) => ({ params: { table: name } }));

export const GET: APIRoute = async ({ params }) => {
  const table = tableNamed(params["table"] ?? "");
  return new Response(tableToCsv(table, table.rowsOf(await loadRecord(), publicUrl)));
};
