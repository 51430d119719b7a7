import type { Report } from "#domain/report.ts";
import type { PublicSource } from "#domain/source.ts";
import type { Complain } from "#record/complaints.ts";
import { compact } from "#record/content.ts";
import type { resolver } from "#record/content.ts";
import type { SourceEntry } from "#schema/source.ts";

export type ResolveReport = ReturnType<typeof resolver<Report>>;

/** A source as authors write it, with the document of the record that it may name. */
export function publicSource(
  { publisher, published, provenance, url, report: code, at }: SourceEntry,
  resolveReport: ResolveReport,
  complain: Complain,
): PublicSource {
  const report = code === undefined ? undefined : resolveReport(code, complain);
  return compact({ publisher, published, provenance, url, report, locator: at });
}
