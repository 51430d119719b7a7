import { expect, test } from "vitest";
import { eventsLookingAt, isRaised, scopeOf, speakingAccounts, speakingStatementsOn, statementsOn, themeStateIn } from "#analysis/coverage.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleOthers, SampleReport } from "../fixtures/sample-record.ts";

/** The theme "plans", and the first event, of a record. */
function plansIn(reports: Readonly<Record<string, SampleReport>>, inspections: SampleOthers["inspections"] = {}) {
  const record = sampleRecord(reports, [], { inspections });
  const theme = record.themes.find(({ code }) => code === "plans")!;
  return { record, theme, event: record.events[0]! };
}

test.each<[string, SampleReport, string, string]>([
  ["in", { looksAt: ["plans"] }, "in", "Help and protection examined"],
  ["partial", { glancesAt: ["plans"] }, "partial", "Help and protection examined in part"],
  ["out", {}, "out", "Help and protection not examined"],
])("a theme whose area is covered %s is so too", (_, report, cover, basis) => {
  const { theme, event } = plansIn({ "2013-02-01": report });
  expect(scopeOf(theme, event)).toMatchObject({ cover, basis });
});

test("a theme seen in several areas takes the widest cover among them, and names those areas", () => {
  const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["recording", "health"], glancesAt: ["supervision"] } });
  const everywhere = { ...theme, areas: ["help-and-protection", "workforce", "leadership", "health"] } as const;
  expect(scopeOf(everywhere, event)).toMatchObject({ cover: "in", basis: "Leadership examined; Health examined" });
});

test("out of scope never counts, whatever is left unsaid", () => {
  const { record, theme } = plansIn({ "2013-02-01": { looksAt: ["plans"] }, "2016-04-01": { glancesAt: ["plans"] }, "2018-10-01": { looksAt: ["health"] } });
  expect(eventsLookingAt(theme, record).map(({ published }) => published)).toEqual(["2013-02-01", "2016-04-01"]);
});

test.each<[string, SampleReport]>([
  ["a concern", { concerns: ["health plans"] }],
  ["a mixed finding", { mixed: ["health plans"] }],
  ["a recommendation", { recommendations: ["health plans"] }],
])("what %s raises in passing, outside the areas examined, is at least partial", (_, said) => {
  const { record, theme, event } = plansIn({ "2013-02-01": { looksAt: ["health"], ...said } });
  expect(scopeOf(theme, event)).toMatchObject({ cover: "partial", basis: "raised in passing, outside the areas examined" });
  expect(eventsLookingAt(theme, record)).toEqual([event]);
});

test("what is raised keeps the cover that its area has", () => {
  const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["plans"], concerns: ["plans"] } });
  expect(scopeOf(theme, event)).toMatchObject({ cover: "in", basis: "Help and protection examined" });
});

test("a strength in passing does not open the scope", () => {
  const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["health"], strengths: ["health plans"] } });
  expect(scopeOf(theme, event).cover).toBe("out");
});

test("a theme may be set apart from its areas, with the reason", () => {
  const closed = plansIn({ "2013-02-01": { looksAt: ["plans"], themeScope: [{ theme: "plans", cover: "out", reason: "The letter is silent" }] } });
  expect(scopeOf(closed.theme, closed.event)).toMatchObject({ cover: "out", basis: "The letter is silent" });
  expect(eventsLookingAt(closed.theme, closed.record)).toEqual([]);
  const opened = plansIn({ "2013-02-01": { themeScope: [{ theme: "plans", cover: "in", reason: "A chapter of its own" }] } });
  expect(scopeOf(opened.theme, opened.event)).toMatchObject({ cover: "in", basis: "A chapter of its own" });
});

test("over twin documents the widest cover holds", () => {
  const twin = { event: "2022-10-inspection" };
  for (const [north, west] of [[{ looksAt: ["plans"] }, {}], [{}, { looksAt: ["plans"] }]]) {
    const { theme, event } = plansIn({ "2022-11-25 north": { ...twin, ...north, authority: "north" }, "2022-11-25 west": { ...twin, ...west, authority: "west" } });
    expect(scopeOf(theme, event)).toMatchObject({ cover: "in", basis: "Help and protection examined" });
  }
});

