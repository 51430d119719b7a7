import type { Account } from "#domain/account.ts";
import { raisesConcern } from "#domain/finding.ts";

const notKnown = "result not known";

/** How reports name the grade of the whole: "Overall effectiveness", "Safeguarding: overall effectiveness". */
const wholeArea = /(?:^|: )overall(?: effectiveness)?$/i;

/**
 * What came of an inspection or visit, in a few words: its grade of the whole where there is one, else its grades; of a
 * visit, which gives none, how many points to improve its document names. Of one that is known from others alone, what
 * they report: its grades, else how many recommendations, else how many findings.
 *
 * @returns "inadequate overall", "1 outstanding, 3 good", "3 points to improve", "2 concerns, 1 strength"
 * Method: content/prose/method.mdx, "Grades"
 */
export function resultOf(account: Account): string {
  const given = account.judgements.flatMap(({ area, grade, rank }) =>
    grade ? [{ area, grade, rank: rank ?? 0 }] : [],
  );
  if (given.length) return gradesToWords(given, account.judgements.length);
  if (account.isHeld) {
    const asked = account.kind === "inspection" ? "recommendation" : "point";
    return (
      counted(account.recommendations.length, asked, asked === "point" ? " to improve" : "") ||
      `no ${asked}s${asked === "point" ? " to improve" : ""}`
    );
  }
  if (account.recommendationCount !== undefined)
    return counted(account.recommendationCount, "recommendation") || "no recommendations";
  const concerns = account.findings.filter(raisesConcern).length;
  const strengths = account.findings.filter(({ stance }) => stance === "strength").length;
  return [counted(concerns, "concern"), counted(strengths, "strength")].filter(Boolean).join(", ") || notKnown;
}

/** @param judged  how many areas were judged, those whose grade is not known among them */
function gradesToWords(given: readonly { area: string; grade: string; rank: number }[], judged: number): string {
  const short = (grade: string) => grade.toLowerCase().replace(/ to be good$/, "");
  const counts = [...Map.groupBy(given, ({ grade }) => grade)].toSorted(([, [a]], [, [b]]) => b!.rank - a!.rank);
  if (counts.length === 1 && given.length === judged) return short(counts[0]![0]);
  const whole = new Set(given.filter(({ area }) => wholeArea.test(area)).map(({ grade }) => grade));
  if (whole.size === 1) return `${short([...whole][0]!)} overall`;
  return counts.map(([grade, members]) => `${members.length} ${short(grade)}`).join(", ");
}

/**
 * The same, saying where it is not the inspectors' own word: "inadequate overall, as others reported".
 *
 * Method: content/prose/method.mdx, "Known, but not held"
 */
export function resultToWords(account: Account): string {
  const result = resultOf(account);
  return account.isHeld || result === notKnown ? result : `${result}, as others reported`;
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

function counted(count: number, noun: string, after = ""): string {
  return count ? `${count} ${noun}${count === 1 ? "" : "s"}${after}` : "";
}
