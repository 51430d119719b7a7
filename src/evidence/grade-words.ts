import type { Framework } from "#domain/framework.ts";

/** The grades of the inspectorate's frameworks since 2009. */
const usualGrades = [
  "outstanding",
  "good",
  "requires improvement to be good",
  "requires improvement",
  "adequate",
  "inadequate",
];

/** What a table may say where a grade would stand; never broken over lines. */
const insteadOfGrade = ["not judged"];

/** How grades are told in a document's text, whole or broken over lines, in capital or small letters. */
export interface GradeWords {
  /** Whether a text is a grade, whole. */
  readonly isGrade: (text: string) => boolean;
  /** Whether a text is a grade or the beginning of one that is broken over lines: "Requires improvement to". */
  readonly beginsGrade: (text: string) => boolean;
  /** Whether a text goes on with a grade that has begun: "to be good" after "Requires improvement". */
  readonly continuesGrade: (grade: string, text: string) => boolean;
  /** Whether a text stands in a grade, as any line of a broken one does. */
  readonly isOfGrade: (text: string) => boolean;
  /** The grade, or the beginning of one, in which a line ends with a capital letter; "" where there is none. */
  readonly gradeAtEnd: (text: string) => string;
}

/**
 * The words by which documents under some frameworks grade.
 *
 * @param frameworks  whose scales are added to the grades of the inspectorate's frameworks since 2009
 */
export function gradeWordsOf(frameworks: readonly Pick<Framework, "scale">[] = []): GradeWords {
  const whole = [...new Set([...usualGrades, ...unusualGrades(frameworks), ...insteadOfGrade])];
  const beginsGrade = (text: string) => whole.some((grade) => `${grade} `.startsWith(`${text.toLowerCase()} `));
  const atEnd = new RegExp(
    `\\s(?<grade>${whole
      .flatMap(beginnings)
      .toSorted((a, b) => b.length - a.length)
      .join("|")})$`,
  );
  return {
    isGrade: (text) => whole.includes(text.toLowerCase()),
    beginsGrade,
    continuesGrade: (grade, text) => grade !== "" && beginsGrade(`${grade} ${text}`),
    isOfGrade: (text) => whole.some((grade) => ` ${grade} `.includes(` ${text.toLowerCase()} `)),
    gradeAtEnd: (text) => atEnd.exec(text)?.groups?.["grade"] ?? "",
  };
}

/** Grades of the frameworks, in small letters, that are not among the inspectorate's own. */
export function unusualGrades(frameworks: readonly Pick<Framework, "scale">[]): string[] {
  const all = new Set(frameworks.flatMap(({ scale }) => scale.map((grade) => grade.toLowerCase())));
  return [...all].filter((grade) => !usualGrades.includes(grade));
}

/** A grade and its beginnings, as a line may end in them: the first letter a capital, the second word's as it likes. */
function beginnings(grade: string): string[] {
  const words = grade.split(" ").map((word, index) => {
    const [first = "", ...rest] = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (index > 1) return word;
    return index === 0 ? `${first.toUpperCase()}${rest.join("")}` : `[${first.toUpperCase()}${first}]${rest.join("")}`;
  });
  const shortest = insteadOfGrade.includes(grade) ? words.length : 1;
  return words.map((_, index) => words.slice(0, index + 1).join(" ")).slice(shortest - 1);
}

/** A grade without its number on the scale, which some tables print after it: "Adequate Grade 3". */
export function withoutNumber(grade: string): string {
  return grade.replace(/\s*\(?grade \d\)?$/i, "");
}
