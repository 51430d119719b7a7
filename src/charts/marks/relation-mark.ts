import type { Element } from "hast";
import { s } from "hastscript";
import { classes } from "#charts/drawing.ts";
import type { Relation } from "#domain/thread.ts";

export interface PlacedRelation {
  readonly relation: Relation | "mixed" | "origin";
  readonly x: number;
  readonly y: number;
  /** As a secondary source has it: drawn hollow. */
  readonly isHollow?: boolean;
}

/** What one document says of a matter that an earlier one raised, about 16 viewBox units wide. */
export function relationMark({ relation, x, y, isHollow = false }: PlacedRelation): Element {
  const className = classes("mark", `relation-${relation}`, isHollow && "mark-hollow");
  return s("g", { className, transform: `translate(${x} ${y})` }, shapesOf(relation));
}

function shapesOf(relation: PlacedRelation["relation"]): Element[] {
  switch (relation) {
    case "origin":
      return [s("circle", { r: 6 })];
    case "repeats":
      return [s("rect", { x: -7, y: -7, width: 14, height: 14 })];
    case "worsens":
      return [s("path", { d: "M-8 -7H8L0 8Z" })];
    case "advances":
      return [s("path", { d: "M-6 -8L8 0L-6 8Z" })];
    case "mixed":
      return [
        s("path.mark-part-concern", { d: "M-7 -7H7L-7 7Z" }),
        s("path.mark-part-strength", { d: "M6.1 -5.2V6.1H-5.2Z" }),
      ];
    case "resolves":
      return [s("circle", { r: 7.5 }), s("path.tick", { d: "M-3.5 0.2L-1 2.8L3.8 -2.8" })];
  }
}
