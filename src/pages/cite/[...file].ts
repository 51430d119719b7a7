import type { APIRoute, GetStaticPaths } from "astro";
import { chartsOf } from "#charts/catalogue.ts";
import { citationFiles, citationTexts } from "#publish/citation-files.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths = (async () => {
  const record = await loadRecord();
  const charts = chartsOf(record).map(({ info }) => info);
  return citationFiles(record, charts).flatMap(({ name, itemsOf }) =>
    Object.entries(citationTexts).map(([format, toText]) => ({
      params: { file: `${name}.${format}` },
      // Written when its turn comes: Astro keeps what is told here for as long as it builds.
      props: { write: () => toText(itemsOf()) },
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly write: () => string }> = ({ props }) => new Response(props.write());
