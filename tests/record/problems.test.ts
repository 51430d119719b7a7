import { expect, test } from "vitest";
import { RecordError } from "#record/problems.ts";

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
