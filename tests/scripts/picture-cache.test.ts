import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprintOf, openCache } from "../../scripts/picture-cache.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "picture-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const made = (text: string) => () => Promise.resolve(bytes(text));
const textOf = (taken: Uint8Array) => new TextDecoder().decode(taken);

test("what was made in an earlier build is not made again, and what it was made of anew is", async () => {
  const first = openCache(folder);
  expect(textOf(await first.take(fingerprintOf("red"), made("one")))).toBe("one");
  expect(first.made()).toBe(1);
  const second = openCache(folder);
  expect(textOf(await second.take(fingerprintOf("red"), made("two")))).toBe("one");
  expect(second.made()).toBe(0);
  expect(textOf(await second.take(fingerprintOf("blue"), made("two")))).toBe("two");
  expect(second.made()).toBe(1);
});

test("a fingerprint tells its parts, their order and their borders apart", () => {
  const all = [["ab", "c"], ["a", "bc"], ["c", "ab"], ["abc"], ["ab", "c", ""]].map((parts) => fingerprintOf(...parts));
  expect(new Set(all).size).toBe(all.length);
  expect(fingerprintOf(bytes("ab"), "c")).toBe(all[0]);
});

test("what fails leaves nothing that is taken for a picture", async () => {
  const cache = openCache(folder);
  await expect(cache.take("x", () => Promise.reject(new Error("no such face")))).rejects.toThrow("no such face");
  expect(readdirSync(folder)).toEqual([]);
  expect(textOf(await cache.take("x", made("whole")))).toBe("whole");
  expect(readdirSync(folder)).toEqual(["x"]);
});

test("what no build has asked for in a month is thrown away", async () => {
  for (const name of ["old", "taken"]) writeFileSync(join(folder, name), name);
  const days = (count: number) => new Date(Date.now() - count * 24 * 60 * 60 * 1000);
  utimesSync(join(folder, "old"), days(31), days(31));
  utimesSync(join(folder, "taken"), days(29), days(29));
  const cache = openCache(folder);
  expect(readdirSync(folder)).toEqual(["taken"]);
  await cache.take("taken", made("anew"));
  utimesSync(join(folder, "taken"), days(0), days(0));
  expect(cache.made()).toBe(0);
});
