import type { AstroIntegration, AstroIntegrationLogger } from "astro";

/**
 * What is made from the built pages and data.
 *
 * @param dist  the built folder, with a slash at its end
 */
export type BuildStep = (dist: URL, logger: AstroIntegrationLogger) => Promise<void>;

/**
 * Runs steps side by side once the pages are built: Astro itself lets each integration wait for the one before it.
 *
 * @param steps  by the name that stands before what a step says; none may need what another makes
 */
export function afterBuild(steps: Readonly<Record<string, BuildStep>>): AstroIntegration {
  return {
    name: "after-build",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        await Promise.all(Object.entries(steps).map(([name, step]) => step(dir, logger.fork(name))));
      },
    },
  };
}
