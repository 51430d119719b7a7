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

/** How many shuffles are made where so few marks are shuffled that it takes no time to speak of. */
export const shuffles = 10_000;

/** More marks than this are shuffled less often, down to the least. */
const marksForAll = 500;
const leastShuffles = 1_000;

/**
 * How often so many marks are shuffled: each takes time at each shuffle.
 *
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function shufflesOf(marks: number): number {
  return Math.max(leastShuffles, Math.floor(shuffles * Math.min(1, marksForAll / marks)));
}

const seed = 2011;

/**
 * What chance alone gives: the marks of each event are shuffled among the themes at which it looked, so that each event
 * marks as many themes as it did, and which ones is left to chance.
 *
 * @param histories  the looks at each theme, oldest first
 * @param events     those that looked, oldest first
 * @param claims     what may hold of a history
 * @returns for each claim, over `shufflesOf` its marks, of how many themes it held: the same on every machine
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function chanceOf(
  histories: readonly (readonly Mark[])[],
  events: readonly InspectionEvent[],
  claims: readonly ((tally: Tally) => boolean)[],
): Spread[] {
  const themes = histories.length;
  const random = seededRandom(seed);
  const { themeOf, lookOf, ends, marked } = columnsOf(histories, events);
  const { held, isKnown, places, most, learn } = verdictsOn(histories, claims);
  const spreads = claims.map(() => new Int32Array(themes + 1));
  const lastLooks = Int32Array.from(histories, ({ length }) => length - 1);
  const raised = new Int32Array(themes);
  const runs = new Int32Array(themes);
  const last = new Int32Array(themes);
  const before = new Int32Array(themes);
  const touched = new Int32Array(themes);
  /** What holds while nothing is marked: a shuffle goes only through the themes that it marks. */
  const unmarked = new Int32Array(claims.length);
  for (let theme = 0; theme < themes; theme++) {
    learn(theme, 0, 0, 0, 0, places[theme]!);
    for (let claim = 0; claim < claims.length; claim++)
      unmarked[claim]! += held[places[theme]! * claims.length + claim]!;
  }
  const counts = new Int32Array(claims.length);
  for (let left = shufflesOf(marked.reduce((sum, count) => sum + count, 0)); left > 0; left--) {
    let size = 0;
    for (let column = 0, place = 0; column < marked.length; column++) {
      const end = ends[column]!;
      // The first places of a shuffle that goes as far as it is needed.
      for (const stop = place + marked[column]!; place < stop; place++) {
        const other = place + Math.trunc(random() * (end - place));
        const theme = themeOf[other]!;
        const look = lookOf[other]!;
        themeOf[other] = themeOf[place]!;
        lookOf[other] = lookOf[place]!;
        themeOf[place] = theme;
        lookOf[place] = look;
        if (raised[theme] === 0) {
          touched[size++] = theme;
          runs[theme] = 1;
        } else if (last[theme] !== look - 1) runs[theme]!++;
        raised[theme]!++;
        if (look === lastLooks[theme]! - 1) before[theme] = 1;
        last[theme] = look;
      }
      place = end;
    }
    counts.set(unmarked);
    for (let index = 0; index < size; index++) {
      const theme = touched[index]!;
      const none = places[theme]!;
      const latest = last[theme] === lastLooks[theme] ? 1 : 0;
      const verdict = none + ((raised[theme]! * most[theme]! + runs[theme]!) * 2 + latest) * 2 + before[theme]!;
      if (isKnown[verdict] === 0) learn(theme, raised[theme]!, runs[theme]!, latest, before[theme]!, verdict);
      for (let claim = 0; claim < claims.length; claim++)
        counts[claim]! += held[verdict * claims.length + claim]! - held[none * claims.length + claim]!;
      raised[theme] = 0;
      before[theme] = 0;
    }
    for (let claim = 0; claim < claims.length; claim++) spreads[claim]![counts[claim]!]!++;
  }
  return spreads.map((spread) => [...spread]);
}

/**
 * The looks of each event that marked a theme, the oldest event first, one event behind the other: each with its theme and
 * which look at this it was. With them where those of an event end, and how many themes it marked.
 */
function columnsOf(histories: readonly (readonly Mark[])[], events: readonly InspectionEvent[]) {
  const all = histories.flatMap((marks, theme) => marks.map((mark, look) => ({ ...mark, theme, look })));
  const byEvent = Map.groupBy(all, ({ event }) => event);
  const columns = events.map((event) => byEvent.get(event) ?? []).filter((own) => own.some(({ isMarked }) => isMarked));
  let end = 0;
  return {
    themeOf: Int32Array.from(columns.flat(), ({ theme }) => theme),
    lookOf: Int32Array.from(columns.flat(), ({ look }) => look),
    ends: Int32Array.from(columns, ({ length }) => (end += length)),
    marked: Int32Array.from(columns, (own) => own.filter(({ isMarked }) => isMarked).length),
  };
}

/** Which claims hold of the histories of themes, found once for histories that come down to the same. */
function verdictsOn(histories: readonly (readonly Mark[])[], claims: readonly ((tally: Tally) => boolean)[]) {
  const most = Int32Array.from(histories, ({ length }) => Math.ceil(length / 2) + 1);
  let size = 0;
  const places = Int32Array.from(histories, ({ length }, theme) => {
    const place = size;
    size += (length + 1) * most[theme]! * 4;
    return place;
  });
  const isKnown = new Uint8Array(size);
  const held = new Uint8Array(size * claims.length);
  const learn = (theme: number, raised: number, runs: number, latest: number, before: number, verdict: number) => {
    isKnown[verdict] = 1;
    const looks = histories[theme]!.length;
    // Of a theme without a look nothing is claimed.
    if (!looks) return;
    const tally = { looks, raised, runs, isRaisedLast: latest === 1, isRaisedBefore: before === 1 };
    claims.forEach((holds, claim) => {
      if (holds(tally)) held[verdict * claims.length + claim] = 1;
    });
  };
  return { held, isKnown, places, most, learn };
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
