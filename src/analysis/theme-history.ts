import { isInPassing, scopeOf, speakingStatementsOn, statementsOn, themeStateIn } from "#analysis/coverage.ts";
import type { Scope, StatementsOnTheme, ThemeState } from "#analysis/coverage.ts";
import type { Finding } from "#domain/finding.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { ReportedFinding } from "#domain/reported-finding.ts";
import type { Statement } from "#domain/statement.ts";
import type { Theme } from "#domain/theme.ts";

/** What one event says of a theme. */
export interface ThemeAtEvent extends StatementsOnTheme {
  readonly event: InspectionEvent;
  readonly scope: Scope;
  readonly state: ThemeState;
  readonly isPassing: boolean;
  /** What others report where the inspectors' own documents speak: no mark and no count rests on it. */
  readonly beside: readonly (Finding | ReportedFinding)[];
}

/**
 * What is said of a theme, event by event.
 *
 * @returns newest first; of one event what is mainly about the theme first, and else in the order of its documents
 * Method: content/prose/method.mdx, "Coverage"
 */
export function themeHistory(theme: Theme, { events }: InspectionRecord): ThemeAtEvent[] {
  const mainFirst = <Item extends Statement>(statements: readonly Item[]) =>
    statements.toSorted((a, b) => Number(b.themes[0] === theme) - Number(a.themes[0] === theme));
  return events.toReversed().map((event) => {
    const { findings, recommendations } = speakingStatementsOn(theme, event);
    const speaking = new Set(findings);
    return {
      event,
      scope: scopeOf(theme, event),
      state: themeStateIn(theme, event),
      isPassing: isInPassing(theme, event),
      findings: mainFirst(findings),
      recommendations: mainFirst(recommendations),
      beside: mainFirst(statementsOn(theme, event).findings.filter((finding) => !speaking.has(finding))),
    };
  });
}
