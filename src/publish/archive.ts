import type { InspectionRecord } from "#domain/record.ts";
import { strToU8, zipSync } from "fflate";
import { citationFile } from "#publish/citation-file.ts";
import { dataPackage } from "#publish/datapackage.ts";
import { tableToJson } from "#publish/json.ts";
import { publishedCsv, publishedRows } from "#publish/published-tables.ts";
import { rowsToWords, tables } from "#publish/tables.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { fullTitle, settings } from "#settings.ts";
import { dataUrl, hasPublicHost, publicUrl } from "#urls.ts";

/** What is kept in files beside the record: the licence of the content and the changelog, as Markdown. */
export interface Papers {
  readonly licence: string;
  readonly changelog: string;
}

/** Every file of the data by its name, sorted. */
export function archiveFiles(record: InspectionRecord, { licence, changelog }: Papers): Record<string, string> {
  const filled = tables.map((table) => ({ table, rows: publishedRows(table, record) }));
  const files = {
    "CHANGELOG.md": changelog,
    "CITATION.cff": citationFile(settings, hasPublicHost() ? publicUrl(dataUrl) : undefined),
    "LICENSE.md": licence,
    "README.md": readMe(
      filled.map(({ table, rows }) => `- \`${table.name}\`: ${rowsToWords(table, rows)}. ${table.description}`),
    ),
    "datapackage.json": `${JSON.stringify(dataPackage(record), null, 2)}\n`,
    ...Object.fromEntries(
      filled.flatMap(({ table, rows }) => [
        [`${table.name}.csv`, publishedCsv(table, record)],
        [`${table.name}.json`, tableToJson(rows)],
      ]),
    ),
  };
  return Object.fromEntries(Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function readMe(lines: readonly string[]): string {
  return `# ${fullTitle}

Data, version ${dataVersion} of ${dataDate}. Not made or endorsed by Ofsted.

Each table is here as CSV and as JSON; \`datapackage.json\` explains every column, and is a Tabular Data Package, version 1. CSV is UTF-8; lists are joined by semicolons, unknown is empty, and what a spreadsheet would run as a formula has an apostrophe before it. In JSON, lists are arrays and unknown is null. ${
    hasPublicHost()
      ? "Addresses are whole."
      : "Addresses of the site begin with /, at its root: where it is published was not known when this was built."
  }

\`CITATION.cff\` says how to cite the data, \`LICENSE.md\` on what terms they may be used, \`CHANGELOG.md\` what changed from version to version.

${lines.join("\n")}
`;
}

/** "the-inspection-record-3.0.0": the archive of a version, as it is named without its ending. */
export function archiveNameOf(version: string): string {
  return `${settings.dataName}-${version}`;
}

export const archiveName = archiveNameOf(dataVersion);

/** All of the data as one zip: the same bytes wherever and whenever it is built, since its files bear the day of the data. */
export function archiveOf(record: InspectionRecord, papers: Papers): Uint8Array<ArrayBuffer> {
  const files = Object.fromEntries(
    Object.entries(archiveFiles(record, papers)).map(([name, text]): [string, Uint8Array] => [
      `${archiveName}/${name}`,
      strToU8(text),
    ]),
  );
  // Zip knows no time zone, and this reads the local one.
  return zipSync(files, { level: 9, mtime: `${dataDate}T12:00:00` });
}
