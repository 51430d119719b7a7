import type { Account } from "#domain/account.ts";

/**
 * The result of an inspection in a few words, as its document gives it or as others report it: its overall grade, else
 * its grades counted from the best to the worst, else how much a visit asked for. Grades are those of its own framework.
 *
 * @returns "inadequate overall", "1 outstanding, 3 good", "no grades, 3 recommendations"
 * Method: content/prose/method.mdx, "Grades"
 */
export function resultOf(account: Account): string {
  const judgements: readonly GradedArea[] = account.judgements;
  const overall = new Set(judgements.filter(({ area }) => /\boverall\b/i.test(area)).map(({ grade }) => grade));
  const [only] = overall;
  if (overall.size === 1 && only) return `${only.toLowerCase()} overall`;
  if (judgements.length) return gradesToWords(judgements);
  const asked = account.isHeld ? account.recommendations.length : account.recommendationCount;
  if (asked === undefined) return "no grades";
  return `no grades, ${asked || "no"} ${asked === 1 ? "recommendation" : "recommendations"}`;
}

/**
 * The same, saying where it is not the inspectors' own word: "inadequate overall, as others reported".
 *
 * Method: content/prose/method.mdx, "Known, but not held"
 */
export function resultToWords(account: Account): string {
  return `${resultOf(account)}${account.isHeld ? "" : ", as others reported"}`;
}

/**
 * "12 inspections and visits known, the documents of 6 held".
 *
 * Method: content/prose/method.mdx, "Coverage"
 */
export function inspectionsToWords(known: readonly Account[]): string {
  const held = known.filter(({ isHeld }) => isHeld).length;
  if (known.length === 1) return `1 inspection or visit known, its document ${held ? "held" : "not held"}`;
  if (!known.length) return "no inspection or visit known";
  const documents = held ? `the documents of ${held === known.length ? "all" : held} held` : "no document held";
  return `${known.length} inspections and visits known, ${documents}`;
}

interface GradedArea {
  readonly area: string;
  readonly grade?: string;
  readonly rank?: number;
  readonly isAll?: boolean;
}

function gradesToWords(judgements: readonly GradedArea[]): string {
  const bestFirst = judgements.toSorted((a, b) => (b.rank ?? 0) - (a.rank ?? 0));
  return [...Map.groupBy(bestFirst, ({ grade }) => grade)]
    .map(([grade, members]) => {
      if (grade === undefined) return `${members.length} not known`;
      const word = grade.toLowerCase();
      if (members.some(({ isAll }) => isAll)) return `${word} in all areas`;
      return members[0]!.rank === undefined ? word : `${members.length} ${word}`;
    })
    .join(", ");
}
