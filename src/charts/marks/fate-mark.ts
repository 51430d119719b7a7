import { toMarkup } from "#charts/drawing.ts";
import { relationMark } from "#charts/marks/relation-mark.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import type { Fate } from "#domain/fate.ts";

/** What became of a recommendation: the mark of what decides it, as on the lines of threads; of silence, that of a look. */
export const fateMarkup: Readonly<Record<Fate, string>> = {
  "raised again": toMarkup(relationMark({ relation: "repeats", x: 0, y: 0 })),
  "reported in progress": toMarkup(relationMark({ relation: "advances", x: 0, y: 0 })),
  "reported resolved": toMarkup(relationMark({ relation: "resolves", x: 0, y: 0 })),
  "not mentioned, though in scope": toMarkup(stateMark({ state: "silent", x: 0, y: 0, size: 16 })),
  "not examined since": toMarkup(stateMark({ state: "not-examined", x: 0, y: 0, size: 16 })),
};
