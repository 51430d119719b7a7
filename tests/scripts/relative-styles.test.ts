import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { publisherWarning } from "#publish/publisher.ts";
import { settings } from "#settings.ts";
import { relativeStyles } from "../../scripts/relative-styles.ts";

test("of a built folder the style sheets are rewritten; pages have been before they were written", () => {
  const root = mkdtempSync(join(tmpdir(), "relative-styles-"));
  mkdirSync(join(root, "_astro"));
  const written = `url(/_astro/a.woff2) href="/data/"`;
  const files = ["_astro/page.css", "index.html"];
  for (const file of files) writeFileSync(join(root, file), written);
  const { hooks } = relativeStyles();
  (hooks["astro:config:done"] as (given: object) => void)({ config: { base: "/" } });
  const warnings: string[] = [];
  const logger = { warn: (message: string) => warnings.push(message) };
  vi.stubEnv("SITE_URL", "");
  (hooks["astro:build:done"] as (given: object) => void)({ dir: pathToFileURL(`${root}/`), logger });
  vi.unstubAllEnvs();
  const texts = files.map((file) => readFileSync(join(root, file), "utf8"));
  rmSync(root, { recursive: true });
  expect(texts).toEqual([`url(../_astro/a.woff2) href="/data/"`, written]);
  expect(warnings).toEqual([
    expect.stringContaining("SITE_URL is not set"),
    ...[publisherWarning(settings) ?? []].flat(),
  ]);
});
