import { expect, test } from "vitest";
import { balanceOf, weightOf } from "#analysis/weight.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

test.each([
  [2, 1, "mostly concern"],
  [1, 0, "mostly concern"],
  [3, 2, "even"],
  [0, 0, "even"],
  [4, 7, "even"],
  [4, 8, "mostly strength"],
  [0, 1, "mostly strength"],
])("%i for concern and %i for strength are %s", (against, inFavour, balance) => {
  expect(balanceOf(against, inFavour)).toBe(balance);
});

test("a mixed finding counts half for either side, and recommendations add to the size and to neither side", () => {
  const record = sampleRecord({
    "2013-02-01": {
      looksAt: ["plans", "health", "supervision"],
      mixed: ["plans"],
      strengths: ["health", "health"],
      concerns: ["supervision", "supervision", "supervision", "supervision", "supervision"],
      recommendations: ["health"],
    },
  });
  const of = (code: string) =>
    weightOf(
      record.themes.find((theme) => theme.code === code)!,
      record.events[0]!,
    );
  expect(of("plans")).toEqual({ balance: "even", size: 1, isAsked: false });
  expect(of("health")).toEqual({ balance: "mostly strength", size: 1, isAsked: true });
  expect(of("supervision")).toEqual({ balance: "mostly concern", size: 2, isAsked: false });
});
