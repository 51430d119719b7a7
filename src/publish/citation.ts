import type { ChartInfo } from "#charts/chart.ts";
import { pairNames } from "#analysis/compare.ts";
import type { Pair } from "#analysis/compare.ts";
import { spanToWords } from "#analysis/holdings.ts";
import type { Account } from "#domain/account.ts";
import { capital } from "#domain/capital.ts";
import { dateToWords } from "#domain/date.ts";
import { eventKinds, eventMonths } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { KnownInspection } from "#domain/known-inspection.ts";
import { locatorToWords } from "#domain/locator.ts";
import type { Locator } from "#domain/locator.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report } from "#domain/report.ts";
import type { PublicSource } from "#domain/source.ts";
import { statementWord } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
import type { Theme } from "#domain/theme.ts";
import type { Thread } from "#domain/thread.ts";
import { citedTitle } from "#publish/publisher.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { whereToFind } from "#publish/where-to-find.ts";
import { fullTitle, settings } from "#settings.ts";
import type { Settings } from "#settings.ts";
import { accountUrl, chartUrl, compareUrl, dataUrl, publicUrl, statementUrl, themeUrl, threadUrl } from "#urls.ts";

/**
 * A citation in plain text that credits the inspectorate first, and says so when the source is somebody else's account;
 * then this site's summary, whose address is its identifier too.
 */
export function statementCitation(statement: Statement): string {
  const where =
    statement.type === "reported"
      ? reportedBy(statement.report.event, sourceToWords(statement.source))
      : documentCitation(statement.report, statement.locator);
  return `${where}. ${recordToWords(summaryOf(statement), statementUrl(statement))}`;
}

export function accountCitation(account: Account): string {
  return account.isHeld ? reportCitation(account) : knownInspectionCitation(account);
}

function reportCitation(report: Report): string {
  return `${documentCitation(report)}. ${recordToWords("Coded in", accountUrl(report))}`;
}

/** "Summary of the finding": what this site has of a statement. */
export function summaryOf(statement: Pick<Statement, "type">): string {
  return `Summary of the ${statementWord(statement)}`;
}

/** "Coded in: The inspection record, data 1.1.0 of 26 November 2026, https://…". */
export function recordToWords(use: string, address: string): string {
  return `${use}: ${citedTitle(settings)}, ${dataToWords}, ${publicUrl(address)}`;
}

/** What the record itself says, from all its documents. */
export interface OwnWork {
  /** The key of its entry, unique in the record: "theme-plans". */
  readonly id: string;
  readonly title: string;
  /** What it is, within a sentence: "chart". */
  readonly kind: string;
  /** From the root of the site. */
  readonly address: string;
  /** What it rests on besides documents of Ofsted. */
  readonly otherSources?: string | undefined;
}

export function themeWork(theme: Theme): OwnWork {
  return { id: `theme-${theme.code}`, title: theme.name, kind: "theme", address: themeUrl(theme) };
}

export function threadWork(thread: Thread): OwnWork {
  return { id: `thread-${thread.id}`, title: thread.title, kind: "thread", address: threadUrl(thread) };
}

export function chartWork(chart: Pick<ChartInfo, "id" | "page" | "title" | "otherSources">): OwnWork {
  const { id, title, otherSources } = chart;
  return { id: `chart-${id}`, title, kind: "chart", address: chartUrl(chart), otherSources };
}

export function comparisonWork(pair: Pair): OwnWork {
  const [first, second] = pair;
  return {
    id: `compare-${first.id}-${second.id}`,
    title: `Compared: ${pairNames(pair).join(" and ")}`,
    kind: "comparison",
    address: compareUrl(first, second),
  };
}

export function ownCitation({ title, kind, address, otherSources }: OwnWork): string {
  return `${citedTitle(settings)}, “${title}”, ${kind}, ${dataToWords}, ${publicUrl(address)}. From documents of Ofsted, Crown copyright${otherSources ? `; ${otherSources}` : ""}`;
}

/** Of all tables together. */
export function dataCitation(record: InspectionRecord): string {
  return `${citedTitle({ ...(settings as Settings), title: fullTitle })}, ${spanToWords(record)}. ${capital(dataToWords)}. ${publicUrl(dataUrl)}. CC BY 4.0. From documents of Ofsted, Crown copyright`;
}

/** "data 1.1.0 of 26 November 2026". */
export const dataToWords = `data ${dataVersion} of ${dateToWords(dataDate)}`;

/** What stands under a chart wherever it goes: whence its data are, up to when, and of which day they are. */
export function sourceLine(
  { reports }: Pick<InspectionRecord, "reports">,
  { otherSources }: Pick<ChartInfo, "otherSources">,
): string {
  const latest = reports
    .filter(({ provenance }) => provenance === "primary")
    .map(({ published }) => published)
    .toSorted()
    .at(-1);
  return `Source: documents of Ofsted${latest ? ` to ${dateToWords(latest)}` : ""}, Crown copyright${otherSources ? `; ${otherSources}` : ""}. Coded in ${settings.title}, ${dataToWords}. CC BY 4.0.`;
}

/** Of what is known of an inspection whose document is not held. */
function knownInspectionCitation(inspection: KnownInspection): string {
  const publishers = [...new Set(inspection.sources.map(({ publisher }) => publisher))];
  return `${reportedBy(inspection.event, publishers.join(", "))}. ${recordToWords("Put together in", accountUrl(inspection))}`;
}

function documentCitation(report: Report, locator?: Locator): string {
  const { source, published, provenance, event } = report;
  const document = [
    source.publisher,
    `“${source.title}”`,
    dateToWords(published),
    locator && locatorToWords(locator),
    whereToFind(report),
  ]
    .filter(Boolean)
    .join(", ");
  return provenance === "primary" ? document : reportedBy(event, document);
}

function reportedBy(event: InspectionEvent, whom: string): string {
  return `${inspectionToWords(event)}, as reported by ${whom} (secondary source)`;
}

/** "Ofsted, focused visit of October 2022": an inspection whose document is not at hand. */
export function inspectionToWords(event: InspectionEvent): string {
  const { kind, fieldworkStart } = event;
  return `Ofsted, ${eventKinds[kind].toLowerCase()} ${fieldworkStart ? "of" : "published in"} ${eventMonths(event)}`;
}

/** "BBC News, 6 January 2015, https://…". */
function sourceToWords({ publisher, published, url, report, locator }: PublicSource): string {
  return [
    publisher,
    report && !url && `“${report.source.title}”`,
    published && dateToWords(published),
    locator && locatorToWords(locator),
    url,
  ]
    .filter(Boolean)
    .join(", ");
}
