import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bandOf, evenChanceOf, probabilitiesOf } from "#analysis/chance.ts";
import { changes, changesBetween } from "#analysis/changes.ts";
import { levelOf, scopeOf, themeStateIn } from "#analysis/coverage.ts";
import { recurrenceAt, recurrenceOf, recurrenceToWords } from "#analysis/recurrence.ts";
import { councilRule, countingRules, looksUnder } from "#analysis/rules.ts";
import { sensitivityOf } from "#analysis/sensitivity.ts";
import { outcomeOf } from "#analysis/threads.ts";
import { sizeSteps, weightOf } from "#analysis/weight.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { readRecord } from "#record/read.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const method = readFileSync("content/prose/method.mdx", "utf8");

/** The examples under a heading of the method page, each up to the next paragraph in bold or heading. */
function examplesUnder(heading: string): string[] {
  const [, section = ""] = new RegExp(`^#+ ${heading}\\n([\\s\\S]*?)(?=^#)`, "m").exec(method) ?? [];
  return section
    .split("*Example.* ")
    .slice(1)
    .map((text) => text.split(/\n\n\*\*/)[0]!.trim());
}

/** The same, of which each is a paragraph. */
function paragraphsUnder(heading: string): string[] {
  return examplesUnder(heading).map((text) => text.split("\n\n")[0]!);
}

