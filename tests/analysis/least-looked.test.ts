import { expect, test } from "vitest";
import { leastLooked } from "#analysis/least-looked.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

test("what was looked at least: never, once, and not since the latest full inspection", () => {
  const record = sampleRecord({
    "2011-05-06": { looksAt: ["plans", "health"] },
    "2016-05-06": { looksAt: ["plans", "supervision"] },
    "2022-05-06": { looksAt: ["plans", "supervision"] },
  });
  const { never, once, latest, notSince } = leastLooked(record);
  expect(never.map(({ code }) => code)).toEqual(["recording"]);
  expect(once.map(({ theme, event }) => [theme.code, event.date])).toEqual([["health", "2011-05-01"]]);
  expect(latest?.date).toBe("2022-05-01");
  expect(notSince.map(({ theme, event }) => [theme.code, event.date])).toEqual([["health", "2011-05-01"]]);
});

test("a theme that a visit looked at since is not left out", () => {
  const record = sampleRecord({
    "2011-05-06": { looksAt: ["plans", "health"] },
    "2022-05-06": { looksAt: ["plans"] },
    "2023-05-06": { event: "2023-05-focused-visit", framework: "visits", looksAt: ["health"] },
  });
  expect(leastLooked(record).notSince).toEqual([]);
});
