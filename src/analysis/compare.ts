import { scopeOf, themeStateIn } from "#analysis/coverage.ts";
import type { ThemeState } from "#analysis/coverage.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";

/** What two events, set side by side, say of a theme, in the order in which they are told. */
export const contrasts = {
  both: "Raised in both",
  first: "Raised in the first, looked at and not raised in the second",
  second: "Looked at and not raised in the first, raised in the second",
  "only-one-looked": "Raised in one; the other did not look, or that is not known",
  neither: "Looked at by both, raised in neither",
  unseen: "Raised in neither, and not looked at, or not known, in one or both",
} as const;

export type Contrast = keyof typeof contrasts;

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
    const raised = states.map((state) => state === "concern" || state === "mixed");
    const looked = [first, second].map((event) => !["out", "unknown"].includes(scopeOf(theme, event).cover));
    return { theme, states, contrast: contrastOf(raised[0]!, raised[1]!, looked[0]!, looked[1]!) };
  });
}

function contrastOf(first: boolean, second: boolean, firstLooked: boolean, secondLooked: boolean): Contrast {
  if (first && second) return "both";
  if (first) return secondLooked ? "first" : "only-one-looked";
  if (second) return firstLooked ? "second" : "only-one-looked";
  return firstLooked && secondLooked ? "neither" : "unseen";
}

/**
 * The pairs that have a page: neighbours in time, any two counted events, and any two full inspections; the earlier first.
 *
 * Method: content/prose/method.mdx, "Comparing two events"
 */
export function comparedPairs({ events }: InspectionRecord): [InspectionEvent, InspectionEvent][] {
  return events.flatMap((first, index) =>
    events
      .slice(index + 1)
      .filter((second, distance) => distance === 0 || (first.isCounted && second.isCounted) || (isFullInspection(first) && isFullInspection(second)))
      .map((second): [InspectionEvent, InspectionEvent] => [first, second]),
  );
}
