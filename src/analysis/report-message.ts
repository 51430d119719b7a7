import { raisesConcern } from "#domain/finding.ts";
import type { Finding } from "#domain/finding.ts";
import type { Judgement } from "#domain/judgement.ts";
import type { Report } from "#domain/report.ts";

/**
 * What a document comes to: its grades, the best first, how much it asks for, and of what its concerns and its strengths
 * most often are.
 *
 * @returns "Inspectors graded all 4 areas good and made 6 recommendations. Most concern is on Plans, most strength on Health."
 * Method: content/prose/method.mdx, "What is counted"
 */
export function reportMessage({ judgements, recommendations, findings, provenance }: Report): string {
  const asked = recommendations.length;
  const did = [
    ...(judgements.length ? [`graded ${gradesToWords(judgements)}`] : []),
    ...(asked ? [`made ${counted(asked, "recommendation")}`] : []),
  ];
  const who = provenance === "primary" ? "Inspectors" : "By this account, inspectors";
  const most = [
    ["concern", mostOf(findings.filter(raisesConcern))],
    ["strength", mostOf(findings.filter(({ stance }) => stance === "strength"))],
  ].flatMap(([what, themes]) => (themes ? [`most ${what} ${what === "concern" ? "is " : ""}on ${themes}`] : []));
  const words = [did.length ? `${who} ${did.join(" and ")}` : "", most.join(", ")]
    .filter(Boolean)
    .map((part) => `${part[0]!.toUpperCase()}${part.slice(1)}.`)
    .join(" ");
  return words || `${who} reported ${counted(findings.length, "finding")}, none of them of concern or strength.`;
}

/** "all 4 areas good"; "4 areas good, 17 adequate and 1 inadequate". */
function gradesToWords(judgements: readonly Judgement[]): string {
  const grades = [...Map.groupBy(judgements, ({ grade }) => grade.toLowerCase())].toSorted(
    ([, a], [, b]) => b[0]!.rank - a[0]!.rank,
  );
  const [best] = grades;
  if (grades.length === 1)
    return judgements.length === 1
      ? `${judgements[0]!.area} ${best![0]}`
      : `all ${judgements.length} areas ${best![0]}`;
  const told = grades.map(([grade, { length }], index) =>
    index ? `${length} ${grade}` : `${counted(length, "area")} ${grade}`,
  );
  return `${told.slice(0, -1).join(", ")} and ${told.at(-1)}`;
}

/** "Plans (9 findings)": the theme that findings most often carry, the first to come of several. */
function mostOf(findings: readonly Finding[]): string | undefined {
  const carried = findings.flatMap((finding) => finding.themes);
  const [most] = [...Map.groupBy(carried, (theme) => theme)].toSorted(([, a], [, b]) => b.length - a.length);
  return most && `${most[0].name} (${counted(most[1].length, "finding")})`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
