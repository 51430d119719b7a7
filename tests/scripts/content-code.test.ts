import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { contentCode } from "../../scripts/content-code.ts";
import { atLeastOne } from "../at-least-one.ts";

type Hook = (given: object) => void;
interface CodePlugin {
  readonly hotUpdate: { handler(changed: { file: string }): void };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How often content is read anew after an edit of a file, as Vite tells of it for each kind of code that it runs. */
async function readingsAfter(file: string, command = "dev"): Promise<number> {
  const plugins: CodePlugin[] = [];
  let readings = 0;
  const { hooks } = contentCode();
  const updateConfig = ({ vite }: { vite: { plugins: CodePlugin[] } }) => plugins.push(...vite.plugins);
  (hooks["astro:config:setup"] as unknown as Hook)({ command, updateConfig });
  (hooks["astro:server:setup"] as unknown as Hook)({ refreshContent: () => Promise.resolve(readings++) });
  for (const environment of ["client", "ssr", "astro"]) {
    for (const plugin of plugins) plugin.hotUpdate.handler({ file: resolve(file) });
    // Not before the last of them has forgotten the old module.
    expect(readings, environment).toBe(0);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(1000);
  return readings;
}

const code = ["src/domain", "src/schema", "src/record"].flatMap((folder) => {
  return readdirSync(folder).map((file) => join(folder, file));
});

test.each(atLeastOne(code))("after an edit of %s content is read anew, once", async (file) => {
  expect(await readingsAfter(file)).toBe(1);
});

test.each(["src/pages/index.astro", "src/analysis/coverage.ts", "content/themes/plans.mdx"])(
  "after an edit of %s it is not",
  async (file) => {
    expect(await readingsAfter(file)).toBe(0);
  },
);

test("code that cannot be run is told of, and the site goes on", async () => {
  const errors: string[] = [];
  const { hooks } = contentCode();
  let plugin: CodePlugin | undefined;
  const updateConfig = ({ vite }: { vite: { plugins: CodePlugin[] } }) => (plugin = vite.plugins[0]);
  const logger = { error: (message: string) => errors.push(message) };
  const refreshContent = () => Promise.reject(new Error("unexpected token"));
  (hooks["astro:config:setup"] as unknown as Hook)({ command: "dev", updateConfig });
  (hooks["astro:server:setup"] as unknown as Hook)({ refreshContent, logger });
  plugin!.hotUpdate.handler({ file: resolve("src/schema/theme.ts") });
  await vi.advanceTimersByTimeAsync(1000);
  expect(errors).toEqual(["content is as it was before the edit: unexpected token"]);
});

test("a build watches nothing", async () => {
  expect(await readingsAfter("src/schema/theme.ts", "build")).toBe(0);
});
