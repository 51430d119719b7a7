import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { writeNew, writeWhole } from "../../scripts/whole-file.ts";

const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
const file = join(root, "folder", "file.mdx");
beforeEach(() => {
  rmSync(join(root, "folder"), { recursive: true, force: true });
});
afterAll(() => rmSync(root, { recursive: true }));

test("a file is written in the place of the former, and nothing beside it is left", () => {
  for (const text of ["former", "new"]) writeWhole(file, text);
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(readdirSync(join(root, "folder"))).toEqual(["file.mdx"]);
});

test("what cannot be written leaves what was there, and nothing beside it", () => {
  mkdirSync(file, { recursive: true });
  writeFileSync(join(file, "inner"), "");
  expect(() => writeWhole(file, "new")).toThrow();
  expect(readdirSync(join(root, "folder"))).toEqual(["file.mdx"]);
});

test("a new file is written over none, nor where a link of its name leads", () => {
  mkdirSync(join(root, "folder"));
  writeNew(file, "first");
  expect(() => writeNew(file, "second")).toThrow();
  expect(readFileSync(file, "utf8")).toBe("first");
  rmSync(file);
  symlinkSync("elsewhere", file);
  expect(() => writeNew(file, "second")).toThrow();
  expect(readdirSync(join(root, "folder"))).toEqual(["file.mdx"]);
});
