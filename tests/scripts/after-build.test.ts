import type { AstroIntegrationLogger } from "astro";
import { expect, test } from "vitest";
import { afterBuild } from "../../scripts/after-build.ts";
import type { BuildStep } from "../../scripts/after-build.ts";

const dir = new URL("file:///dist/");

/** Runs the steps as Astro does when the pages are built. @returns what they said, led by their names */
async function runSteps(steps: Readonly<Record<string, BuildStep>>): Promise<string[]> {
  const said: string[] = [];
  const loggerOf = (name: string) =>
    ({
      fork: loggerOf,
      info: (message: string) => said.push(`${name}: ${message}`),
    }) as unknown as AstroIntegrationLogger;
  await (afterBuild(steps).hooks["astro:build:done"] as (given: object) => Promise<void>)({
    dir,
    logger: loggerOf(""),
  });
  return said;
}

test("no step waits for another to end, and each is told where the site is", async () => {
  const begun = new Map<string, () => void>();
  const beginning = (name: string) => new Promise<void>((resolve) => begun.set(name, resolve));
  const waits = { pictures: beginning("index"), index: beginning("pictures") };
  const step =
    (name: keyof typeof waits): BuildStep =>
    async (dist, logger) => {
      begun.get(name)!();
      await waits[name];
      logger.info(dist.href);
    };
  const said = await runSteps({ index: step("index"), pictures: step("pictures") });
  expect(said.toSorted()).toEqual(["index: file:///dist/", "pictures: file:///dist/"]);
});

test("a step that fails fails the build", async () => {
  const failing = () => Promise.reject(new Error("search index not written"));
  await expect(runSteps({ index: failing, pictures: () => Promise.resolve() })).rejects.toThrow(
    "search index not written",
  );
});
