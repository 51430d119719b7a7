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
