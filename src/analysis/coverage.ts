import type { Account } from "#domain/account.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { raisesConcern } from "#domain/finding.ts";
import type { Finding, Stance } from "#domain/finding.ts";
import { oncePer } from "#domain/once-per.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { coverStated } from "#domain/report.ts";
import type { Report } from "#domain/report.ts";
import type { ReportedFinding } from "#domain/reported-finding.ts";
import { serviceAreas, widerCover } from "#domain/service-area.ts";
import type { Cover } from "#domain/service-area.ts";
import { withoutTwins } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
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

/** What the accounts of an event say about a theme, in their order; what documents share stands once. */
export function statementsOn(theme: Theme, event: InspectionEvent): StatementsOnTheme {
  return allStatements(event)(theme);
}

const allStatements = oncePer(({ reports, known }: InspectionEvent) => statementsByTheme([...reports, ...known]));
const speakingStatements = oncePer((event: InspectionEvent) => statementsByTheme(speakingAccounts(event)));
const statementsOfReport = oncePer((report: Report) => statementsByTheme([report]));

/** What accounts say, sorted by theme, so that it is not gone through again for each theme. */
function statementsByTheme(accounts: readonly Account[]): (theme: Theme) => StatementsOnTheme {
  const findings = byTheme(accounts.flatMap((account): readonly (Finding | ReportedFinding)[] => account.findings));
  const recommendations = byTheme(accounts.flatMap((account) => (account.isHeld ? account.recommendations : [])));
  return (theme) => ({ findings: findings.get(theme) ?? [], recommendations: recommendations.get(theme) ?? [] });
}

function byTheme<Item extends Statement>(statements: readonly Item[]): ReadonlyMap<Theme, readonly Item[]> {
  const pairs = statements.flatMap((statement) => statement.themes.map((theme) => ({ theme, statement })));
  const groups = [...Map.groupBy(pairs, ({ theme }) => theme)];
  return new Map(groups.map(([theme, said]) => [theme, withoutTwins(said.map(({ statement }) => statement))]));
}

/**
 * As `statementsOn`, of the accounts that speak for the event only: what its mark and its counts rest on.
 *
 * @param only  one of the event's documents, to be looked at apart from the others
 * Method: content/prose/method.mdx, "What is counted"
 */
export function speakingStatementsOn(theme: Theme, event: InspectionEvent, only?: Report): StatementsOnTheme {
  return (only ? statementsOfReport(only) : speakingStatements(event))(theme);
}

/**
 * Those that raise the theme: recommendations first, then findings of concern.
 *
 * Method: content/prose/method.mdx, "What is counted"
 */
export function raisingIn({ findings, recommendations }: StatementsOnTheme): Statement[] {
  return [...recommendations, ...findings.filter(raisesConcern)];
}

/**
 * The accounts that speak for an event: its own documents where one is held, else what others tell of it.
 *
 * Method: content/prose/method.mdx, "What is counted"
 */
export function speakingAccounts({ reports, known, provenance }: InspectionEvent): Account[] {
  return [...reports, ...known].filter((account) => account.provenance === provenance);
}

/** What the accounts of an event say of a theme, in numbers. */
export interface StatementCounts {
  readonly recommendations: number;
  /** Findings of concern, mixed ones among them. */
  readonly concerns: number;
  readonly strengths: number;
  /** All findings, whatever their stance. */
  readonly findings: number;
}

/** @param only  one of the event's documents, to be looked at apart from the others */
export function countsOf(theme: Theme, event: InspectionEvent, only?: Report): StatementCounts {
  const { findings, recommendations } = speakingStatementsOn(theme, event, only);
  return {
    recommendations: recommendations.length,
    concerns: findings.filter(raisesConcern).length,
    strengths: findings.filter(({ stance }) => stance === "strength").length,
    findings: findings.length,
  };
}

