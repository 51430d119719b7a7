import { expect, test } from "vitest";
import { fateNames, fatesToWords, isOpen } from "#domain/fate.ts";

test("a recommendation is open unless a document reports it resolved", () => {
  expect(fateNames.filter((fate) => !isOpen(fate))).toEqual(["reported resolved"]);
  expect(fateNames.filter(isOpen)).toHaveLength(4);
});

test("what became of several is told in words: first how many were met, then the others, what is least settled first", () => {
  expect(
    fatesToWords([
      "not mentioned, though in scope",
      "raised again",
      "reported in progress",
      "not mentioned, though in scope",
    ]),
  ).toBe("none reported met; 1 raised again, 1 in progress, 2 not mentioned");
  expect(fatesToWords(["reported resolved", "not examined since"])).toBe("1 reported met; 1 not examined since");
  expect(fatesToWords(["reported resolved"])).toBe("1 reported met");
});