test("an account does not speak where the event's own document is held", () => {
  const { theme, event } = plansIn({
    "2022-11": { event: "2022-10-inspection", provenance: "secondary", glancesAt: ["plans"], concerns: ["plans"] },
    "2022-11-25": { event: "2022-10-inspection", looksAt: ["health"] },
  });
  expect(event.reports).toHaveLength(2);
  expect(speakingAccounts(event).map(({ id }) => id)).toEqual(["2022-11-25-inspection-county"]);
  expect(statementsOn(theme, event).findings).toHaveLength(1);
  expect(speakingStatementsOn(theme, event).findings).toEqual([]);
  expect(isRaised(theme, event)).toBe(false);
  expect(scopeOf(theme, event).cover).toBe("out");
  expect(themeStateIn(theme, event)).toBe("not-examined");
});

test("an account speaks for its event as long as it is all that is held, and is not counted", () => {
  const { record, theme, event } = plansIn({ "2022-11": { provenance: "secondary", glancesAt: ["plans"], concerns: ["plans"] } });
  expect(speakingAccounts(event)).toEqual(event.reports);
  expect(speakingStatementsOn(theme, event)).toEqual(statementsOn(theme, event));
  expect(isRaised(theme, event)).toBe(true);
  expect(themeStateIn(theme, event)).toBe("concern");
  expect(eventsLookingAt(theme, record)).toEqual([]);
});

test.each<[string, SampleReport, ReturnType<typeof themeStateIn>]>([
  ["two concerns", { concerns: ["plans", "plans"] }, "concern"],
  ["a recommendation alone", { recommendations: ["plans"] }, "concern"],
  ["a concern and a neutral finding", { concerns: ["plans"], neutral: ["plans"] }, "concern"],
  ["a concern and a mixed finding", { concerns: ["plans"], mixed: ["plans"] }, "concern"],
  ["a concern and a strength", { concerns: ["plans", "plans"], strengths: ["plans"] }, "mixed"],
  ["a recommendation and a strength", { recommendations: ["plans"], strengths: ["plans"] }, "mixed"],
  ["a mixed finding alone", { mixed: ["plans"] }, "mixed"],
  ["a mixed finding and a recommendation", { mixed: ["plans"], recommendations: ["plans"] }, "mixed"],
  ["strengths", { strengths: ["plans"] }, "strength"],
  ["a strength and a neutral finding", { strengths: ["plans"], neutral: ["plans"] }, "strength"],
  ["a neutral finding", { neutral: ["plans"] }, "silent"],
  ["a concern about something else", { concerns: ["health"] }, "silent"],
  ["nothing", {}, "silent"],
])("where an inspection looked, %s is the mark of its state", (_, said, state) => {
  const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["plans", "health"], ...said } });
  expect(themeStateIn(theme, event)).toBe(state);
});

test("where an inspection did not look, silence is 'not examined'", () => {
  const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["health"], strengths: ["health"] } });
  expect(themeStateIn(theme, event)).toBe("not-examined");
});

test("what an event says about a theme is gathered from all of its documents", () => {
  const twin = { event: "2022-10-inspection", looksAt: ["plans", "health"] };
  const { theme, event } = plansIn({
    "2022-11-25 north": { ...twin, authority: "north", concerns: ["health", "plans"], recommendations: ["plans"] },
    "2022-11-25 west": { ...twin, authority: "west", strengths: ["plans"] },
  });
  const { findings, recommendations } = statementsOn(theme, event);
  expect(findings.map(({ id }) => id)).toEqual(["2022-11-25-inspection-north#f02", "2022-11-25-inspection-west#f01"]);
  expect(recommendations.map(({ id }) => id)).toEqual(["2022-11-25-inspection-north#r01"]);
});

test("what twin documents share is said once", () => {
  const { theme, event } = plansIn({
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north", looksAt: ["plans"], concerns: ["plans", "plans"], recommendations: ["plans"] },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west", looksAt: ["plans"], twin: "2022-11-25 north", shares: ["f01", "r01"], concerns: ["plans"] },
  });
  const { findings, recommendations } = statementsOn(theme, event);
  expect(findings.map(({ id }) => id)).toEqual(["2022-11-25-inspection-north#f01", "2022-11-25-inspection-north#f02", "2022-11-25-inspection-west#f51"]);
  expect(recommendations.map(({ id }) => id)).toEqual(["2022-11-25-inspection-north#r01"]);
});

