import { documentsApart, ownStatements } from "#analysis/holdings.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { DocumentStatement } from "#domain/statement.ts";
import type { Theme } from "#domain/theme.ts";

/** What two documents of one event say otherwise of one matter: what each says of it, none where it is silent. */
export interface Difference {
  readonly first: readonly DocumentStatement[];
  readonly second: readonly DocumentStatement[];
}

/** What only one of two documents of an event says, under the theme that it is mainly about. */
export interface ThemeDifferences {
  readonly theme: Theme;
  /** Said of the very same matter by both, otherwise: by the counterparts that authors name. */
  readonly pairs: readonly Difference[];
  /** Everything else. */
  readonly apart: Difference;
}

/**
 * Sets two documents of one event side by side, matter by matter. What they share is left out.
 *
 * @returns in the order of the codebook, themes of which only one of the two or both say something of their own
 * @throws RangeError when the event has no two documents
 * Method: content/prose/method.mdx, "Documents of one inspection"
 */
export function differencesOf(event: InspectionEvent, { themes }: InspectionRecord): ThemeDifferences[] {
  const [first, second] = documentsApart(event);
  if (!first || !second) throw new RangeError(`no two documents: ${event.id}`);
  const firstOwn = ownStatements(first);
  const secondOwn = ownStatements(second);
  const answers = pairsOf(firstOwn, secondOwn);
  const paired = new Set<DocumentStatement>([...answers.keys(), ...[...answers.values()].flat()]);
  return themes.flatMap((theme): ThemeDifferences[] => {
    const isMain = ({ themes: [main] }: DocumentStatement) => main === theme;
    const pairs = [...answers]
      .filter(([matter]) => isMain(matter))
      .map(([matter, said]) => ({ first: [matter], second: said }));
    const alone = (statements: readonly DocumentStatement[]) =>
      statements.filter((statement) => isMain(statement) && !paired.has(statement));
    const apart = { first: alone(firstOwn), second: alone(secondOwn) };
    return pairs.length || apart.first.length || apart.second.length ? [{ theme, pairs, apart }] : [];
  });
}

/** By statement of the first document, what the second says of the very same matter, whichever of the two names the other. */
function pairsOf(
  first: readonly DocumentStatement[],
  second: readonly DocumentStatement[],
): Map<DocumentStatement, DocumentStatement[]> {
  const named = [
    ...first.flatMap((matter) => (matter.counterpart ? [{ matter, said: matter.counterpart }] : [])),
    ...second.flatMap((said) => (said.counterpart ? [{ matter: said.counterpart, said }] : [])),
  ];
  return new Map(
    [...Map.groupBy(named, ({ matter }) => matter)].map(([matter, pairs]) => [
      matter,
      [...new Set(pairs.map(({ said }) => said))],
    ]),
  );
}
