import { addMonths } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import type { Shared } from "#domain/finding.ts";
import type { Locator } from "#domain/locator.ts";
import type { Report } from "#domain/report.ts";
import type { Theme } from "#domain/theme.ts";

/** The terms that documents set, in months from publication. */
export const deadlines = {
  immediately: 0,
  "within three months": 3,
  "within six months": 6,
} as const;

export type Deadline = keyof typeof deadlines;

/** One thing that a document tells somebody to do, or names as needing to improve. */
export interface Recommendation extends Shared<Recommendation> {
  readonly type: "recommendation";
  /** `<report id>#r03`. Permanent. */
  readonly id: string;
  /** "r03": its anchor on the report's page. */
  readonly number: string;
  readonly report: Report;
  readonly locator: Locator;
  readonly section?: string;
  readonly summary: string;
  readonly themes: readonly Theme[];
  readonly addressee?: string;
  readonly deadline?: Deadline;
}

/** The day by which it was to be done, counted from publication; undefined where the document sets no term. */
export function dueDate({ deadline, report }: Recommendation): PartialDate | undefined {
  return deadline && addMonths(report.published, deadlines[deadline]);
}
