import { statementWeight } from "#analysis/changes.ts";
import {
  countsOf,
  isInPassing,
  isLookedAt,
  isRaised,
  speakingAccounts,
  raisingIn,
  speakingStatementsOn,
  themeStateIn,
} from "#analysis/coverage.ts";
import type { StatementCounts, ThemeState } from "#analysis/coverage.ts";
import { weightOf } from "#analysis/weight.ts";
import type { Weight } from "#analysis/weight.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { raisesConcern } from "#domain/finding.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { withoutTwins } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
import type { Theme } from "#domain/theme.ts";

/** What two events, set side by side, say of a theme, in the order in which they are told. */
export const contrasts = ["both", "first", "second", "first-alone", "second-alone", "neither", "unseen"] as const;

export type Contrast = (typeof contrasts)[number];

/**
 * "Raised in both"; the events are told by the names given.
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function contrastToWords(contrast: Contrast, first: string, second: string): string {
  return {
    both: "Raised in both",
    first: `Raised in ${first}; looked at and not raised in ${second}`,
    second: `Looked at and not raised in ${first}; raised in ${second}`,
    "first-alone": `Raised in ${first}; not examined, or not known, in ${second}`,
    "second-alone": `Raised in ${second}; not examined, or not known, in ${first}`,
    neither: "Looked at by both, raised in neither",
    unseen: "Raised in neither, and not looked at, or not known, in one or both",
  }[contrast];
}

/** How an event stands to a theme: `raised` it, `looked` at it and did not raise it, or neither, as far as is known. */
export const standings = ["raised", "looked", "unseen"] as const;

export type Standing = (typeof standings)[number];

/** What an event says of a theme, as far as two events can be compared by it. */
export interface ThemeSaid {
  readonly state: ThemeState;
  readonly standing: Standing;
  /** Whether it was said of a theme that the event did not set out to look at. */
  readonly isPassing: boolean;
  readonly counts: StatementCounts;
  readonly weight: Weight;
  /**
   * What raises the theme and what is praised in it, first what is told first: one that raises it, one of praise, then
   * the others.
   */
  readonly told: readonly Statement[];
}

/** How many of them are shown: so many at once, and so many in all. The others stand on the theme's page. */
export const toldAtOnce = 2;
export const toldAtMost = 4;

/**
 * Being raised is compared, not how often or how gravely; what is said in passing is neither a raising nor a look.
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function saidOf(theme: Theme, event: InspectionEvent): ThemeSaid {
  const standing = isRaised(theme, event) ? "raised" : isLookedAt(theme, event) ? "looked" : "unseen";
  const spoken = speakingStatementsOn(theme, event);
  const byWeight = (members: readonly Statement[]) =>
    members.toSorted((a, b) => statementWeight(b, theme) - statementWeight(a, theme));
  const [raising, ...alsoRaising] = byWeight(raisingIn(spoken));
  const [strength, ...otherStrengths] = byWeight(spoken.findings.filter(({ stance }) => stance === "strength"));
  return {
    state: themeStateIn(theme, event),
    standing,
    isPassing: isInPassing(theme, event),
    counts: countsOf(theme, event),
    weight: weightOf(theme, event),
    told: [raising, strength, ...alsoRaising, ...otherStrengths].filter((statement) => statement !== undefined),
  };
}

/**
 * "2 recommendations, 4 concerns, 1 strength": what an end says of a theme, or of all, in numbers.
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function saidToWords(counts: Omit<StatementCounts, "findings">): string {
  const words = [
    [counts.recommendations, "recommendation"],
    [counts.concerns, "concern"],
    [counts.strengths, "strength"],
  ] as const;
  const told = words.filter(([count]) => count).map(([count, noun]) => `${count} ${noun}${count === 1 ? "" : "s"}`);
  return told.join(", ") || "nothing for or against";
}

/**
 * All that the accounts that speak for an event say, in numbers; what documents share counts once.
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function totalsOf(event: InspectionEvent): StatementCounts {
  const statements = withoutTwins<Statement>(
    speakingAccounts(event).flatMap((account): readonly Statement[] =>
      account.isHeld ? [...account.findings, ...account.recommendations] : account.findings,
    ),
  );
  const findings = statements.filter((statement) => statement.type !== "recommendation");
  return {
    recommendations: statements.length - findings.length,
    concerns: findings.filter(raisesConcern).length,
    strengths: findings.filter(({ stance }) => stance === "strength").length,
    findings: findings.length,
  };
}

export interface ComparedTheme {
  readonly theme: Theme;
  readonly contrast: Contrast;
  readonly said: readonly [ThemeSaid, ThemeSaid];
}

/** Contrasts of which nothing is compared: one of the two did not look, or that is not known. */
export const uncompared: readonly Contrast[] = ["first-alone", "second-alone", "unseen"];

