import { describe, expect, test } from "vitest";
import { focusOf, isVisit, scopeOf } from "./scope.ts";
import { documentsApart, eventsInside, isFull, readTable, withoutTwins } from "./tables.ts";
import type { Row } from "./tables.ts";
import { atLeastOne } from "../at-least-one.ts";

/*
 * The measures of the site, worked out a second time from the published tables and the words of the data contract and the
 * method page, without a line of src/. What is only reported has a table of its own, which is not read here: it must not matter.
 */
const events = eventsInside();
const scopes = readTable("scopes");
const themes = readTable("themes").map(({ theme }) => theme);
const reports = readTable("reports");
const isPrimary = new Map(reports.map(({ report, provenance }) => [report, provenance === "primary"]));
const statements = [
  ...readTable("findings").map((row) => ({ ...row, isRaising: row.stance === "concern" || row.stance === "mixed" })),
  ...readTable("recommendations").map((row) => ({ ...row, isRaising: true })),
];
type Statement = (typeof statements)[number];

/** A press account of an event whose own documents are held adds nothing, so only the documents themselves speak. */
function spokenOn(event: string, theme: string, among: readonly Statement[] = statements): Statement[] {
  return among.filter((row) => row.event === event && row.themes.includes(theme) && isPrimary.get(row.report));
}

function raises(event: string, theme: string, among: readonly Statement[] = statements): boolean {
  return spokenOn(event, theme, among).some(({ isRaising }) => isRaising);
}

const isInScope = (event: string, theme: string, only?: string) =>
  scopeOf(theme, event, only) === "in" || scopeOf(theme, event, only) === "partial";

/** The counted events that looked at a theme, oldest publication first. */
function lookedAt(theme: string): Row<"events">[] {
  return events
    .filter(({ event, counted }) => counted && isInScope(event, theme))
    .toSorted((a, b) => a.published.localeCompare(b.published));
}

/** @param history one letter for each look, oldest first: R raised, N not raised */
function stateOf(history: string): string {
  const raised = history.replaceAll("N", "").length;
  if (/^R{3,}$/.test(history)) return "every look";
  if (raised >= 3 && 2 * raised > history.length && history.endsWith("R")) return "most looks, the latest among them";
  if (/RN+R/.test(history)) return "came back";
  if (/RN+$/.test(history)) return "not at the latest look";
  return ["never", "once", "twice"][raised] ?? "of late";
}

test.each([
  ["", "never"],
  ["NN", "never"],
  ["R", "once"],
  ["NR", "once"],
  ["RR", "twice"],
  ["NRR", "twice"],
  ["RN", "not at the latest look"],
  ["RRRN", "not at the latest look"],
  ["RNR", "came back"],
  ["RNRN", "came back"],
  ["RRNRN", "came back"],
  ["RRR", "every look"],
  ["RRNR", "most looks, the latest among them"],
  ["NRRR", "most looks, the latest among them"],
  ["NNNRRR", "of late"],
])("the state of %j is told here as the method page has it: %s", (history, state) => {
  expect(stateOf(history)).toBe(state);
});

const isEarlier = (event: Row<"events">) =>
  (event.fieldwork_end ?? event.fieldwork_start ?? event.published) <= "2025-12-31";

describe.each([
  ["recurrence", () => true],
  ["recurrence_2011_2025", isEarlier],
] as const)("%s", (name, among) => {
  describe.each(atLeastOne(readTable(name).map((row) => [row.theme, row] as const)))("%s", (theme, published) => {
    test("has the recurrence that its findings, recommendations and scopes give", () => {
      const looked = lookedAt(theme).filter(among);
      const raised = looked.filter(({ event }) => raises(event, theme));
      const isStrong = ({ event }: Row<"events">) =>
        spokenOn(event, theme).some((row) => "stance" in row && row.stance === "strength");
      const strong = looked.filter(isStrong);
      const historyOf = (marked: readonly Row<"events">[]) =>
        looked.map((event) => (marked.includes(event) ? "R" : "N")).join("");
      const history = historyOf(raised);
      const spoken = events.filter((event) => event.counted && among(event) && spokenOn(event.event, theme).length);
      expect(published).toEqual({
        theme,
        looked: looked.length,
        raised: raised.length,
        looked_events: looked.map(({ event }) => event),
        raised_events: raised.map(({ event }) => event),
        first_raised: raised[0]?.published ?? null,
        last_raised: raised.at(-1)?.published ?? null,
        longest_run: Math.max(...history.split("N").map((run) => run.length)),
        state: stateOf(history),
        strong: strong.length,
        raised_full: raised.filter(isFull).length,
        looked_full: looked.filter(isFull).length,
        strong_full: strong.filter(isFull).length,
        strong_events: strong.map(({ event }) => event),
        strong_state: stateOf(historyOf(strong)),
        passing_events: spoken.map(({ event }) => event).filter((event) => !isInScope(event, theme)),
      });
    });

    test("was looked at and raised by every event that raised it inside its scope, and by none that spoke of it in passing", () => {
      const raisedBy = events
        .filter((event) => event.counted && among(event) && raises(event.event, theme))
        .map(({ event }) => event);
      const inside = raisedBy.filter((event) => isInScope(event, theme));
      expect(published.looked_events).toEqual(expect.arrayContaining(inside));
      expect(published.raised_events).toEqual(inside);
      const passing = raisedBy.filter((event) => !inside.includes(event));
      expect(
        [...published.looked_events, ...published.raised_events].filter((event) => passing.includes(event)),
      ).toEqual([]);
    });

    test("counts nothing that only others report", () => {
      const silent = new Set(events.filter(({ counted }) => !counted).map(({ event }) => event));
      expect([...published.looked_events, ...published.raised_events].filter((event) => silent.has(event))).toEqual([]);
    });
  });
});

