import { defineConfig } from "vitest/config";

/** Half of the tests are of each kind of file; both cores of a small machine are used. */
const shared = { maxWorkers: 2, expect: { requireAssertions: true } };

/** `unit` needs nothing but the sources; `site` reads dist/ after `npm run build`, as a reader would. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: "unit", include: ["tests/**/*.test.ts"], exclude: ["tests/site/**"] } },
      {
        test: {
          ...shared,
          name: "site",
          include: ["tests/site/**/*.test.ts"],
          globalSetup: "tests/site/global-setup.ts",
          // Pages are read and parsed once for all files of a worker.
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
          expect: { requireAssertions: true, poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
