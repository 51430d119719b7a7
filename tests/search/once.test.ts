import { expect, test } from "vitest";
import { eachOnce } from "#search/once.ts";

test("what was loaded is not loaded again, and what failed is", async () => {
  const asked: number[] = [];
  const load = eachOnce((part: number) => {
    asked.push(part);
    return asked.length === 1 ? Promise.reject(new Error("no connection")) : Promise.resolve(part * 2);
  });
  await expect(load(1)).rejects.toThrow("no connection");
  expect(await Promise.all([load(1), load(2), load(1)])).toEqual([2, 4, 2]);
  expect(asked).toEqual([1, 1, 2]);
});
