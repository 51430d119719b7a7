/** A place in a published document that a reader can find: "para 63", "findings bullet 7", "judgements row 4". */
export interface Locator {
  /** As authors write it and as the data publish it. */
  readonly text: string;
  /** "findings", "judgements"; undefined in a report that numbers its paragraphs from first to last. */
  readonly section?: string;
  readonly para?: number;
  readonly bullet?: number;
  readonly row?: number;
}

/** How authors write a locator; one without a section needs a paragraph besides. */
export const locatorPattern =
  /^(?:(?<whole>title page|address)|(?:(?<section>(?!(?:para|bullet|row) )[a-z]+(?: (?!(?:para|bullet|row) )[a-z]+)*) )?(?:para (?<para>[1-9]\d*)(?: bullet (?<inner>[1-9]\d*))?|bullet (?<bullet>[1-9]\d*)|row (?<row>[1-9]\d*)))$/;

/** @returns undefined when the text is not a locator of the codebook */
export function parseLocator(text: string): Locator | undefined {
  const parts = locatorPattern.exec(text)?.groups;
  if (!parts) return undefined;
  const { whole, section, para, inner, bullet, row } = parts;
  if (!whole && !section && !para) return undefined;
  const innermost = inner ?? bullet;
  return {
    text,
    ...(section && { section }),
    ...(para && { para: Number(para) }),
    ...(innermost && { bullet: Number(innermost) }),
    ...(row && { row: Number(row) }),
  };
}

/** "para 20 bullet 3" as a reader of a citation expects it: "paragraph 20, bullet 3". */
export function locatorToWords({ text, section, para, bullet, row }: Locator): string {
  const parts = [
    section && (section === "article" ? "article" : section === "judgements" ? "table of judgements" : `“${section}”`),
    para && `paragraph ${para}`,
    bullet && `bullet ${bullet}`,
    row && `row ${row}`,
  ].filter(Boolean);
  return parts.length ? parts.join(", ") : text;
}
