import { expect, test } from "vitest";
import { compareEvents, listedPairs } from "#analysis/compare.ts";
import { chartsOf } from "#charts/catalogue.ts";
import { placesOf, recordOf } from "#domain/place.ts";
import { serviceAreas } from "#domain/service-area.ts";
import { publishedAddresses } from "#publish/addresses.ts";
import { comparisonData } from "#publish/compare.ts";
import { areasOfPlaces, placesOfTheme, placesPages, placesTitle, themesOfPlaces } from "#publish/place-tables.ts";
import {
  citedTogether,
  listedPairsOf,
  pairsWithPages,
  placeAt,
  placePaths,
  searchedPaths,
  themePaths,
  urlAtPlace,
} from "#publish/places.ts";
import { searchFiles } from "#publish/search-index.ts";
import { buildRecord } from "#record/build.ts";
import { htmlOfPlace } from "#relative-links.ts";
import {
  accountFileOf,
  accountUrl,
  citationFileUrl,
  citationsUrl,
  isOfEachPlace,
  placePageUrls,
  urlIn,
  wholeUrl,
  withoutPlace,
} from "#urls.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { twoCounties } from "../fixtures/two-counties.ts";

const record = buildRecord(twoCounties());
const single = fullRecord();
const [mercia, midshire] = placesOf(record);
const wordsOf = (row: readonly { readonly parts: readonly { readonly text: string }[] }[]) =>
  row.map(({ parts }) => parts.map(({ text }) => text).join("; "));

test("a record of one place has its pages at the root, one of several below each", () => {
  expect(placePaths(single)).toEqual([{ params: { place: undefined } }]);
  expect(placePaths(record)).toEqual([
    { params: { place: "places/mercia" } },
    { params: { place: "places/midshire" } },
  ]);
});

test("a record of several places is searched as a whole at the root, and each of them below it", () => {
  expect(searchedPaths(single)).toEqual([{ params: { place: undefined }, props: { record: single } }]);
  const paths = searchedPaths(record);
  expect(paths.map(({ params }) => params.place)).toEqual([undefined, "places/mercia", "places/midshire"]);
  expect(paths.map(({ props }) => props.record)).toEqual([
    record,
    recordOf(record, mercia!),
    recordOf(record, midshire!),
  ]);
});

