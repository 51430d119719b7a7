import { BaseSequencer } from "vitest/node";
import type { TestSpecification } from "vitest/node";
import { defineConfig } from "vitest/config";

/** Files of tests that take long begin first, so that no worker is left with one at the end. */
const long = [
  ...[
    "accessibility",
    "later-document",
    "build",
    "reading-aids",
    "widths",
    "chart-files",
    "browser",
    "html",
    "search",
    "take-away",
  ],
  ...["verify"],
];

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return index < 0 ? long.length : index;
    };
    return Promise.resolve(files.toSorted((a, b) => place(a) - place(b) || a.moduleId.localeCompare(b.moduleId)));
  }
}

/**
 * No test may pass on nothing; two cores are the least that a machine has. What the files of a worker share, the code
 * and the parsed content and pages, is read once.
 */
const shared = {
  maxWorkers: 2,
  isolate: false,
  expect: { requireAssertions: true },
  // Limits that only catch what hangs.
  testTimeout: 300_000,
  hookTimeout: 600_000,
};

/** `unit` needs nothing but the sources; `site` reads dist/ after `npm run build`, as a reader would. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...shared, name: "unit", include: ["tests/**/*.test.ts"], exclude: ["tests/site/**"] } },
      {
        test: {
          ...shared,
          name: "site",
          include: ["tests/site/**/*.test.ts"],
          globalSetup: "tests/site/global-setup.ts",
          expect: { ...shared.expect, poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
