import type { APIRoute, GetStaticPaths } from "astro";
import { chartsOf } from "#charts/catalogue.ts";
import { citationFiles, citationTexts } from "#publish/citation-files.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths = (async () => {
  const record = await loadRecord();
  const charts = chartsOf(record).map(({ info }) => info);
  return citationFiles(record, charts).flatMap(({ name, items }) =>
    Object.entries(citationTexts).map(([format, toText]) => ({
      params: { file: `${name}.${format}` },
      props: { text: toText(items) },
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly text: string }> = ({ props }) => new Response(props.text);
