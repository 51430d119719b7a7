import type { APIRoute, GetStaticPaths } from "astro";
import { chartsOf } from "#charts/catalogue.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { sourceLine } from "#publish/citation.ts";
import { chartToCsv } from "#publish/csv.ts";
import { loadRecord } from "#record/load.ts";

export const getStaticPaths: GetStaticPaths = () => chartsOf(loadRecord()).map((chart) => ({ params: { chart: chart.id }, props: { chart } }));

export const GET: APIRoute = ({ props }) => {
  const { chart } = props as { chart: ChartInfo };
  return new Response(chartToCsv(chart, sourceLine(loadRecord(), chart)));
};
