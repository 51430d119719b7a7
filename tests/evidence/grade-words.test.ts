import { describe, expect, test } from "vitest";
import { gradeWordsOf, unusualGrades } from "#evidence/grade-words.ts";
import { textLines } from "#evidence/lines.ts";
import { splitDocument } from "#evidence/split.ts";

const usual = gradeWordsOf();
const other = gradeWordsOf([{ scale: ["Falls short", "Meets the standard", "Good"] }]);

test("without a framework the grades are those of the inspectorate, whole or broken over lines", () => {
  expect([usual.isGrade("Good"), usual.isGrade("requires improvement"), usual.isGrade("Falls short")]).toEqual([
    true,
    true,
    false,
  ]);
  expect([usual.beginsGrade("Requires improvement to"), usual.beginsGrade("improvement")]).toEqual([true, false]);
  expect([usual.continuesGrade("Requires", "improvement"), usual.continuesGrade("", "good")]).toEqual([true, false]);
  expect([usual.isOfGrade("to be"), usual.isOfGrade("falls")]).toEqual([true, false]);
});

test.each([
  ["Leadership Good", "Good"],
  ["Leadership Requires improvement to be", "Requires improvement to be"],
  ["Leadership Requires Improvement", "Requires Improvement"],
  ["Leadership Not judged", "Not judged"],
  ["Leadership Not", ""],
  ["Leadership is good", ""],
])("at the end of %j stands the grade %j", (line, grade) => {
  expect(usual.gradeAtEnd(line)).toBe(grade);
});

test("a framework's own words are added to them", () => {
  expect([other.isGrade("falls short"), other.isGrade("Inadequate")]).toEqual([true, true]);
  expect(other.gradeAtEnd("Leadership Meets the")).toBe("Meets the");
  expect(unusualGrades([{ scale: ["Falls short", "Meets the standard", "Good"] }])).toEqual([
    "falls short",
    "meets the standard",
  ]);
  expect(unusualGrades([{ scale: ["Inadequate", "Good"] }])).toEqual([]);
});

describe("a table of grades in other words", () => {
  const numbered = Array.from({ length: 10 }, (_, index) => `${index + 1}. Paragraph of the report.`);
  const documentOf = (rows: readonly string[]) =>
    textLines(["Judgement Grade", ...rows, "What needs to improve", "- Plans.", ...numbered].join("\n"));

  test.each([
    ["tabs", ["Leadership\tFalls short", "Help for families\tMeets the standard"]],
    ["spaces alone", ["Leadership Falls short", "Help for families Meets the standard"]],
    ["colons", ["Leadership: Falls short", "Help for families: Meets the standard"]],
  ])("is read by %s where the framework is known, and only there", (_, rows) => {
    const read = (words?: typeof other) =>
      splitDocument(documentOf(rows), words).grades.map(({ area, grade }) => [area, grade]);
    expect(read(other)).toEqual([
      ["Leadership", "Falls short"],
      ["Help for families", "Meets the standard"],
    ]);
    expect(read()).toEqual([]);
  });
});
