/** Something in the content that its author must mend. */
export interface Problem {
  /** From the root of the project: "content/reports/2018-….mdx". */
  readonly file: string;
  /** From 1; undefined where the whole file is meant. */
  readonly line?: number;
  readonly column?: number;
  /** A full sentence: what was written, and what to write instead. */
  readonly message: string;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a terminal takes for a command, as its number: a message may quote what a damaged document holds. */
function signed(sign: string): string {
  return `\\u${sign.codePointAt(0)!.toString(16).padStart(4, "0")}`;
}

/** A file's name may hold line ends, and what a terminal takes for a command. */
export function onOneLine(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]/gu, signed);
}

/** "content/reports/x.mdx:12:3  Stance "bad" …" */
export function problemToLine({ file, line, column, message }: Problem): string {
  return `${[onOneLine(file), line, column].filter((part) => part !== undefined).join(":")}  ${message.replace(/[^\P{Cc}\n]/gu, signed)}`;
}
