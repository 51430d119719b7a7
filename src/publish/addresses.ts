import { chartsOf } from "#charts/catalogue.ts";
import { documentsApart } from "#analysis/holdings.ts";
import { isOfSeveral, placesOf, recordOf } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Statement } from "#domain/statement.ts";
import { citationFiles } from "#publish/citation-files.ts";
import { feeds } from "#publish/feeds.ts";
import { citedTogether, hasAllPages } from "#publish/places.ts";
import { tables } from "#publish/tables.ts";
import * as urls from "#urls.ts";

/** Pages and files that every record has. */
const fixed = [
  urls.homeUrl,
  urls.reportsUrl,
  urls.inspectionsUrl,
  urls.changesUrl,
  urls.comparePageUrl,
  urls.missingUrl,
  urls.themesUrl,
  urls.recommendationsUrl,
  urls.threadsUrl,
  urls.judgementsUrl,
  urls.timelineUrl,
  urls.searchUrl,
  urls.dataUrl,
  urls.dataVersionsUrl,
  urls.glossaryUrl,
  urls.thesaurusUrl,
  urls.frameworksUrl,
  `${urls.dataUrl}datapackage.json`,
  urls.updatesUrl,
  "/llms.txt",
  // Written where the site's own address is known.
  ...feeds.flatMap(({ name }) => [urls.feedUrl(name, "xml"), urls.feedUrl(name, "json")]),
];

/**
 * Every address and identifier that is promised to stay, known from the record alone, before a page is written. Left out
 * are pages that set two events side by side: any two have an address on the page Compare.
 *
 * @param prose  the names of the pages of prose
 * @param archives  the names of the files that hold all of the data, one a version
 */
export function publishedAddresses(
  record: InspectionRecord,
  prose: readonly string[],
  archives: readonly string[],
): string[] {
  const accounts = [...record.reports, ...record.knownInspections];
  const charts = chartsOf(record).map(({ info }) => info);
  const parts = isOfSeveral(record) ? placesOf(record) : [];
  return [
    ...fixed,
    ...prose.map((name) => `/${name}/`),
    ...accounts.map(urls.accountUrl),
    ...citedTogether(record).map(({ file }) => urls.citationsPageUrl(file)),
    ...record.events.flatMap((event) => documentsApart(event).slice(0, 1)).map(urls.differencesUrl),
    ...record.themes.flatMap((theme) => [
      urls.themeUrl(theme),
      urls.themeFileUrl(theme, "csv"),
      urls.themeFileUrl(theme, "json"),
    ]),
    ...record.threads.map(urls.threadUrl),
    ...record.authorities.map(urls.authorityUrl),
    ...record.frameworks.map(urls.frameworkUrl),
    ...record.events.map(({ id }) => `event:${id}`),
    ...(parts.length
      ? parts.flatMap((place) => {
          const part = recordOf(record, place);
          const themes = hasAllPages(part) ? part.themes : [];
          const own = [...urls.placePageUrls, ...themes.map(urls.themeUrl), ...besideInspections(part)];
          return own.map((url) => urls.urlIn(place, url));
        })
      : besideInspections(record)),
    ...record.terms.map(({ id }) => `${urls.glossaryUrl}#${id}`),
    ...tables.flatMap(({ name }) => [
      urls.dataFileUrl(name, "csv"),
      urls.dataFileUrl(name, "json"),
      urls.spreadsheetUrl(name),
    ]),
    ...archives.map(urls.archiveUrl),
    ...record.updates.map(urls.updateUrl),
    ...citationFiles(record, charts).flatMap(({ name }) =>
      (["bib", "ris", "json"] as const).map((format) => urls.citationFileUrl(name, format)),
    ),
    ...charts.flatMap((chart) => [
      urls.chartUrl(chart),
      urls.embedUrl(chart.id),
      ...(["csv", "svg", "png"] as const).map((format) => urls.chartFileUrl(chart.id, format)),
    ]),
  ];
}

function besideInspections({ milestones, related }: InspectionRecord): string[] {
  return [
    ...milestones.map((milestone) => `${urls.timelineUrl}#${urls.milestoneAnchor(milestone)}`),
    ...related.map(urls.relatedUrl),
  ];
}

/** A statement, as it is known again: by its place in its document, or else by its words. */
export interface PublishedStatement {
  readonly account: string;
  readonly number: string;
  readonly address: string;
  /** The locator; of a reported finding the page that says so. */
  readonly place: string;
  readonly words: string;
}

export function publishedStatements({ reports, knownInspections }: InspectionRecord): PublishedStatement[] {
  const all: Statement[] = [
    ...reports.flatMap(({ findings, recommendations }) => [...findings, ...recommendations]),
    ...knownInspections.flatMap(({ findings }) => findings),
  ];
  return all.map((statement) => ({
    account: statement.report.id,
    number: statement.number,
    address: urls.statementUrl(statement),
    place:
      statement.type === "reported" ? (statement.source.url ?? statement.source.publisher) : statement.locator.text,
    words: statement.summary,
  }));
}
