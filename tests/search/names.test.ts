import { describe, expect, test } from "vitest";
import { readRecord } from "#record/read.ts";
import { namesIn, namesOf } from "#search/names.ts";

const names = namesOf(readRecord(process.cwd()));

function found(query: string) {
  return namesIn(query, names).map(({ name: { facet, value, isApplied } }) => [facet, value, isApplied]);
}

describe("names in a query", () => {
  test.each<[string, (readonly [string, string])[]]>([
    ["NNC", [["authority", "north-northamptonshire"]]],
    ["West Northamptonshire caseloads", [["authority", "west-northamptonshire"]]],
    ["caseloads in north northants", [["authority", "north-northamptonshire"]]],
    ["focused visits on caseloads", [["kind", "focused-visit"]]],
    [
      "ILACS 2022",
      [
        ["framework", "ilacs"],
        ["year", "2022"],
      ],
    ],
    ["caseloads", []],
    ["Northamptonshire caseloads", []],
    ["inspection of 1999", []],
    ["children's trust", []],
    ["self-evaluation by senior leaders", []],
  ])("in %j are what it can be narrowed to", (query, expected) => {
    const applied = found(query).filter(([, , isApplied]) => isApplied);
    expect(applied.map(([facet, value]) => [facet, value])).toEqual(expected);
  });

  test("a group is offered and narrows nothing, since it is as likely what is looked for", () => {
    expect(found("care leavers").filter(([facet]) => facet === "group")).toEqual([["group", "care-leavers", false]]);
  });

  test("the longest name is taken where several begin at one word, with its place", () => {
    const [only, ...others] = namesIn("why West Northamptonshire lost staff", names);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ at: 1, length: 2, name: { value: "west-northamptonshire" } });
  });
});
