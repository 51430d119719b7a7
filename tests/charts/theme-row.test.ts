import { expect, test } from "vitest";
import { recurrenceOf } from "#analysis/recurrence.ts";
import { matrixRow } from "#charts/recurrence-matrix/geometry.ts";
import { themeRow } from "#charts/theme-row/geometry.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord({ "2011-05-06": { looksAt: ["plans"] }, "2018-05-18": {}, "2020-05-20": { looksAt: ["plans"], concerns: ["plans"] } });
const plans = record.themes.find(({ code }) => code === "plans")!;
const row = matrixRow(recurrenceOf(plans, record), record.events);

test("each inspection has its mark at its true place in time", () => {
  const { axis, labels } = themeRow(row);
  expect(labels.map(({ item, x }) => [item.state, x])).toEqual([
    ["silent", axis.x("2011-05-01")],
    ["not-examined", axis.x("2018-05-01")],
    ["concern", axis.x("2020-05-01")],
  ]);
});

test("where labels must stand above each other the marks move down", () => {
  const [wide, narrow] = [1440, 360].map((width) => themeRow(row, width));
  expect(wide!.labels.map(({ level }) => level)).toEqual([0, 0, 0]);
  expect(narrow!.labels.map(({ level }) => level)).toEqual([0, 0, 1]);
  expect(narrow!.markY - wide!.markY).toBe(20);
});
