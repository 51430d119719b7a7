import { dateToWords, periodToWords } from "#domain/date.ts";
import { eventKinds } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { KnownInspection, PublicSource } from "#domain/known-inspection.ts";
import { locatorToWords } from "#domain/locator.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report, Statement } from "#domain/report.ts";
import { dataVersion } from "#publish/version.ts";
import { accountUrl, publicUrl, statementUrl } from "#urls.ts";

/** A citation in plain text that credits the inspectorate first, and says so when the source is somebody else's account. */
export function statementCitation(statement: Statement): string {
  const { type, id } = statement;
  const where = type === "reported" ? reportedBy(statement.report.event, sourceToWords(statement.source)) : `${documentCitation(statement.report)}, ${locatorToWords(statement.locator)}`;
  return `${where}. Summary: The inspection record, ${type === "reported" ? "finding" : type} ${id}, ${publicUrl(statementUrl(statement))}`;
}

export function reportCitation(report: Report): string {
  return `${documentCitation(report)}. Coded in: The inspection record, ${publicUrl(accountUrl(report))}`;
}

/** Of a chart: the record's own work, from the documents that it names. */
export function chartCitation({ title, page, id }: { readonly title: string; readonly page: string; readonly id: string }): string {
  return `The inspection record, “${title}”, chart, data ${dataVersion}, ${publicUrl(`${page}#chart-${id}`)}. From documents of Ofsted, Crown copyright, and, hollow, public accounts`;
}

/** What stands under a chart wherever it goes: whence the data are, and up to when. */
export function sourceLine({ reports }: InspectionRecord): string {
  const latest = reports.map(({ published }) => published).toSorted().at(-1);
  return `Source: documents of Ofsted${latest ? ` to ${dateToWords(latest)}` : ""}, Crown copyright, coded in The inspection record, data ${dataVersion}; hollow: public accounts. CC BY 4.0.`;
}

/** Of what is known of an inspection whose document is not held. */
export function knownInspectionCitation(inspection: KnownInspection): string {
  const publishers = [...new Set(inspection.sources.map(({ publisher }) => publisher))];
  return `${reportedBy(inspection.event, publishers.join(", "))}. Put together in: The inspection record, ${publicUrl(accountUrl(inspection))}`;
}

function documentCitation({ source, published, provenance, event }: Report): string {
  const document = `${source.publisher}, “${source.title}”, ${dateToWords(published)}`;
  return provenance === "primary" ? document : reportedBy(event, document);
}

function reportedBy({ kind, fieldworkStart, fieldworkEnd, date }: InspectionEvent, whom: string): string {
  const when = fieldworkStart ? `of ${periodToWords(fieldworkStart.slice(0, 7), (fieldworkEnd ?? fieldworkStart).slice(0, 7))}` : `published in ${dateToWords(date.slice(0, 7))}`;
  return `Ofsted, ${eventKinds[kind].toLowerCase()} ${when}, as reported by ${whom} (secondary source)`;
}

/** "BBC News, 6 January 2015, https://…". */
function sourceToWords({ publisher, published, url, report, locator }: PublicSource): string {
  return [publisher, published && dateToWords(published), url ?? (report && `“${report.source.title}”`), locator && locatorToWords(locator)].filter(Boolean).join(", ");
}
