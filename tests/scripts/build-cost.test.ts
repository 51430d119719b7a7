import { expect, test } from "vitest";
import { medianOf, processorSeconds, secondsOfChildren } from "../../scripts/build-cost.ts";

test("the times of what a shell ran are added up", () => {
  expect(secondsOfChildren("0m0.01s 0m0.02s\n1m2.50s 0m3.25s\n")).toBe(65.75);
  expect(() => secondsOfChildren("0m0.01s 0m0.02s\n")).toThrow("no times");
});

test("a command that works costs more than one that sleeps, its own processes with it", () => {
  const busy = "const end = process.cpuUsage().user + 4e5; while (process.cpuUsage().user < end);";
  const spawning = `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(busy)}])`;
  expect(processorSeconds(process.execPath, ["-e", spawning], process.cwd())).toBeGreaterThan(0.4);
  expect(processorSeconds("sleep", ["0.4"], process.cwd())).toBeLessThan(0.4);
});

test("a command that fails has no cost, but a reason", () => {
  const failing = `console.log("no content"); process.exit(1)`;
  expect(() => processorSeconds(process.execPath, ["-e", failing], process.cwd())).toThrow("no content");
  expect(() => processorSeconds("true", [], "/nowhere")).toThrow("not a checkout of the project: /nowhere");
});

test("the median lies in the middle", () => {
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 2, 3])).toBe(2.5);
});
