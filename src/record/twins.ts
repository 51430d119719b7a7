import type { Finding } from "#domain/finding.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { Report } from "#domain/report.ts";
import type { Complaints } from "#record/complaints.ts";
import type { Growing } from "#record/content.ts";
import type { BlockEntry } from "#schema/extract.ts";
import { nearMiss } from "#schema/fields.ts";

/**
 * Takes over a run of statements from the other document, each with a name of its own and linked to where it is written.
 *
 * @returns what was added; nothing, and a problem, when the run cannot be found
 */
export function addTwins(
  report: Growing<Report>,
  { entry: { from, to = from, at }, place }: Extract<BlockEntry, { type: "twins" }>,
  section: string | undefined,
  { at: complainAt }: Complaints,
): (Finding | Recommendation)[] {
  const complain = (message: string): [] => {
    complainAt(place)(message);
    return [];
  };
  if (!report.twin)
    return complain(
      `<Twins> needs the twin document. Name it at the top: twin: <its file in content/reports, without the ending>.`,
    );
  const written = report.twin.blocks.filter((block) => block.type === "finding" || block.type === "recommendation");
  const numbers = written.map(({ number }) => number);
  const first = numbers.indexOf(from);
  const last = numbers.indexOf(to);
  const missing = first < 0 ? from : last < 0 ? to : undefined;
  if (missing)
    return complain(
      `"${missing}" is not in ${report.twin.id}.${nearMiss(missing, numbers) || " Write the number of a finding or recommendation there."}`,
    );
  if (last < first) return complain(`"${to}" stands before "${from}" in ${report.twin.id}. Exchange the two.`);
  return written.slice(first, last + 1).flatMap((original): (Finding | Recommendation)[] => {
    const own = {
      report,
      id: `${report.id}#${original.number}`,
      ...(at && { locator: at }),
      ...(section && { section }),
      twins: [],
    };
    const list: readonly { readonly number: string }[] =
      original.type === "finding" ? report.findings : report.recommendations;
    if (list.some(({ number }) => number === original.number)) return complain(usedTwice(original.number));
    if (original.type === "finding") {
      const copy: Finding = { ...original, ...own, twinOf: original };
      report.findings.push(copy);
      report.blocks.push(copy);
      (original as Growing<Finding>).twins.push(copy);
      return [copy];
    }
    const copy: Recommendation = { ...original, ...own, twinOf: original };
    report.recommendations.push(copy);
    report.blocks.push(copy);
    (original as Growing<Recommendation>).twins.push(copy);
    return [copy];
  });
}

/** What is wrong where a number is both taken over and used by the document itself, or taken over twice. */
export function usedTwice(number: string): string {
  return `"${number}" is used twice in this document. Give the finding that only this document makes a number that its twin does not use, and take over each run once.`;
}
