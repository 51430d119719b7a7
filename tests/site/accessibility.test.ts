import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { connectBrowser, site } from "./given.ts";
import { pageOfEachType, pages } from "./pages.ts";
import { atLeastOne } from "../at-least-one.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const widths = [360, 768, 1280];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

/** The rules that look at colours: all that can tell dark from light. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** What axe finds in the page as it is, in light and dark colours, on a desk and on a phone. */
async function faultsIn(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(axe.source);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const putBack = await takeOutHiddenMarks(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const values = colorScheme === "dark" ? colourRules : standards;
      const violations = await page.evaluate(
        async ([type, values]) => {
          const found = await (globalThis as typeof globalThis & { axe: typeof axe }).axe.run({
            runOnly: { type, values },
            resultTypes: ["violations"],
          });
          return found.violations;
        },
        [colorScheme === "dark" ? "rule" : "tag", values] as const,
      );
      faults.push(
        ...violations.map(
          ({ id, help, nodes }) =>
            `${colorScheme}, ${width}: ${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
        ),
      );
    }
    await putBack();
  }
  return faults;
}

/** The parts of charts that nobody sees at this width, thousands of marks that axe would walk through all the same. */
async function takeOutHiddenMarks(page: Page): Promise<() => Promise<void>> {
  const taken = await page.evaluateHandle(() =>
    [...document.querySelectorAll("figure.chart :is(svg, svg a, svg g, td, th)")]
      .filter((part) => !part.getClientRects().length)
      .map((part) => {
        const place = document.createComment("");
        part.replaceWith(place);
        return { part, place };
      }),
  );
  return () => taken.evaluate((all) => all.forEach(({ part, place }) => place.replaceWith(part)));
}

test.each(atLeastOne(pageOfEachType))("axe finds no fault on %s", async (url) => {
  await page.goto(site + url.slice(1));
  // The matrix is looked at on the home page.
  if (url === "/themes/") await page.locator("figure.matrix").evaluate((matrix) => matrix.remove());
  expect(await faultsIn(page)).toEqual([]);
});

test("axe finds no fault in the matrix with its switches set", async () => {
  await page.goto(site);
  for (const name of ["secondary", "full", "apart"]) await page.locator(`.switches [name=${name}]`).click();
  await page.locator("figure.matrix details.chart-table summary").click();
  expect(await faultsIn(page)).toEqual([]);
});

test("axe finds no fault in search results and open facets", async () => {
  await page.goto(`${site}search/?q=caseloads&stance=concern`);
  await page.locator("[data-record]").first().waitFor();
  await page.locator("#facets").evaluate((details: HTMLDetailsElement) => (details.open = true));
  expect(await faultsIn(page)).toEqual([]);
});

test("axe finds no fault in an open citation and an open table of a chart", async () => {
  await page.goto(`${site}themes/assessments/`);
  await page.locator("details.chart-table summary").click();
  await page.getByRole("button", { name: /^Cite/ }).first().click();
  await page.locator(".citation:popover-open").waitFor();
  expect(await faultsIn(page)).toEqual([]);
});

test(
  `no page is wider than a screen of ${widths.join(", ")} pixels, with all that folds open`,
  { timeout: 300_000 },
  async () => {
    const tooWide: string[] = [];
    const waiting = [...pages];
    // In several tabs, since each waits for its page.
    const measure = async (tab: Page) => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        await tab.goto(site + next.url.slice(1));
        await tab
          .locator("details")
          .evaluateAll((all) => all.forEach((details) => ((details as HTMLDetailsElement).open = true)));
        for (const width of widths) {
          await tab.setViewportSize({ width, height: 800 });
          const excess = await tab.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          if (excess > 0) tooWide.push(`${next.url}: ${excess} pixels too wide at ${width}`);
        }
      }
    };
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        const tab = await browser.newPage();
        await measure(tab);
        await tab.close();
      }),
    );
    expect(tooWide.toSorted()).toEqual([]);
  },
);
