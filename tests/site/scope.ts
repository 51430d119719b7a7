import { pageAt, targetOf } from "./pages.ts";
import { readTable } from "./tables.ts";

const scopes = new Map(readTable("scopes").map(({ event, theme, scope }) => [`${event} ${theme}`, scope]));
const reports = readTable("reports");
const focuses = new Map<string, ReadonlySet<string>>();

/** Visits set out to look at their named focus alone. */
export function isVisit({ kind }: { readonly kind: string }): boolean {
  return kind.endsWith("-visit");
}

/** The themes that a visit's letter names as its focus, as its page lists them. */
export function focusOf(report: string): ReadonlySet<string> {
  const page = pageAt(`/reports/${report}/`);
  if (!focuses.has(report)) {
    const links = page.root
      .querySelectorAll('[aria-label="Table: what the document looked at"] tbody td:last-child a')
      .map((link) => targetOf(link.getAttribute("href") ?? "", page)!);
    focuses.set(report, new Set(links.map((link) => /^\/themes\/(.+)\/$/.exec(link)![1]!)));
  }
  return focuses.get(report)!;
}

/**
 * How far an event, or one of its documents, set out to look at a theme; undefined where that is not known. Of one document the
 * tables do not tell: an inspection's has the scope of its framework, that of the event; a visit's letter its own named focus.
 */
export function scopeOf(theme: string, event: string, only?: string): string | undefined {
  const report = only && reports.find((row) => row.report === only && isVisit(row));
  return report ? (focusOf(report.report).has(theme) ? "in" : "out") : scopes.get(`${event} ${theme}`);
}
