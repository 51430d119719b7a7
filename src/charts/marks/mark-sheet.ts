import type { Element } from "hast";
import { s } from "hastscript";
import { toMarkup } from "#charts/drawing.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import type { PlacedState } from "#charts/marks/state-mark.ts";

/** A mark, with the room round it that answers to a pointer. */
export interface SheetMark extends Omit<PlacedState, "y"> {
  /** Whether there is any. */
  readonly isHit?: boolean;
  /** How wide it may be, about the mark's x; as wide as a finger needs where nothing is said. */
  readonly hitWidth?: number | undefined;
}

/** Marks of a chart that holds hundreds: each is drawn once, about the middle of its row, and used wherever it stands. */
export interface MarkSheet {
  readonly use: (mark: SheetMark) => Element;
  /** What is used; complete when the last mark was asked for. */
  readonly defs: () => Element;
}

/**
 * @param name  unique on its page
 */
export function markSheet(name: string): MarkSheet {
  const drawn = new Map<string, Element>();
  /** By what was asked for, which may come down to the same drawing. */
  const hrefs = new Map<string, string>();
  const hrefOf = (element: Element) => {
    const key = toMarkup(element);
    const known = drawn.get(key);
    if (!known) element.properties["id"] = `${name}${drawn.size}`;
    drawn.set(key, known ?? element);
    return `#${String((known ?? element).properties["id"])}`;
  };
  return {
    use: ({ x, isHit = false, hitWidth, state, size, isHollow = false, weight }) => {
      const asked = JSON.stringify([isHit, state, size, isHollow, weight]);
      let href = hrefs.get(asked);
      if (href === undefined) {
        // As wide as what uses it says, and as high as the style sheet does.
        const mark = stateMark({ state, size, isHollow, weight, x: 0, y: 0 });
        href = hrefOf(s("symbol", [...(isHit ? [s("rect.hit")] : []), mark]));
        hrefs.set(asked, href);
      }
      return s("use", { href, x, width: hitWidth });
    },
    defs: () => s("defs", [...drawn.values()]),
  };
}
