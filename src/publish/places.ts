import { listedPairs } from "#analysis/compare.ts";
import type { Pair, PairGroup } from "#analysis/compare.ts";
import type { Account } from "#domain/account.ts";
import { oncePer } from "#domain/once-per.ts";
import { isOfSeveral, placeOfBodies, placesOf, recordOf } from "#domain/place.ts";
import type { Place } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { countyCode } from "#settings.ts";
import {
  accountFileOf,
  accountUrl,
  authorityUrl,
  citationFileUrl,
  citationsPageUrl,
  citationsUrl,
  comparePageUrl,
  embedUrl,
  placeFileOf,
  placeUrl,
  themeAnchor,
  themeUrl,
  themesUrl,
  threadUrl,
  urlIn,
} from "#urls.ts";

/** The place of the county that the settings name, whose charts can be taken away; undefined where they name another whole. */
export function homePlace(record: InspectionRecord): Place | undefined {
  return placesOf(record).find(({ authorities }) => authorities.some(({ id }) => id === countyCode));
}

/**
 * Whether each document, theme and pair of inspections has its pages and files to itself: in a record of one place, and of
 * several in the county of the settings alone, whose addresses were promised when it stood for itself. What other places
 * have must not be more than grows with their number.
 *
 * @param part  a record of one place, or what one of several holds of one place
 */
export function hasAllPages(part: InspectionRecord): boolean {
  return !part.place || homePlace(part) !== undefined;
}

/**
 * Where a page stands that is about one place: in a record of one place at the root of the site, else below each place,
 * and the root has what compares them. The one place that decides between the two.
 *
 * @returns what stands for `place` in the pattern of the page's address
 */
export function placePaths(record: InspectionRecord): { params: { place: string | undefined } }[] {
  if (!isOfSeveral(record)) return [{ params: { place: undefined } }];
  return placesOf(record).map(pathOf);
}

/** As `placePaths`, of what stands at the root and below each place too, with the record that it is made of. */
export function searchedPaths(
  record: InspectionRecord,
): { params: { place: string | undefined }; props: { record: InspectionRecord } }[] {
  const whole = { params: { place: undefined }, props: { record } };
  if (!isOfSeveral(record)) return [whole];
  return [
    whole,
    ...placesOf(record).map((place) => ({ ...pathOf(place), props: { record: recordOf(record, place) } })),
  ];
}

/** What the record holds of each place; of one place the record itself. */
function partsOf(record: InspectionRecord): readonly InspectionRecord[] {
  return isOfSeveral(record) ? placesOf(record).map((place) => recordOf(record, place)) : [record];
}

function pathOf(place: Place): { params: { place: string } } {
  return { params: { place: placeFileOf(place) } };
}

/**
 * As `placePaths`, of the page of each theme: beside the county of the settings, each of whose themes has a chart that can
 * be taken away, places tell of all theirs in one list.
 *
 * @returns what stands for `place` and `code` in the pattern of the page's address
 */
export function themePaths(record: InspectionRecord): { params: { place: string | undefined; code: string } }[] {
  return partsOf(record)
    .filter(hasAllPages)
    .flatMap(({ place, themes }) =>
      themes.map(({ code }) => ({ params: { place: place && placeFileOf(place), code } })),
    );
}

/** The pairs of events that the page Compare lists, each with a page of its own: at one place of several the latest alone. */
export function listedPairsOf(part: InspectionRecord): PairGroup[] {
  return listedPairs(part, !hasAllPages(part));
}

/**
 * The pairs that are listed, each once: of a record of several places, those within each.
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function pairsWithPages(record: InspectionRecord): Pair[] {
  const pairs = partsOf(record).flatMap((part) => listedPairsOf(part).flatMap((group) => group.pairs));
  return [...new Map(pairs.map((pair) => [pair.map(({ id }) => id).join(" "), pair])).values()];
}

/** Accounts whose citations stand on one page and in one file. */
export interface CitedTogether {
  /** Of the file, as `citationFileUrl` takes it; the page's is that of `citationsPageUrl`. */
  readonly file: string;
  /** Where it is that of a place. */
  readonly place?: Place;
  readonly accounts: readonly Account[];
}

