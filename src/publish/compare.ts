import { saidOf, toldAtMost, totalsOf } from "#analysis/compare.ts";
import type { ThemeSaid } from "#analysis/compare.ts";
import { speakingAccounts } from "#analysis/coverage.ts";
import type { EventKind, InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { kindOf, placeToWords } from "#domain/statement.ts";
import type { Kind, Statement } from "#domain/statement.ts";
import { hasAllPages } from "#publish/places.ts";
import { accountUrl, statementUrl } from "#urls.ts";

/** What is needed to set any two events side by side, for the page that does so in the browser. */
export interface ComparisonData {
  /** Set of a place whose themes have no pages, but a line each in a list. */
  readonly areThemesListed?: true;
  readonly themes: readonly ComparedTheme[];
  readonly events: readonly ComparedEvent[];
  /** Those of which an event tells first, each once. */
  readonly statements: readonly PublishedStatement[];
}

export interface ComparedTheme {
  readonly code: string;
  readonly name: string;
}

export interface ComparedEvent {
  readonly id: string;
  readonly title: string;
  readonly kind: EventKind;
  readonly date: string;
  readonly isCounted: boolean;
  /** Those that speak for it first; each path from the root of the site, without a slash at its start. */
  readonly accounts: readonly { readonly title: string; readonly path: string; readonly isSecondary: boolean }[];
  /** In the order of the themes. */
  readonly said: readonly PublishedSaid[];
  /** What it says in all. */
  readonly totals: ThemeSaid["counts"];
}

export interface PublishedSaid extends Pick<ThemeSaid, "state" | "standing" | "isPassing" | "counts" | "weight"> {
  /** How many statements tell of it, and the first of them: places in the list of all. */
  readonly tellingCount: number;
  readonly told: readonly number[];
}

/** A sentence with its kind, its place in words, and its path from the root of the site. */
export interface PublishedStatement {
  readonly kind: Kind;
  readonly summary: string;
  readonly place: string;
  readonly path: string;
}

/** @returns of a place of several, with paths from where its pages begin: its themes are its own, documents are not */
export function comparisonData(record: InspectionRecord): ComparisonData {
  const { events, themes, place } = record;
  const root = place ? "../../" : "";
  const places = new Map<Statement, number>();
  const placeOf = (statement: Statement) => {
    const place = places.get(statement) ?? places.size;
    places.set(statement, place);
    return place;
  };
  const compared = events.map((event) => ({
    id: event.id,
    title: event.title,
    kind: event.kind,
    date: event.date,
    isCounted: event.isCounted,
    accounts: accountsOf(event, root),
    said: themes.map((theme): PublishedSaid => {
      const { told, ...said } = saidOf(theme, event);
      return { ...said, tellingCount: told.length, told: told.slice(0, toldAtMost).map(placeOf) };
    }),
    totals: totalsOf(event),
  }));
  return {
    ...(!hasAllPages(record) && { areThemesListed: true }),
    themes: themes.map(({ code, name }) => ({ code, name })),
    events: compared,
    statements: [...places.keys()].map((statement) => ({
      kind: kindOf(statement),
      summary: statement.summary,
      place: placeToWords(statement),
      path: root + statementUrl(statement).slice(1),
    })),
  };
}

function accountsOf(event: InspectionEvent, root: string): ComparedEvent["accounts"] {
  const speaking = speakingAccounts(event);
  const others = [...event.reports, ...event.known].filter((account) => !speaking.includes(account));
  return [...speaking, ...others].map((account) => ({
    title: account.title,
    path: root + accountUrl(account).slice(1),
    isSecondary: account.provenance === "secondary",
  }));
}
