import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { isoOf } from "#publish/cite-styles.ts";
import type { CslItem } from "#publish/csl.ts";

/**
 * Entries for BibTeX, in plain ASCII. BibTeX has no field for a day: the whole date stands in `date` besides, which
 * BibLaTeX and reference managers read first.
 */
export function toBibtex(items: readonly CslItem[]): string {
  Object.assign(plugins.config.get("@bibtex").format, { useIdAsLabel: true, checkLabel: false });
  const entries = items.map((item) => {
    const [year, month] = item.issued?.["date-parts"][0] ?? [];
    const known = [year, month].filter((part) => part !== undefined);
    const formatted = plugins.output.format("bibtex", [
      { ...item, ...(known.length && { issued: { "date-parts": [known] } }) },
    ]);
    // The address is there once, as `url`.
    const entry = formatted.replace(/\n\thowpublished = .*/, "").trim();
    const date = isoOf(item);
    return date ? entry.replace("\n", `\n\tdate = {${date}},\n`) : entry;
  });
  return `${entries.join("\n\n")}\n`;
}
