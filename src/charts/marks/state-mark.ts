import type { Element } from "hast";
import { s } from "hastscript";
import type { ThemeState } from "#analysis/coverage.ts";
import type { Balance, Weight } from "#analysis/weight.ts";
import { classes } from "#charts/drawing.ts";
import { round } from "#charts/time-axis.ts";

export interface PlacedState {
  readonly state: ThemeState;
  readonly x: number;
  readonly y: number;
  /** Side of the largest mark, in viewBox units; one in a frame takes 5 units more. */
  readonly size: number;
  /** Never counted: drawn hollow. */
  readonly isHollow?: boolean;
  /** Of a theme in an event; the mark of one finding has none. */
  readonly weight?: Weight | undefined;
}

/** How large a mark of each size is beside the largest. */
const scales = { 1: 0.64, 2: 0.82, 3: 1 } as const;

/** How far up concern fills a mark that strength shares. */
const levels: Readonly<Record<Balance, number>> = { "mostly concern": 2 / 3, even: 1 / 2, "mostly strength": 1 / 3 };

/**
 * The mark of a theme in an event: its shape and filling say what prevails, its size how much is said, a frame that
 * improvement was asked for. Each is told apart by shape first, by colour second. What is not known has no mark.
 */
export function stateMark({ state, x, y, size, isHollow = false, weight }: PlacedState): Element {
  const scale = scales[weight?.size ?? 3];
  // A hollow shape's outline stands within the room of a filled one, and a little inside it: what is not counted weighs less.
  const half = round(((isHollow ? 0.88 : 1) * size * scale) / 2);
  const className = classes("mark", `mark-${state}`, isHollow && "mark-hollow");
  const shapes = [
    ...(weight?.isAsked ? [frame(round(half + 2.2))] : []),
    ...(state === "mixed" && weight ? sharedSquare(half, levels[weight.balance]) : shapesOf(state, half, size)),
  ];
  return s("g", { className, ...((x || y) && { transform: `translate(${x} ${y})` }) }, shapes);
}

function frame(half: number): Element {
  return s("path.mark-asked", { d: square(half) });
}

function square(half: number): string {
  return `M${-half} ${-half}H${half}V${half}H${-half}Z`;
}

/** Concern fills it from its foot, as far as it prevails; the rest is the outline of strength. */
function sharedSquare(half: number, level: number): Element[] {
  const surface = round(half - 2 * half * level);
  const inner = round(half - 0.8);
  return [
    s("path.mark-part-strength", { d: `M${-inner} ${surface}V${-inner}H${inner}V${surface}` }),
    s("path.mark-part-concern", { d: `M${-half} ${surface}H${half}V${half}H${-half}Z` }),
  ];
}

function shapesOf(state: ThemeState, half: number, size: number): Element[] {
  switch (state) {
    case "concern":
      return [s("path.mark-part-concern", { d: square(half) })];
    case "mixed":
      return [
        s("path.mark-part-concern", { d: `M${-half} ${-half}H${half}L${-half} ${half}Z` }),
        s("path.mark-part-strength", {
          d: `M${round(half - 0.9)} ${round(1.8 - half)}V${round(half - 0.9)}H${round(1.8 - half)}Z`,
        }),
      ];
    case "strength":
      return [s("circle", { r: round(half - 0.9) })];
    case "silent":
      return [s("circle", { r: round(size / 6.5) })];
    case "not-examined": {
      const end = round(size * 0.3);
      return [s("path", { d: `M${-end} ${end}L${end} ${-end}` })];
    }
    case "unknown":
      return [];
  }
}