/** How gravely an event speaks of a theme, the gravest first. Codebook: "What the measures count". */
export const levels = {
  asked: "a recommendation or point to improve carries the theme",
  concern: "two or more findings of concern, or one in the document's summary",
  noted: "one finding of concern, outside the summary",
  strength: "strengths, and no concern",
  silent: "neither concern nor strength",
} as const;

export type Level = keyof typeof levels;

/** The sections in which a document sums itself up, by the locators of the codebook. */
const summarySections: readonly string[] = ["summary", "headline findings", "overview"];

/**
 * How gravely an event speaks of a theme, whether or not it set out to look at it.
 *
 * @param only  one of the event's documents, to be looked at apart from the others
 * @returns undefined where the theme was not examined, or is not known to have been, and nothing was said of it
 * Method: content/prose/method.mdx, "Levels"
 */
export function levelOf(theme: Theme, event: InspectionEvent, only?: Report): Level | undefined {
  const counts = countsOf(theme, event, only);
  if (counts.recommendations) return "asked";
  if (counts.concerns > 1) return "concern";
  if (counts.concerns)
    return speakingStatementsOn(theme, event, only).findings.some(
      (finding) => raisesConcern(finding) && isInSummary(finding),
    )
      ? "concern"
      : "noted";
  if (counts.strengths) return "strength";
  return counts.findings || isLookedAt(theme, event, only) ? "silent" : undefined;
}

/** Whether a finding or recommendation stands where its document sums itself up. */
export function isInSummary(statement: Statement): boolean {
  return statement.type !== "reported" && summarySections.includes(statement.locator.section ?? "");
}

/** Levels at which an event raises what it looked at. */
export function isRaisingLevel(level: Level | undefined): boolean {
  return level === "asked" || level === "concern" || level === "noted";
}

/** Whether an event whose scope holds the theme raised it. What is said in passing raises nothing. */
export function isRaised(theme: Theme, event: InspectionEvent, only?: Report): boolean {
  return isLookedAt(theme, event, only) && isRaisingLevel(levelOf(theme, event, only));
}

/** Whether the event set out to look at the theme; of one known from others alone, whether they mention it. */
export function isLookedAt(theme: Theme, event: InspectionEvent, only?: Report): boolean {
  const { cover } = scopeOf(theme, event, only);
  return cover === "in" || cover === "partial";
}

/** Whether an event's own documents speak of a theme that it did not set out to look at. */
export function isInPassing(theme: Theme, event: InspectionEvent, only?: Report): boolean {
  if (scopeOf(theme, event, only).cover !== "out") return false;
  const { recommendations, findings } = countsOf(theme, event, only);
  return recommendations + findings > 0;
}

/**
 * The counted events that speak of a theme in passing: they are neither looks nor returns.
 *
 * @returns oldest fieldwork first
 * Method: content/prose/method.mdx, "Coverage"
 */
export function eventsInPassing(theme: Theme, { events }: InspectionRecord): InspectionEvent[] {
  return events.filter((event) => event.isCounted && isInPassing(theme, event));
}

/**
 * How far an event set out to look at a theme: what its framework says it examines, or the named focus of a visit, over
 * all of its own documents, and never what they turned out to say. Of an event known only from others' accounts no cover
 * is claimed beyond what they mention.
 *
 * Method: content/prose/method.mdx, "Coverage"
 */
export function scopeOf(theme: Theme, event: InspectionEvent, only?: Report): Scope {
  const scopes = scopesIn(only ?? event);
  const known = scopes.get(theme);
  if (known) return known;
  const scope = workOutScope(theme, event, only ? [only] : speakingAccounts(event));
  scopes.set(theme, scope);
  return scope;
}

/** The scopes worked out so far, of an event or of one of its documents by itself. */
const scopesIn = oncePer((_: InspectionEvent | Report) => new Map<Theme, Scope>());

