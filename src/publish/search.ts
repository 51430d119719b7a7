import { dateToWords, yearOf } from "#domain/date.ts";
import { stances } from "#domain/finding.ts";
import { groups } from "#domain/group.ts";
import { locatorToWords } from "#domain/locator.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Statement } from "#domain/report.ts";
import { statementUrl } from "#urls.ts";

/** What the search index holds of a finding or recommendation, in the form that Pagefind takes. */
export interface SearchRecord {
  /** From the root of the site, without its base. */
  readonly url: string;
  readonly language: "en";
  /** The text that is searched. */
  readonly content: string;
  /** What a result shows. */
  readonly meta: Readonly<Record<string, string>>;
  /** The facets; keys as in the page's address. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: { readonly published: string };
}

/** Every finding and recommendation, in the order of the record. */
export function searchRecords({ reports }: InspectionRecord): SearchRecord[] {
  return reports.flatMap(({ findings, recommendations }) => [...findings, ...recommendations].map(searchRecord));
}

function searchRecord(statement: Statement): SearchRecord {
  const { id, type, report, locator, section, summary, themes } = statement;
  const stance = type === "finding" ? statement.stance : "recommendation";
  const about = type === "finding" ? statement.groups.map((group) => groups[group]) : [statement.addressee, statement.deadline];
  return {
    url: statementUrl(statement),
    language: "en",
    content: [summary.replace(/\.$/, ""), ...themes.map(({ name }) => name), ...about, section, locator.text].filter(Boolean).join(". "),
    meta: {
      record: id,
      path: statementUrl(statement).slice(1),
      title: report.title,
      summary,
      stance,
      stanceWord: type === "finding" ? stances[statement.stance] : "Recommendation",
      themes: themes.map(({ name }) => name).join(" · "),
      locator: locatorToWords(locator),
      published: dateToWords(report.published),
      ...(report.provenance === "secondary" && { secondary: "secondary source" }),
    },
    filters: {
      theme: themes.map(({ code }) => code),
      year: [String(yearOf(report.published))],
      kind: [report.event.kind],
      authority: report.authorities.map((authority) => authority.id),
      stance: [stance],
      document: [report.id],
    },
    sort: { published: report.published },
  };
}

/** The glossary's names for the very same thing, and those of them that a finding or recommendation uses, in one number or the other. */
export function equivalentsIn(record: InspectionRecord): { readonly said: readonly string[]; readonly found: readonly string[] }[] {
  const text = searchRecords(record)
    .map(({ content }) => content)
    .join("\n")
    .toLowerCase();
  const occurs = (word: string) => new RegExp(`(?<![\\p{L}\\p{N}])${word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:e?s)?(?![\\p{L}\\p{N}])`, "u").test(text);
  return record.terms
    .map(({ term, same }) => [term, ...same])
    .filter((said) => said.length > 1)
    .map((said) => ({ said, found: said.filter(occurs) }));
}
