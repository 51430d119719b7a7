import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsIn, faultsInPart, screens } from "./axe.ts";
import { connectBrowser, site } from "./given.ts";
import { pageOfEachType } from "./pages.ts";
import { eventsInside } from "./tables.ts";
import { atLeastOne } from "../at-least-one.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await connectBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(15_000);
});
afterAll(() => browser?.close());

async function open(path: string): Promise<void> {
  await page.setViewportSize({ width: screens[0]!, height: 800 });
  await page.goto(site + path.slice(1));
}

const openAllFolds = () =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

test.each(atLeastOne(pageOfEachType))("axe finds no fault on %s, with all that folds open", async (url) => {
  await open(url);
  // The matrix is looked at on the home page.
  if (url === "/themes/") await page.locator("figure.matrix").evaluate((matrix) => matrix.remove());
  await openAllFolds();
  expect(await faultsIn(page)).toEqual([]);
});

describe("axe finds no fault", () => {
  test("in the matrix sorted and filtered, with its switches set", async () => {
    await open("/?order=raised&group=care-leavers&secondary=off&full=on&apart=on");
    await expect.poll(() => page.locator(".matrix-status").textContent()).toMatch(/Faint/);
    // The rest of the page is as it was.
    await page.locator("main > *:not(figure.matrix)").evaluateAll((rest) => rest.forEach((part) => part.remove()));
    expect(await faultsIn(page)).toEqual([]);
  });

  test.each([
    ["a pointer", "mouse", "Follow the mark to read"],
    ["a finger", "touch", "Read "],
  ])("in what a mark tells to %s", async (_, pointerType, way) => {
    await open("/themes/assessments/");
    const mark = page.locator(
      'figure.theme-row svg.chart-wide a[href$="#event-2018-04-focused-visit-northamptonshire"]',
    );
    await mark.evaluate((link, pointerType) => {
      for (const type of ["pointerover", "click"])
        if ((type === "click") === (pointerType === "touch"))
          link.dispatchEvent(new PointerEvent(type, { pointerType, bubbles: true, cancelable: true }));
    }, pointerType);
    const answer = "figure.theme-row .chart-answer";
    await expect.poll(() => page.locator(answer).textContent()).toContain(way);
    expect(await faultsInPart(page, answer)).toEqual([]);
  });

  test.each([
    ["a statement", "/reports/2018-05-18-focused-visit-northamptonshire/", "#f05 a.cite"],
    ["a chart", "/themes/assessments/", ".take-away [popovertarget^=cite-chart]"],
    ["a result of the search", "/search/?q=caseloads", "[data-record] button[aria-label^=Cite]"],
  ])("in the open citation of %s, with all its forms", async (_, path, selector) => {
    await open(path);
    const button = page.locator(selector).first();
    await button.waitFor({ state: "attached" });
    await openAllFolds();
    await button.click();
    await page.locator(".citation:popover-open .cite-formats").first().waitFor();
    await page.locator(".citation:popover-open [data-copy]").click();
    expect(await faultsInPart(page, ".citation:popover-open")).toEqual([]);
  });

  test("in the open legend", async () => {
    await open("/reports/2018-05-18-focused-visit-northamptonshire/");
    await page.locator("#statements button.stance").first().click();
    expect(await faultsInPart(page, "#legend:popover-open")).toEqual([]);
  });

  const [first, second] = ["2012-03-inspection-northamptonshire", "2025-04-focused-visit-west-northamptonshire"];
  test.each([
    ["a filtered report", "/reports/2018-05-18-focused-visit-northamptonshire/?stance=concern", "#statements"],
    ["filtered recommendations", "/recommendations/?from=2018&theme=plans&group=main", "#recommendation-list"],
    ["a theme of which little fits", "/themes/assessments/?year=2018&stance=strength", "#statements"],
    ["two that are compared as asked", `/compare/?a=${first}&b=${second}`, "#compared"],
  ])("in %s", async (_, path, part) => {
    expect(eventsInside().map(({ event }) => event)).toEqual(expect.arrayContaining([first, second]));
    await open(path);
    const said = page.locator("#reading-status, #filter-status, #compared [data-summary]").first();
    await expect.poll(() => said.textContent()).toMatch(/^Showing \d+ of| in '/);
    await openAllFolds();
    expect(await faultsInPart(page, part)).toEqual([]);
  });
});

describe("axe finds no fault in the search", () => {
  test.each([
    ["with results and all choices open", "?q=kids+moved+far+away&stance=concern", /^\d+ results?/],
    ["with grouped results and names", "?q=West+Northamptonshire+asessment&by=theme", /^\d+ results?/],
    ["with nothing found", "?q=zyzzyva", /^0 results/],
    ["with a part that is missing", "?q=caseloads", /could not be loaded/],
  ])("%s", async (_, address, said) => {
    let isBroken = String(said).includes("loaded");
    if (isBroken)
      await page.route("**/search/*/*.words", (route) =>
        isBroken ? route.fulfill({ status: 404 }) : route.continue(),
      );
    await open(`/search/${address}`);
    await expect.poll(() => page.locator("#search-status").textContent(), { timeout: 15_000 }).toMatch(said);
    // The route stays: to take it away could lose what is on its way.
    isBroken = false;
    if (address.includes("stance")) await openAllFolds();
    else await page.locator("#search-facets").evaluate((choices) => choices.remove());
    expect(await faultsIn(page)).toEqual([]);
  });
});
