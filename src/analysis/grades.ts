import type { Framework } from "#domain/framework.ts";
import type { Judgement } from "#domain/judgement.ts";
import type { InspectionRecord } from "#domain/record.ts";

/** Grades that may be set side by side: one area, one framework, one set of authorities. */
export interface GradeRun {
  readonly framework: Framework;
  readonly area: string;
  /** Names of the authorities, joined: the key of the run. */
  readonly authorities: string;
  /** Oldest first. */
  readonly judgements: readonly Judgement[];
}

/**
 * Grades of the record, cut into runs wherever the framework, the area or the authority changes. A grade is never
 * carried across such a change.
 *
 * @returns by framework, then in the order in which the areas first appear
 * Method: content/prose/method.mdx, "Grades"
 */
export function gradeRuns(record: InspectionRecord): GradeRun[] {
  const judgements = record.reports.flatMap((report) => report.judgements);
  const keyOf = ({ framework, area, report }: Judgement) => JSON.stringify([framework.id, area, report.authorities.map(({ id }) => id)]);
  return [...Map.groupBy(judgements, keyOf).values()].flatMap((run) => {
    const [first] = run;
    return first ? [{ framework: first.framework, area: first.area, authorities: first.report.authorities.map(({ name }) => name).join(", "), judgements: run }] : [];
  });
}
