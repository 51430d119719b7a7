import type { APIRoute } from "astro";
import { speakingStatementsOn } from "#analysis/coverage.ts";
import { stances } from "#domain/finding.ts";
import { loadRecord } from "#record/load.ts";

/** What the findings under each cell of the matrix say, read only when a reader points at one. */
export const GET: APIRoute = () => {
  const { themes, events } = loadRecord();
  const cells = events.flatMap((event) =>
    themes.flatMap((theme) => {
      const { findings, recommendations } = speakingStatementsOn(theme, event);
      const said = [...recommendations.map(({ summary }) => ["Recommendation", summary]), ...findings.map(({ stance, summary }) => [stances[stance], summary])];
      return said.length ? [[`${theme.code} ${event.id}`, said]] : [];
    }),
  );
  return new Response(`${JSON.stringify(Object.fromEntries(cells))}\n`);
};
