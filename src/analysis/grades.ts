import { speakingAccounts } from "#analysis/coverage.ts";
import type { Account } from "#domain/account.ts";
import { gradedAreaOf } from "#domain/framework.ts";
import type { Framework } from "#domain/framework.ts";
import type { Locator } from "#domain/locator.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { PublicSource } from "#domain/source.ts";

/** A grade as a document gives it, or as others report it where no document is held. */
export interface GivenGrade {
  readonly account: Account;
  readonly area: string;
  /** undefined where the area was judged and its grade is not known. */
  readonly grade?: string;
  /** 1 is the worst grade of the framework's scale; undefined where it stands on none that is known. */
  readonly rank?: number;
  /** Its place in the document that is held, or the page that reports it. */
  readonly locator?: Locator;
  readonly source?: PublicSource;
}

/** Grades that may be set side by side: one area, one framework, one set of authorities. The framework says which wordings are one area. */
export interface GradeRun {
  readonly framework: Framework;
  /** The first of its framework's wordings; each grade keeps that of its report. */
  readonly area: string;
  /** Names of the authorities, joined: the key of the run. */
  readonly authorities: string;
  /** Oldest first. */
  readonly grades: readonly GivenGrade[];
}

/**
 * Grades of the record, cut into runs wherever the framework, the area or the authority changes. A grade is never
 * carried across such a change. Where an inspection's own document is held, others' accounts of its grades are left out.
 *
 * @returns by framework, then in the order in which the areas first appear
 * Method: content/prose/method.mdx, "Grades"
 */
export function gradeRuns({ events }: InspectionRecord): GradeRun[] {
  const grades = events.flatMap((event) => speakingAccounts(event).flatMap(gradesOf));
  const keyOf = ({ account, area }: GivenGrade) =>
    JSON.stringify([
      account.framework.id,
      gradedAreaOf(area, account.framework),
      account.authorities.map(({ id }) => id).toSorted(),
    ]);
  return [...Map.groupBy(grades, keyOf).values()].map((run) => {
    const [{ account, area }] = run as [GivenGrade];
    return {
      framework: account.framework,
      area: gradedAreaOf(area, account.framework),
      authorities: account.authorities.map(({ name }) => name).join(", "),
      grades: run,
    };
  });
}

function gradesOf(account: Account): GivenGrade[] {
  return account.isHeld
    ? account.judgements.map(({ area, grade, rank, locator }) => ({ account, area, grade, rank, locator }))
    : account.judgements.map(({ area, grade, rank, source }) => ({
        account,
        area,
        ...(grade !== undefined && { grade }),
        ...(rank !== undefined && { rank }),
        source,
      }));
}
