import type { Tally } from "#analysis/recurrence.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { seededRandom } from "#domain/seeded-random.ts";

/** A look at a theme, and whether it bears the mark that is shuffled. */
export interface Mark {
  readonly event: InspectionEvent;
  readonly isMarked: boolean;
}

/** How often, of no theme, of one, of two …, a claim held: in shuffles, or exactly as shares. */
export type Spread = readonly number[];

export const shuffles = 10_000;

const seed = 2011;

/**
 * What chance alone gives: the marks of each event are shuffled among the themes at which it looked, so that each event
 * marks as many themes as it did, and which ones is left to chance.
 *
 * @param histories  the looks at each theme, oldest first
 * @param events     those that looked, oldest first
 * @param claims     what may hold of a history, 31 at most
 * @returns for each claim, over 10,000 shuffles, of how many themes it held: the same on every machine
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function chanceOf(
  histories: readonly (readonly Mark[])[],
  events: readonly InspectionEvent[],
  claims: readonly ((tally: Tally) => boolean)[],
): Spread[] {
  const random = seededRandom(seed);
  const columns = columnsOf(histories, events);
  const verdicts = histories.map(({ length }) => verdictsOn(length, claims));
  const lengths = Int32Array.from(histories, ({ length }) => length);
  const spreads = claims.map(() => new Int32Array(histories.length + 1));
  const counts = new Int32Array(claims.length);
  const raised = new Int32Array(histories.length);
  const runs = new Int32Array(histories.length);
  const last = new Int32Array(histories.length);
  const before = new Int32Array(histories.length);
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    raised.fill(0);
    runs.fill(0);
    last.fill(-2);
    before.fill(0);
    for (const { themes, looks, marked } of columns) {
      // The first places of a shuffle that goes as far as it is needed.
      for (let place = 0; place < marked; place++) {
        const other = place + Math.floor(random() * (themes.length - place));
        const theme = themes[other]!;
        const look = looks[other]!;
        themes[other] = themes[place]!;
        looks[other] = looks[place]!;
        themes[place] = theme;
        looks[place] = look;
        raised[theme]!++;
        if (last[theme] !== look - 1) runs[theme]!++;
        if (look === lengths[theme]! - 2) before[theme] = 1;
        last[theme] = look;
      }
    }
    counts.fill(0);
    for (let theme = 0; theme < lengths.length; theme++) {
      const latest = last[theme] === lengths[theme]! - 1 ? 1 : 0;
      const held = verdicts[theme]!(raised[theme]!, runs[theme]!, latest, before[theme]!);
      for (let claim = 0; claim < counts.length; claim++) counts[claim]! += (held >> claim) & 1;
    }
    for (let claim = 0; claim < counts.length; claim++) spreads[claim]![counts[claim]!]!++;
  }
  return spreads.map((spread) => [...spread]);
}

/** For each event, the oldest first: the themes that it looked at, which look at each this was, and how many it marked. */
function columnsOf(histories: readonly (readonly Mark[])[], events: readonly InspectionEvent[]) {
  const all = histories.flatMap((marks, theme) => marks.map((mark, look) => ({ ...mark, theme, look })));
  const byEvent = Map.groupBy(all, ({ event }) => event);
  return events.map((event) => {
    const members = byEvent.get(event) ?? [];
    return {
      themes: Int32Array.from(members, ({ theme }) => theme),
      looks: Int32Array.from(members, ({ look }) => look),
      marked: members.filter(({ isMarked }) => isMarked).length,
    };
  });
}

/** Which claims hold of a history of so many looks, a bit for each, found once for histories that come down to the same. */
function verdictsOn(looks: number, claims: readonly ((tally: Tally) => boolean)[]) {
  const most = Math.ceil(looks / 2) + 1;
  const known = new Int32Array((looks + 1) * most * 4).fill(-1);
  return (raised: number, runs: number, latest: number, before: number): number => {
    const place = ((raised * most + runs) * 2 + latest) * 2 + before;
    if (known[place] === -1) {
      const tally = { looks, raised, runs, isRaisedLast: latest === 1, isRaisedBefore: before === 1 };
      known[place] = looks ? claims.reduce((bits, holds, claim) => bits | (holds(tally) ? 1 << claim : 0), 0) : 0;
    }
    return known[place]!;
  };
}

export interface ChanceBand {
  readonly mean: number;
  readonly median: number;
  /** The ends of the middle 90 %: below `low` lie fewer than one shuffle in twenty, above `high` at most one in twenty. */
  readonly low: number;
  readonly high: number;
}

/**
 * The middle nine tenths of what chance gives.
 *
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function bandOf(spread: Spread): ChanceBand {
  const total = sum(spread);
  const reaching = (share: number) => {
    let below = 0;
    return spread.findIndex((part) => (below += part) >= share * total);
  };
  return {
    mean: sum(spread.map((part, count) => part * count)) / total,
    median: reaching(0.5),
    low: reaching(0.05),
    high: reaching(0.95),
  };
}

/**
 * What chance gives where of so many changes each is as likely to go one way as the other.
 *
 * @returns how probable it is that none goes the one way, that one does, two …: shares that add up to 1
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function evenChanceOf(changes: number): Spread {
  let row = [1];
  for (let change = 0; change < changes; change++)
    row = Array.from({ length: row.length + 1 }, (_, ways) => ((row[ways - 1] ?? 0) + (row[ways] ?? 0)) / 2);
  return row;
}

/**
 * How probable it is by chance that a claim holds of so many themes or more, and of so many or fewer.
 *
 * @param isExact  whether the spread holds shares, not shuffles
 * @returns from 0 to 1; among shuffles what was found is counted as one more, so that nothing is called impossible
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function probabilitiesOf(
  count: number,
  spread: Spread,
  isExact = false,
): { readonly atLeast: number; readonly atMost: number } {
  const found = isExact ? 0 : 1;
  const share = (part: Spread) => Math.min(1, (sum(part) + found) / (sum(spread) + found));
  return { atLeast: share(spread.slice(count)), atMost: share(spread.slice(0, count + 1)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
