import { comparisonsToWords } from "#analysis/against-list.ts";
import { spanToWords } from "#analysis/holdings.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { archiveName } from "#publish/archive.ts";
import { publishedRows } from "#publish/published-tables.ts";
import { citedTitle } from "#publish/publisher.ts";
import { rowsToWords, tables } from "#publish/tables.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { countysServices, fullTitle, settings } from "#settings.ts";
import type { Settings } from "#settings.ts";
import {
  archiveUrl,
  citeUrl,
  dataFileUrl,
  dataUrl,
  dataVersionsUrl,
  hasPublicHost,
  methodUrl,
  missingUrl,
  publicUrl,
  recommendationsUrl,
  reportsUrl,
  themesUrl,
  threadsUrl,
} from "#urls.ts";

/** What a reading machine is told at the root of the site, as Markdown. Source: llmstxt.org. */
export function machineGuide(record: InspectionRecord): string {
  const counted = record.events.filter(({ isCounted }) => isCounted).length;
  const link = (words: string, url: string, note: string) => `- [${words}](${publicUrl(url)}): ${note}`;
  return `# ${fullTitle}

> What inspectors have found in ${countysServices}, ${spanToWords(record)}: documents of Ofsted, coded paragraph by paragraph into findings and recommendations, each with its exact place, a stance and themes. Not made or endorsed by Ofsted. Data, version ${dataVersion} of ${dataDate}.
${hasPublicHost() ? "" : "\nWhere this copy is published was not known when it was built: addresses begin with /, at the root of the site.\n"}
## What a count means, and what it does not

- The unit of counting is the event, an inspection or visit: ${counted} of ${record.events.length} events known are counted, those of which the inspectors' own document is held. What others report is secondary, and enters no count.
- "Raised in k of n" is of the n counted events whose scope held the theme. What was not examined is never good news, and never in n.
- Numbers of findings measure how much a document says, not how good or bad a service was; documents differ in length and in scope. Grades of two frameworks are never compared.
- Findings that two documents of one event share stand under each of them; \`twin_of\` names where they are written. Count them once.
- Nothing here shows what caused what. A theme that is raised no more may not have been looked at.
- ${comparisonsToWords(record)}
- Summaries are in our own words: they are no quotations of the documents.

## How to cite

- Cite Ofsted and the document first, with the place in it, then the finding by its identifier and permanent address (columns \`locator\`, \`finding\` and \`url\`).
- The data as a whole: ${citedTitle({ ...(settings as Settings), title: fullTitle })}. Data, version ${dataVersion} of ${dataDate}. ${publicUrl(dataUrl)}. CC BY 4.0. From documents of Ofsted, Crown copyright.
${link("How to cite", citeUrl, "forms for a finding, a document, a chart, a table")}

## Pages

${link("Documents", reportsUrl, "every document that is held, finding by finding")}
${link("Themes", themesUrl, "what was said of each theme, inspection by inspection")}
${link("Recommendations", recommendationsUrl, "what was asked, and what later documents say of it")}
${link("Threads", threadsUrl, "a matter followed through several documents")}
${link("Missing", missingUrl, "inspections that are known and whose documents are not held")}
${link("Method", methodUrl, "rules of coding and counting, with what may be objected to them")}

## Data

${link("Everything in one file", archiveUrl(archiveName), "zip: all tables, dictionary, licence, changelog")}
${link("Versions", dataVersionsUrl, "what changed from version to version, and the file of each that is kept")}
${link("datapackage.json", `${dataUrl}datapackage.json`, "every table and column, with types, codes and keys")}
${tables.map((table) => link(`${table.name}.json`, dataFileUrl(table.name, "json"), `${rowsToWords(table, publishedRows(table, record))}. ${table.description}`)).join("\n")}
`;
}
