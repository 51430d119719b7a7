import { describe, expect, test } from "vitest";
import { isVisit, scopeOf } from "./scope.ts";
import { eventsInside, isFull, readTable } from "./tables.ts";
import type { Row } from "./tables.ts";

/*
 * The table of rules and chance, worked out a second time from the other published tables and the words of the method page,
 * without a line of src/.
 */
const events = eventsInside().filter(({ counted }) => counted);
const themes = readTable("themes").map(({ theme }) => theme);
const reports = readTable("reports").filter(({ provenance }) => provenance === "primary");
const statements = [
  ...readTable("findings").map((row) => ({ ...row, asked: false })),
  ...readTable("recommendations").map((row) => ({ ...row, asked: true, stance: "" })),
].filter(({ report }) => reports.some((row) => row.report === report));
type Statement = (typeof statements)[number];

const councils = readTable("authorities").filter(({ delivers_for, to }) => !delivers_for.length && to === null);
const bodiesOf = (council: Row<"authorities">) => [council.authority, ...council.succeeds];

interface Look {
  readonly event: string;
  readonly raised: boolean;
  readonly strong: boolean;
}

interface Rule {
  readonly documents?: (event: string) => readonly string[];
  readonly isAmong?: (event: Row<"events">) => boolean;
  readonly isTold?: (statement: Statement, theme: string) => boolean;
  readonly least?: number;
  readonly withPassing?: boolean;
}

const isRaising = ({ asked, stance }: Statement) => asked || stance === "concern" || stance === "mixed";
const idOf = (row: Statement) => ("finding" in row ? row.finding : row.recommendation);

/** What documents say of a theme, what two of them share once. */
function spoken(documents: readonly string[], theme: string): Statement[] {
  const said = statements.filter(({ report, themes: own }) => documents.includes(report) && own.includes(theme));
  const ids = new Set(said.map(idOf));
  return said.filter(({ twin_of }) => twin_of === null || !ids.has(twin_of));
}

function looksAt(theme: string, rule: Rule): Look[] {
  const { documents, isAmong = () => true, isTold = () => true, least = 1, withPassing = false } = rule;
  return events.filter(isAmong).flatMap((row): Look[] => {
    const { event } = row;
    const all = reports.filter((report) => report.event === event).map(({ report }) => report);
    const read = documents ? documents(event) : all;
    if (!read.length) return [];
    // Of one document by itself a visit's scope is its own focus; an inspection's is that of its framework.
    const isPart = read.length < all.length && isVisit(row);
    const cover = isPart ? scopeOf(theme, event, read[0]) : scopeOf(theme, event);
    const own = spoken(read, theme);
    if (cover === "out" && !(withPassing && own.length)) return [];
    const told = own.filter((statement) => isTold(statement, theme));
    const strengths = told.filter(({ stance }) => stance === "strength");
    return [{ event, raised: told.filter(isRaising).length >= least, strong: strengths.length >= least }];
  });
}

const rules: Readonly<Record<string, Rule>> = {
  "all looks": {},
  "full inspections only": { isAmong: isFull },
  "main theme only": { isTold: ({ themes: [main] }, theme) => main === theme },
  "two statements or more": { least: 2 },
  "asked only": { isTold: ({ asked }) => asked },
  "in passing too": { withPassing: true },
  ...Object.fromEntries(
    councils.map((council) => [
      `${council.name.replace(/ Council$/, "")} alone`,
      {
        documents: (event: string) =>
          reports
            .filter((row) => row.event === event && row.authorities.some((body) => bodiesOf(council).includes(body)))
            .map(({ report }) => report),
      },
    ]),
  ),
};

/** A history as one letter for each look, oldest first: R marked, N not. */
const patterns: Readonly<Record<string, RegExp | ((history: string) => boolean)>> = {
  "at every look": /^R{3,}$/,
  "at most looks": (history) => /R.*R.*R$/.test(history) && 2 * history.replaceAll("N", "").length > history.length,
  "came back": /RN+R/,
  "at the latest two looks": /RR$/,
  "no longer": /R.*N$/,
  never: /^N+$/,
  "then not": /RN$/,
};
const patternOf: Readonly<Record<string, keyof typeof patterns>> = {
  "raised at every look": "at every look",
  "raised at most looks": "at most looks",
  "came back": "came back",
  "raised at the latest two looks": "at the latest two looks",
  "no longer raised": "no longer",
  "never raised": "never",
  "raised, then not, at the latest two looks": "then not",
  "strength at every look": "at every look",
  "strength at most looks": "at most looks",
  "strength came back": "came back",
  "strength at the latest two looks": "at the latest two looks",
  "strength no longer reported": "no longer",
  "strength never reported": "never",
  "strength, then none, at the latest two looks": "then not",
};

