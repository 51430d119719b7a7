import { outcomeOf } from "#analysis/threads.ts";
import { datesBesideTitle, publicationToWords } from "#domain/account.ts";
import { stances } from "#domain/finding.ts";
import { groups } from "#domain/group.ts";
import { locatorToWords } from "#domain/locator.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { authoritiesOf } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
import { statementCitation } from "#publish/citation.ts";
import { citationFileOf } from "#publish/places.ts";
import { searchedStatements } from "#search/postings.ts";
import { accountFileOf, sourceUrl, statementUrl } from "#urls.ts";

/** What a result shows of a finding or recommendation. */
export type ResultText = Readonly<Record<string, string>>;

/** Of every finding and recommendation, in the order by which the index of words numbers them. */
export function resultTexts(record: InspectionRecord): ResultText[] {
  return searchedStatements(record).map((statement) => resultText(statement, record));
}

/** In the same order, the texts in which words are found that stand one after another. */
export function phraseTexts(record: InspectionRecord): string[] {
  return searchedStatements(record).map(phraseText);
}

function phraseText(statement: Statement): string {
  const { type, summary, themes } = statement;
  const about =
    type === "recommendation"
      ? [statement.addressee, statement.deadline]
      : statement.groups.map((group) => groups[group]);
  const place = type === "reported" ? statement.source.publisher : statement.locator.text;
  return [summary.replace(/\.$/, ""), ...themes.map(({ name }) => name), ...about, place].filter(Boolean).join(". ");
}

function resultText(statement: Statement, record: InspectionRecord): ResultText {
  const { id, type, report, summary, themes } = statement;
  const stance = type === "recommendation" ? "recommendation" : statement.stance;
  const cited = citationFileOf(report, record);
  const documents = [report, ...(type === "reported" ? [] : statement.twins.map((twin) => twin.report))];
  return {
    record: id,
    path: statementUrl(statement).slice(1),
    title:
      documents.length > 1
        ? `${report.event.title}, ${authoritiesOf(statement)
            .map(({ shortName }) => shortName)
            .join(" and ")}`
        : report.title,
    summary,
    stance,
    stanceWord: stance === "recommendation" ? "Recommendation" : stances[stance],
    themes: themes.map(({ name }) => name).join(" · "),
    locator: type === "reported" ? "as others report it" : locatorToWords(statement.locator),
    published: documents.length > 1 ? publicationToWords(report) : datesBesideTitle(report),
    citation: statementCitation(statement),
    ...(cited !== accountFileOf(report) && { cited }),
    ...(type === "recommendation" && { outcome: outcomeOf(statement, record).words }),
    ...(report.provenance === "secondary" && { secondary: "secondary source", ...sourceOf(statement) }),
  };
}

/** Where a reader can check a statement of a secondary source. */
function sourceOf(statement: Statement): { readonly sourceName?: string; readonly sourceUrl?: string } {
  const { publisher, url } =
    statement.type === "reported"
      ? { publisher: statement.source.publisher, url: sourceUrl(statement.source) }
      : statement.report.source;
  return { sourceName: publisher, ...(url && { sourceUrl: url }) };
}
