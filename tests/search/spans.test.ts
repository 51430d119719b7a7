import { expect, test } from "vitest";
import { filesOf, spanOf } from "#search/spans.ts";

test("each part is found again where it was put, in files of which none grows far", () => {
  const parts = Array.from({ length: 9 }, (_, part) => Buffer.alloc(30_000 + part, part));
  const files = filesOf(parts);
  expect(files.length).toBeGreaterThan(1);
  const lengths = files.map((own) => own.map(({ length }) => length));
  const wholes = new Map(files.map((own, file) => [`parts-${file}`, Buffer.concat(own)]));
  expect(Math.max(...[...wholes.values()].map(({ length }) => length))).toBeLessThan(140_000);
  for (const [number, part] of parts.entries()) {
    const { name, span } = spanOf(number, lengths);
    const [start, end] = span.slice(1).split("-").map(Number);
    expect(wholes.get(name)!.subarray(start, end)).toEqual(part);
  }
});
