import { changesBetween, latestInspections } from "#analysis/changes.ts";
import type { Change } from "#analysis/changes.ts";
import { holdingsOf, inspectionsKnown, spanToWords } from "#analysis/holdings.ts";
import { recurrenceOf, recurrenceToWords } from "#analysis/recurrence.ts";
import { resultToWords } from "#analysis/results.ts";
import { councilsToday } from "#analysis/rules.ts";
import { outcomeOf, recommendationOutcomes } from "#analysis/threads.ts";
import { capital } from "#domain/capital.ts";
import { dateToWords, yearOf } from "#domain/date.ts";
import { eventMonths } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { fatesToWords } from "#domain/fate.ts";
import { placesOf, recordOf } from "#domain/place.ts";
import type { Place } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { areaCoverOf } from "#domain/report.ts";
import { serviceAreas } from "#domain/service-area.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import { withoutTwins } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
import type { Theme } from "#domain/theme.ts";
import { urlAtPlace } from "#publish/places.ts";
import * as urls from "#urls.ts";

/** Words of a cell, some of which lead on; looks at a theme as squares, filled where it was raised. */
export interface PlaceCell {
  readonly parts: readonly { readonly text: string; readonly url?: string }[];
  readonly looks?: readonly boolean[];
}

/** Places beside each other, in the numbers that one kind of page tells of each. */
export interface PlaceTable {
  readonly columns: readonly string[];
  /** The first cell names the row, and leads to its own page. */
  readonly rows: readonly (readonly PlaceCell[])[];
}

/** A page of the whole record that compares its places; what it sums up can be read at each. */
export interface PlacesPage extends PlaceTable {
  readonly url: string;
  readonly title: string;
  /** What its rows are, in a sentence. */
  readonly lead: string;
}

/** One place with what the record holds of it. */
interface Part {
  readonly place: Place;
  readonly record: InspectionRecord;
}

type Told = readonly (string | PlaceCell)[];

interface PlacesPageKind {
  readonly url: (typeof urls.placePageUrls)[number];
  readonly title: string;
  readonly lead: (parts: readonly Part[]) => string;
  readonly columns: readonly string[];
  /** What it tells of a place, beside its name; a place of which it tells nothing has no row. */
  readonly told: (part: Part) => Told | undefined;
}

