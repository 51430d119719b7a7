import type { Element } from "hast";
import { s } from "hastscript";
import { toMarkup } from "#charts/drawing.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import type { PlacedState } from "#charts/marks/state-mark.ts";

/** A mark, with the room round it that answers to a pointer. */
export interface SheetMark extends PlacedState {
  /** How wide, about the mark's x. */
  readonly hitWidth?: number;
}

/** Marks of a drawing that holds hundreds: each form of them is drawn once, at its height, and used wherever it stands. */
export interface MarkSheet {
  readonly use: (mark: SheetMark) => Element;
  /** What is used, to stand in the same drawing; complete when the last mark was asked for. */
  readonly defs: () => Element;
}

/**
 * @param name  unique on its page
 * @param hit   how high the room is that answers to a pointer, and where it begins
 */
export function markSheet(name: string, hit: { readonly y: number; readonly height: number }): MarkSheet {
  const drawn = new Map<string, Element>();
  return {
    use: ({ x, hitWidth, ...mark }) => {
      // As wide as what uses it says, by the style sheet.
      const room = s("rect.hit", { y: hit.y, height: hit.height });
      const element = s("symbol", [...(hitWidth ? [room] : []), stateMark({ ...mark, x: 0 })]);
      const key = toMarkup(element);
      const known = drawn.get(key);
      if (!known) element.properties["id"] = `${name}${drawn.size}`;
      const { id } = (known ?? element).properties;
      drawn.set(key, known ?? element);
      return s("use", { href: `#${String(id)}`, x, width: hitWidth });
    },
    defs: () => s("defs", [...drawn.values()]),
  };
}
