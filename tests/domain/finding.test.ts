import { expect, test } from "vitest";
import { raisesConcern } from "#domain/finding.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

test("concerns and mixed findings raise their themes; strengths and neutral findings do not", () => {
  const { findings } = sampleRecord({
    "2013-02-01": {
      looksAt: ["plans"],
      concerns: ["plans"],
      mixed: ["plans"],
      strengths: ["plans"],
      neutral: ["plans"],
    },
  });
  expect(findings.filter(raisesConcern).map(({ stance }) => stance)).toEqual(["concern", "mixed"]);
});
