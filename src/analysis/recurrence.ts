import { countsOf, eventsLookingAt, isRaised } from "#analysis/coverage.ts";
import { dateToWords, isBefore } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";

/** What a theme's history amounts to, look by look. The first that fits, in this order, is used. */
export const recurrenceStates = {
  "every look": "raised at each of three looks or more",
  "most looks, the latest among them":
    "raised at three looks or more, which are over half of all, the latest among them",
  "came back": "raised, then looked at and not raised, then raised again, whatever the latest look said",
  "not at the latest look": "raised earlier, not at the latest look",
  "of late": "raised at the latest looks, three or more in a row, which are half of all or fewer, and at none before",
  twice: "raised at two looks in a row, the latest among them, and at no other",
  once: "raised at the latest look and at no other",
  never: "looked at and never raised, or never looked at",
} as const;

export type RecurrenceState = keyof typeof recurrenceStates;

/** One look at a theme, and what came of it. */
export interface Look {
  readonly event: InspectionEvent;
  readonly isRaised: boolean;
  /** Whether a strength was reported, be it beside a concern. */
  readonly isStrong: boolean;
}

export interface Recurrence {
  readonly theme: Theme;
  /** The looks: counted events whose scope holds the theme, oldest first. */
  readonly looked: readonly InspectionEvent[];
  /** Those of them that raised it, oldest first. */
  readonly raised: readonly InspectionEvent[];
  /** raised / looked, 0 to 1; undefined when none looked. */
  readonly share: number | undefined;
  /** The most events in a row, among those that looked, that raised it. */
  readonly longestRun: number;
  readonly state: RecurrenceState;
  /** Looks at which a strength was reported, oldest first. */
  readonly strong: readonly InspectionEvent[];
  /** The state of the strengths, by the same rules: a look with a strength stands for a look that raised the theme. */
  readonly strongState: RecurrenceState;
}

/**
 * How often a theme comes back.
 *
 * Counts inspection events, not findings: three findings in one event are one return, and so are two reports.
 * An event that did not look at the theme counts neither way (see coverage.ts), whatever it says of it in passing; one
 * known only from secondary sources is never counted.
 *
 * @param among  which events enter, such as full inspections only
 * @throws RangeError when the theme is not in the record
 * Method: content/prose/method.mdx, "Recurrence"
 */
export function recurrenceOf(
  theme: Theme,
  record: InspectionRecord,
  among: (event: InspectionEvent) => boolean = () => true,
): Recurrence {
  const looked = eventsLookingAt(theme, record).filter(among);
  return recurrenceAt(
    theme,
    looked.map((event) => ({
      event,
      isRaised: isRaised(theme, event),
      isStrong: countsOf(theme, event).strengths > 0,
    })),
  );
}

/**
 * The same of looks that were chosen otherwise, such as those at one council alone (see rules.ts).
 *
 * @param looks  oldest first
 * Method: content/prose/method.mdx, "Recurrence"
 */
