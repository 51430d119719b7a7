import type { ThemeState } from "#analysis/coverage.ts";
import type { Balance, Weight } from "#analysis/weight.ts";

/** What each state is called, in the words used on every chart, table and legend. */
export const stateWords: Readonly<Record<ThemeState, string>> = {
  concern: "concern",
  mixed: "concern and strength",
  strength: "strength only",
  silent: "looked at, nothing said for or against",
  "not-examined": "not examined",
  unknown: "not known",
};

const balanceWords: Readonly<Record<Balance, string>> = {
  "mostly concern": "mostly concern",
  even: "concern and strength, about even",
  "mostly strength": "mostly strength",
};

/** Whether a recommendation or point to improve carries the theme, in words. */
export const askedWords = "improvement asked for";

/** What a mark says; of what was said in passing nobody can say that it was looked at. */
export function markWords(state: ThemeState, isPassing: boolean, weight?: Weight): string {
  const said = [
    weight && state === "mixed" ? balanceWords[weight.balance] : stateWords[state],
    ...(weight?.isAsked ? [askedWords] : []),
  ].join(", ");
  if (!isPassing) return said;
  return `said in passing, not counted${state === "silent" ? "" : `: ${said}`}`;
}

/** The same for all marks that are drawn alike, and for no others. */
export function markKey(state: ThemeState, isHollow: boolean, { balance, size, isAsked }: Weight): string {
  const isWeighed = state === "concern" || state === "mixed" || state === "strength";
  return [
    state,
    state === "mixed" && balance,
    isWeighed && `size ${size}`,
    isWeighed && isAsked && "asked",
    isHollow && "hollow",
  ]
    .filter(Boolean)
    .join(", ");
}
