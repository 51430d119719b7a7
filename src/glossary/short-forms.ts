import { oncePer } from "#domain/once-per.ts";
import type { Term } from "#domain/term.ts";

/** A word made of initials, with what it stands for. */
export interface ShortForm {
  readonly short: string;
  readonly long: string;
}

/** Short forms that are not words of the sector: the glossary lists them by themselves. */
export const ordinaryShortForms: readonly ShortForm[] = [
  { short: "APA", long: "American Psychological Association" },
  { short: "BBC", long: "British Broadcasting Corporation" },
  { short: "CC BY", long: "Creative Commons Attribution" },
  { short: "COVID-19", long: "coronavirus disease of 2019" },
  { short: "CRB", long: "Criminal Records Bureau" },
  { short: "CSL", long: "Citation Style Language" },
  { short: "CSV", long: "comma-separated values" },
  { short: "FE", long: "further education" },
  { short: "GCSE", long: "General Certificate of Secondary Education" },
  { short: "HM", long: "His or Her Majesty's" },
  { short: "HMI", long: "His or Her Majesty's Inspector" },
  { short: "HMICFRS", long: "HM Inspectorate of Constabulary and Fire & Rescue Services" },
  { short: "ICT", long: "information and communication technology" },
  { short: "IT", long: "information technology" },
  { short: "JSON", long: "JavaScript Object Notation" },
  { short: "LGBTQ+", long: "lesbian, gay, bisexual, transgender and queer" },
  { short: "MIT", long: "Massachusetts Institute of Technology" },
  { short: "NHS", long: "National Health Service" },
  { short: "OSCOLA", long: "Oxford University Standard for the Citation of Legal Authorities" },
  { short: "PDF", long: "Portable Document Format" },
  { short: "PNG", long: "Portable Network Graphics" },
  { short: "RIS", long: "Research Information Systems" },
  { short: "SHA-256", long: "Secure Hash Algorithm, 256 bits" },
  { short: "SMART", long: "specific, measurable, achievable, relevant and timed" },
  { short: "SVG", long: "Scalable Vector Graphics" },
  { short: "UK", long: "United Kingdom" },
  { short: "UTF-8", long: "Unicode Transformation Format, 8 bits" },
  { short: "WCAG", long: "Web Content Accessibility Guidelines" },
];

/** Where the glossary tells an ordinary short form. */
export function shortFormAnchor(short: string): string {
  return `short-${short
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "")}`;
}

const smallWords = new Set(["a", "and", "for", "in", "of", "or", "the", "to", "with"]);

/** The name by which a term is shortened, if it is. */
export function shortNameOf(term: Term): string | undefined {
  return term.same.find((name) => isShortForm(name, term) && !name.includes(" "));
}

/** Whether a name has a word made of initials: "LADO", "CiCC", "CP plan"; not "CareFirst", which stands for nothing longer. */
function isShortForm(name: string, { term }: Term): boolean {
  return name !== term && /\p{Lu}\S*\p{Lu}/u.test(name);
}

/** The name of a term that a short form is made of: "emergency duty team" for "EDT", though the term is "Out-of-hours service". */
function longForm(short: string, { term, same }: Term): string {
  const initials = (words: readonly string[]) =>
    words
      .map((word) => word[0])
      .join("")
      .toLowerCase();
  return (
    [term, ...same].find((name) => {
      const words = name.split(/[\s-]+/);
      return (
        words.length > 1 &&
        [words, words.filter((word) => !smallWords.has(word))].some((kept) => initials(kept) === short.toLowerCase())
      );
    }) ?? term
  );
}

/** Every short form that the site explains: those of the glossary with their term, then the ordinary ones. */
export function shortForms(terms: readonly Term[]): (ShortForm & { readonly term?: Term })[] {
  return [
    ...terms.flatMap((term) =>
      term.same
        .filter((name) => isShortForm(name, term))
        .map((short) => ({ short, long: longForm(short, term), term })),
    ),
    ...ordinaryShortForms,
  ];
}

/** The short forms that stand in texts, each text by itself. */
export function shortFormsIn(texts: readonly string[], terms: readonly Term[]): ShortForm[] {
  const all = texts.join("\n");
  return patternsOf(terms).flatMap(({ form, pattern }) => (pattern.test(all) ? [form] : []));
}

/** Each short form with the pattern by which it is found as a word of its own. */
const patternsOf = oncePer((terms: readonly Term[]) =>
  shortForms(terms).map((form) => ({
    form,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}-])${form.short.replaceAll("+", "\\+")}(?![\\p{L}\\p{N}-])`, "u"),
  })),
);
