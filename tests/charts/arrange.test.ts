import { expect, test } from "vitest";
import { arrangeRows } from "#charts/recurrence-matrix/arrange.ts";
import type { MatrixView, RowFacts } from "#charts/recurrence-matrix/arrange.ts";

const row = (theme: string, facts: Partial<RowFacts>): RowFacts => ({ theme, family: "Practice", areas: [], groups: [], raised: 0, share: 0, last: "", ...facts });
const rows = [
  row("plans", { raised: 2, share: 1, last: "2018-04", areas: ["help-and-protection"] }),
  row("health", { raised: 1, share: 0.5, last: "2022-10", areas: ["health"], groups: ["in-care"] }),
  row("staff", { family: "Management", raised: 2, share: 0.5, last: "2025-04", areas: ["workforce", "leadership"], groups: ["in-care", "care-leavers"] }),
];
const all: MatrixView = { order: "", family: "", area: "", group: "" };
const said = (view: Partial<MatrixView>) => arrangeRows(rows, { ...all, ...view }).map((item) => ("theme" in item ? item.theme : `${item.family}:`));

test("rows stand under the names of their families", () => {
  expect(said({})).toEqual(["Practice:", "plans", "health", "Management:", "staff"]);
});

test.each([
  ["how often they were raised, and of equals the greater share first", { order: "raised" }, ["plans", "staff", "health"]],
  ["how lately they were raised", { order: "latest" }, ["staff", "health", "plans"]],
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
