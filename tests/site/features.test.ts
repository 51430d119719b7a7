import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { atLeastOne } from "../at-least-one.ts";

/** What not every browser of 2024 has yet: its name where it is used. */
const later = [
  ...["Promise.try(", "Iterator.from(", "Iterator.concat(", "RegExp.escape(", "Error.isError(", "Math.sumPrecise("],
  ...[
    ".getOrInsert(",
    ".getOrInsertComputed(",
    ".fromBase64(",
    ".toBase64(",
    "Temporal.",
    "Float16Array",
    "URLPattern",
  ],
  ...["Intl.DurationFormat", "startViewTransition(", "scheduler.yield(", "document.caretPositionFromPoint("],
];

/** The reader of PDF has its own ways for older browsers, and comes only when a PDF is opened. */
const isOfOthers = (code: string) => code.includes("pdfjs");

test("scripts ask for nothing that browsers of 2024 have not", () => {
  const scripts = readdirSync("dist/_astro")
    .filter((name) => name.endsWith(".js"))
    .map((name): [string, string] => [name, readFileSync(join("dist/_astro", name), "utf8")]);
  const own = atLeastOne(scripts.filter(([, code]) => !isOfOthers(code)));
  expect(
    own.flatMap(([name, code]) => later.filter((word) => code.includes(word)).map((word) => `${name} ${word}`)),
  ).toEqual([]);
});
