import { describe, expect, test } from "vitest";
import { headlineBorneOut, headlinesOf } from "#analysis/headlines.ts";
import type { Headline } from "#analysis/headlines.ts";
import { recurrenceOf } from "#analysis/recurrence.ts";
import { claims, sensitivityOf } from "#analysis/sensitivity.ts";
import { readRecord } from "#record/read.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const everything = ["recording", "supervision", "plans", "health"];
const years = ["2013", "2016", "2019", "2022", "2025"];

/** Four themes, looked at by an inspection a year; each line says of a theme which raised it, "x", and which praised it, "s". */
function recordOf(...lines: readonly string[]) {
  const reports = years.slice(0, lines[0]!.length).map((year, look): [string, SampleReport] => {
    const saying = (sign: string) => everything.filter((_, theme) => lines[theme]?.[look] === sign);
    return [`${year}-06-01`, { looksAt: everything, concerns: saying("x"), strengths: saying("s") }];
  });
  return sampleRecord(Object.fromEntries(reports));
}

function rowOf(record: ReturnType<typeof recordOf>, claim: string, rule = "all looks") {
  return sensitivityOf(record).find((row) => row.claim.name === claim && row.rule.name === rule)!;
}

test("of a claim that no theme has looks enough for, chance gives none", () => {
  const { members, of, chance, standing } = rowOf(recordOf("xx", "x-", "--", "ss"), "raised at every look");
  expect({ members, of, chance, standing }).toEqual({
    members: [],
    of: 0,
    chance: { mean: 0, median: 0, low: 0, high: 0, atLeast: 1, atMost: 1 },
    standing: "within",
  });
});

describe("a claim", () => {
  const record = recordOf("xxx", "x-x", "xx-", "sss");

  test.each([
    ["raised at every look", ["recording"], 4],
    ["raised at most looks", ["recording"], 4],
    ["came back", ["supervision"], 4],
    ["raised at the latest two looks", ["recording"], 4],
    ["no longer raised", ["plans"], 4],
    ["never raised", ["health"], 4],
    ["raised, then not, at the latest two looks", ["plans"], 2],
    ["strength at every look", ["health"], 4],
    ["strength never reported", ["recording", "supervision", "plans"], 4],
    ["strength, then none, at the latest two looks", [], 0],
  ])("'%s' holds of %j, counted among %i", (claim, members, of) => {
    const row = rowOf(record, claim);
    expect([row.members.map(({ code }) => code), row.of]).toEqual([members, of]);
  });

  test("is tried under every rule, and one on strengths not by what was asked", () => {
    const tried = Map.groupBy(sensitivityOf(record), ({ claim }) => claim.name);
    expect([...tried.keys()]).toEqual(claims.map(({ name }) => name));
    for (const [name, rows] of tried) {
      const rules = rows.map(({ rule }) => rule.name);
      expect(rules.includes("asked only"), name).toBe(!name.startsWith("strength"));
      expect(new Set(rules).size).toBe(rules.length);
    }
  });

  test("that is chance's own lies within, and one that chance seldom gives lies outside", () => {
    expect(rowOf(recordOf("xxx", "xxx", "---", "---"), "raised at every look").standing).toBe("above");
    expect(rowOf(recordOf("xx-", "x-x", "-x-", "--x"), "raised at every look").standing).toBe("within");
  });

  test("on the order of two looks is set beside tossed coins: four of four happens once in sixteen, which is no rarity", () => {
    const row = rowOf(recordOf("xxx-", "x-x-", "-xx-", "xxx-"), "raised, then not, at the latest two looks");
    expect(row).toMatchObject({ of: 4, standing: "within", chance: { mean: 2, low: 0, high: 4, atLeast: 1 / 16 } });
  });
});

describe("a headline", () => {
  test("is borne out by three rules that agree, that of the measures among them", () => {
    const headline = headlinesOf(recordOf("xxxx", "xxxx", "----", "----")).find(
      ({ claim }) => claim.name === "raised at every look",
    )!;
    expect([headline.standing, headline.isBorneOut]).toEqual(["above", headline.bearing >= 3]);
    expect(headline.themes.map(({ theme }) => theme.code)).toEqual(["recording", "supervision"]);
  });

  test("is not borne out where the measures' own rule gives what chance gives", () => {
    for (const { standing, bearing, isBorneOut } of headlinesOf(recordOf("x-x", "-x-", "xx-", "--x")))
      if (standing === "within") expect([bearing, isBorneOut]).toEqual([0, false]);
  });

  test.each([
    ["xxxx", "xxxx", "----", "----"],
    ["x-x", "-x-", "xx-", "--x"],
    ["xxx-", "xxx-", "-xx-", "xxx-"],
  ])("is the same where it alone is asked for: %s %s %s %s", (...histories) => {
    const record = recordOf(...histories);
    const told = (headline: Headline | undefined) =>
      headline && [headline.rows.map(({ rule, chance }) => [rule.name, chance]), headline.bearing, headline.themes];
    for (const headline of headlinesOf(record))
      expect(told(headlineBorneOut(headline.claim.name, record))).toEqual(
        headline.isBorneOut ? told(headline) : undefined,
      );
  });

  test("names the themes that hold under the most rules first", () => {
    for (const { themes } of headlinesOf(readRecord(process.cwd())))
      expect(themes.map(({ rules }) => rules)).toEqual(themes.map(({ rules }) => rules).toSorted((a, b) => b - a));
  });
});

describe("in the record itself", () => {
  const record = readRecord(process.cwd());

  test("the counts under the measures' rule are those of the states", () => {
    const count = (claim: string) => rowOf(record, claim).members.length;
    const states = record.themes.map((theme) => recurrenceOf(theme, record));
    const having = (...wanted: readonly string[]) => states.filter(({ state }) => wanted.includes(state)).length;
    expect(count("raised at every look")).toBe(having("every look"));
    expect(count("raised at most looks")).toBe(having("every look", "most looks, the latest among them"));
    expect(count("strength at every look")).toBe(
      states.filter(({ strongState }) => strongState === "every look").length,
    );
    expect(count("never raised")).toBe(states.filter(({ looked, raised }) => looked.length && !raised.length).length);
  });

  test("another finding changes the counts", () => {
    const [theme] = rowOf(record, "never raised", "asked only").members;
    expect(theme).toBeDefined();
    const event = record.events.findLast(({ isCounted }) => isCounted)!;
    const asked = event.reports[0]!.recommendations[0]!;
    const report = { ...event.reports[0]!, recommendations: [{ ...asked, themes: [theme!] }] };
    const reports = [report, ...event.reports.slice(1)];
    const changed = {
      ...record,
      events: record.events.map((other) => (other === event ? { ...event, reports } : other)),
    };
    expect(rowOf(changed, "never raised", "asked only").members).not.toContain(theme);
  });
});
