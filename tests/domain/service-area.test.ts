import { expect, test } from "vitest";
import { covers, widerCover } from "#domain/service-area.ts";

test("of two covers the wider one holds, in whichever order they are named", () => {
  const pairs = covers.flatMap((a) => covers.map((b) => `${a}, ${b}: ${widerCover(a, b)}`));
  expect(pairs).toEqual([
    "in, in: in",
    "in, partial: in",
    "in, out: in",
    "partial, in: in",
    "partial, partial: partial",
    "partial, out: partial",
    "out, in: in",
    "out, partial: partial",
    "out, out: out",
  ]);
});
