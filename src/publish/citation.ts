import { dateToWords } from "#domain/date.ts";
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
  return provenance === "primary" ? document : `Ofsted, ${event.title.toLowerCase().replace(/\b[a-z]+ \d{4}$/, (month) => month[0]!.toUpperCase() + month.slice(1))}, as reported by ${document} (secondary source)`;
}
