import type { Term } from "#domain/term.ts";

export interface TextPart {
  readonly text: string;
  /** The word of the glossary that the text is. */
  readonly term?: Term;
}

const patterns = new WeakMap<readonly Term[], { readonly pattern: RegExp; readonly termOf: ReadonlyMap<string, Term> }>();
const pages = new WeakMap<object, { readonly terms: readonly Term[]; readonly seen: Set<Term> }>();

/**
 * A text cut where words of the glossary stand in it for the first time on a page.
 *
 * @param glossary  asked once for each page: a page holds hundreds of texts
 * @param page      any object that is the same for one page and for no other
 */
export function firstUses(text: string, glossary: () => readonly Term[], page: object): TextPart[] {
  const { terms, seen } = pages.get(page) ?? { terms: glossary(), seen: new Set<Term>() };
  pages.set(page, { terms, seen });
  const { pattern, termOf } = patternOf(terms);
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const term = termOf.get(match[0].toLowerCase());
    if (!term || seen.has(term)) continue;
    seen.add(term);
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: match[0], term });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

function patternOf(terms: readonly Term[]) {
  const known = patterns.get(terms);
  if (known) return known;
  const termOf = new Map(terms.flatMap((term) => [term.term, ...term.same].flatMap((name) => [name, `${name}s`]).map((name): [string, Term] => [name.toLowerCase(), term])));
  const names = [...termOf.keys()].toSorted((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const made = { pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${names.join("|") || "(?!)"})(?![\\p{L}\\p{N}-])`, "giu"), termOf };
  patterns.set(terms, made);
  return made;
}
