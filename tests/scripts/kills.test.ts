import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { afterKill } from "../../scripts/kills.ts";
import { fingerprintsIn } from "../site/project-copy.ts";

const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
const dist = join(root, "dist");
const beside = join(root, ".dist");
afterAll(() => rmSync(root, { recursive: true }));

function write(folder: string, files: Readonly<Record<string, string>>) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return fingerprintsIn(folder);
}

const pages = { "index.html": "new", "themes.html": "new" };
const next = write(dist, pages);
const before = write(dist, { ...pages, "mark.txt": "" });

beforeEach(() => {
  rmSync(beside, { recursive: true, force: true });
  write(dist, { ...pages, "mark.txt": "" });
});

test("the site before and the new one are known, also where what a dead build left is to be cleared", async () => {
  expect(await afterKill(root, { before, next })).toEqual({ state: "the site before" });
  mkdirSync(beside, { recursive: true });
  writeFileSync(join(beside, "lock"), `${process.ppid} 1`);
  renameSync(dist, join(beside, "last"));
  expect(await afterKill(root, { before, next })).toEqual({ state: "the site before" });
  write(dist, pages);
  expect(await afterKill(root, { before, next })).toEqual({ state: "the new site" });
});

test.each<[string, () => void, RegExp]>([
  ["a page is missing", () => rmSync(join(dist, "themes.html")), /^dist\/ is neither: themes\.html$/],
  ["a page is cut off", () => writeFileSync(join(dist, "index.html"), "n"), /^dist\/ is neither: index\.html$/],
  ["there is no site, and none to put back", () => rmSync(dist, { recursive: true }), /^there is no dist\/$/],
  [
    "the lock cannot be taken over",
    () => {
      writeFileSync(beside, "");
    },
    /^the next build is hindered: /,
  ],
])("where %s, it is told", async (_, harm, told) => {
  harm();
  expect((await afterKill(root, { before, next })).fault).toMatch(told);
});
