import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connectBrowser, site } from "./given.ts";
import { dist } from "./pages.ts";

/*
 * Where a control cannot work, it is gone and the page says so, or it says so itself; what is written stays.
 */
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage();
  page.setDefaultTimeout(15_000);
});
afterEach(() => page.close());

const at = (path: string) => page.goto(site + path.slice(1));
const word = () => page.locator(".script-word");
const report = "/reports/2018-05-18-focused-visit-northamptonshire/";

async function expectWord(path: string): Promise<void> {
  await expect.poll(() => word().isVisible(), { message: path }).toBe(true);
  expect(await word().count()).toBe(1);
  expect(await word().innerText(), path).toMatch(/did not start.+browser/);
  expect(await page.locator(".needs-script:visible").count(), path).toBe(0);
  expect(await page.locator("main p:visible, main li:visible").count(), path).toBeGreaterThan(2);
}

test.each(["/", "/themes/", "/recommendations/", report, "/themes/assessments/", "/compare/", "/search/"])(
  "on %s, whose scripts do not come",
  async (path) => {
    await page.route("**/_astro/*.js", (route) => route.abort());
    await at(path);
    await expectWord(path);
  },
);

test.each([
  ["Map.groupBy", () => Reflect.deleteProperty(Map, "groupBy")],
  ["toSorted", () => Reflect.deleteProperty(Array.prototype, "toSorted")],
  ["findLast", () => Reflect.deleteProperty(Array.prototype, "findLast")],
] as const)("in a browser without %s", async (_, remove) => {
  await page.addInitScript(remove);
  for (const path of [report, "/search/?q=caseloads", "/?order=raised"]) {
    await at(path);
    await expectWord(path);
  }
});

describe("the search", () => {
  test("whose scripts do not come says where else to look", async () => {
    await page.route("**/_astro/*.js", (route) => route.abort());
    await at("/search/");
    await expect.poll(() => page.locator("main").innerText()).toMatch(/search itself needs script/);
    expect(await page.locator("main a:visible[href*=themes]").count()).toBeGreaterThan(0);
  });

  test("in a browser that cannot unpack says so, and leads on", async () => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "DecompressionStream"));
    await at("/search/?q=caseloads");
    await expect.poll(() => page.locator("#search-status").textContent()).toMatch(/older than the search can be/);
    expect(await page.locator("#search-notes a").count()).toBeGreaterThan(2);
  });

  test("opened as a file says why it cannot work, and shows no box", async () => {
    for (const file of ["search/index.html", "index.html", "recommendations/index.html"]) {
      await page.goto(pathToFileURL(join(dist, file)).href);
      await expect.poll(() => word().innerText(), { message: file }).toMatch(/opened as a file.+search/);
      expect(await page.locator("input[type=search]:visible").count(), file).toBe(0);
    }
  });
});

describe("without a clipboard", () => {
  beforeEach(() => page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined })));

  test("the link of a search says that it was not copied", async () => {
    await at("/search/?q=caseloads");
    await page.locator("[data-copy-link]").click();
    await expect.poll(() => page.locator("[data-copy-link]").textContent()).toMatch(/^Not copied/);
  });

  test("a citation is selected, in each of its forms", async () => {
    await at(report);
    await page.locator("#f05 a.cite").click();
    await page.locator("#f05 .citation [data-copy]").click();
    await expect.poll(() => page.locator("#f05 .citation [data-copy]").textContent()).toBe("Selected");
    await page.locator("#f05 .citation .cite-formats button").first().click();
    await expect
      .poll(() => page.locator("#f05 .citation [role=status].meta").textContent())
      .toMatch(/selected, to be copied/);
  });
});

test("an address that names a citation opens its page in a browser without popovers", async () => {
  await page.addInitScript(() => {
    for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"])
      Reflect.deleteProperty(HTMLElement.prototype, name);
  });
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await at(`${report}#cite-f05`);
  await expect.poll(() => page.locator("#f05").isVisible()).toBe(true);
  expect(await word().count()).toBe(0);
  await page.locator("#f05 a.cite").click();
  await expect.poll(() => page.locator(":target + dd").textContent()).toContain("/#f05");
  expect(errors).toEqual([]);
});

describe("what comes later and does not come", () => {
  test("the other forms of a citation", async () => {
    await page.route("**/_astro/cite-formats*.js", (route) => route.abort());
    await at(report);
    await page.locator("#f05 a.cite").click();
    await expect.poll(() => page.locator("#f05 .citation").innerText()).toMatch(/other forms did not load/);
    expect(await page.locator("#f05 .citation .cite-as a").isVisible()).toBe(true);
  });

  test("the table of which a view is saved", async () => {
    await page.route("**/data/*.csv", (route) => route.fulfill({ status: 404 }));
    await at("/recommendations/?from=2018");
    const button = page.locator(".view-file").first();
    await button.click();
    await expect.poll(() => button.textContent()).toMatch(/did not load, try again/);
    await at("/themes/assessments/?stance=concern");
    await page.route("**/themes/*.csv", (route) => route.fulfill({ status: 404 }));
    await page.locator("#statements a[href$='.csv']").first().click();
    await expect.poll(() => page.locator("#filter-status").textContent()).toMatch(/did not load/);
  });
});
