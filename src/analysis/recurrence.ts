import { eventsLookingAt, isRaised } from "#analysis/coverage.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";

/** What a theme's history amounts to, among the events that looked. The first that fits, in this order, is used. */
export const recurrenceStates = {
  persistent: "raised in the latest event that looked, and in at least two thirds of three or more that looked",
  returned: "raised, then looked at and not raised, then raised again, whatever the latest look said",
  "not raised at last look": "raised earlier, not in the latest event that looked",
  recurring: "raised more than once, in a row",
  "raised once": "raised in one event only, the latest that looked",
  "not raised": "never raised in an event that looked",
} as const;

export type RecurrenceState = keyof typeof recurrenceStates;

export interface Recurrence {
  readonly theme: Theme;
  /** Counted events that looked at the theme, oldest first. */
  readonly looked: readonly InspectionEvent[];
  /** Those of them that raised it, oldest first. */
  readonly raised: readonly InspectionEvent[];
  /** raised / looked, 0 to 1; undefined when none looked. */
  readonly share: number | undefined;
  /** The most events in a row, among those that looked, that raised it. */
  readonly longestRun: number;
  readonly state: RecurrenceState;
}

/**
 * How often a theme comes back.
 *
 * Counts inspection events, not findings: three findings in one event are one return, and so are twin reports.
 * An event that did not look at the theme counts neither way (see coverage.ts); one known only from secondary
 * sources is never counted.
 *
 * @param among  which events enter, such as full inspections only
 * @throws RangeError when the theme is not in the record
 * Method: content/prose/method.mdx, "Recurrence"
 */
export function recurrenceOf(theme: Theme, record: InspectionRecord, among: (event: InspectionEvent) => boolean = () => true): Recurrence {
  const looked = eventsLookingAt(theme, record).filter(among);
  const marks = looked.map((event) => isRaised(theme, event));
  const raised = looked.filter((_, index) => marks[index]);
  return {
    theme,
    looked,
    raised,
    share: looked.length ? raised.length / looked.length : undefined,
    longestRun: longestRun(marks),
    state: recurrenceState(marks),
  };
}

/** @param marks whether each event that looked raised the theme, oldest first */
export function longestRun(marks: readonly boolean[]): number {
  let longest = 0;
  let current = 0;
  for (const mark of marks) {
    current = mark ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}

/**
 * @param marks whether each event that looked raised the theme, oldest first
 * Method: content/prose/method.mdx, "State of a theme"
 */
export function recurrenceState(marks: readonly boolean[]): RecurrenceState {
  const raised = marks.filter(Boolean).length;
  if (!raised) return "not raised";
  const isRaisedLast = marks.at(-1) === true;
  if (isRaisedLast && marks.length >= 3 && raised * 3 >= marks.length * 2) return "persistent";
  const first = marks.indexOf(true);
  const pause = marks.indexOf(false, first);
  if (pause >= 0 && marks.indexOf(true, pause) >= 0) return "returned";
  if (!isRaisedLast) return "not raised at last look";
  return raised > 1 ? "recurring" : "raised once";
}

/** "raised in 3 of the 4 inspections that looked": the only way in which a share is ever written. */
export function recurrenceToWords({ looked, raised }: Recurrence): string {
  return looked.length ? `raised in ${raised.length} of the ${looked.length} that looked` : "no inspection held looked at this";
}
