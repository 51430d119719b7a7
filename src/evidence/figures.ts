/** A number as a text gives it: in digits or in words, with its unit where it has one. */
export interface Figure {
  /** As written: "12.3%", "£10", "12 per cent", "half". */
  readonly text: string;
  /** Where it begins in the text. */
  readonly at: number;
  /** "12.3", "0.5": equal for "3" and "three". */
  readonly value: string;
  readonly unit?: "%" | "£";
}

const units = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
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
          ...units
            .slice(1, 10)
            .map((unit, value): [string, string] => [`${word}-${unit}`, String(ten * 10 + value + 1)]),
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
  const pattern =
    /(?<pound>£)?(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?<fraction>[½¼¾])?(?<ordinal>st|nd|rd|th)?(?<percent>\s*%|\s+per ?cent\b)?|(?<sign>[½¼¾])|(?<word>\p{L}+(?:[-‑–]\p{L}+)*)/giu;
  return [...text.matchAll(pattern)].flatMap(({ 0: written, index: at, groups = {} }): Figure[] => {
    const { pound, digits, ordinal, percent, sign, word } = groups;
    if (digits) {
      const unit = pound ? "£" : percent ? "%" : undefined;
      const value = digits.replaceAll(",", "");
      return [{ text: written, at, value: ordinal ? `${value}th` : value, ...(unit && { unit }) }];
    }
    if (sign) return [{ text: written, at, value: { "½": "1/2", "¼": "1/4", "¾": "3/4" }[sign]! }];
    const lower = word!.toLowerCase().replace(/[‑–]/g, "-");
    const whole = words.get(lower);
    if (whole) return [{ text: written, at, value: whole }];
    let offset = 0;
    return lower.split("-").flatMap((part) => {
      const from = offset;
      offset += part.length + 1;
      return words.has(part)
        ? [{ text: word!.slice(from, from + part.length), at: at + from, value: words.get(part)! }]
        : [];
    });
  });
}

/** Whether a text gives the figure: the same value, and the same unit where the figure has one. */
export function standsIn(figure: Figure, figures: readonly Figure[]): boolean {
  return figures.some(({ value, unit }) => value === figure.value && (!figure.unit || unit === figure.unit));
}
