import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { withoutTwins } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";

export interface ThemeNeighbours {
  readonly previous?: Statement;
  readonly next?: Statement;
}

/**
 * For each statement the one before and the one after it with the same main theme, through all documents in order of
 * time; what twin documents share stands once.
 *
 * Method: content/prose/method.mdx, "Themes"
 */
export function themeNeighbours(record: InspectionRecord): ReadonlyMap<Statement, ThemeNeighbours> {
  return neighboursIn(record);
}

const neighboursIn = oncePer(({ reports, knownInspections }: InspectionRecord) => {
  const accounts = [...reports, ...knownInspections].toSorted(
    (a, b) => a.event.date.localeCompare(b.event.date) || a.id.localeCompare(b.id),
  );
  const all = accounts.flatMap((account): Statement[] =>
    account.isHeld ? [...account.findings, ...account.recommendations] : [...account.findings],
  );
  const neighbours = new Map<Statement, ThemeNeighbours>();
  for (const chain of Map.groupBy(withoutTwins(all), ({ themes }) => themes[0]).values()) {
    chain.forEach((statement, index) => {
      const [previous, next] = [chain[index - 1], chain[index + 1]];
      neighbours.set(statement, { ...(previous && { previous }), ...(next && { next }) });
    });
  }
  return neighbours;
});
