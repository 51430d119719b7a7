import { describe, expect, test } from "vitest";
import { eventsInside, readTable } from "./tables.ts";

/*
 * The measure of the site, worked out a second time from five published tables and the words of the data contract,
 * without a line of src/. What is only reported has a table of its own, which is not read here: it must not matter.
 */
const events = eventsInside();
const scopes = readTable("scopes");
const reports = readTable("reports");
const isPrimary = new Map(reports.map(({ report, provenance }) => [report, provenance === "primary"]));
const statements = [
  ...readTable("findings").map((row) => ({ ...row, isRaising: row.stance === "concern" || row.stance === "mixed" })),
  ...readTable("recommendations").map((row) => ({ ...row, isRaising: true })),
];
type Statement = (typeof statements)[number];

/** A press account of an event whose own documents are held adds nothing, so only the documents themselves raise. */
function raises(event: string, theme: string, among: readonly Statement[]): boolean {
  return among.some((row) => row.isRaising && row.event === event && row.themes.includes(theme) && isPrimary.get(row.report));
}

/** The counted events that looked at a theme, oldest publication first. */
function lookedAt(theme: string) {
  const isInScope = ({ event }: { readonly event: string }) => scopes.find((row) => row.event === event && row.theme === theme)!.scope !== "out";
  return events.filter((event) => event.counted && isInScope(event)).toSorted((a, b) => a.published.localeCompare(b.published));
}

/** @param history one letter for each event that looked, oldest first: R raised, N not raised */
function stateOf(history: string): string {
  const raised = history.replaceAll("N", "").length;
  if (history.endsWith("R") && history.length >= 3 && 3 * raised >= 2 * history.length) return "persistent";
  if (/RN+R/.test(history)) return "returned";
  if (/R/.test(history) && history.endsWith("N")) return "not raised at last look";
  if (raised > 1) return "recurring";
  return raised === 1 ? "raised once" : "not raised";
}

describe.each(readTable("recurrence").map((row) => [row.theme, row] as const))("%s", (theme, published) => {
  test("has the recurrence that its findings, recommendations and scopes give", () => {
    const looked = lookedAt(theme);
    const raised = looked.filter(({ event }) => raises(event, theme, statements));
    const history = looked.map((event) => (raised.includes(event) ? "R" : "N")).join("");
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
    });
  });

  test("was looked at by every event that raised it", () => {
    const raisedBy = events.filter(({ event, counted }) => counted && raises(event, theme, statements)).map(({ event }) => event);
    expect(published.looked_events).toEqual(expect.arrayContaining(raisedBy));
  });

  test("counts nothing that only others report", () => {
    const silent = new Set(events.filter(({ counted }) => !counted).map(({ event }) => event));
    expect([...published.looked_events, ...published.raised_events].filter((event) => silent.has(event))).toEqual([]);
  });
});

test("some theme is raised in what others report of an event that is not counted, and by the press of one that is", () => {
  const counted = new Set(events.filter((event) => event.counted).map(({ event }) => event));
  const isRaising = ({ stance }: { readonly stance: string }) => stance === "concern" || stance === "mixed";
  expect(readTable("reported_findings").filter((row) => isRaising(row) && !counted.has(row.event))).not.toEqual([]);
  expect(readTable("findings").filter((row) => isRaising(row) && row.provenance === "secondary" && counted.has(row.event))).not.toEqual([]);
});

describe("an event of two nearly identical documents counts once", () => {
  const copy = statements.find(({ twin_of }) => twin_of)!;
  const pair = [copy.twin_of.split("#")[0]!, copy.report];

  test.each(pair)("without %s no theme is raised more often, and none less often by more than one", (report) => {
    const rest = statements.filter((row) => row.report !== report);
    const changes = readTable("recurrence").map(({ theme, raised }) => ({ theme, change: lookedAt(theme).filter(({ event }) => raises(event, theme, rest)).length - raised }));
    expect(changes.filter(({ change }) => change !== 0 && change !== -1)).toEqual([]);
    // Both documents are there: without either most themes stay as they are.
    expect(changes.filter(({ change }) => change === 0).length).toBeGreaterThan(changes.length / 2);
  });

  test("each of them says something of its own, beside what both say", () => {
    const written = statements.filter(({ report }) => pair.includes(report));
    for (const report of pair) expect(written.filter((row) => row.report === report && !row.twin_of && !written.some(({ twin_of }) => twin_of === idOf(row))), report).not.toEqual([]);
    expect(new Set(written.map(({ event }) => event)).size).toBe(1);
  });
});

function idOf(row: Statement): string {
  return "finding" in row ? row.finding : row.recommendation;
}

test("every theme has its row; every counted event has its scope for every theme, any other only for what others mention", () => {
  const themes = readTable("themes").map(({ theme }) => theme);
  expect(readTable("recurrence").map(({ theme }) => theme)).toEqual(themes);
  const reported = readTable("reported_findings");
  for (const { event, counted } of events) {
    const mentioned = new Set(reported.filter((row) => row.event === event).flatMap((row) => row.themes));
    const rows = scopes.filter((row) => row.event === event);
    expect(rows.map(({ theme }) => theme), event).toEqual(counted ? themes : themes.filter((theme) => mentioned.has(theme)));
    if (!counted) for (const { theme, scope } of rows) expect(scope, `${event} ${theme}`).toBe("partial");
  }
});
