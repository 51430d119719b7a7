import { expect, test } from "vitest";
import { rowsNamed } from "#components/view-rows.ts";

const table = 'name,summary\na#r01,"One, with a comma"\na#r02,"Two ""quoted"", over\ntwo lines"\na#r03,Three\n';

test("a view takes its rows of a published table, unchanged and in its own order, under the same header", () => {
  expect(rowsNamed(table, ["a#r03", "a#r02"])).toBe(
    '\uFEFFname,summary\na#r03,Three\na#r02,"Two ""quoted"", over\ntwo lines"\n',
  );
  expect(rowsNamed(table, [])).toBe("\uFEFFname,summary\n");
});