export function recurrenceAt(theme: Theme, looks: readonly Look[]): Recurrence {
  const marks = looks.map((look) => look.isRaised);
  const raised = looks.filter((look) => look.isRaised).map(({ event }) => event);
  return {
    theme,
    looked: looks.map(({ event }) => event),
    raised,
    share: looks.length ? raised.length / looks.length : undefined,
    longestRun: longestRun(marks),
    state: recurrenceState(marks),
    strong: looks.filter(({ isStrong }) => isStrong).map(({ event }) => event),
    strongState: recurrenceState(looks.map(({ isStrong }) => isStrong)),
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

/** What a history comes down to: all that its state depends on, however long it is. */
export interface Tally {
  readonly looks: number;
  readonly raised: number;
  /** How often a row of looks that raised the theme begins: two where it was raised, not raised, and raised again. */
  readonly runs: number;
  readonly isRaisedLast: boolean;
  /** Whether the look before the latest raised it. */
  readonly isRaisedBefore: boolean;
}

/**
 * Sums a history up.
 *
 * @param marks whether each look raised the theme, oldest first
 * Method: content/prose/method.mdx, "State of a theme"
 */
export function tallyOf(marks: readonly boolean[]): Tally {
  return {
    looks: marks.length,
    raised: marks.filter(Boolean).length,
    runs: marks.filter((mark, index) => mark && !marks[index - 1]).length,
    isRaisedLast: marks.at(-1) === true,
    isRaisedBefore: marks.at(-2) === true,
  };
}

/**
 * A further look that does not raise the theme, wherever it falls, never moves it to `every look` or `most looks`.
 *
 * Method: content/prose/method.mdx, "State of a theme"
 */
export function stateOf({ looks, raised, runs, isRaisedLast }: Tally): RecurrenceState {
  if (!raised) return "never";
  if (raised >= 3 && raised === looks) return "every look";
  if (raised >= 3 && raised * 2 > looks && isRaisedLast) return "most looks, the latest among them";
  if (runs > 1) return "came back";
  if (!isRaisedLast) return "not at the latest look";
  return raised === 1 ? "once" : raised === 2 ? "twice" : "of late";
}

/**
 * The state of a history.
 *
 * @param marks whether each look raised the theme, oldest first
 * Method: content/prose/method.mdx, "State of a theme"
 */
export function recurrenceState(marks: readonly boolean[]): RecurrenceState {
  return stateOf(tallyOf(marks));
}

/** "raised at 3 of 4 looks": the only way in which a share is ever written. */
export function recurrenceToWords({ looked, raised }: Pick<Recurrence, "looked" | "raised">): string {
  if (!looked.length) return "no inspection held looked at this";
  return `raised at ${raised.length} of ${looked.length} ${looked.length === 1 ? "look" : "looks"}`;
}

/**
 * "Raised at 4 of the 5 inspections and visits that looked, last in October 2022; not at the latest, in May 2026.
 * Strengths were reported at 3 of them.": a theme's history in a sentence or two.
 *
 * Method: content/prose/method.mdx, "Recurrence"
 */
export function historyToWords({ looked, raised, strong }: Pick<Recurrence, "looked" | "raised" | "strong">): string {
  const latest = looked.at(-1);
  const last = raised.at(-1);
  if (!latest) return "No inspection whose document is held looked at this theme.";
  const monthOf = ({ date }: InspectionEvent) => dateToWords(date.slice(0, 7));
  const isOne = looked.length === 1;
  const all = isOne ? "the one inspection or visit" : `the ${looked.length} inspections and visits`;
  const isEach = raised.length === looked.length;
  const share = isOne ? all : isEach ? `each of ${all}` : `${raised.length} of ${all}`;
  const history = !last
    ? `Not raised at ${isOne ? all : `any of ${all}`} that looked, ${isOne ? "in" : "the latest in"} ${monthOf(latest)}.`
    : `Raised at ${share} that looked, ${isOne ? "in" : "last in"} ${monthOf(last)}${last === latest ? "" : `; not at the latest, in ${monthOf(latest)}`}.`;
  const strengths = isOne
    ? strong.length
      ? "Strengths were reported there."
      : ""
    : strong.length
      ? `Strengths were reported at ${strong.length === looked.length ? "each" : strong.length} of them.`
      : "Strengths were reported at none of them.";
  return [history, strengths].filter(Boolean).join(" ");
}

/**
 * "At the latest look at each, inspectors raised 20 of 37 themes; 15 that they had raised before were not raised then, and 2
 * never were.": how the histories of all themes stand.
 *
 * Method: content/prose/method.mdx, "State of a theme"
 */
export function themesLead(record: InspectionRecord): string {
  const all = record.themes.map((theme) => recurrenceOf(theme, record)).filter(({ looked }) => looked.length);
  const raisedLast = all.filter(({ looked, raised }) => looked.at(-1) === raised.at(-1)).length;
  const never = all.filter(({ raised }) => !raised.length).length;
  const unseen = record.themes.length - all.length;
  const before = all.length - raisedLast - never;
  const others = never
    ? `${before || "none"} that they had raised before ${before === 1 ? "was" : "were"} not raised then, and ${never} never ${never === 1 ? "was" : "were"}`
    : `the other ${before}, raised before, ${before === 1 ? "was" : "were"} not raised then`;
  return (
    `At the latest look at each, inspectors raised ${raisedLast || "none"} of ${all.length} themes` +
    `${raisedLast === all.length ? "" : `; ${others}`}.${unseen ? ` At ${unseen} more no inspection held looked.` : ""}`
  );
}

/**
 * Whether an event had ended by a day, so that the measures can be given for a period.
 *
 * Method: content/prose/method.mdx, "Recurrence"
 */
export function endedBy(day: PartialDate): (event: InspectionEvent) => boolean {
  return ({ fieldworkEnd, date }) => !isBefore(day, fieldworkEnd ?? date);
}
