const grades = [
  "outstanding",
  "good",
  "requires improvement to be good",
  "requires improvement",
  "adequate",
  "inadequate",
  "not judged",
];

/** Whether a text is a grade, whole, in capital or small letters. */
export function isGrade(text: string): boolean {
  return grades.includes(text.toLowerCase());
}

/** Whether a text is a grade or the beginning of one that is broken over lines: "Requires improvement to". */
export function beginsGrade(text: string): boolean {
  return grades.some((grade) => `${grade} `.startsWith(`${text.toLowerCase()} `));
}

/** Whether a text goes on with a grade that has begun: "to be good" after "Requires improvement". */
export function continuesGrade(grade: string, text: string): boolean {
  return grade !== "" && beginsGrade(`${grade} ${text}`);
}

/** Whether a text stands in a grade, as any line of a broken one does. */
export function isOfGrade(text: string): boolean {
  return grades.some((grade) => ` ${grade} `.includes(` ${text.toLowerCase()} `));
}

/** A grade without its number on the scale, which some tables print after it: "Adequate Grade 3". */
export function withoutNumber(grade: string): string {
  return grade.replace(/\s*\(?grade \d\)?$/i, "");
}
