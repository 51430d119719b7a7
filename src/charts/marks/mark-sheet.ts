import type { Element } from "hast";
import { s } from "hastscript";
import { toMarkup } from "#charts/drawing.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import type { PlacedState } from "#charts/marks/state-mark.ts";

/** Marks of a drawing that holds hundreds: each form of them is drawn once, and used wherever it stands. */
export interface MarkSheet {
  readonly use: (mark: PlacedState) => Element;
  /** What is used, to stand in the same drawing; complete when the last mark was asked for. */
  readonly defs: () => Element;
}

/** @param name  unique on its page */
export function markSheet(name: string): MarkSheet {
  const drawn = new Map<string, Element>();
  return {
    use: ({ x, y, ...mark }) => {
      const element = stateMark({ ...mark, x: 0, y: 0 });
      const key = toMarkup(element);
      const known = drawn.get(key);
      if (!known) element.properties["id"] = `${name}${drawn.size}`;
      const { id } = (known ?? element).properties;
      drawn.set(key, known ?? element);
      return s("use", { href: `#${String(id)}`, ...(x && { x }), ...(y && { y }) });
    },
    defs: () => s("defs", [...drawn.values()]),
  };
}
