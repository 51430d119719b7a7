import type { APIRoute } from "astro";
import { speakingStatementsOn } from "#analysis/coverage.ts";
import { stances } from "#domain/finding.ts";
import type { Finding } from "#domain/finding.ts";
import { loadRecord } from "#record/load.ts";

/** One of each stance before a second of any, so that no card tells strengths alone where a concern was raised; what says neither is last. */
const turns = ["concern", "strength", "mixed"] as const;

function inTurns(findings: readonly Pick<Finding, "stance" | "summary">[]): Pick<Finding, "stance" | "summary">[] {
  const byStance = turns.map((stance) => findings.filter((finding) => finding.stance === stance));
  const rounds = Array.from({ length: Math.max(0, ...byStance.map(({ length }) => length)) }, (_, index) => byStance.flatMap((members) => members[index] ?? []));
  return [...rounds.flat(), ...findings.filter(({ stance }) => stance === "neutral")];
}

/** What the findings under each cell of the matrix say, read only when a reader points at one. */
export const GET: APIRoute = () => {
  const { themes, events } = loadRecord();
  const cells = events.flatMap((event) =>
    themes.flatMap((theme) => {
      const { findings, recommendations } = speakingStatementsOn(theme, event);
      const said = [...inTurns(findings).map(({ stance, summary }) => [stances[stance], summary]), ...recommendations.map(({ summary }) => ["Recommendation", summary])];
      return said.length ? [[`${theme.code} ${event.id}`, said]] : [];
    }),
  );
  return new Response(`${JSON.stringify(Object.fromEntries(cells))}\n`);
};
