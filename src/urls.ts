import type { Account } from "#domain/account.ts";
import type { Authority } from "#domain/authority.ts";
import type { Framework } from "#domain/framework.ts";
import type { Place } from "#domain/place.ts";
import type { Report } from "#domain/report.ts";
import type { PublicSource } from "#domain/source.ts";
import type { Statement } from "#domain/statement.ts";
import type { Theme } from "#domain/theme.ts";
import type { Thread } from "#domain/thread.ts";

/**
 * Every internal address, from the root of the site: "/reports/2018-05-18-…/#f07". Pages are written with these and
 * made relative once they are built, so that the folder works under any address.
 */
export const homeUrl = "/";
export const reportsUrl = "/reports/";
export const inspectionsUrl = "/inspections/";
export const changesUrl = "/changes/";
export const comparePageUrl = "/compare/";
export const missingUrl = "/missing/";
export const themesUrl = "/themes/";
export const recommendationsUrl = "/recommendations/";
export const threadsUrl = "/threads/";
export const judgementsUrl = "/judgements/";
export const timelineUrl = "/timeline/";
export const searchUrl = "/search/";
/** By which a browser takes up the search, where the site's own address is known. */
export const searchDescriptionUrl = "/search/opensearch.xml";
export const dataUrl = "/data/";
export const comparedUrl = `${dataUrl}#compared`;
/** Every version of the data, with what changed. */
export const dataVersionsUrl = "/data/versions/";
export const methodUrl = "/method/";
export const glossaryUrl = "/glossary/";
export const thesaurusUrl = "/thesaurus/";
export const aboutUrl = "/about/";
export const citeUrl = "/cite/";
/** What is promised of addresses and identifiers. */
export const permanenceUrl = `${citeUrl}#the-permanent-address`;
/** What changed in the record itself; what changed in the services is at `changesUrl`. */
export const updatesUrl = "/updates/";
export const authoritiesUrl = "/authorities/";
export const frameworksUrl = "/frameworks/";

/** Below which each place of a record of several has its pages. */
const placesUrl = "/places/";
/** What the findings under the marks of charts say. */
export const cellsUrl = `${dataUrl}cells.json`;
/** What is needed to set any two events side by side. */
export const comparedEventsUrl = `${dataUrl}compare.json`;

/** Pages and files that each place of a record of several has for itself; the page of each theme besides. */
export const placePageUrls = [
  homeUrl,
  reportsUrl,
  inspectionsUrl,
  changesUrl,
  comparePageUrl,
  missingUrl,
  themesUrl,
  recommendationsUrl,
  threadsUrl,
  judgementsUrl,
  timelineUrl,
  searchUrl,
  cellsUrl,
  comparedEventsUrl,
] as const;

/** The page with which a place begins. */
export function placeUrl({ id }: Pick<Place, "id">): string {
  return `${placesUrl}${id}/`;
}