/** The rows of a table in a text, without its head. */
function rowsIn(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const themeIn = (record: InspectionRecord, code: string) => record.themes.find((theme) => theme.code === code)!;
const numbers = ["no", "one", "two", "three", "four", "five"];
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

test("Levels", () => {
  const levelWith = (report: SampleReport) => {
    const record = sampleRecord({ "2013-02-01": { looksAt: ["plans"], ...report } });
    return levelOf(themeIn(record, "plans"), record.events[0]!);
  };
  const concern = { concerns: ["plans"], strengths: ["plans", "plans", "plans"] };
  const [elsewhere, summed, asked] = [
    levelWith({ ...concern, places: { f01: "para 40" } }),
    levelWith({ ...concern, places: { f01: "summary para 2" } }),
    levelWith({ recommendations: ["plans"] }),
  ];
  expect(paragraphsUnder("Levels")).toEqual([
    `One finding of concern in paragraph 40 and three of strength: ${elsewhere}. The same concern in the summary: ${summed}. ` +
      `A point to improve on the theme, and nothing else: ${asked}.`,
  ]);
});

test("What a mark says", () => {
  const record = sampleRecord({
    "2013-02-01": {
      looksAt: ["plans", "health"],
      concerns: ["plans", "plans"],
      strengths: ["plans"],
      neutral: ["health"],
    },
  });
  const stateOf = (code: string) => themeStateIn(themeIn(record, code), record.events[0]!);
  expect([stateOf("plans"), stateOf("health")]).toEqual(["mixed", "silent"]);
  expect(paragraphsUnder("What a mark says")).toEqual([
    "Two concerns and one strength make a mixed mark, mostly concern, of the first size; one neutral finding makes 'looked at, nothing said for or against'.",
  ]);
  expect(weightOf(themeIn(record, "plans"), record.events[0]!)).toEqual({
    balance: "mostly concern",
    size: 1,
    isAsked: false,
  });
  const [, rules = ""] =
    /A mixed mark is filled[^\n]*?under (\d+ findings and recommendations, under \d+), and more/.exec(method) ?? [];
  expect(rules).toBe(`${sizeSteps[0]} findings and recommendations, under ${sizeSteps[1]}`);
});

test("Coverage", () => {
  const record = readRecord(process.cwd());
  const visit = record.events.find(({ id }) => id.startsWith("2023-10"))!;
  const [example] = examplesUnder("Coverage");
  const theme = record.themes.find(({ name }) => example!.includes(`'${name}'`))!;
  const coverOf = (code: string) => scopeOf(themeIn(record, code), visit).cover;
  expect([theme.code, scopeOf(theme, visit).cover, levelOf(theme, visit)]).toEqual([
    "exploitation-missing",
    "out",
    "asked",
  ]);
  for (const { code, areas } of record.themes) if (areas.includes("front-door")) expect(coverOf(code), code).toBe("in");
});

const history = sampleRecord({
  "2011-06-01": { looksAt: ["plans"], concerns: ["plans"] },
  "2013-06-01": { looksAt: ["plans"], concerns: ["plans"] },
  "2015-06-01": { looksAt: ["health"] },
  "2017-06-01": { looksAt: ["plans"] },
  "2019-06-01": { looksAt: ["plans"], concerns: ["plans"] },
});

test("Recurrence", () => {
  const { looked, raised, longestRun } = recurrenceOf(themeIn(history, "plans"), history);
  expect(paragraphsUnder("Recurrence")).toEqual([
    "Events A and B raised a theme, C did not look, D looked and did not raise it, E raised it. " +
      `There were ${numbers[looked.length]} looks, ${numbers[raised.length]} raised it, and the longest run is ${numbers[longestRun]}.`,
  ]);
});

test("State of a theme", () => {
  const plans = themeIn(history, "plans");
  const { state } = recurrenceOf(plans, history);
  const looks = looksUnder(countingRules(history)[0]!, plans, history);
  const other = recurrenceAt(
    plans,
    looks.map((look, index) => (index === looks.length - 1 ? { ...look, isRaised: false } : look)),
  );
  expect(paragraphsUnder("State of a theme")).toEqual([
    `The theme above is '${state}': three of four raised it, E the latest. Had E not raised it, it would be '${other.state}'.`,
  ]);
});

test("What became of a recommendation", () => {
  const record = sampleRecord(
    {
      "2014-06-01": { recommendations: ["plans"] },
      "2016-06-01": { concerns: ["plans"] },
      "2019-06-01": { strengths: ["plans"] },
    },
    [{ origin: "2014-06-01#r01", links: { "2016-06-01#f01": "repeats", "2019-06-01#f01": "resolves" } }],
  );
  const { fate, resolution } = outcomeOf(record.recommendations[0]!, record);
  expect(fate).toBe("reported resolved");
  const [after, by] = [resolution!.after, resolution!.by].map(({ date }) => date.slice(0, 4));
  expect(paragraphsUnder("What became of a recommendation")).toEqual([
    "A recommendation of 2014, repeated in 2016 and reported resolved in 2019, " +
      `was met after the document of ${after} and no later than that of ${by}.`,
  ]);
});

test("One council alone", () => {
  const inspected = { event: "2026-05-inspection", looksAt: ["plans"] };
  const record = sampleRecord({
    "2011-05-06": { looksAt: ["plans"] },
    "2024-10-31": { framework: "visits", authority: "north", looksAt: ["plans"] },
    "2026-07-07 north": { ...inspected, authority: "north" },
    "2026-07-07 west": { ...inspected, authority: "west" },
  });
  const yearsOf = (id: string) => {
    const rule = councilRule(record.authorities.find((authority) => authority.id === id)!);
    const years = looksUnder(rule, themeIn(record, "plans"), record).map(({ event }) => event.date.slice(0, 4));
    return years.join(", ").replace(/, (\d+)$/, " and $1");
  };
  expect(paragraphsUnder("One council alone")).toEqual([
    "A county council is inspected in 2011 and replaced by North and West in 2021. A visit of 2024 went to North, and an " +
      `inspection of 2026 to both. North's looks are those of ${yearsOf("north")}; West's are those of ${yearsOf("west").replace(" and ", " and of ")}.`,
  ]);
});

describe("Rules and chance", () => {
  const [rules, among, order] = examplesUnder("Rules and chance");

  test("one theme by each rule", () => {
    const inspected = { event: "2026-05-inspection", looksAt: ["plans"] };
    const record = sampleRecord({
      "2011-05-06": { looksAt: ["plans"], concerns: ["plans", "plans"] },
      "2018-05-18": { framework: "visits", looksAt: ["plans"], concerns: ["health plans"] },
      "2024-10-31": { framework: "visits", authority: "north", looksAt: ["health"], recommendations: ["plans"] },
      "2026-07-07 north": { ...inspected, authority: "north", recommendations: ["plans"] },
      "2026-07-07 west": { ...inspected, authority: "west", strengths: ["plans"] },
    });
    const own = countingRules(record).filter(({ name }) => !name.endsWith("alone"));
    const councils = record.authorities.filter(({ id }) => id !== "county").map(councilRule);
    const plans = themeIn(record, "plans");
    expect(rowsIn(rules!)).toEqual(
      [...own, ...councils].map((rule) => [
        capital(rule.name),
        recurrenceToWords(recurrenceAt(plans, looksUnder(rule, plans, record))).replace("raised ", ""),
      ]),
    );
  });

  test("what chance gives of two themes raised at every look", () => {
    const rows = rowsIn(among!);
    const codes = ["recording", "supervision", "plans", "health"];
    const dates = ["2013-06-01", "2016-06-01", "2019-06-01"];
    const record = sampleRecord(
      Object.fromEntries(
        dates.map((date, look) => [
          date,
          { looksAt: codes, concerns: codes.filter((_, theme) => rows[theme]![look + 1] === "raised") },
        ]),
      ),
    );
    const { members, chance, standing } = sensitivityOf(record)[0]!;
    expect(among).toContain(`${capital(numbers[members.length]!)} themes were raised at every look.`);
    expect(among).toContain(
      `the middle 90 % runs from ${chance.low} to ${chance.high}. Two are more than chance gives.`,
    );
    expect(standing).toBe("above");
    const [, both, , one, none] =
      /in (\d+)\/36 of all cases, one in (\d+)\/36 \+ (\d+\/36 = \d+)\/36, none in (\d+)\/36/
        .exec(among!)!
        .map((text) => Number(text.split("= ").at(-1)));
    expect([both! + one! + none!, 2 * both! + one!]).toEqual([36, 18]);
    expect(Math.abs(chance.atLeast - both! / 36)).toBeLessThan(0.006);
    expect(Math.abs(chance.mean - 18 / 36)).toBeLessThan(0.02);
  });

  test("what tossed coins give of five themes", () => {
    const spread = evenChanceOf(5);
    const { low, high } = bandOf(spread);
    const share = `1/${1 / probabilitiesOf(5, spread, true).atLeast}`;
    expect(order).toContain(
      `five of five happens in ${share} of all cases, and the middle 90 % runs from ${low} to ${high}.`,
    );
  });
});

test("What changed", () => {
  const codes = ["recording", "supervision", "plans", "health"];
  const rows = rowsIn(examplesUnder("What changed")[0]!);
  const reportAt = (look: number): SampleReport => {
    const having = (...wanted: readonly string[]) => codes.filter((_, theme) => wanted.includes(rows[theme]![look]!));
    return {
      looksAt: codes.filter((code) => !having("not looked at").includes(code)),
      concerns: having("raised", "raised, with a strength"),
      strengths: having("strength only", "raised, with a strength"),
    };
  };
  const record = sampleRecord({ "2018-06-01": reportAt(1), "2022-06-01": reportAt(2) });
  const [earlier, later] = record.events;
  const told = changesBetween({ event: earlier! }, { event: later! }, record);
  expect(rows.map((row) => row[3])).toEqual(told.map(({ change }) => capital(change)));
});

test("every change that is told is on the page, in the order in which they are told", () => {
  const [, section = ""] = /^### What changed\n([\s\S]*?)(?=^#)/m.exec(method) ?? [];
  expect(rowsIn(section.split("*Example.*")[0]!).map(([change]) => change)).toEqual(Object.keys(changes).map(capital));
});

test("every rule is on the page, in the order in which they are tried, those of single councils as one", () => {
  const [, section = ""] = /^### Rules and chance\n([\s\S]*?)(?=^#)/m.exec(method) ?? [];
  const names = countingRules(readRecord(process.cwd())).map(({ name }) => capital(name));
  expect(rowsIn(section.split("*Example.*")[0]!).map(([rule]) => rule)).toEqual([
    ...names.filter((name) => !name.endsWith("alone")),
    "One council alone",
  ]);
});
