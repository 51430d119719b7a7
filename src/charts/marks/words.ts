import type { ThemeState } from "#analysis/coverage.ts";

/** What each mark says, in the words used on every chart, table and legend. */
export const stateWords: Readonly<Record<ThemeState, string>> = {
  concern: "concern",
  mixed: "concern and strength",
  strength: "strength only",
  silent: "looked at, nothing said for or against",
  "not-examined": "not examined",
  unknown: "not known",
};

/** What a mark says; of what was said in passing nobody can say that it was looked at. */
export function markWords(state: ThemeState, isPassing: boolean): string {
  if (!isPassing) return stateWords[state];
  return `said in passing, not counted${state === "silent" ? "" : `: ${stateWords[state]}`}`;
}
