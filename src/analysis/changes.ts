import {
  countsOf,
  eventsLookingAt,
  isInSummary,
  isLookedAt,
  isRaised,
  raisingIn,
  speakingStatementsOn,
} from "#analysis/coverage.ts";
import type { StatementsOnTheme } from "#analysis/coverage.ts";
import { councilRule } from "#analysis/rules.ts";
import type { Authority } from "#domain/authority.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report } from "#domain/report.ts";
import type { Statement } from "#domain/statement.ts";
import type { Theme } from "#domain/theme.ts";

/** What a later look says of a theme beside what was raised before it. */
export const changes = {
  "strength now": "raised before; looked at again and not raised, and a strength is reported",
  "raised before and not now": "raised before; looked at again, and neither raised nor reported as a strength",
  "still raised": "raised before, and raised again",
  "newly raised": "looked at before and not raised, and raised now",
  "raised, not looked at before": "raised now, and not looked at before",
  "not looked at since": "raised before, and not looked at again",
  "raised at neither": "not raised before, and looked at again and not raised",
} as const;

export type Change = keyof typeof changes;

/** One end of a comparison: an event with all its documents, or one of these by itself. */
export interface End {
  readonly event: InspectionEvent;
  readonly only?: Report;
}

/** What one end of a comparison, or several looks together, make of a theme. */
interface Standing {
  readonly isLookedAt: boolean;
  readonly isRaised: boolean;
  readonly isStrong: boolean;
}

/** What one end says of a theme. */
export interface EndSaid extends StatementsOnTheme {
  /** What the change rests on, first what is told first: what raises the theme or, where nothing does, its strengths. */
  readonly telling: readonly Statement[];
}

export interface ThemeChange {
  readonly theme: Theme;
  readonly change: Change;
  readonly earlier: EndSaid;
  readonly later: EndSaid;
}

/**
 * What changed between two looks, theme by theme. Being raised is compared, not how often or how gravely, and nothing is
 * said of why. What was said in passing raises nothing.
 *
 * @returns in the order of the codebook, without themes of which the two cannot be compared and nothing is raised now
 * Method: content/prose/method.mdx, "What changed"
 */
export function changesBetween(earlier: End, later: End, { themes }: InspectionRecord): ThemeChange[] {
  return themes.flatMap((theme): ThemeChange[] => {
    const change = changeOf(standingAt(theme, earlier), standingAt(theme, later));
    return change ? [{ theme, change, earlier: saidAt(theme, earlier), later: saidAt(theme, later) }] : [];
  });
}

function saidAt(theme: Theme, { event, only }: End): EndSaid {
  const said = speakingStatementsOn(theme, event, only);
  const raising = raisingIn(said);
  const telling = raising.length ? raising : said.findings.filter(({ stance }) => stance === "strength");
  return { ...said, telling: telling.toSorted((a, b) => statementWeight(b, theme) - statementWeight(a, theme)) };
}

/**
 * What was asked for is told first, then what is mainly about the theme, and of this what the document sums up.
 *
 * Method: content/prose/method.mdx, "What changed"
 */
export function statementWeight(statement: Statement, theme: Theme): number {
  const isMain = statement.themes[0] === theme;
  return (statement.type === "recommendation" ? 4 : 0) + (isMain ? 2 : 0) + (isMain && isInSummary(statement) ? 1 : 0);
}

/**
 * What changed between two ends in one theme.
 *
 * @returns undefined where nothing can be said: one of the two did not look, and the other did not raise the theme
 * Method: content/prose/method.mdx, "What changed"
 */
export function themeChange(theme: Theme, earlier: End, later: End): Change | undefined {
  return changeOf(standingAt(theme, earlier), standingAt(theme, later));
}

function standingAt(theme: Theme, { event, only }: End): Standing {
  return {
    isLookedAt: isLookedAt(theme, event, only),
    isRaised: isRaised(theme, event, only),
    isStrong: countsOf(theme, event, only).strengths > 0,
  };
}

function changeOf(before: Standing, now: Standing): Change | undefined {
  if (!before.isLookedAt) return now.isRaised ? "raised, not looked at before" : undefined;
  if (!now.isLookedAt) return before.isRaised ? "not looked at since" : undefined;
  if (!before.isRaised) return now.isRaised ? "newly raised" : "raised at neither";
  return now.isRaised ? "still raised" : now.isStrong ? "strength now" : "raised before and not now";
}

/**
 * The latest two full inspections of a council whose documents are held, each by its document on that council or on
 * the body before it.
 *
 * @returns the earlier first; undefined where there are not two
 * Method: content/prose/method.mdx, "What changed"
 */
export function latestInspections(council: Authority, { events }: InspectionRecord): readonly [End, End] | undefined {
  const { readingsOf } = councilRule(council);
  const ends = events
    .filter((event) => event.isCounted && isFullInspection(event))
    .flatMap((event) => readingsOf(event).map((only): End => ({ event, ...(only && { only }) })));
  const [earlier, later] = ends.slice(-2);
  return earlier && later ? [earlier, later] : undefined;
}

/** A theme's whole history up to the latest full inspection, as one change. */
export interface ChangeOverall {
  readonly change: Change;
  /** The latest full inspection whose document is held. */
  readonly latest: InspectionEvent;
  /** The looks before it that raised the theme, oldest first. */
  readonly raisedBefore: readonly InspectionEvent[];
}

/**
 * What the latest full inspection says of a theme beside all looks before it: raised before means at any of them.
 *
 * @returns undefined where no full inspection is held, or where nothing can be said
 * Method: content/prose/method.mdx, "What changed"
 */
export function changeOverall(theme: Theme, record: InspectionRecord): ChangeOverall | undefined {
  const latest = record.events.findLast((event) => event.isCounted && isFullInspection(event));
  if (!latest) return undefined;
  const before = eventsLookingAt(theme, record).filter(({ date }) => date < latest.date);
  const raisedBefore = before.filter((event) => isRaised(theme, event));
  const earlier = { isLookedAt: before.length > 0, isRaised: raisedBefore.length > 0, isStrong: false };
  const change = changeOf(earlier, standingAt(theme, { event: latest }));
  return change && { change, latest, raisedBefore };
}
