import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectBrowser, site } from "./given.ts";
import { labelsOn } from "./chart-labels.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await connectBrowser();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

test.each([
  ["/", 1280],
  ["/", 768],
  ["/", 390],
  ["/", 360],
  ["/judgements/", 1280],
  ["/judgements/", 768],
  ["/themes/assessments/", 1280],
  ["/themes/assessments/", 768],
  ["/themes/assessments/", 360],
  ["/timeline/", 1280],
  ["/timeline/", 768],
  ["/timeline/", 360],
  ["/threads/", 1280],
  ["/threads/", 768],
  ["/threads/", 360],
  ["/threads/leaving-care-strategy-and-homes/", 1280],
])("labels of the charts on %s neither lie on one another nor are cut off, %i pixels wide", async (url, width) => {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(site + url.slice(1));
  const { count, overlapping, cutOff } = await labelsOn(page);
  expect(count).toBeGreaterThan(10);
  expect({ overlapping, cutOff }).toEqual({ overlapping: [], cutOff: [] });
});
