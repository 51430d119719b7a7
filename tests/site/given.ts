import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { inject } from "vitest";

/** Where dist/ is served, with a slash at the end. */
export const site = inject("site");

/** The one browser of all tests. */
export function connectBrowser(): Promise<Browser> {
  return chromium.connect(inject("browser"));
}