test("a period's recurrence leaves out what came after it, and nothing else", () => {
  const whole = new Map(readTable("recurrence").map((row) => [row.theme, row]));
  const later = events.filter((event) => event.counted && !isEarlier(event)).map(({ event }) => event);
  expect(later).not.toEqual([]);
  for (const { theme, looked_events, raised_events } of readTable("recurrence_2011_2025")) {
    const until = (members: readonly string[]) => members.filter((event) => !later.includes(event));
    expect([looked_events, raised_events], theme).toEqual([
      until(whole.get(theme)!.looked_events),
      until(whole.get(theme)!.raised_events),
    ]);
  }
});

test("a further look that does not raise a theme, wherever it falls, never makes its state 'every look' or 'most looks'", () => {
  const grave = ["every look", "most looks, the latest among them"];
  for (const { theme, looked_events, raised_events, state } of readTable("recurrence")) {
    const history = looked_events.map((event) => (raised_events.includes(event) ? "R" : "N"));
    for (const place of [...history, ""].keys()) {
      const further = stateOf(history.toSpliced(place, 0, "N").join(""));
      if (grave.includes(further))
        expect(grave.slice(0, grave.indexOf(further) + 1), `${theme}, ${history.join("")}`).toContain(state);
    }
  }
});

test("some theme is raised in passing, in what others report of an event that is not counted, and by the press of one that is", () => {
  const counted = new Set(events.filter((event) => event.counted).map(({ event }) => event));
  expect(
    [...counted].flatMap((event) => themes.filter((theme) => raises(event, theme) && !isInScope(event, theme))),
  ).not.toEqual([]);
  const isRaising = ({ stance }: { readonly stance: string }) => stance === "concern" || stance === "mixed";
  expect(readTable("reported_findings").filter((row) => isRaising(row) && !counted.has(row.event))).not.toEqual([]);
  expect(
    readTable("findings").filter((row) => isRaising(row) && row.provenance === "secondary" && counted.has(row.event)),
  ).not.toEqual([]);
});

/** Where a document sums itself up: the first pages of a report, the head of a letter. */
const isInSummary = ({ locator }: Statement) =>
  /^(?:summary|headline findings|overview) (?:para|bullet) \d/.test(locator);

/** What an event, or one of its documents, says of a theme: the row of the table `levels`, written from the codebook. */
function levelRow(event: string, theme: string, only?: string): Row<"levels"> {
  const spoken = only
    ? spokenOn(event, theme).filter(({ report }) => report === only)
    : withoutTwins(spokenOn(event, theme));
  const findings = spoken.filter((row) => "finding" in row);
  const concerns = findings.filter(({ isRaising }) => isRaising);
  const strengths = findings.filter(({ stance }) => stance === "strength").length;
  const recommendations = spoken.length - findings.length;
  const isLook = isInScope(event, theme, only);
  const level =
    recommendations > 0
      ? "asked"
      : concerns.length >= 2 || concerns.some(isInSummary)
        ? "concern"
        : concerns.length
          ? "noted"
          : strengths
            ? "strength"
            : findings.length || isLook
              ? "silent"
              : null;
  return {
    event,
    report: only ?? null,
    theme,
    level,
    in_passing: !isLook && spoken.length > 0,
    recommendations,
    concerns: concerns.length,
    strengths,
    statements: findings.length,
  } as Row<"levels">;
}

