import type { APIRoute, GetStaticPaths } from "astro";
import { chartsOf } from "#charts/catalogue.ts";
import { citationFiles } from "#publish/citation-files.ts";
import type { CitationFile } from "#publish/citation-files.ts";
import { toCslJson } from "#publish/citation-files.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths: GetStaticPaths = async () => {
  const record = await loadRecord();
  const charts = chartsOf(record).map(({ info }) => info);
  return citationFiles(record, charts).map((file) => ({ params: { file: file.name }, props: { file } }));
};

export const GET: APIRoute = ({ props }) => new Response(toCslJson((props["file"] as CitationFile).items));
