import type { APIRoute, GetStaticPaths } from "astro";
import { chartsOf } from "#charts/catalogue.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { sourceLine } from "#publish/citation.ts";
import { chartToCsv } from "#publish/csv.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths: GetStaticPaths = async () =>
  chartsOf(await loadRecord()).map(({ info }) => ({ params: { chart: info.id }, props: { chart: info } }));

export const GET: APIRoute = async ({ props }) => {
  const { chart } = props as { chart: ChartInfo };
  return new Response(chartToCsv(chart, sourceLine(await loadRecord(), chart)));
};
