import { expect, test } from "vitest";
import { contentFileOf } from "#record/files.ts";
import { RecordError, madeAt } from "#record/problems.ts";

test("problems are listed all at once, sorted by file, line and column", () => {
  const error = new RecordError([
    { file: "content/threads/plans.mdx", line: 3, column: 1, message: "Third." },
    { file: "content/reports/letter.mdx", line: 10, column: 1, message: "Second." },
    { file: "content/reports/letter.mdx", line: 9, column: 30, message: "First, further right." },
    { file: "content/reports/letter.mdx", line: 9, column: 4, message: "First." },
    { file: "content/reports/letter.mdx", message: "Of the whole file." },
  ]);
  expect(error.message).toBe(`5 problems in the content:

  content/reports/letter.mdx  Of the whole file.
  content/reports/letter.mdx:9:4  First.
  content/reports/letter.mdx:9:30  First, further right.
  content/reports/letter.mdx:10:1  Second.
  content/threads/plans.mdx:3:1  Third.
`);
});

test("one problem is spoken of as one", () => {
  expect(new RecordError([{ file: "content/terms/ofsted.mdx", message: "Alone." }]).message).toMatch(
    /^One problem in the content:/,
  );
});

test.each([
  [
    "reports/2018-05-18-focused-visit-northamptonshire/",
    "content/reports/2018-05-18-focused-visit-northamptonshire.mdx",
  ],
  [
    "reports/2022-11-25-inspection-west-northamptonshire/differences/",
    "content/reports/2022-11-25-inspection-west-northamptonshire.mdx",
  ],
  ["themes/permanence.csv", "content/themes/permanence.mdx"],
  ["method/", "content/prose/method.mdx"],
  ["themes/", undefined],
  ["", undefined],
])("the file of content that the page %j is made from is known: %s", (place, file) => {
  expect(contentFileOf(process.cwd(), place)).toBe(file);
});

test("what goes wrong while a page is made names the page and its file of content, beside what it was", () => {
  const error = new TypeError("no letters");
  expect(madeAt(error, "/themes/plans/", "content/themes/plans.mdx")).toBe(error);
  const where = "While the page /themes/plans/ was made from content/themes/plans.mdx:";
  expect(error.message).toBe(`${where} no letters`);
  expect(error.stack!.split("\n").slice(0, 2)).toEqual([where, "TypeError: no letters"]);
  expect(madeAt(new Error("none"), "/", undefined)).toMatchObject({ message: "While the page / was made: none" });
  const problems = new RecordError([{ file: "content/terms/ofsted.mdx", message: "Alone." }]);
  expect(madeAt(problems, "/", undefined)).toBe(problems);
  expect(problems.message).toMatch(/^One problem/);
});
