import { expect, test } from "vitest";
import { pageAt, targetOf, textOf } from "./pages.ts";
import { addressParts, readTable } from "./tables.ts";

const home = pageAt("/");
const themes = readTable("themes");
const events = readTable("events");
const findings = readTable("findings");
const recommendations = readTable("recommendations");
const provenanceOf = new Map(readTable("reports").map(({ report, provenance }) => [report, provenance]));
const scopeOf = new Map(readTable("scopes").map(({ event, theme, scope }) => [`${event} ${theme}`, scope]));
const wordsOf = new Map(
  readTable("recurrence").map(({ theme, looked, raised }) => [theme, looked ? `raised in ${raised} of the ${looked} that looked` : "no inspection held looked at this"]),
);
const pairs = events.flatMap(({ event }) => themes.map(({ theme }) => ({ event, theme })));
const forms = home.root.querySelectorAll("figure.matrix svg").filter((svg) => svg.querySelector("[data-theme]"));

/** The mark that a theme must have in an event, from the published tables and the method page's words alone. */
function expectedState(theme: string, event: string): string {
  const { provenance } = events.find((row) => row.event === event)!;
  const speaks = (row: { event: string; report: string; themes: readonly string[] }) =>
    row.event === event && row.themes.includes(theme) && provenanceOf.get(row.report) === provenance;
  const stances = new Set(findings.filter(speaks).map(({ stance }) => stance));
  const isRaised = stances.has("concern") || stances.has("mixed") || recommendations.some(speaks);
  if (isRaised && (stances.has("strength") || (stances.has("mixed") && !stances.has("concern")))) return "mixed";
  if (isRaised) return "concern";
  if (stances.has("strength")) return "strength";
  return scopeOf.get(`${event} ${theme}`) === "out" ? "not-examined" : "silent";
}

test("the matrix stands in the page twice, for wide and for narrow screens, each whole", () => {
  expect(forms.map((svg) => svg.classNames)).toEqual(["matrix-wide", "matrix-narrow"]);
  for (const svg of forms) {
    const cells = svg.querySelectorAll("a[data-theme]").map((cell) => `${cell.getAttribute("data-event")} ${cell.getAttribute("data-theme")}`);
    expect(cells.toSorted()).toEqual(pairs.map(({ event, theme }) => `${event} ${theme}`).toSorted());
  }
});

test("each mark says what the published tables say", () => {
  for (const svg of forms) {
    const states = svg.querySelectorAll("a[data-theme]").map((cell) => {
      const [theme = "", event = ""] = [cell.getAttribute("data-theme"), cell.getAttribute("data-event")];
      return { theme, event, state: cell.getAttribute("data-state"), expected: expectedState(theme, event) };
    });
    expect(states.filter(({ state, expected }) => state !== expected)).toEqual([]);
  }
});

test("each mark leads to the section of its theme and event, which lists exactly the findings of the data", () => {
  const problems = forms.flatMap((svg) =>
    svg.querySelectorAll("a[data-theme]").flatMap((cell) => {
      const [theme = "", event = ""] = [cell.getAttribute("data-theme"), cell.getAttribute("data-event")];
      const target = targetOf(cell.getAttribute("href") ?? "", home);
      if (target !== `/themes/${theme}/#event-${event}`) return [`${theme}, ${event}: leads to ${target}`];
      const page = pageAt(`/themes/${theme}/`);
      const section = page.ids.get(`event-${event}`);
      const listed = section?.querySelectorAll("article.statement .permalink").map((link) => targetOf(link.getAttribute("href") ?? "", page)) ?? [];
      const expected = [...recommendations, ...findings].filter((row) => row.event === event && row.themes.includes(theme)).map(({ url }) => Object.values(addressParts(url)).join("#"));
      return listed.join() === expected.join() ? [] : [`${theme}, ${event}: lists ${listed.join() || "nothing"} instead of ${expected.join() || "nothing"}`];
    }),
  );
  expect(problems).toEqual([]);
});

test("the words at the end of each row, and in the table below, are those of recurrence.json", () => {
  const table = home.root.querySelector("figure.matrix table")!;
  for (const { theme, name } of themes) {
    const words = wordsOf.get(theme);
    for (const svg of forms) {
      const row = svg.querySelectorAll(".row").find((candidate) => candidate.querySelector(`[data-theme="${theme}"]`));
      expect(row?.querySelector("a:not([data-theme])")?.getAttribute("aria-label")).toBe(`${name}: ${words}`);
      const written = textOf(row?.querySelector("text.words"));
      if (written) expect(written).toBe(words);
    }
    const cells = table.querySelectorAll("tbody tr").find((row) => textOf(row.querySelector("th[scope=row]")) === name)?.querySelectorAll("td") ?? [];
    expect(cells).toHaveLength(events.length + 1);
    expect(textOf(cells.at(-1))).toBe(words);
  }
  expect(forms[0]?.querySelectorAll("text.words")).toHaveLength(themes.length);
});

test("themes stand by family, within each the most often raised first", () => {
  const raised = new Map(readTable("recurrence").map((row) => [row.theme, row.raised]));
  const order = forms[0]!.querySelectorAll(".row").map((row) => row.querySelector("[data-theme]")?.getAttribute("data-theme") ?? "");
  const families = order.map((theme) => themes.find((row) => row.theme === theme)!.family);
  expect(families.filter((family, index) => family !== families[index - 1])).toEqual([...new Set(themes.map(({ family }) => family))]);
  for (const [index, theme] of order.entries()) {
    if (families[index] === families[index - 1]) expect(raised.get(theme)).toBeLessThanOrEqual(raised.get(order[index - 1]!)!);
  }
});
