import { spanToWords } from "#analysis/holdings.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report } from "#domain/report.ts";
import { citedTitle } from "#publish/publisher.ts";
import { tables } from "#publish/tables.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { countysServices, fullTitle, settings } from "#settings.ts";
import type { Settings } from "#settings.ts";
import { dataFileUrl, dataUrl, hasPublicHost, homeUrl, publicUrl, reportUrl } from "#urls.ts";

/** A thing as search engines read it: JSON-LD in the words of schema.org. */
export type LinkedData = Readonly<Record<string, unknown>> & { readonly "@type": string };

const licence = "https://creativecommons.org/licenses/by/4.0/";

/**
 * The places above a page, and the page itself. Where the site's own address is not known they are relative to the page.
 *
 * @param here   the page's address from the root of the site
 * @param above  the part of the site that it belongs to, unless it is that itself
 */
export function breadcrumbs(
  here: string,
  title: string,
  above?: { readonly label: string; readonly url: string },
): LinkedData {
  const places = [
    { name: settings.title as string, url: homeUrl },
    ...(above && above.url !== here ? [{ name: above.label, url: above.url }] : []),
    { name: title, url: here },
  ];
  return {
    "@type": "BreadcrumbList",
    itemListElement: places.map(({ name, url }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: addressOn(here, url),
    })),
  };
}

/** The document of a page, as its publisher's; a press account is an article, not a report. */
export function documentData(report: Report): LinkedData {
  const { source, published, provenance, title, authorities } = report;
  const body = { "@type": "Organization", name: source.publisher };
  return {
    "@type": provenance === "primary" ? "Report" : "NewsArticle",
    ...(provenance === "primary" ? { name: source.title } : { headline: source.title }),
    author: body,
    publisher: body,
    datePublished: published,
    inLanguage: "en-GB",
    about: authorities.map(({ name }) => ({ "@type": "Organization", name })),
    ...(source.url && { url: source.url }),
    subjectOf: { "@type": "WebPage", name: title, url: addressOn(reportUrl(report), reportUrl(report)) },
  };
}

/** All tables together, each as a download in its formats. */
export function datasetData(record: InspectionRecord): LinkedData {
  const { publisher }: Settings = settings;
  return {
    "@type": "Dataset",
    name: fullTitle,
    description: `What inspectors have found in ${countysServices}, ${spanToWords(record)}, coded by theme and stance, with the exact place in each document.`,
    url: addressOn(dataUrl, dataUrl),
    version: dataVersion,
    dateModified: dataDate,
    license: licence,
    isAccessibleForFree: true,
    creator: { "@type": "Organization", name: publisher || citedTitle(settings) },
    spatialCoverage: settings.county,
    distribution: tables.flatMap(({ name, title }) =>
      (["csv", "json"] as const).map((format) => ({
        "@type": "DataDownload",
        name: title,
        encodingFormat: format === "csv" ? "text/csv" : "application/json",
        contentUrl: addressOn(dataUrl, dataFileUrl(name, format)),
      })),
    ),
  };
}

/** What stands in a page's script of data, which no text can end early. */
export function linkedDataText(things: readonly LinkedData[]): string {
  return JSON.stringify(things.map((thing) => ({ "@context": "https://schema.org", ...thing }))).replaceAll(
    "<",
    "\\u003c",
  );
}

function addressOn(here: string, url: string): string {
  return hasPublicHost() ? publicUrl(url) : `${"../".repeat(here.split("/").length - 2)}${url.slice(1)}` || "./";
}
