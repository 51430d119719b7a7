import { wordsIn } from "#charts/drawing.ts";
import type { ChartDrawing } from "#charts/drawing.ts";
import type { Term } from "#domain/term.ts";
import { shortFormsIn } from "#glossary/short-forms.ts";

/** What must be known to read a chart, with what the short forms stand for that are drawn in it. */
export function notesOf(drawing: ChartDrawing, terms: readonly Term[]): string {
  const { reading, caveat } = drawing.info;
  const short = shortFormsIn(wordsIn(drawing), terms).map(({ short, long }) => `${short}, ${long}`);
  return [reading, caveat, short.length > 0 && `Short forms: ${short.join("; ")}.`].filter(Boolean).join(" ");
}
