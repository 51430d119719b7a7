import { newsTitle } from "#analysis/news.ts";
import { holdingsToWords } from "#analysis/holdings.ts";
import { recurrenceOf, recurrenceToWords } from "#analysis/recurrence.ts";
import { outcomeOf } from "#analysis/threads.ts";
import { chartsOf } from "#charts/catalogue.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { notesOf } from "#charts/frame/notes.ts";
import { eventTotals, matrixFamilies } from "#charts/recurrence-matrix/geometry.ts";
import { drawThemeRow } from "#charts/theme-row/drawing.ts";
import { drawThread } from "#charts/thread-lines/drawing.ts";
import { accountDateToWords } from "#domain/account.ts";
import type { Account } from "#domain/account.ts";
import { monthToWords } from "#domain/date.ts";
import { isFullInspection } from "#domain/event.ts";
import { isOfSeveral, placesOf, recordOf } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";
import { chartPicture } from "#images/chart-picture.ts";
import { shareCard } from "#images/share-card.ts";
import type { ShareCard } from "#images/share-card.ts";
import { sourceLine } from "#publish/citation.ts";
import { placesOfTheme, placesTitle } from "#publish/place-tables.ts";
import { countysServices, settings } from "#settings.ts";
import { chartFileUrl, chartUrl, hasPublicHost, publicUrl, shareImageUrl, shareName } from "#urls.ts";

/** A picture before it is turned into points. */
export interface SitePicture {
  /** Address of its PNG. */
  readonly png: string;
  readonly svg: string;
  /** Points for each unit of the SVG. */
  readonly scale: 1 | 2;
  /** The SVG that is given away beside it, if it is, with its address. */
  readonly given?: { readonly path: string; readonly svg: string };
}

/**
 * Every picture of the site: its charts, to take away, and a card for each page that has its own where it is shared.
 *
 * @param style    see pictureStyle
 * @param carried  faces as CSS, for the SVG that is given away; points are lettered without them
 */
export function sitePictures(record: InspectionRecord, style: string, carried: string): SitePicture[] {
  return [...chartPictures(record, style, carried), ...cards(record).map((card) => cardPicture(card, style))];
}

function chartPictures(record: InspectionRecord, style: string, carried: string): SitePicture[] {
  return chartsOf(record).map(({ info, draw }) => {
    const drawing = draw();
    const notes = {
      caveat: notesOf(drawing, record.terms),
      source: sourceLine(record, info),
      address: printedUrl(info),
    };
    return {
      png: chartFileUrl(info.id, "png"),
      svg: chartPicture(drawing, style, notes),
      scale: 2,
      given: { path: chartFileUrl(info.id, "svg"), svg: chartPicture(drawing, `${carried}${style}`, notes) },
    };
  });
}

function cardPicture({ name, ...card }: NamedCard, style: string): SitePicture {
  return { png: shareImageUrl(name), svg: shareCard(card, style), scale: 1 };
}

/** Where a chart is found: its address, or, while no host is known, its page and its place there. */
function printedUrl({ id, page }: ChartInfo): string {
  return hasPublicHost()
    ? publicUrl(chartUrl({ id, page }))
    : `This chart: page ${page} of ${settings.title}, at #chart-${id}.`;
}

interface NamedCard extends ShareCard {
  /** Of its page, see shareName. */
  readonly name: string;
}

function cards(record: InspectionRecord): NamedCard[] {
  return [
    homeCard(record),
    ...record.themes.map((theme) => themeCard(theme, record)),
    ...placesOf(record)
      .map((place) => recordOf(record, place))
      .flatMap((part) =>
        part.threads.map((thread) => ({
          name: shareName.thread(thread),
          title: thread.title,
          words: outcomeOf(thread.origin, part).words,
          drawing: drawThread(thread, part),
        })),
      ),
    ...[...record.reports, ...record.knownInspections].map(accountCard),
  ];
}

/** Of a record of several places it has words alone: no row has room for the inspections of all. */
function themeCard(theme: Theme, record: InspectionRecord): NamedCard {
  const card = { name: shareName.theme(theme), title: theme.name };
  if (isOfSeveral(record))
    return {
      ...card,
      words: `Looked at in ${placesOfTheme(theme, record).rows.length} of ${placesOf(record).length} places`,
    };
  return {
    ...card,
    words: recurrenceToWords(recurrenceOf(theme, record)),
    drawing: drawThemeRow(theme, record),
  };
}

function homeCard(record: InspectionRecord): NamedCard {
  if (isOfSeveral(record)) return { name: shareName.home, title: placesTitle(record), words: holdingsToWords(record) };
  const full = record.events.filter((event) => event.isCounted && isFullInspection(event));
  return {
    name: shareName.home,
    title: newsTitle(record, { county: settings.county, services: countysServices }),
    words: "",
    units: {
      words: "Each block is a theme that a full inspection looked at; filled, one that inspectors raised.",
      rows: eventTotals(full, matrixFamilies(record))
        .slice(-3)
        .map(({ event, raised, looked }) => ({ name: monthToWords(event.date), raised, looked })),
    },
  };
}

function accountCard(account: Account): NamedCard {
  const { findings } = account;
  const counts = (["strength", "mixed", "concern", "neutral"] as const).map((stance) => ({
    stance,
    count: findings.filter((finding) => finding.stance === stance).length,
  }));
  const held = account.isHeld
    ? `${findings.length} findings, ${account.recommendations.length || "no"} recommendations`
    : `${findings.length} findings as others report them; the document is not held`;
  const words = `${accountDateToWords(account)}. ${held}`;
  return { name: shareName.account(account), title: account.title, words, stances: counts };
}
