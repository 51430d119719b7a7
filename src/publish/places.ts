import { oncePer } from "#domain/once-per.ts";
import { isOfSeveral, placeOfBodies, placesOf, recordOf } from "#domain/place.ts";
import type { Place } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { countyCode } from "#settings.ts";
import { accountUrl, authorityUrl, comparePageUrl, embedUrl, placeUrl, threadUrl } from "#urls.ts";

/** The place of the county that the settings name, whose charts can be taken away; undefined where they name another whole. */
export function homePlace(record: InspectionRecord): Place | undefined {
  return placesOf(record).find(({ authorities }) => authorities.some(({ id }) => id === countyCode));
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

function pathOf(place: Place): { params: { place: string } } {
  return { params: { place: placeUrl(place).slice(1, -1) } };
}

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
