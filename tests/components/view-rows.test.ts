import { expect, test } from "vitest";
import { objectsNamed, rowsNamed } from "#components/view-rows.ts";

const table = 'name,summary\na#r01,"One, with a comma"\na#r02,"Two ""quoted"", over\ntwo lines"\na#r03,Three\n';

test("a view takes its rows of a published table, unchanged and in its own order, under the same header", () => {
  expect(rowsNamed(table, ["a#r03", "a#r02"])).toBe(
    '\uFEFFname,summary\na#r03,Three\na#r02,"Two ""quoted"", over\ntwo lines"\n',
  );
  expect(rowsNamed(table, [])).toBe("\uFEFFname,summary\n");
});

test("the same of a table in JSON, lists and unknowns as they are", () => {
  const rows = [
    { name: "a#r01", themes: ["plans", "health"] },
    { name: "a#r02", themes: null },
  ];
  expect(JSON.parse(objectsNamed(JSON.stringify(rows), ["a#r02", "a#r01", "a#r99"]))).toEqual(rows.toReversed());
  expect(objectsNamed(JSON.stringify(rows), [])).toBe("[]\n");
});
