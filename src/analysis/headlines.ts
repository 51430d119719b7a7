import { countingRules } from "#analysis/rules.ts";
import { claims, sensitivityOf, sensitivityTo } from "#analysis/sensitivity.ts";
import type { ChanceStanding, Claim, Sensitivity } from "#analysis/sensitivity.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";

/** How many rules must bear out what a title says. */
export const rulesNeeded = 3;

/** A claim that a title might make, with the table of rules that says whether it may. */
export interface Headline {
  readonly claim: Claim;
  /** The claim under each rule, that of the measures first. */
  readonly rows: readonly Sensitivity[];
  /** Where the count lies beside chance under the rule of the measures. */
  readonly standing: ChanceStanding;
  /** Under how many rules, that of the measures among them, it lies beyond chance on that side; 0 where it lies within. */
  readonly bearing: number;
  /** Whether a title may say it: beyond chance under the rule of the measures and two more, and on the other side under none. */
  readonly isBorneOut: boolean;
  /** The themes of which it holds under the rule of the measures, each with under how many rules, the most first. */
  readonly themes: readonly { readonly theme: Theme; readonly rules: number }[];
}

/**
 * The claims that count themes, each tried by every rule: which of them can bear a title.
 *
 * @returns in the order of the claims, those that are not borne out among them
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function headlinesOf(record: InspectionRecord): Headline[] {
  return [...Map.groupBy(sensitivityOf(record), ({ claim }) => claim)].map(([claim, rows]) => headlineOf(claim, rows));
}

/**
 * One claim, tried by no more rules than are needed to know that a title may not say it: of a record of many places each
 * has a title, and to try all claims by every rule takes longer than all else that is asked of a place.
 *
 * @param name  of one of `claims`
 * @returns undefined where it is not borne out
 * @throws RangeError where there is no such claim
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function headlineBorneOut(name: string, record: InspectionRecord): Headline | undefined {
  const claim = claims.find((candidate) => candidate.name === name);
  if (!claim) throw new RangeError(`unknown claim: ${name}`);
  const [measure, ...others] = countingRules(record);
  const first = sensitivityTo(claim, measure!, record);
  if (!first || first.standing === "within") return undefined;
  const headline = headlineOf(claim, [first, ...others.flatMap((rule) => sensitivityTo(claim, rule, record) ?? [])]);
  return headline.isBorneOut ? headline : undefined;
}

/** @param rows  the claim under each rule, that of the measures first */
function headlineOf(claim: Claim, rows: readonly Sensitivity[]): Headline {
  const [measure] = rows;
  const { standing, members } = measure!;
  const bearing = standing === "within" ? 0 : rows.filter((row) => row.standing === standing).length;
  const isContradicted = rows.some((row) => row.standing !== standing && row.standing !== "within");
  const themes = members.map((theme) => ({
    theme,
    rules: rows.filter((row) => row.members.includes(theme)).length,
  }));
  return {
    claim,
    rows,
    standing,
    bearing,
    isBorneOut: bearing >= rulesNeeded && !isContradicted,
    themes: themes.toSorted((a, b) => b.rules - a.rules),
  };
}