test("of twin documents one may be looked at by itself, with what it shares and without what only the other says", () => {
  const { record, theme, event } = plansIn({
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north", looksAt: ["plans"], strengths: ["plans"], concerns: ["plans"] },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west", looksAt: ["plans"], twin: "2022-11-25 north", shares: ["f02"] },
  });
  const [north, west] = record.reports;
  expect(speakingStatementsOn(theme, event, west).findings.map(({ id }) => id)).toEqual(["2022-11-25-inspection-west#f02"]);
  expect([undefined, north, west].map((only) => themeStateIn(theme, event, only))).toEqual(["mixed", "mixed", "strength"]);
  expect([undefined, north, west].map((only) => isRaised(theme, event, only))).toEqual([true, true, false]);
});

test("of twin documents one may cover what the other does not", () => {
  const { record, theme, event } = plansIn({
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north", looksAt: ["plans"] },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west" },
  });
  const [north, west] = record.reports;
  expect([undefined, north, west].map((only) => scopeOf(theme, event, only).cover)).toEqual(["in", "in", "out"]);
  expect(themeStateIn(theme, event, west)).toBe("not-examined");
});

test("of an inspection that is only known, what others mention is partial, and the rest is not known", () => {
  const { record, theme, event } = plansIn({ "2011-05-06": {} }, { "2010-04-27": { concerns: ["plans"] } });
  const health = record.themes.find(({ code }) => code === "health")!;
  expect(scopeOf(theme, event)).toMatchObject({ cover: "partial", basis: "mentioned by A newspaper" });
  expect(scopeOf(health, event)).toMatchObject({ cover: "unknown", basis: "its document is not held, and no public source seen mentions this" });
  expect([theme, health].map((each) => themeStateIn(each, event))).toEqual(["concern", "unknown"]);
});

test("the basis names each who mentions it once", () => {
  const { theme, event } = plansIn({}, { "2016-04-27": { neutral: ["plans", "plans"] } });
  expect(scopeOf(theme, event).basis).toBe("mentioned by A newspaper");
});

test("where a press account is held, its scope is that of the inspection, and what else is known speaks beside it", () => {
  const account = (report: SampleReport) => plansIn({ "2016-04": { event: "2016-02-inspection", provenance: "secondary", ...report } }, { "2016-04-27": { event: "2016-02-inspection", strengths: ["plans"] } });
  const silent = account({});
  expect(speakingAccounts(silent.event).map(({ isHeld }) => isHeld)).toEqual([true, false]);
  expect(scopeOf(silent.theme, silent.event).cover).toBe("out");
  expect(themeStateIn(silent.theme, silent.event)).toBe("strength");
  const critical = account({ glancesAt: ["plans"], concerns: ["plans"] });
  expect(themeStateIn(critical.theme, critical.event)).toBe("mixed");
});

test("what others report of an inspection is never counted, however grave", () => {
  const { record, theme, event } = plansIn({}, { "2016-04-27": { concerns: ["plans", "plans"] } });
  expect(isRaised(theme, event)).toBe(true);
  expect(event.isCounted).toBe(false);
  expect(eventsLookingAt(theme, record)).toEqual([]);
});

test("what others report of an inspection is silent once its own document is held", () => {
  const { record, theme, event } = plansIn({ "2016-04-27": { event: "2016-02-inspection", looksAt: ["plans"], strengths: ["plans"] } }, { "2016-04-27 known": { event: "2016-02-inspection", concerns: ["plans"] } });
  expect(record.events).toHaveLength(1);
  expect(speakingAccounts(event)).toEqual(record.reports);
  expect(themeStateIn(theme, event)).toBe("strength");
  expect(isRaised(theme, event)).toBe(false);
  expect(statementsOn(theme, event).findings.map(({ type }) => type)).toEqual(["finding", "reported"]);
});