function workOutScope(theme: Theme, event: InspectionEvent, accounts: readonly Account[]): Scope {
  const speaking = accounts.filter((account) => account.isHeld).filter(({ provenance }) => provenance === "primary");
  const stated = speaking.map((report) => statedScope(theme, report));
  if (!stated.length) return { event, theme, ...mentionedScope(theme, event) };
  const cover = stated.map((scope) => scope.cover).reduce(widerCover);
  const basis = [...new Set(stated.filter((scope) => scope.cover === cover).map((scope) => scope.basis))].join("; ");
  return { event, theme, cover, basis };
}

function mentionedScope(theme: Theme, event: InspectionEvent): Pick<Scope, "cover" | "basis"> {
  const { findings } = speakingStatementsOn(theme, event);
  const publishers = [
    ...new Set(
      findings.map((finding) =>
        finding.type === "reported" ? finding.source.publisher : finding.report.source.publisher,
      ),
    ),
  ];
  return publishers.length
    ? { cover: "partial", basis: `mentioned by ${publishers.join(", ")}` }
    : { cover: "unknown", basis: "its document is not held, and no public source seen mentions this" };
}

function statedScope(theme: Theme, report: Report): { readonly cover: Cover; readonly basis: string } {
  const { themeScope, focus, framework } = report;
  const cover = coverStated(report, theme);
  const override = themeScope.find((statement) => statement.theme === theme);
  if (override) return { cover, basis: `${override.reason} (${override.locator.text})` };
  if (!framework.examines) {
    const line = focus.find((statement) => statement.theme === theme)?.locator.text;
    if (line) return { cover, basis: `named focus (${line})` };
    const lines = [...new Set(focus.map(({ locator }) => locator.text))];
    return { cover, basis: `outside the named focus (${lines.join(", ")})` };
  }
  const areas = theme.areas.filter((area) => framework.examines!.areas[area] === cover);
  const what =
    framework.examines.themes.has(theme) || !areas.length ? "it" : areas.map((area) => serviceAreas[area]).join(", ");
  return {
    cover,
    basis: `${framework.shortName} ${{ in: `examines ${what}`, partial: `examines ${what} in part`, out: `does not examine ${what}` }[cover]}`,
  };
}

/**
 * The looks at a theme: the events whose silence about it means something, being counted and having it in their scope.
 *
 * @returns oldest fieldwork first
 * @throws RangeError when the theme is not in the record
 * Method: content/prose/method.mdx, "Coverage"
 */
export function eventsLookingAt(theme: Theme, record: InspectionRecord): readonly InspectionEvent[] {
  const looks = looksIn(record).get(theme);
  if (!looks) throw new RangeError(`unknown theme: ${theme.code}`);
  return looks;
}

const looksIn = oncePer(({ themes, events }: InspectionRecord) => {
  const counted = events.filter(({ isCounted }) => isCounted);
  return new Map(themes.map((theme) => [theme, counted.filter((event) => isLookedAt(theme, event))]));
});

/**
 * What an event says about a theme, as one word, in its scope or in passing.
 *
 * `concern`: concern, and no strength reported beside it; `mixed`: concern, with a strength beside it, or in one breath;
 * `strength`: strengths only; `silent`: looked at, and neither strength nor concern; `not-examined`: out of scope;
 * `unknown`: no document is held, and no public source seen mentions the theme.
 *
 * Method: content/prose/method.mdx, "What a mark says"
 */
export type ThemeState = "concern" | "mixed" | "strength" | "silent" | "not-examined" | "unknown";

/** @param only  one of the event's documents, to be looked at apart from the others */
export function themeStateIn(theme: Theme, event: InspectionEvent, only?: Report): ThemeState {
  const { findings } = speakingStatementsOn(theme, event, only);
  const has = (...wanted: Stance[]) => findings.some(({ stance }) => wanted.includes(stance));
  const level = levelOf(theme, event, only);
  if (isRaisingLevel(level)) return has("strength") || (has("mixed") && !has("concern")) ? "mixed" : "concern";
  if (level === "strength" || level === "silent") return level;
  return scopeOf(theme, event, only).cover === "unknown" ? "unknown" : "not-examined";
}
