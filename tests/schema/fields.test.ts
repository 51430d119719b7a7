import { expect, test } from "vitest";
import { nearMiss, quoted } from "#schema/fields.ts";

test.each([
  ["plan", ` Did you mean "plans"?`],
  ["helth", ` Did you mean "health"?`],
  ["housing", ""],
])("a slip of the pen is recognised, another word is not: %s", (written, advice) => {
  expect(nearMiss(written, ["plans", "health"])).toBe(advice);
});

test("of two letters not both may be wrong", () => {
  expect(nearMiss("at", ["id", "as"])).toBe(` Did you mean "as"?`);
  expect(nearMiss("at", ["id", "themes"])).toBe("");
});

test("where there is nothing to choose from nothing is proposed", () => {
  expect(nearMiss("plans", [])).toBe("");
});

test("what was written is quoted as its author would know it", () => {
  expect(["page 3", 3, ["a"], null, undefined].map(quoted)).toEqual(['"page 3"', "3", '["a"]', "null", "nothing"]);
});
