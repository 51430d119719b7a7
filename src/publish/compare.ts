import { saidOf } from "#analysis/compare.ts";
import type { ThemeSaid } from "#analysis/compare.ts";
import { speakingAccounts } from "#analysis/coverage.ts";
import type { EventKind, InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { accountUrl } from "#urls.ts";

/** What is needed to set any two events side by side, for the page that does so in the browser. */
export interface ComparisonData {
  readonly themes: readonly { readonly code: string; readonly name: string }[];
  readonly events: readonly ComparedEvent[];
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
  readonly said: readonly (readonly [
    state: ThemeSaid["state"],
    standing: ThemeSaid["standing"],
    isPassing: ThemeSaid["isPassing"],
    weight: ThemeSaid["weight"],
  ])[];
}

export function comparisonData({ events, themes }: InspectionRecord): ComparisonData {
  return {
    themes: themes.map(({ code, name }) => ({ code, name })),
    events: events.map((event) => ({
      id: event.id,
      title: event.title,
      kind: event.kind,
      date: event.date,
      isCounted: event.isCounted,
      accounts: accountsOf(event),
      said: themes.map((theme) => {
        const { state, standing, isPassing, weight } = saidOf(theme, event);
        return [state, standing, isPassing, weight] as const;
      }),
    })),
  };
}

function accountsOf(event: InspectionEvent): ComparedEvent["accounts"] {
  const speaking = speakingAccounts(event);
  const others = [...event.reports, ...event.known].filter((account) => !speaking.includes(account));
  return [...speaking, ...others].map((account) => ({
    title: account.title,
    path: accountUrl(account).slice(1),
    isSecondary: account.provenance === "secondary",
  }));
}
