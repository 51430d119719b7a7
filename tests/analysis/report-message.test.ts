import { expect, test } from "vitest";
import { reportMessage } from "#analysis/report-message.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const messageOf = (report: SampleReport) => reportMessage(sampleRecord({ "2024-03-15": report }).reports[0]!);

test("a report is told by its grades, the best first, what it asks for, and where concern and strength are most", () => {
  expect(
    messageOf({
      grades: { Help: "Good", Care: "Requires improvement", Leaders: "Good" },
      recommendations: ["plans", "health"],
      concerns: ["plans", "health plans"],
      strengths: ["health"],
    }),
  ).toBe(
    "Inspectors graded 2 areas good and 1 requires improvement and made 2 recommendations. Most concern is on plans (2 findings), most strength on health (1 finding).",
  );
});

test("grades that are all the same, or one alone, are told as such", () => {
  expect(messageOf({ grades: { Help: "Good", Care: "Good" } })).toBe("Inspectors graded all 2 areas good.");
  expect(messageOf({ grades: { Help: "Good" } })).toBe("Inspectors graded Help good.");
});

test("a press account is told as somebody's account, and what neither praises nor blames is told as such", () => {
  expect(messageOf({ provenance: "secondary", neutral: ["plans"] })).toBe(
    "By this account, inspectors reported 1 finding, none of them of concern or strength.",
  );
});
