import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { clearPictures } from "../../scripts/picture-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "inspection-record-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.runIf(process.platform === "linux")("where nobody can make a folder, that is told at once", () => {
  expect(() => clearPictures("/proc/pictures/of/mine", /x/)).toThrow(/ENOENT/);
});

test("pictures of an earlier call go, and where anything else lies nothing does", () => {
  const own = /^home-\d+\.png$/;
  writeFileSync(join(folder, "home-360.png"), "");
  clearPictures(folder, own);
  expect(readdirSync(folder)).toEqual([]);
  for (const name of ["home-360.png", "thesis.docx"]) writeFileSync(join(folder, name), "");
  expect(() => clearPictures(folder, own)).toThrow(/holds what this command did not make \(thesis\.docx\)/);
  expect(readdirSync(folder)).toEqual(["home-360.png", "thesis.docx"]);
});
