import type { Element } from "hast";
import { s } from "hastscript";
import type { ThemeState } from "#analysis/coverage.ts";
import { classes } from "#charts/drawing.ts";
import { round } from "#charts/time-axis.ts";

export interface PlacedState {
  readonly state: ThemeState;
  readonly x: number;
  readonly y: number;
  /** Side of the mark, in viewBox units. */
  readonly size: number;
  /** Known only from a secondary source: drawn hollow. */
  readonly isHollow?: boolean;
}

/** One of the five marks: told apart by shape first, by colour second. What is not known has none. */
export function stateMark({ state, x, y, size, isHollow = false }: PlacedState): Element {
  // A hollow shape's outline stands within the room of a filled one, and a little inside it: what is not counted weighs less.
  const half = round((isHollow ? size * 0.84 : size) / 2);
  const className = classes("mark", `mark-${state}`, isHollow && "mark-hollow");
  return s("g", { className, ...((x || y) && { transform: `translate(${x} ${y})` }) }, shapesOf(state, half, size));
}

function shapesOf(state: ThemeState, half: number, size: number): Element[] {
  switch (state) {
    case "concern":
      return [s("rect", { x: -half, y: -half, width: 2 * half, height: 2 * half })];
    case "mixed":
      return [
        s("path.mark-part-concern", { d: `M${-half} ${-half}H${half}L${-half} ${half}Z` }),
        s("path.mark-part-strength", {
          d: `M${round(half - 0.9)} ${round(1.8 - half)}V${round(half - 0.9)}H${round(1.8 - half)}Z`,
        }),
      ];
    case "strength":
      return [s("circle", { r: round(half - 1.25) })];
    case "silent":
      return [s("circle", { r: round(size / 6.5) })];
    case "not-examined":
      return [
        s("path", { d: `M${round(half * -0.6)} ${round(half * 0.6)}L${round(half * 0.6)} ${round(half * -0.6)}` }),
      ];
    case "unknown":
      return [];
  }
}
