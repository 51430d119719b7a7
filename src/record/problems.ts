import { problemToLine } from "#schema/problem.ts";
import type { Problem } from "#schema/problem.ts";

/** Everything that is wrong with the content, listed at once for whoever must mend it. */
export class RecordError extends Error {
  override readonly name = "RecordError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = problems.toSorted(
      (a, b) => compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    );
    const count = sorted.length === 1 ? "One problem" : `${sorted.length} problems`;
    super(`${count} in the content:\n\n${sorted.map((problem) => `  ${problemToLine(problem)}`).join("\n")}\n`);
    this.problems = sorted;
  }
}

/** What is wrong lies in the content: where in the code it was noticed helps nobody. */
export function withoutStack(error: RecordError): RecordError {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}

/**
 * An error that says at which page it came up, and from which file of the content that is made.
 *
 * @param file  where it is known
 */
export function madeAt(error: unknown, page: string, file: string | undefined): unknown {
  if (!(error instanceof Error) || error instanceof RecordError) return error;
  const where = `While the page ${page} was made${file ? ` from ${file}` : ""}:`;
  const { message, stack = message } = error;
  error.message = `${where} ${message}`;
  error.stack = `${where}\n${stack}`;
  return error;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
