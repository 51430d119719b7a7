import { s } from "hastscript";
import type { ThemeState } from "#analysis/coverage.ts";
import { sizeSteps } from "#analysis/weight.ts";
import type { Weight } from "#analysis/weight.ts";
import { legendEntry } from "#charts/drawing.ts";
import type { LegendEntry } from "#charts/drawing.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import { askedWords, stateWords } from "#charts/marks/words.ts";

interface LegendMark {
  readonly state: ThemeState;
  readonly weight?: Weight;
  readonly isHollow?: boolean;
}

const size = 15;
const weight: Weight = { balance: "even", size: 3, isAsked: false };

/** Marks side by side with what they say together. */
function entryOf(words: string, marks: readonly LegendMark[], step = 19): LegendEntry {
  return {
    mark: marks.map((mark, index) => stateMark({ x: index * step, y: 0, size, ...mark })),
    width: 20 + (marks.length - 1) * step,
    words,
  };
}

const [second, third] = sizeSteps;

/** What the marks of themes say, wherever they stand. */
export const stateLegend: readonly LegendEntry[] = [
  entryOf("concern only, mostly, even, mostly strength, strength only (mostly: two to one)", [
    { state: "concern", weight },
    { state: "mixed", weight: { ...weight, balance: "mostly concern" } },
    { state: "mixed", weight },
    { state: "mixed", weight: { ...weight, balance: "mostly strength" } },
    { state: "strength", weight },
  ]),
  entryOf(
    `size: under ${second} findings and recommendations, under ${third}, more`,
    ([1, 2, 3] as const).map((step) => ({ state: "mixed", weight: { ...weight, size: step } })),
    17,
  ),
  entryOf(`frame: ${askedWords}`, [{ state: "mixed", weight: { ...weight, size: 2, isAsked: true } }]),
  entryOf(stateWords.silent, [{ state: "silent" }]),
  entryOf(stateWords["not-examined"], [{ state: "not-examined" }]),
  entryOf("hollow, never counted: said in passing, or as others reported where the document is not held", [
    { state: "concern", weight, isHollow: true },
    { state: "mixed", weight, isHollow: true },
    { state: "strength", weight, isHollow: true },
    { state: "silent", isHollow: true },
  ]),
  legendEntry("blank: not known"),
];

/** What the rules say that stand across a chart. */
export const changeLegend: readonly LegendEntry[] = [
  legendEntry("a framework for the whole of the services begins", s("path.change.change-framework", { d: "M0 -9V9" })),
  legendEntry("a new body begins", s("path.change.change-authority", { d: "M0 -9V9" })),
];
