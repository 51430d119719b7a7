import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { proseElements } from "#schema/prose.ts";

test("a page of prose may place just what stands in src/prose", () => {
  const placed = readdirSync("src/prose").filter((file) => file.endsWith(".astro"));
  expect(placed.toSorted()).toEqual(proseElements.map((name) => `${name}.astro`).toSorted());
});
