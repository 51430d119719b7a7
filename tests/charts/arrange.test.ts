import { expect, test } from "vitest";
import { arrangeRows } from "#charts/recurrence-matrix/arrange.ts";
import type { MatrixView, RowCounts, RowFacts } from "#charts/recurrence-matrix/arrange.ts";

const counts = (raised: number, share: number, last: string): RowCounts => ({ raised, share, last });
const row = (theme: string, facts: Partial<RowFacts>): RowFacts => ({
  theme,
  family: "Practice",
  areas: [],
  groups: [],
  all: counts(0, 0, ""),
  full: counts(0, 0, ""),
  ...facts,
});
const rows = [
  row("plans", { all: counts(2, 1, "2018-04"), full: counts(1, 1, "2011-03"), areas: ["help-and-protection"] }),
  row("health", {
    all: counts(1, 0.5, "2022-10"),
    full: counts(1, 0.5, "2022-10"),
    areas: ["health"],
    groups: ["in-care"],
  }),
  row("staff", {
    family: "Management",
    all: counts(2, 0.5, "2025-04"),
    full: counts(2, 1, "2019-06"),
    areas: ["workforce", "leadership"],
    groups: ["in-care", "care-leavers"],
  }),
];
const all: MatrixView = { order: "", family: "", area: "", group: "", isFull: false };
const said = (view: Partial<MatrixView>) =>
  arrangeRows(rows, { ...all, ...view }).map((item) => ("theme" in item ? item.theme : `${item.family}:`));

test("rows stand under the names of their families", () => {
  expect(said({})).toEqual(["Practice:", "plans", "health", "Management:", "staff"]);
});

test.each([
  [
    "how often they were raised, and of equals the greater share first",
    { order: "raised" },
    ["plans", "staff", "health"],
  ],
  ["how lately they were raised", { order: "latest" }, ["staff", "health", "plans"]],
  ["how often full inspections alone raised them", { order: "raised", isFull: true }, ["staff", "plans", "health"]],
  ["how lately a full inspection raised them", { order: "latest", isFull: true }, ["health", "staff", "plans"]],
])("rows can stand by %s, without families", (_, view, expected) => {
  expect(said(view)).toEqual(expected);
});

test.each([
  ["a family", { family: "Management" }, ["Management:", "staff"]],
  ["a part of the service", { area: "health" }, ["Practice:", "health"]],
  ["a group of children", { group: "in-care" }, ["Practice:", "health", "Management:", "staff"]],
  ["all three at once", { family: "Practice", area: "help-and-protection", group: "in-care" }, []],
])("only rows of %s remain, and no family without rows", (_, view, expected) => {
  expect(said(view)).toEqual(expected);
});