const kinds: readonly PlacesPageKind[] = [
  {
    url: urls.homeUrl,
    title: "",
    lead: () => "",
    columns: ["Inspections known", "Documents held", "Years", "Latest grades", "Themes raised most often"],
    told: ({ place, record }) => {
      const { known, primary } = holdingsOf(record);
      return [String(known), String(primary), spanToWords(record), latestGrades(record), raisedMost(place, record)];
    },
  },
  {
    url: urls.inspectionsUrl,
    title: "Inspections",
    lead: (parts) =>
      `Of ${placesToWords(parts)} inspections or visits are known. Each has them all on a page of its own.`,
    columns: ["Known", "Documents held", "The latest known"],
    told: ({ record }) => {
      const { known, primary } = holdingsOf(record);
      const latest = inspectionsKnown(record).at(-1);
      return [
        String(known),
        String(primary),
        latest
          ? linked(`${capital(eventMonths(latest.event))}: ${resultToWords(latest)}`, urls.accountUrl(latest))
          : "none",
      ];
    },
  },
  {
    url: urls.reportsUrl,
    title: "Documents",
    lead: (parts) => `Of ${placesToWords(parts)} documents of inspectors are held.`,
    columns: ["Documents held", "Published", "Findings", "Recommendations"],
    told: ({ record }) => {
      const own = record.reports.filter(({ provenance }) => provenance === "primary");
      const [first, last] = [own[0], own.at(-1)].map((report) => report && dateToWords(report.published));
      return own.length
        ? [
            String(own.length),
            first === last ? first! : `${first} to ${last}`,
            countOf(own.flatMap(({ findings }) => findings)),
            countOf(own.flatMap(({ recommendations }) => recommendations)),
          ]
        : undefined;
    },
  },
  {
    url: urls.missingUrl,
    title: "Missing documents",
    lead: (parts) => `Of ${placesToWords(parts)} an inspection is known whose own document is not held.`,
    columns: ["Missing", "Of those known", "The latest of them"],
    told: ({ record }) => {
      const { missing, known } = holdingsOf(record);
      const latest = missing.toSorted((a, b) => a.event.date.localeCompare(b.event.date)).at(-1);
      return latest
        ? [String(missing.length), String(known), linked(capital(eventMonths(latest.event)), urls.accountUrl(latest))]
        : undefined;
    },
  },
  {
    url: urls.timelineUrl,
    title: "Timeline",
    lead: (parts) =>
      `The inspections of ${placesToWords(parts)}, by their years. Each place has a timeline of its own.`,
    columns: ["First", "Latest", "Inspections and visits, by year"],
    told: ({ record: { events } }) => [
      capital(eventMonths(events[0]!)),
      capital(eventMonths(events.at(-1)!)),
      yearsToWords(events),
    ],
  },
  {
    url: urls.changesUrl,
    title: "What changed between two inspections",
    lead: (parts) =>
      `Of ${placesToWords(parts)} two full inspections of one council are held. Of how many themes the earlier raised, and what the later says of these.`,
    columns: ["Council", "Between", "Raised before", "Again", "No longer", "Not looked at again", "New"],
    told: ({ place, record }) => {
      const pairs = councilsToday(record).flatMap((council) => {
        const pair = latestInspections(council, record);
        return pair ? [{ council, pair, changes: changesBetween(...pair, record) }] : [];
      });
      if (!pairs.length) return undefined;
      const each = (words: (told: (typeof pairs)[number]) => string) => pairs.map(words).join("; ");
      const having = (...wanted: readonly Change[]) =>
        each(({ changes }) => String(changes.filter(({ change }) => wanted.includes(change)).length));
      return [
        {
          parts: pairs.map(({ council }) => ({
            text: council.shortName,
            url: urls.urlIn(place, `${urls.changesUrl}#${council.id}`),
          })),
        },
        each(({ pair: [earlier, later] }) => `${yearOf(earlier.event.date)} and ${yearOf(later.event.date)}`),
        having("still raised", "raised before and not now", "strength now", "not looked at since"),
        having("still raised"),
        having("raised before and not now", "strength now"),
        having("not looked at since"),
        having("newly raised", "raised, not looked at before"),
      ];
    },
  },
  {
    url: urls.recommendationsUrl,
    title: "Recommendations",
    lead: (parts) => `What became of the recommendations to ${placesToWords(parts)}, as far as later documents say.`,
    columns: ["Recommendations", "What became of them"],
    told: ({ record }) => {
      const outcomes = recommendationOutcomes(record);
      return outcomes.length
        ? [String(outcomes.length), capital(fatesToWords(outcomes.map(({ fate }) => fate)))]
        : undefined;
    },
  },
  {
    url: urls.threadsUrl,
    title: "Threads",
    lead: (parts) =>
      `Of ${placesToWords(parts)} recommendations and findings are followed into later documents; these matters were chosen.`,
    columns: ["Threads", "What became of them"],
    told: ({ record }) =>
      record.threads.length
        ? [
            String(record.threads.length),
            capital(fatesToWords(record.threads.map(({ origin }) => outcomeOf(origin, record).fate))),
          ]
        : undefined,
  },
  {
    url: urls.judgementsUrl,
    title: "Grades",
    lead: (parts) =>
      `The latest grades of ${placesToWords(parts)}. Those of two frameworks rest on different criteria and are not compared.`,
    columns: ["Latest grades", "Framework"],
    told: ({ record }) => {
      const latest = latestGraded(record);
      return latest.length
        ? [latestGrades(record), [...new Set(latest.map(({ framework }) => framework.shortName))].join("; ")]
        : undefined;
    },
  },
  {
    url: urls.comparePageUrl,
    title: "Compare",
    lead: () => "Two inspections or visits are set side by side within one place.",
    columns: ["Inspections and visits to choose from"],
    told: ({ record: { events } }) => (events.length > 1 ? [String(events.length)] : undefined),
  },
];

/** The title of the front page of a record of several places. */
export function placesTitle(record: InspectionRecord): string {
  return `What inspectors found in ${placesOf(record).length} places, ${spanToWords(record)}`;
}

/** The pages of the whole record at which places are compared, each at the address that every place has for itself. */
export function placesPages(record: InspectionRecord): PlacesPage[] {
  const parts = partsOf(record);
  return kinds.map(({ url, title, lead, columns, told }) => {
    const all = parts.map((part) => ({ part, cells: told(part) }));
    const rows = all.flatMap(({ part: { place }, cells }) =>
      cells ? [[linked(place.name, urls.urlIn(place, url)), ...cells.map(cellOf)]] : [],
    );
    return {
      url,
      title,
      lead: lead(all.filter(({ cells }) => cells).map(({ part }) => part)),
      columns: ["Place", ...columns],
      rows,
    };
  });
}

/** Themes by how many places looked at each, and raised it. */
export function themesOfPlaces(record: InspectionRecord): (PlaceTable & { readonly family: string })[] {
  const parts = partsOf(record);
  return [...Map.groupBy(record.themes, ({ family }) => family)].map(([family, themes]) => ({
    family,
    columns: ["Theme", "Places that looked", "Raised there", "At the latest look", "At two looks or more"],
    rows: themes.map((theme) => {
      const all = parts.map((part) => recurrenceOf(theme, part.record)).filter(({ looked }) => looked.length);
      const having = (fits: (recurrence: (typeof all)[number]) => boolean) => cellOf(String(all.filter(fits).length));
      return [
        linked(theme.name, urls.themeUrl(theme)),
        cellOf(String(all.length)),
        having(({ raised }) => raised.length > 0),
        having(({ looked, raised }) => raised.at(-1) === looked.at(-1)),
        having(({ raised }) => raised.length > 1),
      ];
    }),
  }));
}

