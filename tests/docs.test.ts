import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { levels } from "#analysis/coverage.ts";
import type { ThemeState } from "#analysis/coverage.ts";
import { recurrenceStates } from "#analysis/recurrence.ts";
import { fates } from "#domain/fate.ts";
import { stateWords } from "#charts/marks/words.ts";
import { stances, trajectories } from "#domain/finding.ts";
import { groups } from "#domain/group.ts";
import { covers, serviceAreas } from "#domain/service-area.ts";
import type { Relation } from "#domain/thread.ts";
import { tables } from "#publish/tables.ts";
import { atLeastOne } from "./at-least-one.ts";

const method = readFileSync("content/prose/method.mdx", "utf8");
const headings = [...method.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);

/** The part of the method page under a heading, up to the next heading of its rank. */
function under(heading: string): string {
  const [, rank = "", text = ""] = new RegExp(`^(#+) ${heading}\\n([\\s\\S]*)`, "m").exec(method) ?? [];
  return text.split(new RegExp(`^#{1,${rank.length}} `, "m"))[0]!;
}

/** The first cells of the tables in a text. */
const terms = (text: string) => [...text.matchAll(/^\| ([^|]+?) \|/gm)].map(([, term]) => term!);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const sources = readdirSync("src/analysis").map((file): [string, string] => [
  file,
  readFileSync(`src/analysis/${file}`, "utf8"),
]);

/** Functions that only serve a measure, and are explained with it. */
const servants = [
  "statementsOn",
  "isRaised",
  "eventsLookingAt",
  "themeStateIn",
  "longestRun",
  "recurrenceToWords",
  "recommendationOutcomes",
  "countsOf",
  "isRaisingLevel",
  "isLookedAt",
  "isInPassing",
  "isInSummary",
  "sharingOf",
  "ownStatements",
  "listedToWords",
  "newsToWords",
  "differenceToWords",
];

const measures = sources.flatMap(([file, source]) =>
  [...source.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:function|type) (\w+)/g)]
    .map(([declaration, comment = "", name = ""]) => ({
      file,
      name,
      comment,
      isFunction: declaration.includes("export function"),
    }))
    .filter(({ name, comment, isFunction }) => comment.includes("Method:") || (isFunction && !servants.includes(name))),
);

test("there is a measure in every file of analysis", () => {
  expect([...new Set(measures.map(({ file }) => file))]).toEqual(sources.map(([file]) => file));
});

test.each(atLeastOne(measures))(
  "the measure $name names the heading of the method page that explains it",
  ({ comment }) => {
    const [, heading] = /Method: content\/prose\/method\.mdx, "([^"]+)"/.exec(comment) ?? [];
    expect(headings).toContain(heading);
  },
);

test("every stance is explained", () => {
  expect(terms(under("Stance"))).toEqual(expect.arrayContaining(Object.values(stances)));
});

test("every trajectory is explained", () => {
  for (const trajectory of Object.keys(trajectories)) expect(under("Trajectory")).toContain(`'${trajectory}'`);
});

test("every cover is explained", () => {
  expect(terms(under("What each inspection looked at"))).toEqual(expect.arrayContaining(covers.map(capital)));
});

test("every service area is named", () => {
  for (const area of Object.values(serviceAreas))
    expect(under("What each inspection looked at").toLowerCase()).toContain(area.toLowerCase());
});

test("as many groups of children are explained as there are", () => {
  expect(under("Groups of children").match(/^\* /gm)).toHaveLength(Object.keys(groups).length);
});

test("every mark is explained", () => {
  const names: Readonly<Record<ThemeState, string>> = {
    concern: "Concern",
    mixed: "Mixed",
    strength: "Strength",
    silent: capital(stateWords.silent),
    "not-examined": "Not examined",
    unknown: "Not known",
  };
  expect(terms(under("What a mark says"))).toEqual(expect.arrayContaining(Object.values(names)));
});

test("every state of a theme is explained, in the order in which they are tried", () => {
  expect(terms(under("State of a theme")).filter((term) => term !== "State" && term !== "---")).toEqual(
    Object.keys(recurrenceStates).map(capital),
  );
});

test("every level is explained, in the order in which they are tried", () => {
  expect(terms(under("Levels")).filter((term) => term !== "Level" && term !== "---")).toEqual(
    Object.keys(levels).map(capital),
  );
});

test("every relation is explained", () => {
  const words: Readonly<Record<Relation, string>> = {
    resolves: "resolved",
    advances: "advanced",
    repeats: "repeated",
    worsens: "worse",
  };
  const [, listed] = /A link says: ([^.]+)\./.exec(under("What became of a recommendation")) ?? [];
  expect(listed?.split(/, | or /)).toEqual(Object.values(words));
});

test("every fate of a recommendation is explained", () => {
  expect(terms(under("What became of a recommendation"))).toEqual(
    expect.arrayContaining(Object.keys(fates).map(capital)),
  );
});

test.each(atLeastOne(tables))("the table $name and each of its columns are described", ({ description, columns }) => {
  expect(description).toMatch(/\.$/);
  for (const column of columns) expect(column.description, column.name).toMatch(/^\S.{3,}/);
});
