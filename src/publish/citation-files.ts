import { pairsWithPages } from "#analysis/compare.ts";
import type { ChartInfo } from "#charts/chart.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { toBibtex } from "#publish/bibtex.ts";
import {
  chartItem,
  comparisonItem,
  dataItem,
  knownInspectionItem,
  reportItem,
  statementItem,
  themeItem,
  threadItem,
} from "#publish/csl.ts";
import type { CslItem } from "#publish/csl.ts";
import { toRis } from "#publish/ris.ts";
import { accountFileOf, citationFileNames } from "#urls.ts";
import type { citationFormats } from "#urls.ts";

/** The entries of one file of citations, in each of its formats. */
export interface CitationFile {
  /** Below the folder of citations, without its ending: "reports/2018-05-18-focused-visit-northamptonshire". */
  readonly name: string;
  readonly itemsOf: () => readonly CslItem[];
}

/** Each document or account with all that it says, itself first; and one file for each other kind of page. */
export function citationFiles(record: InspectionRecord, charts: readonly ChartInfo[]): CitationFile[] {
  const { reports, knownInspections, themes, threads } = record;
  const { data, themes: ofThemes, threads: ofThreads, charts: ofCharts, comparisons } = citationFileNames;
  return [
    ...reports.map((report) => ({
      name: accountFileOf(report),
      itemsOf: () => [reportItem(report), ...[...report.findings, ...report.recommendations].map(statementItem)],
    })),
    ...knownInspections.map((inspection) => ({
      name: accountFileOf(inspection),
      itemsOf: () => [knownInspectionItem(inspection), ...inspection.findings.map(statementItem)],
    })),
    { name: data, itemsOf: () => [dataItem()] },
    { name: ofThemes, itemsOf: () => themes.map(themeItem) },
    { name: ofThreads, itemsOf: () => threads.map(threadItem) },
    { name: ofCharts, itemsOf: () => charts.map(chartItem) },
    { name: comparisons, itemsOf: () => pairsWithPages(record).map(comparisonItem) },
  ];
}

/** CSL JSON, one item a line. */
function toCslJson(items: readonly CslItem[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`;
}

/** The text of a file of citations, by the ending of its format. */
export const citationTexts = {
  bib: toBibtex,
  ris: toRis,
  json: toCslJson,
} satisfies Record<keyof typeof citationFormats, (items: readonly CslItem[]) => string>;