function holds(claim: string, history: string): boolean {
  const pattern = patterns[patternOf[claim]!]!;
  return pattern instanceof RegExp ? pattern.test(history) : pattern(history);
}

const published = readTable("sensitivity");
const markOf = (claim: string) => (claim.startsWith("strength") ? "strong" : "raised");
const historyOf = (looks: readonly Look[], mark: "raised" | "strong") =>
  looks.map((look) => (look[mark] ? "R" : "N")).join("");

test("every claim is tried under every rule, one on strengths not by what was asked", () => {
  expect(published.map(({ claim, rule }) => `${claim}: ${rule}`)).toEqual(
    Object.keys(patternOf).flatMap((claim) =>
      Object.keys(rules)
        .filter((rule) => rule !== "asked only" || markOf(claim) === "raised")
        .map((rule) => `${claim}: ${rule}`),
    ),
  );
});

describe.each(Object.entries(rules))("%s", (name, rule) => {
  const looks = new Map(themes.map((theme) => [theme, looksAt(theme, rule)]));
  const rows = published.filter((row) => row.rule === name);

  test("gives the themes of which each claim holds", () => {
    for (const { claim, themes: members, count } of rows) {
      const own = themes.filter((theme) => holds(claim, historyOf(looks.get(theme)!, markOf(claim))));
      expect(members, claim).toEqual(own);
      expect(count, claim).toBe(own.length);
    }
  });

  test("gives the mean, and about the band, that other shuffles of the same marks give", () => {
    for (const mark of ["raised", "strong"] as const) {
      const own = rows.filter(({ claim, shuffled }) => markOf(claim) === mark && shuffled === "themes");
      const counts = own.map((): number[] => []);
      for (let shuffle = 0; shuffle < 1_000; shuffle++) {
        const histories = [...dealtAnew(looks, mark).values()];
        own.forEach(({ claim }, index) =>
          counts[index]!.push(histories.filter((history) => holds(claim, history)).length),
        );
      }
      own.forEach((row, index) => {
        const sorted = counts[index]!.toSorted((a, b) => a - b);
        const mean = sorted.reduce((sum, count) => sum + count, 0) / sorted.length;
        expect(Math.abs(mean - row.chance_mean), row.claim).toBeLessThan(0.35);
        expect(Math.abs(sorted[50]! - row.chance_low), row.claim).toBeLessThanOrEqual(1);
        expect(Math.abs(sorted[950]! - row.chance_high), row.claim).toBeLessThanOrEqual(1);
      });
    }
  });
});

test("a count stands where the band has it, and by chance it is as rare as that", () => {
  for (const row of published) {
    const { count, chance_low: low, chance_high: high } = row;
    expect(row.standing).toBe(count > high ? "above" : count < low ? "below" : "within");
    if (row.standing === "above") expect(row.chance_at_least).toBeLessThanOrEqual(0.051);
    if (row.standing === "below") expect(row.chance_at_most).toBeLessThanOrEqual(0.051);
  }
});

/** The marks of each event dealt anew to the themes that it looked at, as histories. */
function dealtAnew(looks: ReadonlyMap<string, readonly Look[]>, mark: "raised" | "strong"): Map<string, string> {
  const dealt = new Map(
    events.map(({ event }) => {
      const own = [...looks.values()].flatMap((members) => members.filter((look) => look.event === event));
      const marks = own.map((look) => look[mark]);
      for (let left = marks.length - 1; left > 0; left--) {
        const other = Math.floor(Math.random() * (left + 1));
        [marks[left], marks[other]] = [marks[other]!, marks[left]!];
      }
      return [event, marks];
    }),
  );
  return new Map(
    [...looks].map(([theme, members]) => [
      theme,
      members.map(({ event }) => (dealt.get(event)!.pop() ? "R" : "N")).join(""),
    ]),
  );
}

test("each council's recurrence is that of its own documents and of the body before it", () => {
  const rows = readTable("recurrence_by_council");
  expect(rows.map(({ authority, theme }) => `${authority} ${theme}`)).toEqual(
    councils.flatMap(({ authority }) => themes.map((theme) => `${authority} ${theme}`)),
  );
  for (const council of councils) {
    const rule = rules[`${council.name.replace(/ Council$/, "")} alone`]!;
    for (const row of rows.filter(({ authority }) => authority === council.authority)) {
      const looks = looksAt(row.theme, rule);
      expect(row.looked_events, row.theme).toEqual(looks.map(({ event }) => event));
      expect(row.raised_events, row.theme).toEqual(looks.filter(({ raised }) => raised).map(({ event }) => event));
      expect(row.strong_events, row.theme).toEqual(looks.filter(({ strong }) => strong).map(({ event }) => event));
    }
  }
});
