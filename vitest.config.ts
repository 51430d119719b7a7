import { defineConfig } from "vitest/config";

/** `unit` needs nothing but the sources; `site` reads dist/ after `npm run build`, as a reader would. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/**/*.test.ts"], exclude: ["tests/site/**"] } },
      {
        test: {
          name: "site",
          include: ["tests/site/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
