import { describe, expect, test } from "vitest";
import { readTable } from "./tables.ts";

/*
 * The measure of the site, worked out a second time from four published tables and the words of the data contract,
 * without a line of src/.
 */
const events = readTable("events");
const scopes = readTable("scopes");
const findings = readTable("findings");
const recommendations = readTable("recommendations");

/** A press account of an event whose own documents are held adds nothing; an event known from it alone is not counted. */
const isPrimary = ({ report }: { readonly report: string }) => !report.includes("-press-account-");

function raises(event: string, theme: string): boolean {
  const about = (row: { event: string; report: string; themes: readonly string[] }) => row.event === event && row.themes.includes(theme) && isPrimary(row);
  return recommendations.some(about) || findings.some((row) => about(row) && (row.stance === "concern" || row.stance === "mixed"));
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
    const isInScope = ({ event }: { readonly event: string }) => scopes.find((row) => row.event === event && row.theme === theme)!.scope !== "out";
    const looked = events.filter((event) => event.counted && isInScope(event)).toSorted((a, b) => a.published.localeCompare(b.published));
    const raised = looked.filter(({ event }) => raises(event, theme));
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
    const raisedBy = events.filter(({ event, counted }) => counted && raises(event, theme)).map(({ event }) => event);
    expect(published.looked_events).toEqual(expect.arrayContaining(raisedBy));
  });
});

test("every theme has its row, and every event its scope for every theme", () => {
  const themes = readTable("themes").map(({ theme }) => theme);
  expect(readTable("recurrence").map(({ theme }) => theme)).toEqual(themes);
  for (const { event } of events) expect(scopes.filter((row) => row.event === event).map(({ theme }) => theme)).toEqual(themes);
});