/**
 * Sets two events side by side, theme by theme.
 *
 * @returns in the order of the codebook
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function compareEvents(
  first: InspectionEvent,
  second: InspectionEvent,
  { themes }: InspectionRecord,
): ComparedTheme[] {
  return themes.map((theme) => {
    const said = [saidOf(theme, first), saidOf(theme, second)] as const;
    return { theme, said, contrast: contrastOf(said[0].standing, said[1].standing) };
  });
}

/**
 * Two standings as one contrast.
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function contrastOf(first: Standing, second: Standing): Contrast {
  if (first === "raised" && second === "raised") return "both";
  if (first === "raised") return second === "looked" ? "first" : "first-alone";
  if (second === "raised") return first === "looked" ? "second" : "second-alone";
  return first === "looked" && second === "looked" ? "neither" : "unseen";
}

/**
 * How two events are told in a sentence about both: by their years where these and nothing else tell them apart.
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function pairNames(pair: readonly [Named, Named]): readonly [string, string] {
  const [first, second] = pair;
  const isByYear = first.kind === second.kind && first.date.slice(0, 4) !== second.date.slice(0, 4);
  const nameOf = ({ date, title }: Named) => (isByYear ? date.slice(0, 4) : `'${title}'`);
  return [nameOf(first), nameOf(second)];
}

type Named = Pick<InspectionEvent, "kind" | "date" | "title">;

/**
 * "Both looked at 17 of 36 themes: 4 were raised in both, 8 in 2011 alone, 2 in 2022 alone, 3 in neither".
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function contrastsToWords(contrasts: readonly Contrast[], first: string, second: string): string {
  const count = (wanted: Contrast) => contrasts.filter((contrast) => contrast === wanted).length;
  const compared = contrasts.filter((contrast) => !uncompared.includes(contrast)).length;
  if (!compared) return `Of ${contrasts.length} themes both looked at none`;
  return (
    `Both looked at ${compared} of ${contrasts.length} themes: ${count("both") || "none"} raised in both, ` +
    `${count("first") || "none"} in ${first} alone, ${count("second") || "none"} in ${second} alone, ` +
    `${count("neither") || "none"} in neither`
  );
}

export type Pair = readonly [InspectionEvent, InspectionEvent];

export interface PairGroup {
  readonly heading: string;
  readonly pairs: readonly Pair[];
}

/** Of how many events, the latest, each is set beside each other: what is listed grows with the record, not with its square. */
const latestCount = 10;

/**
 * The pairs of events that are listed, the earlier first, each with a page of its own. Any other two events are set side
 * by side on one page.
 *
 * @param isLatestAlone  whether the latest two that are held, and the latest two full inspections, are all
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function listedPairs({ events }: InspectionRecord, isLatestAlone = false): PairGroup[] {
  const count = isLatestAlone ? 2 : latestCount;
  const held = pairsAmong(events.filter(({ isCounted }) => isCounted).slice(-count));
  const full = pairsAmong(events.filter(isFullInspection).slice(-count));
  const neighbours = isLatestAlone ? [] : events.slice(1).map((second, index): Pair => [events[index]!, second]);
  const isHeld = ([first, second]: Pair) => held.some((pair) => pair[0] === first && pair[1] === second);
  const groups = [
    { heading: "Two whose documents are held", pairs: held },
    { heading: "Two full inspections, held or not", pairs: full.filter((pair) => !isHeld(pair)) },
    { heading: "Each and the next one known", pairs: neighbours.filter((pair) => !isHeld(pair)) },
  ];
  return groups.filter(({ pairs }) => pairs.length);
}

function pairsAmong(events: readonly InspectionEvent[]): Pair[] {
  return events.flatMap((first, index) => events.slice(index + 1).map((second): Pair => [first, second]));
}
