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
