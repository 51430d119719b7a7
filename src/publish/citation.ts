import { dateToWords, periodToWords } from "#domain/date.ts";
import { eventKinds } from "#domain/event.ts";
import { locatorToWords } from "#domain/locator.ts";
import type { Report, Statement } from "#domain/report.ts";
import { publicUrl, reportUrl, statementUrl } from "#urls.ts";

/** A citation in plain text that credits the inspectorate first, and says so when the source is somebody else's account. */
export function statementCitation(statement: Statement): string {
  const { report, locator, type, id } = statement;
  return `${documentCitation(report)}, ${locatorToWords(locator)}. Summary: The inspection record, ${type} ${id}, ${publicUrl(statementUrl(statement))}`;
}

export function reportCitation(report: Report): string {
  return `${documentCitation(report)}. Coded in: The inspection record, ${publicUrl(reportUrl(report))}`;
}

function documentCitation({ source, published, provenance, event }: Report): string {
  const document = `${source.publisher}, “${source.title}”, ${dateToWords(published)}`;
  if (provenance === "primary") return document;
  const when = periodToWords(event.fieldworkStart.slice(0, 7), event.fieldworkEnd.slice(0, 7));
  return `Ofsted, ${eventKinds[event.kind].toLowerCase()} of ${when}, as reported by ${document} (secondary source)`;
}
