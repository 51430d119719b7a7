import { s } from "hastscript";
import type { ThemeState } from "#analysis/coverage.ts";
import { legendEntry } from "#charts/drawing.ts";
import type { LegendEntry } from "#charts/drawing.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import { stateWords } from "#charts/marks/words.ts";

const hollowStates: readonly ThemeState[] = ["concern", "mixed", "strength", "silent"];
const hollowWords = "hollow, never counted: said in passing, or as others reported where the document is not held";

/** What the marks of themes say, wherever they stand. */
export const stateLegend: readonly LegendEntry[] = [
  ...(Object.entries(stateWords) as [ThemeState, string][])
    .filter(([state]) => state !== "unknown")
    .map(([state, words]) => legendEntry(words, stateMark({ state, x: 0, y: 0, size: 15 }))),
  {
    mark: hollowStates.map((state, index) => stateMark({ state, x: index * 18, y: 0, size: 15, isHollow: true })),
    width: 74,
    words: hollowWords,
  },
  legendEntry("blank: not known"),
];

/** What the rules say that stand across a chart. */
export const changeLegend: readonly LegendEntry[] = [
  legendEntry("a framework for the whole of the services begins", s("path.change.change-framework", { d: "M0 -9V9" })),
  legendEntry("a new body begins", s("path.change.change-authority", { d: "M0 -9V9" })),
];
