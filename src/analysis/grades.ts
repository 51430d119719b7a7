import { speakingAccounts } from "#analysis/coverage.ts";
import type { Account } from "#domain/account.ts";
import type { Authority } from "#domain/authority.ts";
import { dateToWords } from "#domain/date.ts";
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

/** The grades given under one framework: a row for each area, a column for each body or bodies graded together. */
export interface GradeTable {
  readonly framework: Framework;
  readonly bodies: readonly { readonly body: string; readonly authorities: readonly Authority[] }[];
  /** Each with the grades of each body, oldest first; none where that body's area was not graded. */
  readonly areas: readonly { readonly area: string; readonly cells: readonly (readonly GivenGrade[])[] }[];
}

/**
 * The runs of the record as tables, in which an area can be followed at one body and the bodies read beside each other.
 *
 * @returns the framework graded last first; bodies in the order of time, areas in that in which they first appear
 * Method: content/prose/method.mdx, "Grades"
 */
export function gradesByArea(record: InspectionRecord): GradeTable[] {
  const byFramework = [...Map.groupBy(gradeRuns(record), ({ framework }) => framework)].toReversed();
  return byFramework.map(([framework, runs]) => {
    const bodies = [...Map.groupBy(runs, ({ authorities }) => authorities)].map(([, [run]]) => {
      const { authorities } = run!.grades[0]!.account;
      return { body: authorities.map(({ shortName }) => shortName).join(" and "), key: run!.authorities, authorities };
    });
    return {
      framework,
      bodies: bodies.map(({ body, authorities }) => ({ body, authorities })),
      areas: [...Map.groupBy(runs, ({ area }) => area)].map(([area, members]) => ({
        area,
        cells: bodies.map(({ key }) => members.find(({ authorities }) => authorities === key)?.grades ?? []),
      })),
    };
  });
}

/**
 * "Of 50 grades known, 12 are the worst of their scale, 11 as others reported; the last of them was given in June 2019, and
 * none of the 16 since.": where the grades stand.
 *
 * Method: content/prose/method.mdx, "Grades"
 */
export function gradesLead(record: InspectionRecord): string {
  const known = gradeRuns(record).flatMap(({ grades }) => grades.filter(({ rank }) => rank !== undefined));
  const worst = known.filter(({ rank }) => rank === 1);
  const last = worst.toSorted((a, b) => a.account.event.date.localeCompare(b.account.event.date)).at(-1);
  const since = last ? known.filter(({ account }) => account.event.date > last.account.event.date) : [];
  const monthOf = ({ event }: Account) => dateToWords(event.date.slice(0, 7));
  if (!known.length) return "No grade on a scale is known.";
  const all = `Of ${known.length} ${known.length === 1 ? "grade" : "grades"} known`;
  if (!last) return `${all}, none is the worst of its scale.`;
  const reported = worst.filter(({ account }) => !account.isHeld).length;
  return (
    `${all}, ${worst.length} ${worst.length === 1 ? "is the worst of its scale" : "are the worst of their scale"}` +
    `${reported ? `, ${reported === worst.length ? "" : `${reported} `}as others reported` : ""}; ` +
    `the last of them was given in ${monthOf(last.account)}${since.length ? `, and none of the ${since.length} since` : ""}.`
  );
}
