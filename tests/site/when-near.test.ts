import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectBrowser, site } from "./given.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await connectBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
});
afterAll(() => browser?.close());

/** Of the parts of a page, how many are laid out. */
const laidOut = () =>
  page
    .locator(".when-near")
    .evaluateAll((parts) =>
      parts.map((part) => part.lastElementChild!.checkVisibility({ contentVisibilityAuto: true })),
    );

test.each(["thesaurus/", "reports/2026-07-07-inspection-north-northamptonshire/differences/"])(
  "%s lays its parts out when a reader comes near, who can copy, follow and print what is not laid out",
  async (path) => {
    await page.goto(site + path);
    await expect.poll(laidOut).toContain(false);
    expect((await laidOut()).at(-1)).toBe(false);
    const last = page.locator(".when-near").last();
    const [copied, words] = await last.evaluate((part) => {
      getSelection()!.selectAllChildren(part);
      return [getSelection()!.toString(), part.querySelector("dt, .statement-summary")!.textContent];
    });
    expect(copied).toContain(words);
    const link = page.locator(".letters a").last();
    await link.click();
    const heading = last.locator("h2");
    const gap = () => heading.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    await expect.poll(gap).toBeLessThan(100);
    await expect.poll(gap).toBeGreaterThanOrEqual(0);
    await expect.poll(async () => (await laidOut()).at(-1)).toBe(true);
    await page.emulateMedia({ media: "print" });
    // The browser says so from the next picture on.
    await expect.poll(laidOut).not.toContain(false);
    await page.emulateMedia({ media: null });
  },
);