/** Whether each place of several has a page of its own for what stands there in a record of one place. */
export function isOfEachPlace(url: string): boolean {
  const path = url.replace(/[?#].*/, "");
  return placePageUrls.some((own) => own === path) || (path.startsWith(themesUrl) && path.endsWith("/"));
}

/** An address as it is on the pages of a place: its own page in the stead of that of the whole record, where it has one. */
export function urlIn(place: Pick<Place, "id">, url: string): string {
  return isOfEachPlace(url) ? placeUrl(place) + url.slice(1) : url;
}

/** The same page of the whole record, from a page of a place too: an address that `urlIn` leaves alone. */
export function wholeUrl(url: string): string {
  return `/.${url}`;
}

/** An address without the place that it begins with: which page of the place it is. */
export function withoutPlace(url: string): string {
  return url.startsWith(placesUrl) ? url.replace(/^\/places\/[^/]+/, "") : url;
}

export function reportUrl({ id }: Report): string {
  return `${reportsUrl}${id}/`;
}

/** The page of a document, or of what is known of an inspection whose document is not held. */
export function accountUrl(account: Account): string {
  return account.isHeld ? reportUrl(account) : `${inspectionsUrl}${account.id}/`;
}

/** Where two nearly identical documents of one event are set side by side. */
export function differencesUrl({ id }: Report): string {
  return `${reportsUrl}${id}/differences/`;
}

/** Where a reader can check what a source says. */
export function sourceUrl({ url, report }: PublicSource): string | undefined {
  return url ?? (report && reportUrl(report));
}

/** The permanent address of a finding or recommendation. */
export function statementUrl({ report, number }: Statement): string {
  return `${accountUrl(report)}#${number}`;
}

/** The citations of a document or account and of all that it says, to be read. */
export function citationsUrl(account: Account): string {
  return citationsPageUrl(accountFileOf(account));
}

/** The page that has the same to be read as a file of citations. */
export function citationsPageUrl(file: string): string {
  return `/${file}/cite/`;
}

/** Where the citation of a statement stands. */
export function statementCitationUrl({ report, number }: Statement): string {
  return `${citationsUrl(report)}#${number}`;
}

/** The link to the citation of a statement on its own page: the last part of an address that opens it. */
export function citationAnchor(number: string): string {
  return `cite-${number}`;
}

export function themeUrl({ code }: Pick<Theme, "code">): string {
  return `${themesUrl}${code}/`;
}

/** A theme in the list of a place's themes. */
export function themeAnchor({ code }: Pick<Theme, "code">): string {
  return `theme-${code}`;
}

/** All statements on a theme in words, as CSV for a spreadsheet. */
export function themeFileUrl({ code }: Pick<Theme, "code">, format: "csv" | "json"): string {
  return `${themesUrl}${code}.${format}`;
}

/** The findings about a theme in one event, on the theme's page. */
export function themeEventUrl(theme: Pick<Theme, "code">, event: { readonly id: string }): string {
  return `${themeUrl(theme)}#${eventAnchor(event)}`;
}

export function eventAnchor({ id }: { readonly id: string }): string {
  return `event-${id}`;
}

/** What changed at one council in one theme, from the latest full inspection but one to the latest. */
export function changeUrl(council: Pick<Authority, "id">, theme: Pick<Theme, "code">): string {
  return `${changesUrl}#${changeAnchor(council, theme)}`;
}

export function changeAnchor({ id }: Pick<Authority, "id">, { code }: Pick<Theme, "code">): string {
  return `${id}-${code}`;
}

export function threadUrl({ id }: Thread): string {
  return `${threadsUrl}${id}/`;
}

export function milestoneAnchor({ id }: { readonly id: string }): string {
  return `milestone-${id}`;
}

/** Among a place's documents, what they set out to look at. */
export const examinedAnchor = "examined";

export function relatedAnchor({ id }: { readonly id: string }): string {
  return `related-${id}`;
}

export function relatedUrl(inspection: { readonly id: string }): string {
  return `${reportsUrl}#${relatedAnchor(inspection)}`;
}

export function authorityUrl({ id }: Authority): string {
  return `${authoritiesUrl}${id}/`;
}

export function frameworkUrl({ id }: Framework): string {
  return `${frameworksUrl}${id}/`;
}

export function dataFileUrl(table: string, format: "csv" | "json"): string {
  return `${dataUrl}${table}.${format}`;
}

/** All of the data in one file, by its name with its version. */
export function archiveUrl(name: string): string {
  return `${dataUrl}${name}.zip`;
}

/** The same rows as in its CSV, marked as UTF-8 for a spreadsheet. */
export function spreadsheetUrl(table: string): string {
  return `${dataUrl}spreadsheet/${table}.csv`;
}

/** Files of citations that hold the entries of one kind of page each. */
export const citationFileNames = {
  data: "data",
  themes: "themes",
  threads: "threads",
  charts: "charts",
  comparisons: "comparisons",
} as const;

/** The file of citations that holds an account and all that it says: "reports/2018-05-18-…". */
export function accountFileOf(account: Account): string {
  return accountUrl(account).slice(1, -1);
}

/** The file of citations that holds all accounts of a place: "places/midshire". */
export function placeFileOf(place: Pick<Place, "id">): string {
  return placeUrl(place).slice(1, -1);
}

/** What reference managers read, by the ending of its files. */
export const citationFormats = { bib: "BibTeX", ris: "RIS", json: "CSL JSON" } as const;

/** Entries for reference managers. */
export function citationFileUrl(name: string, format: keyof typeof citationFormats): string {
  return `${citeUrl}${name}.${format}`;
}

/** A chart on the page that shows it. */
export function chartUrl({ id, page }: { readonly id: string; readonly page: string }): string {
  return `${page}#chart-${id}`;
}

/** A chart by itself, to be shown in a page of another site. */
export function embedUrl(chart: string): string {
  return `/embed/${chart}/`;
}

/** A chart as it is taken away. */
export function chartFileUrl(chart: string, format: "csv" | "svg" | "png"): string {
  return `/charts/${chart}.${format}`;
}

/** The picture that stands for a page where its address is shared. */
export function shareImageUrl(page: string): string {
  return `/share/${page}.png`;
}

/** The name of a page's picture. */
export const shareName = {
  home: "home",
  theme: ({ code }: Theme) => `theme-${code}`,
  thread: ({ id }: Thread) => `thread-${id}`,
  account: ({ id }: Account) => `inspection-${id}`,
};

/** An entry of the log of changes. */
export function updateUrl(update: { readonly id: string }): string {
  return `${updatesUrl}#${updateAnchor(update)}`;
}

export function updateAnchor({ id }: { readonly id: string }): string {
  return `update-${id}`;
}

/** A feed, for a reader of feeds: Atom as xml, JSON Feed as json; written only where the site's own address is known. */
export function feedUrl(feed: string, format: "xml" | "json"): string {
  return `/feeds/${feed}.${format}`;
}

export function compareUrl(first: { readonly id: string }, second: { readonly id: string }): string {
  return `${comparePageUrl}${first.id}/${second.id}/`;
}

/** Any two events on the one page that sets them side by side. */
export function compareAnyUrl(first: { readonly id: string }, second: { readonly id: string }): string {
  return `${comparePageUrl}?a=${first.id}&b=${second.id}`;
}

/** Whether the site's own address is known: the environment variable SITE_URL at build time. */
export function hasPublicHost(): boolean {
  return Boolean(process.env["SITE_URL"]);
}

/** The path of the site's root on its host, with a slash at both ends: "/" where its address is not known. */
export function publicBase(): string {
  return new URL(publicUrl("/"), "http://localhost").pathname;
}

/**
 * An address as it is printed and published. Where the site's own address is known (the environment variable SITE_URL
 * at build time) it is absolute, else it is the path from the root of the site.
 */
export function publicUrl(path: string): string {
  const site = process.env["SITE_URL"];
  return site ? new URL(path.slice(1), site.replace(/\/?$/, "/")).href : path;
}
