import { describe, expect, test } from "vitest";
import { bandOf, chanceOf, evenChanceOf, probabilitiesOf, shuffles, shufflesOf } from "#analysis/chance.ts";
import type { Mark } from "#analysis/chance.ts";
import { tallyOf } from "#analysis/recurrence.ts";
import type { Tally } from "#analysis/recurrence.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

/** Events a month apart: only that they are told apart, and their order, matters here. */
function eventsOf(count: number): readonly InspectionEvent[] {
  const dates = Array.from({ length: count }, (_, index) => {
    return `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-28`;
  });
  return sampleRecord(Object.fromEntries(dates.map((date) => [date, {}]))).events;
}

/** Histories as "x-x": a look that is marked, one that is not; a space where the event did not look. */
function historiesOf(lines: readonly string[], events = eventsOf(Math.max(...lines.map(({ length }) => length)))) {
  const histories = lines.map((line) =>
    [...line].flatMap((sign, index): Mark[] =>
      sign === " " ? [] : [{ event: events[index]!, isMarked: sign === "x" }],
    ),
  );
  return { histories, events };
}

function spreadsOf(lines: readonly string[], ...claims: readonly ((tally: Tally) => boolean)[]) {
  const { histories, events } = historiesOf(lines);
  return chanceOf(histories, events, claims);
}

const shares = (spread: readonly number[]) => spread.map((count) => count / shuffles);
const isAlways = ({ looks, raised }: Tally) => looks > 0 && raised === looks;

describe("chance among themes", () => {
  test("gives what can be worked out by hand, within what 10,000 shuffles can tell", () => {
    const [spread] = spreadsOf(["xxx", "xxx", "---", "---"], isAlways);
    const [none, one, two] = shares(spread!);
    expect(none).toBeCloseTo(19 / 36, 1);
    expect(one).toBeCloseTo(16 / 36, 1);
    expect(Math.abs(two! - 1 / 36)).toBeLessThan(0.006);
    expect(bandOf(spread!).mean).toBeCloseTo(0.5, 1);
  });

  test("is that of every way to choose, where these can all be gone through", () => {
    const lines = ["x-xx", "xx x", "-xx-", " x-x"];
    const claims = [
      isAlways,
      ({ runs }: Tally) => runs > 1,
      ({ isRaisedLast, isRaisedBefore }: Tally) => isRaisedLast && isRaisedBefore,
      ({ raised, isRaisedLast }: Tally) => raised > 0 && !isRaisedLast,
    ];
    const exact = claims.map(() => new Array<number>(lines.length + 1).fill(0));
    const ways = everyShuffle(lines);
    for (const way of ways)
      claims.forEach((holds, claim) => {
        const tallies = way.map((line) => tallyOf([...line.replaceAll(" ", "")].map((sign) => sign === "x")));
        exact[claim]![tallies.filter(holds).length]! += 1 / ways.length;
      });
    const found = spreadsOf(lines, ...claims).map(shares);
    for (const [claim, spread] of exact.entries())
      for (const [count, share] of spread.entries())
        expect(Math.abs(found[claim]![count]! - share), `claim ${claim}, ${count} themes`).toBeLessThan(0.02);
  });

  test("keeps how many themes each event marks, and marks none at which it did not look", () => {
    const [spread] = spreadsOf(["xx", "xx", "  "], isAlways);
    expect(spread).toEqual([0, 0, shuffles, 0]);
  });

  test("is the same at every asking", () => {
    expect(spreadsOf(["x-x", "-x-", "x--"], isAlways)).toEqual(spreadsOf(["x-x", "-x-", "x--"], isAlways));
  });

  test("is found from fewer shuffles where very many marks are shuffled, and never from fewer than a thousand", () => {
    expect([0, 1, 500].map(shufflesOf)).toEqual([shuffles, shuffles, shuffles]);
    expect([1_000, 5_000, 100_000].map(shufflesOf)).toEqual([5_000, 1_000, 1_000]);
    const [spread] = spreadsOf(["x".repeat(400), "x".repeat(400), "-".repeat(400)], isAlways);
    expect(spread!.reduce((sum, count) => sum + count, 0)).toBe(shufflesOf(800));
  });

  test("has no limit to the looks at a theme", () => {
    const line = "x-".repeat(40);
    const [always, back] = spreadsOf(
      [line, line],
      isAlways,
      ({ looks, raised, runs }) => looks === 80 && raised >= runs,
    );
    expect([always![0], back![2]]).toEqual([shuffles, shuffles]);
  });
});

test("an even chance is that of tossed coins, in shares that add up to one", () => {
  expect(evenChanceOf(0)).toEqual([1]);
  expect(evenChanceOf(3)).toEqual([1 / 8, 3 / 8, 3 / 8, 1 / 8]);
  expect(evenChanceOf(400).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});

test("the band holds nine tenths at least: below it lies less than a twentieth, above it a twentieth at most", () => {
  expect(bandOf([4, 6, 80, 6, 4])).toEqual({ mean: 2, median: 2, low: 1, high: 3 });
  expect(bandOf([5, 90, 5])).toEqual({ mean: 1, median: 1, low: 0, high: 1 });
  expect(bandOf([10])).toEqual({ mean: 0, median: 0, low: 0, high: 0 });
  expect(bandOf(evenChanceOf(5))).toEqual({ mean: 2.5, median: 2, low: 1, high: 4 });
});

test("a probability takes the count itself in, at either end, and is never nothing among shuffles", () => {
  expect(probabilitiesOf(5, evenChanceOf(5), true)).toEqual({ atLeast: 1 / 32, atMost: 1 });
  expect(probabilitiesOf(2, [9_999, 0, 0])).toEqual({ atLeast: 1 / 10_000, atMost: 1 });
  expect(probabilitiesOf(1, [4, 3, 2])).toEqual({ atLeast: 6 / 10, atMost: 8 / 10 });
});

/** Every way in which each event can mark as many of the themes that it looked at. */
function everyShuffle(lines: readonly string[]): string[][] {
  const columns = Array.from({ length: lines[0]!.length }, (_, look) => lines.map((line) => line[look]!));
  return columns.reduce<string[][]>(
    (ways, column) => {
      const open = column.flatMap((sign, theme) => (sign === " " ? [] : [theme]));
      const marked = column.filter((sign) => sign === "x").length;
      return ways.flatMap((way) =>
        subsets(open, marked).map((chosen) =>
          way.map((line, theme) => line + (column[theme] === " " ? " " : chosen.includes(theme) ? "x" : "-")),
        ),
      );
    },
    [lines.map(() => "")],
  );
}

function subsets(items: readonly number[], size: number): number[][] {
  if (!size) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}
