import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { imports } from "../eslint.boundaries.js";
import { atLeastOne } from "./at-least-one.ts";

const rows = readFileSync("README.md", "utf8")
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, folders = ""]) => folders.startsWith("`src/"))
  .map(([, folders = "", , imported = ""]) => ({
    folders: [...folders.matchAll(/`src\/(\w+)\/`/g)].map(([, folder]) => folder!),
    imported: imported
      .replace(/\(.*?\)/g, "")
      .split(",")
      .map((name) => name.trim()),
  }))
  .filter(({ folders }) => folders.some((folder) => folder in imports));

/** The folders of src/ that a rule lets a folder, or a part of it, import. */
function allowedIn(folders: readonly string[]): string[] {
  const rules = Object.entries(imports).filter(([part]) => folders.includes(part.split("/")[0]!));
  return rules.flatMap(([, allowed]) => allowed.map((address) => address.replace(/\.ts$/, "").split("/")[0]!));
}

const others = (names: readonly string[], folders: readonly string[]) =>
  [...new Set(names)].filter((name) => !folders.includes(name)).toSorted();

test("every folder with boundaries is in the README", () => {
  const folders = Object.keys(imports).map((part) => part.split("/")[0]!);
  expect(
    others(
      rows.flatMap((row) => row.folders),
      [],
    ),
  ).toEqual(others(folders, []));
});

test.each(atLeastOne(rows))(
  "the linter keeps what the README says of the imports of $folders",
  ({ folders, imported }) => {
    expect(others(allowedIn(folders), folders)).toEqual(others(imported, folders));
  },
);
