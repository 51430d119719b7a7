import { expect, test } from "vitest";
import { says } from "#search/phrases.ts";

test.each([
  ["Each plan in the one place was out of date.", "plans in the", true],
  ["Social workers' caseloads, high as they were", "caseload high", true],
  ["Each plan in the one place was out of date.", "plans the", false],
  ["A replan in the place", "plan in", false],
])("“%s” says “%s”: %s", (text, phrase, isSaid) => {
  expect(says(text, phrase)).toBe(isSaid);
});
