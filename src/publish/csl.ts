import type { Pair } from "#analysis/compare.ts";
import { capital } from "#domain/capital.ts";
import type { PartialDate } from "#domain/date.ts";
import { locatorToWords } from "#domain/locator.ts";
import type { KnownInspection } from "#domain/known-inspection.ts";
import { reportKinds } from "#domain/report.ts";
import type { Report } from "#domain/report.ts";
import type { PublicSource } from "#domain/source.ts";
import type { Statement } from "#domain/statement.ts";
import type { Theme } from "#domain/theme.ts";
import type { Thread } from "#domain/thread.ts";
import {
  chartWork,
  comparisonWork,
  dataToWords,
  inspectionToWords,
  recordToWords,
  summaryOf,
  themeWork,
  threadWork,
} from "#publish/citation.ts";
import type { OwnWork } from "#publish/citation.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { whereToFind } from "#publish/where-to-find.ts";
import { fullTitle, settings } from "#settings.ts";
import type { Settings } from "#settings.ts";
import { accountUrl, dataUrl, hasPublicHost, publicUrl, statementUrl } from "#urls.ts";

/**
 * One citation in the form from which all others are made: an item of CSL JSON. What is cited is the document; where in
 * it, and whose summary was read, stand in the note, which every reference manager keeps.
 */
export interface CslItem {
  /** Unique in the record, and as permanent as what it names: "2018-05-18-focused-visit-northamptonshire-f13". */
  readonly id: string;
  readonly type: "report" | "article-newspaper" | "webpage" | "graphic" | "dataset";
  readonly title: string;
  /** One body: its name is never taken apart. */
  readonly author: readonly [{ readonly literal: string }];
  readonly publisher?: string;
  readonly "container-title"?: string;
  readonly genre?: string;
  readonly version?: string;
  /** As far as the date is known: [[2011, 5, 6]], [[2022, 11]]; none where it is not. */
  readonly issued?: { readonly "date-parts": readonly [readonly number[]] };
  /** Where the source itself can be read; never a page of this site that tells of it. */
  readonly URL?: string;
  /** The place in the document, in words. */
  readonly locator?: string;
  readonly language: "en-GB";
  readonly note: string;
}

/** Of a document: Ofsted's, or for a press account the newspaper's, which is said to be secondary. */
export function reportItem(report: Report): CslItem {
  return { ...documentOf(report), note: noteOf({ report, use: "Coded in", address: accountUrl(report) }) };
}

/** Of a finding or recommendation, also one that others report. */
export function statementItem(statement: Statement): CslItem {
  const { report, number, type } = statement;
  const id = `${report.id}-${number}`;
  const address = statementUrl(statement);
  const use = summaryOf(statement);
  if (type === "reported") return { ...accountOf(report, statement.source, { use, address }), id };
  const locator = locatorToWords(statement.locator);
  return { ...documentOf(report), id, locator, note: noteOf({ report, locator, use, address }) };
}

/** Of what is known of an inspection whose document is not held: of the first public source that tells of it. */
export function knownInspectionItem(inspection: KnownInspection): CslItem {
  const [first] = inspection.sources;
  const address = accountUrl(inspection);
  const use = "Put together in";
  if (!first) return { ...ownWork({ id: inspection.id, title: inspection.title, address }), type: "webpage" };
  return { ...accountOf(inspection, first, { use, address }), id: inspection.id };
}

export function themeItem(theme: Theme): CslItem {
  return ownWork(themeWork(theme));
}

export function threadItem(thread: Thread): CslItem {
  return ownWork(threadWork(thread));
}

export function chartItem(chart: Parameters<typeof chartWork>[0]): CslItem {
  return { ...ownWork(chartWork(chart)), type: "graphic", genre: "Chart" };
}

export function comparisonItem(pair: Pair): CslItem {
  return ownWork(comparisonWork(pair));
}

/** Of the whole record as tables. */
export function dataItem(): CslItem {
  return {
    ...ownWork({ id: settings.dataName, title: fullTitle, address: dataUrl }),
    type: "dataset",
    genre: "Data set",
    version: dataVersion,
  };
}

/** [[2022, 11]] of "2022-11". */
function dated(date: PartialDate | undefined): Pick<CslItem, "issued"> {
  return date ? { issued: { "date-parts": [date.split("-").map(Number)] } } : {};
}

function documentOf(report: Report): Omit<CslItem, "note"> {
  const { source, provenance, published, kind } = report;
  return {
    id: report.id,
    ...(provenance === "primary"
      ? { type: "report", genre: reportKinds[kind], publisher: source.publisher }
      : { type: "article-newspaper", "container-title": source.publisher }),
    title: source.title,
    author: [{ literal: source.publisher }],
    ...dated(published),
    ...(source.url && { URL: source.url }),
    language: "en-GB",
  };
}

/** A public source that tells of an inspection, whose title is not held: it is named by what it tells of. */
function accountOf(inspection: KnownInspection, source: PublicSource, told: Told): CslItem {
  const { publisher, published, url, report, locator } = source;
  const place = locator && locatorToWords(locator);
  const note = noteOf({
    secondary: `${inspectionToWords(inspection.event)}, as reported by ${publisher}`,
    ...(place && { locator: place }),
    ...told,
  });
  if (report) return { ...documentOf(report), ...(place && { locator: place }), note };
  return {
    id: inspection.id,
    type: "webpage",
    title: `Account of: ${inspection.title}`,
    author: [{ literal: publisher }],
    ...dated(published),
    ...(url && { URL: url }),
    language: "en-GB",
    note,
  };
}

interface Told {
  /** What this site has of it: "Summary of the finding". */
  readonly use: string;
  readonly address: string;
}

function noteOf(of: Told & { report?: Report; secondary?: string; locator?: string }): string {
  const { report, locator, use, address } = of;
  const secondary =
    of.secondary ??
    (report?.provenance === "secondary" &&
      `${inspectionToWords(report.event)}, as reported by ${report.source.publisher}`);
  const where = report && !report.source.url && whereToFind(report);
  return [
    secondary && `Secondary source: ${secondary}.`,
    locator && `${capital(locator)}.`,
    where && `${capital(where)}.`,
    recordToWords(use, address),
  ]
    .filter(Boolean)
    .join(" ");
}

function ownWork({ id, title, address, otherSources }: Omit<OwnWork, "kind">): CslItem {
  const { publisher }: Settings = settings;
  const rest = `From documents of Ofsted, Crown copyright${otherSources ? `; ${otherSources}` : ""}.`;
  return {
    id,
    type: "webpage",
    title,
    author: [{ literal: publisher || settings.title }],
    ...(publisher && { publisher }),
    "container-title": settings.title,
    ...dated(dataDate),
    ...(hasPublicHost() && { URL: publicUrl(address) }),
    language: "en-GB",
    note: `${capital(dataToWords)}. ${rest}${hasPublicHost() ? "" : ` At ${publicUrl(address)}`}`,
  };
}
