import { dateToWords } from "#domain/date.ts";
import type { Evidence } from "#domain/evidence.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { reportUrl } from "#urls.ts";

/** By which a document that a reader opens is recognised; it holds no text. */
export interface DocumentFingerprints {
  readonly report: string;
  readonly title: string;
  /** From the root of the site, without a slash at its start. */
  readonly path: string;
  readonly sha256: string;
  /** What was compared when the record was last held against the document; undefined before that. */
  readonly checked: Evidence["checked"] | undefined;
  readonly passages: Evidence["passages"] | undefined;
}

export function documentFingerprints({ reports }: InspectionRecord): DocumentFingerprints[] {
  return reports.map((report) => ({
    report: report.id,
    title: `${report.title}, published ${dateToWords(report.published)}`,
    path: reportUrl(report).slice(1),
    sha256: report.source.sha256,
    checked: report.evidence?.checked,
    passages: report.evidence?.passages,
  }));
}

/** What was checked, in words: "158 of 158 paragraphs, bullets and rows accounted for; …"; undefined before a check. */
export function evidenceToWords({ checked }: Evidence): string {
  const count = (number: number, one: string, many: string) =>
    number ? [`${number} ${number === 1 ? one : many}`] : [];
  return [
    `${checked.accounted} of ${checked.locators} paragraphs, bullets and rows accounted for`,
    ...count(checked.figures, "figure checked", "figures checked"),
    ...count(checked.excused, "figure derived by us", "figures derived by us"),
    ...count(checked.names, "name", "names"),
    ...count(checked.quotations, "quoted phrase", "quoted phrases"),
    ...count(checked.grades, "grade", "grades"),
    ...count(checked.recommendations, "recommendation", "recommendations"),
  ].join("; ");
}
