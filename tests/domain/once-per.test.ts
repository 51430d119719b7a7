import { expect, test } from "vitest";
import { oncePer } from "#domain/once-per.ts";

test("a thing is worked out once for each object, even where nothing comes of it", () => {
  const asked: object[] = [];
  const emptiness = oncePer((list: readonly string[]) => {
    asked.push(list);
    return list.length ? list.length : undefined;
  });
  const [empty, full] = [[], ["plans"]];
  expect([empty, full, empty, full].map(emptiness)).toEqual([undefined, 1, undefined, 1]);
  expect(asked).toEqual([empty, full]);
});

test("what is alike is not the same", () => {
  const made = oncePer((_: object) => ({}));
  const object = {};
  expect(made(object)).toBe(made(object));
  expect(made(object)).not.toBe(made({}));
});
