import type { InspectionEvent } from "#domain/event.ts";
import { raisesConcern } from "#domain/finding.ts";
import type { Finding, Stance } from "#domain/finding.ts";
import type { ReportedFinding } from "#domain/known-inspection.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import { coverStated, withoutTwins } from "#domain/report.ts";
import type { Account, Report } from "#domain/report.ts";
import { coverWords, serviceAreas, widerCover } from "#domain/service-area.ts";
import type { Cover } from "#domain/service-area.ts";
import type { Theme } from "#domain/theme.ts";

export interface Scope {
  readonly event: InspectionEvent;
  readonly theme: Theme;
  /** `unknown` where no document of the event is held and no public source mentions the theme. */
  readonly cover: Cover | "unknown";
  /** Why, in words: which areas were examined and where the document says so. */
  readonly basis: string;
}

export interface StatementsOnTheme {
  readonly findings: readonly (Finding | ReportedFinding)[];
  readonly recommendations: readonly Recommendation[];
}

/** What the accounts of an event say about a theme, in their order; what twin documents share stands once. */
export function statementsOn(theme: Theme, { reports, known }: InspectionEvent): StatementsOnTheme {
  return statementsIn([...reports, ...known], theme);
}

function statementsIn(accounts: readonly Account[], theme: Theme): StatementsOnTheme {
  const about = ({ themes }: { readonly themes: readonly Theme[] }) => themes.includes(theme);
  return {
    findings: withoutTwins(accounts.flatMap((account): readonly (Finding | ReportedFinding)[] => account.findings).filter(about)),
    recommendations: withoutTwins(accounts.flatMap((account) => (account.isHeld ? account.recommendations : [])).filter(about)),
  };
}

/**
 * As `statementsOn`, of the accounts that speak for the event only: what its mark and its counts rest on.
 *
 * @param only  one of the event's documents, to be looked at apart from its twin
 * Method: content/prose/method.mdx, "What is counted"
 */
export function speakingStatementsOn(theme: Theme, event: InspectionEvent, only?: Report): StatementsOnTheme {
  return statementsIn(only ? [only] : speakingAccounts(event), theme);
}

/**
 * The accounts that speak for an event: its own documents where one is held, else what others tell of it.
 *
 * Method: content/prose/method.mdx, "What is counted"
 */
export function speakingAccounts({ reports, known, provenance }: InspectionEvent): Account[] {
  return [...reports, ...known].filter((account) => account.provenance === provenance);
}

/** Whether an event raised a theme: at least one finding of concern, or mixed, or one recommendation carries it. */
export function isRaised(theme: Theme, event: InspectionEvent, only?: Report): boolean {
  const { findings, recommendations } = speakingStatementsOn(theme, event, only);
  return recommendations.length > 0 || findings.some(raisesConcern);
}

/**
 * How far an event looked at a theme.
 *
 * The widest cover of the areas in which the theme can be seen, over the event's own documents (or, where none is
 * held, the accounts of it), unless a document says otherwise of this theme. What was raised was looked at: it is at
 * least partial, whatever the areas say. Of an event known only from public pages no cover is claimed beyond what they mention.
 *
 * Method: content/prose/method.mdx, "Coverage"
 */
export function scopeOf(theme: Theme, event: InspectionEvent, only?: Report): Scope {
  const speaking = (only ? [only] : speakingAccounts(event)).filter((account): account is Report => account.isHeld);
  const stated = speaking.map((report) => statedScope(theme, report));
  if (!stated.length) return { event, theme, ...mentionedScope(theme, event) };
  const widest = stated.reduce((a, b) => (widerCover(a.cover, b.cover) === a.cover ? a : b));
  if (widest.cover === "out" && isRaised(theme, event, only)) return { event, theme, cover: "partial", basis: "raised in passing, outside the areas examined" };
  return { event, theme, ...widest };
}

function mentionedScope(theme: Theme, event: InspectionEvent): Pick<Scope, "cover" | "basis"> {
  const { findings } = speakingStatementsOn(theme, event);
  const publishers = [...new Set(findings.map((finding) => (finding.type === "reported" ? finding.source.publisher : finding.report.source.publisher)))];
  return publishers.length ? { cover: "partial", basis: `mentioned by ${publishers.join(", ")}` } : { cover: "unknown", basis: "its document is not held, and no public source seen mentions this" };
}

function statedScope(theme: Theme, report: Report): { readonly cover: Cover; readonly basis: string } {
  const { scope, themeScope } = report;
  const cover = coverStated(report, theme);
  const override = themeScope.find((statement) => statement.theme === theme);
  if (override) return { cover, basis: withLocator(override.reason, override.locator?.text) };
  const areas = theme.areas.filter((area) => scope[area].cover === cover);
  return { cover, basis: areas.map((area) => withLocator(`${serviceAreas[area]} ${coverWords[cover]}`, scope[area].locator?.text)).join("; ") };
}

function withLocator(words: string, locator: string | undefined): string {
  return locator ? `${words} (${locator})` : words;
}

/**
 * The events whose silence about a theme means something: counted, and not out of scope.
 *
 * @returns oldest publication first
 * @throws RangeError when the theme is not in the record
 */
export function eventsLookingAt(theme: Theme, record: InspectionRecord): InspectionEvent[] {
  if (!record.themes.includes(theme)) throw new RangeError(`unknown theme: ${theme.code}`);
  return record.events.filter((event) => event.isCounted && scopeOf(theme, event).cover !== "out");
}

/**
 * What an event says about a theme, as one word.
 *
 * `concern`: raised, and no strength reported beside it; `mixed`: raised, with a strength beside it, or in one breath;
 * `strength`: strengths only; `silent`: looked at, and neither strength nor concern; `not-examined`: out of scope;
 * `unknown`: no document is held, and no public source seen mentions the theme.
 *
 * Method: content/prose/method.mdx, "What a mark says"
 */
export type ThemeState = "concern" | "mixed" | "strength" | "silent" | "not-examined" | "unknown";

/** @param only  one of the event's documents, to be looked at apart from its twin */
export function themeStateIn(theme: Theme, event: InspectionEvent, only?: Report): ThemeState {
  const { findings } = speakingStatementsOn(theme, event, only);
  const has = (...wanted: Stance[]) => findings.some(({ stance }) => wanted.includes(stance));
  if (isRaised(theme, event, only)) return has("strength") || (has("mixed") && !has("concern")) ? "mixed" : "concern";
  if (has("strength")) return "strength";
  const { cover } = scopeOf(theme, event, only);
  return cover === "out" ? "not-examined" : cover === "unknown" ? "unknown" : "silent";
}
