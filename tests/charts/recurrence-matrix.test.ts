import { expect, test } from "vitest";
import { recurrenceOf } from "#analysis/recurrence.ts";
import { authorityChanges, layouts, matrixFamilies, matrixRow, recurrenceMatrix } from "#charts/recurrence-matrix/geometry.ts";
import type { LayoutName } from "#charts/recurrence-matrix/geometry.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const everything = ["recording", "supervision", "plans", "health"];
const record = sampleRecord({
  "2011-05-06": { looksAt: everything, concerns: ["supervision", "supervision", "health"], strengths: ["supervision"], recommendations: ["supervision"] },
  "2013-02-01": { looksAt: everything, concerns: ["supervision"], mixed: ["health"], neutral: ["plans", "plans"] },
  "2022-11": { provenance: "secondary", glancesAt: ["health"], strengths: ["health"] },
  "2025-05-20": { looksAt: ["supervision", "health"], strengths: ["supervision"] },
});
const families = matrixFamilies(record.themes.map((theme) => recurrenceOf(theme, record)), record.events);
const [county, north, west] = record.authorities;
const authorities = [county!, { ...north!, from: "2021-04-01" }, { ...west!, from: "2021-04-01" }];

test("families stand as in the codebook, and in each the theme most often raised first", () => {
  expect(families.map(({ family, rows }) => [family, ...rows.map(({ recurrence }) => recurrence.theme.code)])).toEqual([
    ["Management", "supervision", "recording"],
    ["Practice", "health", "plans"],
  ]);
});

test("what was raised more often comes first, though the other was raised at every look", () => {
  const both = sampleRecord({
    "2013-02-01": { looksAt: ["plans", "health"], concerns: ["plans", "health"] },
    "2016-04-01": { looksAt: ["health"], concerns: ["health"] },
    "2018-10-01": { looksAt: ["health"] },
  });
  const [, practice] = matrixFamilies(both.themes.map((theme) => recurrenceOf(theme, both)), both.events);
  expect(practice!.rows.map(({ words }) => words)).toEqual(["raised in 2 of the 3 that looked", "raised in 1 of the 1 that looked"]);
});

test("of themes raised equally often, the one seldom looked at comes first", () => {
  const seldom = sampleRecord({ "2013-02-01": { looksAt: ["plans", "health"], concerns: ["plans", "health"] }, "2016-04-01": { looksAt: ["plans"] } });
  const [, practice] = matrixFamilies(seldom.themes.map((theme) => recurrenceOf(theme, seldom)), seldom.events);
  expect(practice!.rows.map(({ recurrence }) => recurrence.theme.code)).toEqual(["health", "plans"]);
});

test("every mark and every row says itself in words", () => {
  const words = families.flatMap(({ rows }) => rows.map(({ recurrence, cells, words }) => [recurrence.theme.code, words, ...cells.map((cell) => cell.words)]));
  expect(words).toEqual([
    [
      "supervision",
      "raised in 2 of the 3 that looked",
      "concern and strength: 2 concerns, 1 strength, 1 recommendation",
      "concern: 1 concern",
      "not examined: Workforce not examined",
      "strength only: 1 strength",
    ],
    [
      "recording",
      "raised in 0 of the 2 that looked",
      "looked at, nothing said for or against",
      "looked at, nothing said for or against",
      "not examined: Leadership not examined",
      "not examined: Leadership not examined",
    ],
    ["health", "raised in 2 of the 3 that looked", "concern: 1 concern", "concern and strength: 1 mixed finding", "strength only: 1 strength", "looked at, nothing said for or against"],
    [
      "plans",
      "raised in 0 of the 2 that looked",
      "looked at, nothing said for or against",
      "looked at, nothing said for or against: 2 neutral findings",
      "not examined: Help and protection not examined",
      "not examined: Help and protection not examined",
    ],
  ]);
});

test("the words of a mark count only the documents that speak for the inspection", () => {
  const both = sampleRecord({
    "2022-11": { event: "2022-10-inspection", provenance: "secondary", glancesAt: ["plans"], concerns: ["plans", "plans"], strengths: ["plans"], recommendations: ["plans"] },
    "2022-11-25": { event: "2022-10-inspection", looksAt: ["plans"], concerns: ["plans"] },
  });
  const plans = both.themes.find(({ code }) => code === "plans")!;
  expect(matrixRow(recurrenceOf(plans, both), both.events).cells.map(({ words }) => words)).toEqual(["concern: 1 concern"]);
});

test.each<LayoutName>(["wide", "narrow"])("in the %s form each row has its own height, families one below the other", (name) => {
  const { families: placed, top, bottom, height } = recurrenceMatrix(families, record.events, authorities, name);
  const { rowHeight } = layouts[name];
  const heights = placed.flatMap(({ y, rows }) => [y, ...rows.map((row) => row.y)]);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  for (const { rows } of placed) expect(rows[1]!.y - rows[0]!.y).toBe(rowHeight);
  expect(heights[0]).toBeGreaterThan(top);
  expect(heights.at(-1)).toBeLessThan(bottom);
  expect(bottom).toBeLessThan(height);
});

test.each<LayoutName>(["wide", "narrow"])("in the %s form inspections stand at their true place in time, and their labels above the rows", (name) => {
  const { axis, eventLabels, changes, top } = recurrenceMatrix(families, record.events, authorities, name);
  const { plotStart, plotEnd } = layouts[name];
  expect([axis.start, axis.end]).toEqual([plotStart, plotEnd]);
  expect(eventLabels.map(({ item, x }) => [item.id, x])).toEqual(record.events.map(({ id, fieldworkStart }) => [id, axis.x(fieldworkStart)]));
  expect(changes.map(({ item, x }) => [item.label, x])).toEqual([["2 new councils", axis.x("2021-04-01")]]);
  const levels = 2 + Math.max(...eventLabels.map(({ level }) => level)) + Math.max(...changes.map(({ level }) => level));
  expect(top).toBeGreaterThanOrEqual(levels * 18);
});

test.each<LayoutName>(["wide", "narrow"])("in the %s form a change outside the chart's years has no place in it", (name) => {
  const dates = ["1996-04-01", "2010-11-01", "2011-02-01", "2025-11-01", "2026-02-01"];
  const { changes, top } = recurrenceMatrix(families, record.events, dates.map((from) => ({ ...county!, from })), name);
  expect(changes.map(({ item }) => item.date)).toEqual(["2011-02-01", "2025-11-01"]);
  const without = recurrenceMatrix(families, record.events, [{ ...county!, from: "1996-04-01" }], name);
  expect(without.changes).toEqual([]);
  expect(without.top).toBeLessThan(top);
});

test("bodies that begin on one day are named together", () => {
  const trust = { ...county!, id: "trust", shortName: "Trust", role: "trust", from: "2020-11-01" } as const;
  expect(authorityChanges([...authorities, trust])).toEqual([
    { date: "2021-04-01", label: "2 new councils" },
    { date: "2020-11-01", label: "Trust" },
  ]);
});
