import type { APIRoute, GetStaticPaths } from "astro";
import { byteOrderMark } from "#publish/csv-form.ts";
import { publishedCsv } from "#publish/published-tables.ts";
import { tableNamed, tables } from "#publish/tables.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths: GetStaticPaths = () => tables.map(({ name }) => ({ params: { table: name } }));

/** The same file with the mark by which a spreadsheet knows UTF-8, and which other readers may take for a letter. */
export const GET: APIRoute = async ({ params }) => {
  const table = tableNamed(params["table"] ?? "");
  return new Response(byteOrderMark + publishedCsv(table, await loadRecord()));
};