/** Each account by itself, or all of a place. */
export function citedTogether(record: InspectionRecord): CitedTogether[] {
  return partsOf(record).flatMap((part): CitedTogether[] => {
    const accounts = [...part.reports, ...part.knownInspections];
    return part.place && !hasAllPages(part)
      ? [{ file: placeFileOf(part.place), place: part.place, accounts }]
      : accounts.map((account) => ({ file: accountFileOf(account), accounts: [account] }));
  });
}

/** The file that holds the citations of an account, in a record or in what it holds of one place. */
export function citationFileOf(account: Account, record: InspectionRecord): string {
  return citationFilesByAccount(record).get(account)!;
}

const citationFilesByAccount = oncePer(
  (record: InspectionRecord): ReadonlyMap<Account, string> =>
    new Map(citedTogether(record).flatMap(({ file, accounts }) => accounts.map((account) => [account, file] as const))),
);

/**
 * An address as it is on the pages of a place: its own page in the stead of that of the whole record, where it has one;
 * where themes have none there, their lines in the list of the place's themes; of the citations of a document, those of
 * the place, where they stand together.
 *
 * @param part  what the record holds of the place; of a whole record addresses are as they are
 */
export function urlAtPlace(part: InspectionRecord, url: string): string {
  if (!part.place) return url;
  const [, path = "", , number] = /^([^?#]*)(#(.*))?/.exec(url)!;
  const listed = urlsInThemeList(part).get(path);
  const cited = urlsCitedTogether(part).get(path);
  return cited ? cited + (number ? `-${number}` : "") : urlIn(part.place, listed ?? url);
}

/** By the address that each account's own page or file of citations would have: where these stand. */
const urlsCitedTogether = oncePer(
  (part: InspectionRecord): ReadonlyMap<string, string> =>
    new Map(
      citedTogether(part).flatMap(({ file, place, accounts }) =>
        place
          ? accounts.flatMap((account): [string, string][] => [
              [citationsUrl(account), `${citationsPageUrl(file)}#${account.id}`],
              ...(["bib", "ris", "json"] as const).map((format): [string, string] => [
                citationFileUrl(accountFileOf(account), format),
                citationFileUrl(file, format),
              ]),
            ])
          : [],
      ),
    ),
);

/** By the address that the page of the theme would have: its line in the list of the place's themes. */
const urlsInThemeList = oncePer((part: InspectionRecord): ReadonlyMap<string, string> => {
  const listed = hasAllPages(part) ? [] : part.themes;
  return new Map(listed.map((theme) => [themeUrl(theme), `${themesUrl}#${themeAnchor(theme)}`]));
});

/**
 * The place that a page is about, known by its address: one of the place's own, or that of a document, an inspection, a
 * thread, a body or two events of it, or of a chart.
 *
 * @param address  from the root of the site: "/reports/2018-05-18-…/"
 * @returns undefined where the record is of one place, or the page of all
 */
export function placeAt(address: string, record: InspectionRecord): Place | undefined {
  if (!isOfSeveral(record)) return undefined;
  const place = placesByAddress(record).get(address.split("/").slice(1, 3).join("/"));
  return place ?? (address.startsWith(embedUrl("").slice(0, -1)) ? homePlace(record) : undefined);
}

/** By the first two parts of the addresses: "reports/2018-05-18-…". */
const placesByAddress = oncePer((record: InspectionRecord): ReadonlyMap<string, Place> => {
  const placeOf = placeOfBodies.bind(undefined, record);
  const found: [string, Place | undefined][] = [
    ...placesOf(record).map((place): [string, Place] => [placeUrl(place), place]),
    ...[...record.reports, ...record.knownInspections].map((account): [string, Place | undefined] => [
      accountUrl(account),
      placeOf(account.authorities),
    ]),
    ...record.threads.flatMap((thread) =>
      [threadUrl(thread), embedUrl(`thread-${thread.id}`)].map((address): [string, Place | undefined] => [
        address,
        placeOf(thread.origin.report.authorities),
      ]),
    ),
    ...record.authorities.map((authority): [string, Place | undefined] => [
      authorityUrl(authority),
      placeOf([authority]),
    ]),
    ...record.events.map((event): [string, Place | undefined] => [
      `${comparePageUrl}${event.id}/`,
      placeOf(event.authorities),
    ]),
  ];
  return new Map(found.flatMap(([address, place]) => (place ? [[address.slice(1, -1), place] as const] : [])));
});
