import type { InspectionEvent } from "#domain/event.ts";
import { raisesConcern } from "#domain/finding.ts";
import type { Finding, Stance } from "#domain/finding.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { Report } from "#domain/report.ts";
import { serviceAreas, widerCover } from "#domain/service-area.ts";
import type { Cover } from "#domain/service-area.ts";
import type { Theme } from "#domain/theme.ts";

export interface Scope {
  readonly event: InspectionEvent;
  readonly theme: Theme;
  readonly cover: Cover;
  /** Why, in words: which areas were examined and where the document says so. */
  readonly basis: string;
}

export interface StatementsOnTheme {
  readonly findings: readonly Finding[];
  readonly recommendations: readonly Recommendation[];
}

/** What the documents of an event say about a theme, in the order of the documents. */
export function statementsOn(theme: Theme, event: InspectionEvent): StatementsOnTheme {
  return statementsIn(event.reports, theme);
}

function statementsIn(reports: readonly Report[], theme: Theme): StatementsOnTheme {
  const about = ({ themes }: { readonly themes: readonly Theme[] }) => themes.includes(theme);
  return {
    findings: reports.flatMap(({ findings }) => findings.filter(about)),
    recommendations: reports.flatMap(({ recommendations }) => recommendations.filter(about)),
  };
}

/**
 * As `statementsOn`, of the documents that speak for the event only: what its mark and its counts rest on.
 *
 * Method: content/prose/method.mdx, "What is counted"
 */
export function speakingStatementsOn(theme: Theme, event: InspectionEvent): StatementsOnTheme {
  return statementsIn(speakingReports(event), theme);
}

/**
 * The documents that speak for an event: its own where one is held, else somebody's account of it.
 *
 * Method: content/prose/method.mdx, "What is counted"
 */
export function speakingReports({ reports, provenance }: InspectionEvent): Report[] {
  return reports.filter((report) => report.provenance === provenance);
}

/** Whether an event raised a theme: at least one finding of concern, or mixed, or one recommendation carries it. */
export function isRaised(theme: Theme, event: InspectionEvent): boolean {
  const { findings, recommendations } = speakingStatementsOn(theme, event);
  return recommendations.length > 0 || findings.some(raisesConcern);
}

/**
 * How far an event looked at a theme.
 *
 * The widest cover of the areas in which the theme can be seen, over the event's own documents (or, where none is
 * held, the accounts of it), unless a document says otherwise of this theme. What was raised was looked at: it is at least partial, whatever the areas say.
 *
 * Method: content/prose/method.mdx, "Coverage"
 */
export function scopeOf(theme: Theme, event: InspectionEvent): Scope {
  const stated = speakingReports(event).map((report) => statedScope(theme, report)).reduce((a, b) => (widerCover(a.cover, b.cover) === a.cover ? a : b));
  if (stated.cover === "out" && isRaised(theme, event)) return { event, theme, cover: "partial", basis: "raised in passing, outside the areas examined" };
  return { event, theme, ...stated };
}

function statedScope(theme: Theme, { scope, themeScope }: Report): Pick<Scope, "cover" | "basis"> {
  const override = themeScope.find((statement) => statement.theme === theme);
  if (override) return { cover: override.cover, basis: withLocator(override.reason, override.locator?.text) };
  const cover = theme.areas.map((area) => scope[area].cover).reduce(widerCover);
  const areas = theme.areas.filter((area) => scope[area].cover === cover);
  const words = { in: "examined", partial: "examined in part", out: "not examined" }[cover];
  return { cover, basis: areas.map((area) => withLocator(`${serviceAreas[area]} ${words}`, scope[area].locator?.text)).join("; ") };
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
 * `strength`: strengths only; `silent`: looked at, and neither strength nor concern; `not-examined`: out of scope.
 *
 * Method: content/prose/method.mdx, "What a mark says"
 */
export type ThemeState = "concern" | "mixed" | "strength" | "silent" | "not-examined";

export function themeStateIn(theme: Theme, event: InspectionEvent): ThemeState {
  const { findings } = speakingStatementsOn(theme, event);
  const has = (...wanted: Stance[]) => findings.some(({ stance }) => wanted.includes(stance));
  if (isRaised(theme, event)) return has("strength") || (has("mixed") && !has("concern")) ? "mixed" : "concern";
  if (has("strength")) return "strength";
  return scopeOf(theme, event).cover === "out" ? "not-examined" : "silent";
}