/** Places by how many of their documents set out to look at each part of the service; each has the table of its documents. */
export function areasOfPlaces(record: InspectionRecord): PlaceTable {
  const areas = Object.keys(serviceAreas) as ServiceArea[];
  const rows = partsOf(record).map(({ place, record: { reports } }) => {
    const told = areas.map((area) => {
      const having = (cover: Cover) =>
        reports.filter((report) => areaCoverOf(report, area, record.themes) === cover).length;
      const [whole, inPart] = [having("in"), having("partial")];
      return [whole, inPart && `${inPart} in part`].filter(Boolean).join(", ") || "none";
    });
    const own = linked(place.name, `${urls.urlIn(place, urls.reportsUrl)}#${urls.examinedAnchor}`);
    return [own, ...[String(reports.length), ...told].map(cellOf)];
  });
  return { columns: ["Place", "Documents", ...Object.values(serviceAreas)], rows };
}

/** Places by what their inspections make of a theme; those of which none looked have no row. */
export function placesOfTheme(theme: Theme, record: InspectionRecord): PlaceTable & { readonly unseen: number } {
  const parts = partsOf(record);
  const rows = parts.flatMap(({ place, record: part }) => {
    const recurrence = recurrenceOf(theme, part);
    const { looked, raised } = recurrence;
    const latest = looked.at(-1);
    return latest
      ? [
          [
            linked(place.name, urlAtPlace(part, urls.themeUrl(theme))),
            {
              parts: [{ text: capital(recurrenceToWords(recurrence)) }],
              looks: looked.map((event) => raised.includes(event)),
            },
            cellOf(`${capital(eventMonths(latest))}: ${raised.at(-1) === latest ? "raised" : "not raised"}`),
            cellOf(capital(recurrence.state)),
          ],
        ]
      : [];
  });
  return { columns: ["Place", "Looks", "The latest look", "State"], rows, unseen: parts.length - rows.length };
}

function partsOf(record: InspectionRecord): Part[] {
  return placesOf(record).map((place) => ({ place, record: recordOf(record, place) }));
}

function linked(text: string, url: string): PlaceCell {
  return { parts: [{ text, url }] };
}

function cellOf(told: string | PlaceCell): PlaceCell {
  return typeof told === "string" ? { parts: [{ text: told }] } : told;
}

function placesToWords({ length }: readonly Part[]): string {
  return length === 1 ? "one place" : `${length || "no"} places`;
}

function countOf(statements: readonly Statement[]): string {
  return String(withoutTwins(statements).length);
}

function latestGraded(record: InspectionRecord) {
  const graded = inspectionsKnown(record).filter(({ judgements }) => judgements.length);
  return graded.filter(({ event }) => event === graded.at(-1)?.event);
}

/** "May 2026: good overall"; of several councils inspected together each by its name, where they were graded otherwise. */
function latestGrades(record: InspectionRecord): PlaceCell {
  const latest = latestGraded(record);
  const [first] = latest;
  if (!first) return cellOf("none known");
  const months = capital(eventMonths(first.event));
  const results = new Set(latest.map(resultToWords));
  if (results.size === 1) return linked(`${months}: ${[...results][0]!}`, urls.accountUrl(first));
  return {
    parts: latest.map((account, index) => ({
      text: `${index ? "" : `${months}: `}${account.authorities.map(({ shortName }) => shortName).join(" and ")}, ${resultToWords(account)}`,
      url: urls.accountUrl(account),
    })),
  };
}

/** How many themes are named of a place. */
const namedThemes = 3;

/** The themes raised at most looks, and at two or more, the likelier first. */
function raisedMost(place: Place, record: InspectionRecord): PlaceCell {
  const most = record.themes
    .map((theme) => recurrenceOf(theme, record))
    .filter(({ raised }) => raised.length > 1)
    .toSorted((a, b) => b.raised.length - a.raised.length || b.share! - a.share! || a.theme.order - b.theme.order);
  if (!most.length) return cellOf("none raised twice");
  return {
    parts: most.slice(0, namedThemes).map(({ theme, raised, looked }) => ({
      text: `${theme.name}, ${raised.length} of ${looked.length}`,
      url: urls.urlIn(place, urls.themeUrl(theme)),
    })),
  };
}

/** "2014, 2018 (2), 2026". */
function yearsToWords(events: readonly InspectionEvent[]): string {
  return [...Map.groupBy(events, ({ date }) => yearOf(date))]
    .map(([year, members]) => (members.length > 1 ? `${year} (${members.length})` : String(year)))
    .join(", ");
}
