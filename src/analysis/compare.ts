import { isLookedAt, isRaised, themeStateIn } from "#analysis/coverage.ts";
import type { ThemeState } from "#analysis/coverage.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
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

export interface ComparedTheme {
  readonly theme: Theme;
  readonly contrast: Contrast;
  readonly states: readonly [ThemeState, ThemeState];
}

/**
 * Sets two events side by side, theme by theme. Being raised is compared, not how often or how gravely.
 *
 * @returns in the order of the codebook
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function compareEvents(first: InspectionEvent, second: InspectionEvent, { themes }: InspectionRecord): ComparedTheme[] {
  return themes.map((theme) => {
    const states = [themeStateIn(theme, first), themeStateIn(theme, second)] as const;
    const raised = [first, second].map((event) => isRaised(theme, event));
    const looked = [first, second].map((event) => isLookedAt(theme, event));
    return { theme, states, contrast: contrastOf(raised[0]!, raised[1]!, looked[0]!, looked[1]!) };
  });
}

function contrastOf(first: boolean, second: boolean, firstLooked: boolean, secondLooked: boolean): Contrast {
  if (first && second) return "both";
  if (first) return secondLooked ? "first" : "first-alone";
  if (second) return firstLooked ? "second" : "second-alone";
  return firstLooked && secondLooked ? "neither" : "unseen";
}

/**
 * Any two events, the earlier first: each pair has a page.
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function comparedPairs({ events }: InspectionRecord): [InspectionEvent, InspectionEvent][] {
  return events.flatMap((first, index) => events.slice(index + 1).map((second): [InspectionEvent, InspectionEvent] => [first, second]));
}
