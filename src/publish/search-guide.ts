import { recurrenceOf, recurrenceToWords } from "#analysis/recurrence.ts";
import { outcomeOf } from "#analysis/threads.ts";
import { shortNameOf } from "#glossary/short-forms.ts";
import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { writtenStatement } from "#domain/statement.ts";
import type { Term } from "#domain/term.ts";
import type { Theme } from "#domain/theme.ts";
import type { ThesaurusSet } from "#domain/thesaurus.ts";
import { urlAtPlace } from "#publish/places.ts";
import { searchedStatements, setToken } from "#search/postings.ts";
import { glossaryUrl, themeUrl, threadUrl } from "#urls.ts";

interface GuideEntry {
  readonly title: string;
  /** From the root of the site, without its first slash. */
  readonly path: string;
}

export interface GuideTheme extends GuideEntry {
  readonly code: string;
  /** "raised at 7 of 8 looks; at the last look again". */
  readonly history: string;
  /** Its sets of the thesaurus, as "#12". */
  readonly sets: readonly string[];
}

export interface GuideTerm extends GuideEntry {
  readonly sets: readonly string[];
}

export interface GuideThread extends GuideEntry {
  /** The codes of the themes of its first statement. */
  readonly themes: readonly string[];
  readonly outcome: string;
  /** The numbers of the statements that it links. */
  readonly statements: readonly number[];
}

/** What a search leads to beside statements, and offers while a reader writes. */
export interface SearchGuide {
  readonly themes: readonly GuideTheme[];
  readonly terms: readonly GuideTerm[];
  readonly threads: readonly GuideThread[];
  /** Titles of inspections and visits. */
  readonly inspections: readonly string[];
}

export function searchGuide(record: InspectionRecord): SearchGuide {
  const numberOf = new Map(searchedStatements(record).map((statement, number) => [statement, number]));
  const sets = setsIn(record.thesaurus);
  return {
    themes: record.themes.map((theme) => {
      const recurrence = recurrenceOf(theme, record);
      return {
        title: theme.name,
        path: urlAtPlace(record, themeUrl(theme)).slice(1),
        code: theme.code,
        history: [recurrenceToWords(recurrence), recurrence.looked.length ? recurrence.state : ""]
          .filter(Boolean)
          .join("; "),
        sets: sets.get(theme) ?? [],
      };
    }),
    terms: record.terms.map((term) => ({
      title: termTitle(term),
      path: `${glossaryUrl.slice(1)}#${term.id}`,
      sets: sets.get(term) ?? [],
    })),
    threads: record.threads.map((thread) => {
      const statements = [thread.origin, ...thread.links.map(({ to }) => to)].map(writtenStatement);
      return {
        title: thread.title,
        path: threadUrl(thread).slice(1),
        themes: thread.origin.themes.map(({ code }) => code),
        outcome: outcomeOf(thread.origin, record).words,
        statements: [...new Set(statements.flatMap((statement) => numberOf.get(statement) ?? []))],
      };
    }),
    inspections: inspectionTitles(record),
  };
}

/** The sets of the thesaurus that are about a theme or a term. */
const setsIn = oncePer((thesaurus: readonly ThesaurusSet[]) => {
  const sets = new Map<Term | Theme, string[]>();
  for (const [number, { theme, term }] of thesaurus.entries())
    for (const about of [theme, term]) if (about) sets.set(about, [...(sets.get(about) ?? []), setToken(number)]);
  return sets;
});

/** With what it is called in short. */
export function termTitle(term: Term): string {
  const short = shortNameOf(term);
  return short ? `${term.term} (${short})` : term.term;
}

/** Of inspections and visits, the latest first, each once. */
export function inspectionTitles(record: InspectionRecord): string[] {
  return [...new Set(record.events.map(({ title }) => title))].toReversed();
}
