import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const text = readFileSync("CONTRIBUTING.md", "utf8");

/** Files and folders of the project that the text names, but for those that are yet to be made: "<name>". */
const named = [...text.matchAll(/`((?:content|src|tests|eslint)[\w./[\]-]*)`/g)].map(([, path]) => path!);

test("every file that a change is said to touch is there", () => {
  expect(named).toContain("src/schema/elements.ts");
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test("the five typical changes are told", () => {
  const [, changes = ""] = /^## Five typical changes\n([\s\S]*?)^## /m.exec(text) ?? [];
  expect(changes.match(/^### .+/gm)).toHaveLength(5);
});
