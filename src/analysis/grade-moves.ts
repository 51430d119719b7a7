import { gradeRuns } from "#analysis/grades.ts";
import type { GivenGrade, GradeRun } from "#analysis/grades.ts";
import type { InspectionRecord } from "#domain/record.ts";

/** Where a grade went, by its place on the one scale. */
export type Direction = "higher" | "lower" | "the same";

/** The latest two grades of one area, on one scale, of the same councils. */
export interface GradeMove {
  readonly run: GradeRun;
  readonly earlier: GivenGrade;
  readonly later: GivenGrade;
  readonly direction: Direction;
}

/**
 * Whether grades rose or fell, where they may be compared at all: both are known, of one area, on one framework's scale
 * and of the same councils, and both stand in documents that are held.
 *
 * @returns in the order of the runs; runs with a single such grade are left out
 * Method: content/prose/method.mdx, "Grades"
 */
export function gradeMoves(record: InspectionRecord): GradeMove[] {
  return gradeRuns(record).flatMap((run) => {
    const [earlier, later] = run.grades.filter(({ account, rank }) => account.isHeld && rank !== undefined).slice(-2);
    if (!earlier || !later) return [];
    const step = later.rank! - earlier.rank!;
    return [{ run, earlier, later, direction: step > 0 ? "higher" : step < 0 ? "lower" : "the same" }];
  });
}
