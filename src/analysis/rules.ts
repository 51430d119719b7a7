import {
  countsOf,
  isInPassing,
  isLookedAt,
  isRaisingLevel,
  levelOf,
  raisingIn,
  speakingStatementsOn,
} from "#analysis/coverage.ts";
import type { Look } from "#analysis/recurrence.ts";
import type { Authority } from "#domain/authority.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report } from "#domain/report.ts";
import type { Theme } from "#domain/theme.ts";

/** All documents of an event read together, where it is undefined, or one of them by itself. */
type Reading = Report | undefined;

/** Which looks count, and what counts as raising: what a claim that counts themes is tried by. */
export interface CountingRule {
  /** As in the published table: "full inspections only". */
  readonly name: string;
  /** What it does, for the table of rules. */
  readonly meaning: string;
  /** How the documents of an event are read; none where the rule leaves the event out. */
  readonly readingsOf: (event: InspectionEvent) => readonly Reading[];
  readonly looks: (theme: Theme, event: InspectionEvent, only: Reading) => boolean;
  readonly raises: (theme: Theme, event: InspectionEvent, only: Reading) => boolean;
  /** Whether a strength is reported; undefined where the rule has no counterpart for strengths. */
  readonly praises?: (theme: Theme, event: InspectionEvent, only: Reading) => boolean;
}

/** More councils than this are not each followed alone. */
const mostCouncils = 8;

/** The rule of the measures. */
const allLooks: CountingRule = {
  name: "all looks",
  meaning: "each counted inspection or visit whose scope holds the theme: the rule of the measures",
  readingsOf: () => [undefined],
  looks: isLookedAt,
  raises: (theme, event, only) => isRaisingLevel(levelOf(theme, event, only)),
  praises: (theme, event, only) => countsOf(theme, event, only).strengths > 0,
};

/**
 * The rules under which a claim that counts themes is tried, that of the measures first. Each departs from it in one
 * respect. Where one council answers for the services there is none to be followed alone; where very many do, what holds
 * of one of them says nothing of all.
 *
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function countingRules(record: InspectionRecord): CountingRule[] {
  const councils = councilsToday(record);
  return [
    allLooks,
    {
      ...allLooks,
      name: "full inspections only",
      meaning: "visits, which go to a part of the services, are left out",
      readingsOf: (event) => (isFullInspection(event) ? [undefined] : []),
    },
    {
      ...allLooks,
      name: "main theme only",
      meaning: "a finding or recommendation counts for the first of its themes alone",
      raises: (theme, event, only) =>
        raisingIn(speakingStatementsOn(theme, event, only)).some(({ themes: [main] }) => main === theme),
      praises: (theme, event, only) =>
        speakingStatementsOn(theme, event, only).findings.some(
          ({ stance, themes: [main] }) => stance === "strength" && main === theme,
        ),
    },
    {
      ...allLooks,
      name: "two statements or more",
      meaning: "one finding or recommendation alone raises nothing, and one strength alone is none",
      raises: (theme, event, only) => {
        const { recommendations, concerns } = countsOf(theme, event, only);
        return recommendations + concerns > 1;
      },
      praises: (theme, event, only) => countsOf(theme, event, only).strengths > 1,
    },
    {
      name: "asked only",
      meaning: "only a recommendation or point to improve raises; strengths have no counterpart",
      readingsOf: allLooks.readingsOf,
      looks: isLookedAt,
      raises: (theme, event, only) => countsOf(theme, event, only).recommendations > 0,
    },
    {
      ...allLooks,
      name: "in passing too",
      meaning: "what a visit says outside its focus is a look as well, and may raise",
      looks: (theme, event, only) => isLookedAt(theme, event, only) || isInPassing(theme, event, only),
    },
    ...(councils.length > 1 && councils.length <= mostCouncils ? councils.map(councilRule) : []),
  ];
}

/**
 * One council followed alone.
 *
 * Method: content/prose/method.mdx, "One council alone"
 */
export function councilRule(council: Authority): CountingRule {
  return ruleOf(council);
}

const ruleOf = oncePer((council: Authority): CountingRule => ({
  ...allLooks,
  name: `${council.shortName} alone`,
  meaning: `only documents on ${council.name} and, from before it began, on the body whose services it took over`,
  readingsOf: readingsOn(council),
}));

/**
 * The councils that answer for the services today.
 *
 * Method: content/prose/method.mdx, "One council alone"
 */
export function councilsToday({ authorities }: InspectionRecord): Authority[] {
  return authorities.filter(({ role, until }) => role === "council" && !until);
}

/** The documents of an event on a council, or on a body before it. */
function readingsOn(council: Authority): (event: InspectionEvent) => readonly Report[] {
  const line = lineOf(council);
  return ({ reports }) =>
    reports.filter(
      ({ provenance, authorities }) => provenance === "primary" && authorities.some((authority) => line.has(authority)),
    );
}

/** A council and the bodies before it. */
function lineOf(council: Authority): ReadonlySet<Authority> {
  return new Set([council, ...council.succeeds.flatMap((before) => [...lineOf(before)])]);
}

/**
 * The looks at a theme under a rule, oldest first.
 *
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function looksUnder(rule: CountingRule, theme: Theme, record: InspectionRecord): Look[] {
  return eventsUnder(rule, record).flatMap(({ event, readings: all }): Look[] => {
    const readings = all.filter((only) => rule.looks(theme, event, only));
    if (!readings.length) return [];
    return [
      {
        event,
        isRaised: readings.some((only) => rule.raises(theme, event, only)),
        isStrong: readings.some((only) => rule.praises?.(theme, event, only) === true),
      },
    ];
  });
}

/** An event, and how its documents are read under a rule. */
interface ReadEvent {
  readonly event: InspectionEvent;
  readonly readings: readonly Reading[];
}

/**
 * The counted events that a rule reads at all, oldest first.
 *
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function eventsUnder(rule: CountingRule, record: InspectionRecord): readonly ReadEvent[] {
  return readEvents(rule)(record);
}

const readEvents = oncePer((rule: CountingRule) =>
  oncePer(({ events }: InspectionRecord): readonly ReadEvent[] =>
    events
      .filter(({ isCounted }) => isCounted)
      .map((event) => ({ event, readings: rule.readingsOf(event) }))
      .filter(({ readings }) => readings.length),
  ),
);
