import { speakingStatementsOn } from "#analysis/coverage.ts";
import { stances } from "#domain/finding.ts";
import type { Finding } from "#domain/finding.ts";
import type { InspectionRecord } from "#domain/record.ts";

/** What stands under one mark of a chart, first what is told first: the word of its kind, and our summary. */
export type CellSummaries = readonly (readonly [kind: string, summary: string])[];

const turns = ["concern", "strength", "mixed"] as const;

/**
 * One finding of each stance before a second of any, so that no card tells strengths alone where a concern was raised;
 * what says neither is last.
 */
export function inTurns<Item extends Pick<Finding, "stance">>(findings: readonly Item[]): Item[] {
  const byStance = turns.map((stance) => findings.filter((finding) => finding.stance === stance));
  const rounds = Array.from({ length: Math.max(...byStance.map(({ length }) => length)) }, (_, index) =>
    byStance.flatMap((members) => members[index] ?? []),
  );
  return [...rounds.flat(), ...findings.filter(({ stance }) => stance === "neutral")];
}

/** What the findings under each mark say, by "<theme> <event>"; marks under which nothing stands are left out. */
export function cellSummaries({ themes, events }: InspectionRecord): Record<string, CellSummaries> {
  const cells = events.flatMap((event) =>
    themes.map((theme): [string, CellSummaries] => {
      const { findings, recommendations } = speakingStatementsOn(theme, event);
      return [
        `${theme.code} ${event.id}`,
        [
          ...inTurns(findings).map(({ stance, summary }) => [stances[stance], summary] as const),
          ...recommendations.map(({ summary }) => ["Recommendation", summary] as const),
        ],
      ];
    }),
  );
  return Object.fromEntries(cells.filter(([, said]) => said.length));
}
