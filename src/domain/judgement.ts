import { rankOf } from "#domain/framework.ts";
import type { Framework } from "#domain/framework.ts";
import type { Locator } from "#domain/locator.ts";
import type { Report } from "#domain/report.ts";

/** One graded row of a report. */
export interface Judgement {
  readonly report: Report;
  readonly framework: Framework;
  /** What was judged, in the words of the report. */
  readonly area: string;
  readonly grade: string;
  /** 1 is the worst grade of the framework's scale. */
  readonly rank: number;
  readonly locator: Locator;
}

/**
 * Below zero when a is the worse grade, above zero when it is the better one.
 *
 * @throws RangeError when the two stand on different scales
 */
export function compareGrades(a: Judgement, b: Judgement): number {
  if (a.framework !== b.framework) throw new RangeError(`grades of two frameworks: ${a.framework.id}, ${b.framework.id}`);
  return rankOf(a.grade, a.framework) - rankOf(b.grade, b.framework);
}
