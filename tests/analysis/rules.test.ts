import { describe, expect, test } from "vitest";
import { recurrenceOf } from "#analysis/recurrence.ts";
import { councilRule, councilsToday, countingRules, looksUnder } from "#analysis/rules.ts";
import { readRecord } from "#record/read.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const twins = { event: "2026-05-inspection", looksAt: ["plans", "health"] };
const record = sampleRecord({
  "2011-05-06": { looksAt: ["plans"], concerns: ["plans", "plans"], strengths: ["plans"] },
  "2018-05-18": { framework: "visits", looksAt: ["plans"], concerns: ["health plans"], strengths: ["plans", "plans"] },
  "2024-10-31": { framework: "visits", authority: "north", looksAt: ["health"], recommendations: ["plans"] },
  "2026-07-07 north": { ...twins, authority: "north", recommendations: ["plans"] },
  "2026-07-07 west": { ...twins, authority: "west", strengths: ["health plans"] },
});
// The county has ended, and the two councils took over.
const councils = record.authorities.filter(({ id }) => id !== "county");
const plans = record.themes.find(({ code }) => code === "plans")!;

/** The looks at plans under a rule: the year of each, "x" where it raised it, "s" where it reports a strength. */
function told(rule: ReturnType<typeof councilRule>): string {
  return looksUnder(rule, plans, record)
    .map(({ event, isRaised, isStrong }) => `${event.date.slice(0, 4)}${isRaised ? "x" : ""}${isStrong ? "s" : ""}`)
    .join(" ");
}

describe("each rule departs from the measures in one respect", () => {
  const rules = new Map(countingRules(record).map((rule) => [rule.name, rule]));

  test.each([
    ["all looks", "2011xs 2018xs 2026xs"],
    ["full inspections only", "2011xs 2026xs"],
    ["main theme only", "2011xs 2018s 2026x"],
    ["two statements or more", "2011x 2018s 2026"],
    ["asked only", "2011 2018 2026x"],
    ["in passing too", "2011xs 2018xs 2024x 2026xs"],
    ["north alone", "2011xs 2018xs 2026x"],
    ["west alone", "2011xs 2018xs 2026s"],
  ])("%s: %s", (name, looks) => {
    expect(told(rules.get(name) ?? councilRule(councils.find(({ id }) => name.startsWith(id))!))).toBe(looks);
  });

  test("and that of the measures comes first and counts as they do, in the record itself too", () => {
    for (const some of [record, readRecord(process.cwd())])
      for (const theme of some.themes) {
        const looks = looksUnder(countingRules(some)[0]!, theme, some);
        const { looked, raised, strong } = recurrenceOf(theme, some);
        expect(looks.map(({ event }) => event)).toEqual(looked);
        expect(looks.filter(({ isRaised }) => isRaised).map(({ event }) => event)).toEqual(raised);
        expect(looks.filter(({ isStrong }) => isStrong).map(({ event }) => event)).toEqual(strong);
      }
  });
});

test("a council is followed back through the bodies before it, a trust not at all", () => {
  const real = readRecord(process.cwd());
  expect(councilsToday(real).map(({ shortName }) => shortName)).toEqual([
    "North Northamptonshire",
    "West Northamptonshire",
  ]);
  expect(countingRules(real).map(({ name }) => name)).toEqual([
    "all looks",
    "full inspections only",
    "main theme only",
    "two statements or more",
    "asked only",
    "in passing too",
    "North Northamptonshire alone",
    "West Northamptonshire alone",
  ]);
});

test("where one council answers for the services, none is followed alone", () => {
  const one = { ...record, authorities: councils.slice(0, 1) };
  expect(countingRules(one).map(({ name }) => name)).not.toContain("north alone");
});

test("where very many councils answer for the services, none is followed alone", () => {
  const alone = (count: number) => {
    const many = Array.from({ length: count }, (_, index) => ({ ...councils[0]!, id: `council-${index}` }));
    return countingRules({ ...record, authorities: many }).filter(({ name }) => name.endsWith("alone"));
  };
  expect(alone(8)).toHaveLength(8);
  expect(alone(9)).toHaveLength(0);
});

test("what is not counted under the measures is counted under no rule", () => {
  const known = sampleRecord({ "2013-02-01": { looksAt: ["plans"], concerns: ["plans"] } }, [], {
    inspections: { "2016-04-27": { concerns: ["plans"] } },
  });
  for (const rule of countingRules(known)) expect(looksUnder(rule, known.themes[2]!, known)).toHaveLength(1);
});
