import type { ChartInfo } from "#charts/chart.ts";
import type { Account } from "#domain/account.ts";
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
import { citedTogether, pairsWithPages } from "#publish/places.ts";
import { toRis } from "#publish/ris.ts";
import { citationFileNames } from "#urls.ts";
import type { citationFormats } from "#urls.ts";

/** The entries of one file of citations, in each of its formats. */
export interface CitationFile {
  /** Below the folder of citations, without its ending: "reports/2018-05-18-focused-visit-northamptonshire". */
  readonly name: string;
  readonly itemsOf: () => readonly CslItem[];
}

/**
 * Each document or account with all that it says, itself first, by itself or among those of its place; and one file for
 * each other kind of page.
 */
export function citationFiles(record: InspectionRecord, charts: readonly ChartInfo[]): CitationFile[] {
  const { themes, threads } = record;
  const { data, themes: ofThemes, threads: ofThreads, charts: ofCharts, comparisons } = citationFileNames;
  return [
    ...citedTogether(record).map(({ file, accounts }) => ({ name: file, itemsOf: () => accounts.flatMap(itemsOf) })),
    { name: data, itemsOf: () => [dataItem()] },
    { name: ofThemes, itemsOf: () => themes.map(themeItem) },
    { name: ofThreads, itemsOf: () => threads.map(threadItem) },
    { name: ofCharts, itemsOf: () => charts.map(chartItem) },
    { name: comparisons, itemsOf: () => pairsWithPages(record).map(comparisonItem) },
  ];
}

function itemsOf(account: Account): CslItem[] {
  return account.isHeld
    ? [reportItem(account), ...[...account.findings, ...account.recommendations].map(statementItem)]
    : [knownInspectionItem(account), ...account.findings.map(statementItem)];
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
