/** A number as a text gives it: in digits or in words, with its unit where it has one. */
export interface Figure {
  /** As written: "12.3%", "£10", "half". */
  readonly text: string;
  /** "12.3", "0.5": equal for "3" and "three". */
  readonly value: string;
  readonly unit?: "%" | "£";
}

const units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ordinals = ["", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const scales = { hundred: "100", thousand: "1000", million: "1000000", billion: "1000000000" };

/** Values of number words; ordinals and fractions have a value of their own kind, so that "third" is not "three". */
const words: ReadonlyMap<string, string> = new Map([
  ...units.map((word, value): [string, string] => [word, String(value)]),
  ...tens.flatMap((word, ten): [string, string][] =>
    word
      ? [
          [word, String(ten * 10)],
          ...units.slice(1, 10).map((unit, value): [string, string] => [`${word}-${unit}`, String(ten * 10 + value + 1)]),
        ]
      : [],
  ),
  ...ordinals.flatMap((word, value): [string, string][] => (word ? [[word, `${value}th`]] : [])),
  ...Object.entries(scales),
  ["half", "1/2"],
  ["halved", "1/2"],
  ["quarter", "1/4"],
  ["quarters", "1/4"],
  ["thirds", "3th"],
  ["twice", "twice"],
  ["dozen", "12"],
]);

/**
 * Every number of a text, in its order: digits with their sign of percent or pound, numbers in words, fractions and
 * ordinals. "Per cent" is "%".
 */
export function figuresIn(text: string): Figure[] {
  const plain = text.normalize("NFKC").replace(/\s+per ?cent\b/gi, "%").replace(/[‑–—]/g, "-");
  const pattern = /(?<pound>£)?(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?<ordinal>st|nd|rd|th)?(?<percent>%)?|(?<word>\p{L}+(?:-\p{L}+)*)/giu;
  return [...plain.matchAll(pattern)].flatMap(({ 0: written, groups = {} }): Figure[] => {
    const { pound, digits, ordinal, percent, word } = groups;
    if (digits) {
      const unit = pound ? "£" : percent ? "%" : undefined;
      const value = digits.replaceAll(",", "");
      return [{ text: written, value: ordinal ? `${value}th` : value, ...(unit && { unit }) }];
    }
    const lower = word!.toLowerCase();
    const whole = words.get(lower);
    if (whole) return [{ text: written, value: whole }];
    return lower.split("-").flatMap((part) => (words.has(part) ? [{ text: part, value: words.get(part)! }] : []));
  });
}

/** Whether a text gives the figure: the same value, and the same unit where the figure has one. */
export function standsIn(figure: Figure, figures: readonly Figure[]): boolean {
  return figures.some(({ value, unit }) => value === figure.value && (!figure.unit || unit === figure.unit));
}