describe("levels", () => {
  const published = readTable("levels");
  const apart = documentsApart();
  const counted = events.filter((event) => event.counted).map(({ event }) => event);

  test.each(atLeastOne(counted))(
    "%s speaks of each theme as gravely as its findings, recommendations and scope give, as do its documents apart",
    (event) => {
      const documents = (apart.get(event) ?? []).map(({ report }) => report);
      const expected = [undefined, ...documents].flatMap((only) => themes.map((theme) => levelRow(event, theme, only)));
      expect(published.filter((row) => row.event === event)).toEqual(expected);
    },
  );

  test("are told of counted events alone, of documents apart only where there are several", () => {
    expect([...new Set(published.map(({ event }) => event))]).toEqual(counted);
    expect(new Set(published.flatMap(({ report }) => report ?? []))).toEqual(
      new Set([...apart.values()].flat().map(({ report }) => report)),
    );
  });

  test("raise a theme where they are asked, concern or noted and not in passing: the same that recurrence counts", () => {
    for (const { theme, raised_events, looked_events } of readTable("recurrence")) {
      const own = published.filter((row) => row.theme === theme && row.report === null);
      const raising = own.filter(
        ({ level, in_passing }) => ["asked", "concern", "noted"].includes(level) && !in_passing,
      );
      expect(raising.map(({ event }) => event).toSorted(), theme).toEqual(raised_events.toSorted());
      expect(
        own
          .filter(({ level, in_passing }) => level !== null && !in_passing)
          .map(({ event }) => event)
          .toSorted(),
        theme,
      ).toEqual(looked_events.toSorted());
    }
  });

  test("are of every kind, and some were said in passing", () => {
    expect(new Set(published.map(({ level }) => level))).toEqual(
      new Set(["asked", "concern", "noted", "strength", "silent", null]),
    );
    expect(published.filter(({ in_passing }) => in_passing).length).toBeGreaterThan(10);
  });
});

const pairs = [...documentsApart()].map(
  ([event, documents]) => [event, documents.map(({ report }) => report)] as const,
);

describe.each(atLeastOne(pairs))("%s, an event of two documents, counts once", (event, pair) => {
  test.each(atLeastOne(pair))(
    "without %s no theme is raised more often, and none less often by more than one",
    (report) => {
      const rest = statements.filter((row) => row.report !== report);
      const changes = readTable("recurrence").map(({ theme, raised }) => ({
        theme,
        change: lookedAt(theme).filter((look) => raises(look.event, theme, rest)).length - raised,
      }));
      expect(changes.filter(({ change }) => change !== 0 && change !== -1)).toEqual([]);
      // Both documents are there: without either most themes stay as they are.
      expect(changes.filter(({ change }) => change === 0).length).toBeGreaterThan(changes.length / 2);
    },
  );

  test("each of them says something of its own, beside what both say", () => {
    const written = statements.filter(({ report }) => pair.includes(report));
    for (const report of pair)
      expect(
        written.filter(
          (row) => row.report === report && !row.twin_of && !written.some(({ twin_of }) => twin_of === idOf(row)),
        ),
        report,
      ).not.toEqual([]);
    expect(new Set(written.map((row) => row.event))).toEqual(new Set([event]));
  });
});

test("three events have two documents each: nearly the same in 2022, alike in part in 2023, written apart in 2026", () => {
  expect(pairs.map(([event, pair]) => [event.slice(0, 4), pair.length])).toEqual([
    ["2022", 2],
    ["2023", 2],
    ["2026", 2],
  ]);
});

function idOf(row: Statement): string {
  return "finding" in row ? row.finding : row.recommendation;
}

test("every theme has its row; every counted event has its scope for every theme, any other only for what others mention", () => {
  for (const name of ["recurrence", "recurrence_2011_2025"] as const)
    expect(readTable(name).map(({ theme }) => theme)).toEqual(themes);
  const reported = readTable("reported_findings");
  for (const { event, counted } of events) {
    const mentioned = new Set(reported.filter((row) => row.event === event).flatMap((row) => row.themes));
    const rows = scopes.filter((row) => row.event === event);
    expect(
      rows.map(({ theme }) => theme),
      event,
    ).toEqual(counted ? themes : themes.filter((theme) => mentioned.has(theme)));
    if (!counted) for (const { theme, scope } of rows) expect(scope, `${event} ${theme}`).toBe("partial");
  }
});

describe("scope is fixed beforehand, never by what a document turned out to say", () => {
  const own = reports.filter(({ provenance }) => provenance === "primary");

  test.each(atLeastOne(new Set(own.filter(isVisit).map(({ event }) => event))))(
    "%s looked at its named focus, and at nothing else",
    (event) => {
      const named = new Set(own.filter((row) => row.event === event).flatMap(({ report }) => [...focusOf(report)]));
      expect(named.size).toBeGreaterThan(0);
      expect(scopes.filter((row) => row.event === event && row.scope !== "out").map(({ theme }) => theme)).toEqual(
        themes.filter((theme) => named.has(theme)),
      );
      for (const { scope, basis } of scopes.filter((row) => row.event === event))
        expect(basis).toMatch(scope === "out" ? /^outside the named focus \(.+\)$/ : /^named focus \(.+\)$/);
    },
  );

  test("inspections under one framework looked at the same", () => {
    const scopesOf = (event: string) =>
      scopes.filter((row) => row.event === event).map(({ theme, scope }) => `${theme} ${scope}`);
    for (const [framework, members] of Map.groupBy(
      events.filter((event) => event.counted && isFull(event)),
      (row) => row.framework,
    )) {
      for (const { event } of members) expect(scopesOf(event), framework).toEqual(scopesOf(members[0]!.event));
    }
    const ilacs = scopes.filter(({ event }) => event === "2026-05-inspection-northamptonshire");
    expect(ilacs.find(({ theme }) => theme === "health-services")?.scope).toBe("out");
    expect(ilacs.find(({ theme }) => theme === "partnership")?.scope).toBe("partial");
  });
});