test("the search of a place finds what was said of it, and leads to its own pages", () => {
  const { head } = searchFiles(recordOf(record, midshire!));
  const own = searchFiles(record).head.records.filter((id) => id.includes("midshire"));
  expect(own.length).toBeGreaterThan(0);
  expect(head.records).toEqual(own);
  expect(head.guide.themes[0]!.path).toMatch(/^places\/midshire\/themes\//);
});

test.each([
  ["/places/midshire/", "midshire"],
  ["/places/midshire/search/", "midshire"],
  ["/search/", undefined],
  ["/places/mercia/themes/plans/", "mercia"],
  ["/reports/2022-11-25-inspection-east-mercia/differences/", "mercia"],
  ["/authorities/midshire/", "midshire"],
  ["/compare/2022-10-inspection-midshire/2024-03-inspection-midshire/", "midshire"],
  ["/themes/plans/", undefined],
  ["/", undefined],
  ["/reports/", undefined],
])("the page %s is about %s", (address, place) => {
  expect(placeAt(address, record)?.id).toBe(place);
});

test("in a record of one place no page is about one of several", () => {
  expect(placeAt(accountUrl(single.reports[0]!), single)).toBeUndefined();
});

test.each([
  ["/", "/places/mercia/"],
  ["/#chart-matrix", "/places/mercia/#chart-matrix"],
  ["/themes/plans/#event-2022", "/places/mercia/themes/plans/#event-2022"],
  ["/compare/?a=x&b=y", "/places/mercia/compare/?a=x&b=y"],
  ["/data/cells.json", "/places/mercia/data/cells.json"],
  ["/themes/plans.csv", "/themes/plans.csv"],
  ["/reports/2022-11-25-inspection-east-mercia/#f01", "/reports/2022-11-25-inspection-east-mercia/#f01"],
  ["/method/#recurrence", "/method/#recurrence"],
  ["/search/?theme=plans", "/places/mercia/search/?theme=plans"],
  ["/search/opensearch.xml", "/search/opensearch.xml"],
  ["/glossary/", "/glossary/"],
])("on a page of a place %s leads to %s", (url, own) => {
  expect(urlIn(mercia!, url)).toBe(own);
  expect(withoutPlace(own)).toBe(url);
});

test("links of a page lead to those of its place, but for one that leaves it", () => {
  const html = `<a href="/themes/">x</a><div data-source="/data/cells.json"></div><a href="${wholeUrl("/themes/")}">all</a>`;
  expect(htmlOfPlace(html, (url) => urlIn(mercia!, url))).toBe(
    `<a href="/places/mercia/themes/">x</a><div data-source="/places/mercia/data/cells.json"></div><a href="/themes/">all</a>`,
  );
});

test("a place of several has no pages of themes, but for the county of the settings; their lines in a list tell", () => {
  const part = recordOf(record, midshire!);
  expect(urlAtPlace(part, "/themes/recording/#event-x")).toBe("/places/midshire/themes/#theme-recording");
  expect(themePaths(record).filter(({ params: { place } }) => place === "places/midshire")).toEqual([]);
  expect([comparisonData(part), comparisonData(single)].map(({ areThemesListed }) => areThemesListed)).toEqual([
    true,
    undefined,
  ]);
});

test("a record of one place has the page of every theme, and its addresses as they are", () => {
  expect(themePaths(single).map(({ params: { code } }) => code)).toEqual(single.themes.map(({ code }) => code));
  expect(urlAtPlace(single, "/themes/x/#y")).toBe("/themes/x/#y");
});

test("each page that places have of their own has one at the root that compares them, or searches all; files left out", () => {
  const pages = placesPages(record).map(({ url }) => url);
  const own = placePageUrls.filter((url) => url.endsWith("/"));
  expect([...pages, "/themes/", "/search/"].toSorted()).toEqual(own.toSorted());
  expect(own.every(isOfEachPlace)).toBe(true);
});

test("the front page of several tells of each place how much is known, and its latest grades", () => {
  const [front] = placesPages(record);
  expect(placesTitle(record)).toBe("What inspectors found in 2 places, 2022 to 2024");
  expect(front!.rows.map(wordsOf)).toEqual([
    [
      "Mercia",
      "2",
      "2",
      "2022",
      "October 2022: East Mercia, falls short; Upper Mercia, meets the standard",
      "none raised twice",
    ],
    ["Midshire", "2", "2", "2022 to 2024", "March 2024: fair", "none raised twice"],
  ]);
});

test("a theme's page tells of each place what its own inspections make of it", () => {
  const plans = record.themes.find(({ code }) => code === "plans")!;
  const { rows, unseen } = placesOfTheme(plans, record);
  expect(rows.map((row) => [...wordsOf(row), row[1]!.looks])).toEqual([
    ["Mercia", "Raised at 1 of 1 look", "October 2022: raised", "Once", [true]],
    ["Midshire", "Raised at 0 of 1 look", "October 2022: not raised", "Never", [false]],
  ]);
  expect(rows[1]![0]!.parts[0]!.url).toBe("/places/midshire/themes/#theme-plans");
  expect(unseen).toBe(0);
  const counted = themesOfPlaces(record).flatMap((family) => family.rows.map(wordsOf));
  expect(counted.find(([name]) => name === plans.name)).toEqual([plans.name, "2", "1", "1", "0"]);
});

test("of each place it is told how many documents looked at a part of the service, and it leads to which", () => {
  const content = twoCounties();
  const frameworks = content.frameworks.map((file) => {
    const { examines } = file.entry;
    const areas = { ...examines!.areas, leadership: "in" as const, health: "partial" as const };
    return { ...file, entry: { ...file.entry, examines: { ...examines!, areas } } };
  });
  const { columns, rows } = areasOfPlaces(buildRecord({ ...content, frameworks }));
  expect(columns).toEqual(["Place", "Documents", ...Object.values(serviceAreas)]);
  const told = rows.map((row) => Object.fromEntries(wordsOf(row).map((words, at) => [columns[at]!, words])));
  expect(
    told.map(({ Place, Documents, Leadership, Health, Workforce }) => [
      Place,
      Documents,
      Leadership,
      Health,
      Workforce,
    ]),
  ).toEqual([
    ["Mercia", "2", "2", "2 in part", "none"],
    ["Midshire", "2", "2", "2 in part", "none"],
  ]);
  expect(rows[1]![0]!.parts[0]!.url).toBe("/places/midshire/reports/#examined");
});

test("two events have a page only where they are of one place", () => {
  const idsOf = (pairs: ReturnType<typeof pairsWithPages>) => pairs.map((pair) => pair.map(({ id }) => id));
  expect(idsOf(pairsWithPages(record))).toEqual([["2022-10-inspection-midshire", "2024-03-inspection-midshire"]]);
  const [first, second] = recordOf(record, midshire!).events;
  expect(compareEvents(first!, second!, record)).toEqual(compareEvents(first!, second!, recordOf(record, midshire!)));
});

test("each pair that is listed has one page; of one place of several the latest alone", () => {
  const idsOf = (pairs: ReturnType<typeof pairsWithPages>) => pairs.map((pair) => pair.map(({ id }) => id).join(" "));
  const listed = listedPairs(single).flatMap(({ pairs }) => pairs);
  expect(idsOf(pairsWithPages(single))).toEqual([...new Set(idsOf(listed))]);
  expect(listedPairsOf(recordOf(record, midshire!))).toEqual(listedPairs(recordOf(record, midshire!), true));
});

test("citations of each document stand by themselves, and in one of several places together", () => {
  expect(citedTogether(single).map(({ accounts }) => accounts)).toEqual(
    [...single.reports, ...single.knownInspections].map((account) => [account]),
  );
  const part = recordOf(record, midshire!);
  expect(citedTogether(record).map(({ file }) => file)).toEqual(["places/mercia", "places/midshire"]);
  expect(citedTogether(record)[1]!.accounts).toEqual([...part.reports, ...part.knownInspections]);
  const [report] = part.reports;
  expect(urlAtPlace(part, `${citationsUrl(report!)}#f07`)).toBe(`/places/midshire/cite/#${report!.id}-f07`);
  expect(urlAtPlace(part, citationFileUrl(accountFileOf(report!), "ris"))).toBe("/cite/places/midshire.ris");
  expect(urlAtPlace(single, citationsUrl(report!))).toBe(citationsUrl(report!));
  const addresses = publishedAddresses(record, [], []);
  expect(addresses).toContain("/places/midshire/cite/");
  expect(addresses).not.toContain(citationsUrl(report!));
});

test("what a place compares leads from its own pages to documents that stand elsewhere", () => {
  const { events } = comparisonData(recordOf(record, midshire!));
  expect(events.flatMap(({ accounts }) => accounts.map(({ path }) => path))).toEqual([
    "../../reports/2022-11-25-inspection-midshire/",
    "../../reports/2024-05-01-inspection-midshire/",
  ]);
});

test("addresses are promised of each place, and no chart of one that the settings do not name", () => {
  const addresses = publishedAddresses(record, [], []);
  expect(addresses).toContain("/places/midshire/changes/");
  expect(chartsOf(record)).toEqual([]);
  expect(publishedAddresses(single, [], []).filter((address) => address.startsWith("/places/"))).toEqual([]);
});
