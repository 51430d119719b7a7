import { countsOf, speakingStatementsOn } from "#analysis/coverage.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Report } from "#domain/report.ts";
import type { Theme } from "#domain/theme.ts";

/** Which prevails where concern and strength stand side by side: `mostly` from two to one on. */
export type Balance = "mostly concern" | "even" | "mostly strength";

/** How much an event says of a theme, and which way it leans: what its mark shows beside its state. */
export interface Weight {
  readonly balance: Balance;
  /** By the number of findings and recommendations, see `sizeSteps`. */
  readonly size: 1 | 2 | 3;
  /** Whether a recommendation or point to improve carries the theme. */
  readonly isAsked: boolean;
}

/** From how many statements on a mark is of the second size, and of the third. */
export const sizeSteps = [5, 15] as const;

/**
 * A mixed finding counts half for either side. Recommendations lean to no side: they are told apart.
 *
 * @param only  one of the event's documents, to be looked at apart from the others
 * Method: content/prose/method.mdx, "What a mark says"
 */
export function weightOf(theme: Theme, event: InspectionEvent, only?: Report): Weight {
  const { concerns, strengths, findings, recommendations } = countsOf(theme, event, only);
  const mixed = speakingStatementsOn(theme, event, only).findings.filter(({ stance }) => stance === "mixed").length;
  const statements = findings + recommendations;
  return {
    balance: balanceOf(concerns - mixed / 2, strengths + mixed / 2),
    size: statements < sizeSteps[0] ? 1 : statements < sizeSteps[1] ? 2 : 3,
    isAsked: recommendations > 0,
  };
}

/**
 * @param against   on the side of concern; neither is negative
 *
 * Method: content/prose/method.mdx, "What a mark says"
 */
export function balanceOf(against: number, inFavour: number): Balance {
  if (against >= 2 * inFavour && against > 0) return "mostly concern";
  return inFavour >= 2 * against && inFavour > 0 ? "mostly strength" : "even";
}
