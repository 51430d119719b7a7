import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectBrowser, site } from "./given.ts";
import { pageAt, pages, targetOf } from "./pages.ts";
import { readTable } from "./tables.ts";
import { atLeastOne } from "../at-least-one.ts";

const withFrame = pages.filter(({ url }) => !url.startsWith("/embed/"));
const inside = withFrame.filter(({ url }) => url !== "/" && url !== "/404.html");

test.each(atLeastOne(inside))("$url lies under one marked entry of the navigation", (page) => {
  const marked = page.root.querySelectorAll("nav [aria-current]");
  expect(marked).toHaveLength(1);
  const [entry] = marked as [(typeof marked)[number]];
  const isItself = targetOf(entry.getAttribute("href") ?? "", page) === page.url;
  expect(entry.getAttribute("aria-current")).toBe(isItself ? "page" : "true");
});

test("every page has one search box that works without script: in its head, or where it has one of its own", () => {
  const boxes = withFrame.map((page) => {
    const forms = page.root.querySelectorAll("[role=search]");
    const [form] = forms;
    return {
      url: page.url,
      count: forms.length,
      where: form?.parentNode?.tagName === "HEADER" ? "head" : "own",
      asks: form && form.id !== "search" ? targetOf(form.getAttribute("action") ?? "", page) : "/search/",
      name: form?.querySelector("input")?.getAttribute("name"),
      method: form?.getAttribute("method") ?? "get",
    };
  });
  expect(boxes.filter(({ where }) => where === "own").map(({ url }) => url)).toEqual(["/", "/search/"]);
  expect(boxes.filter(({ count, name, method }) => count !== 1 || name !== "q" || method !== "get")).toEqual([]);
  // The page of what is not found names the root of its host.
  expect(boxes.filter(({ asks }) => asks !== "/search/")).toEqual([]);
});

test("nobody speaks under a name that the settings do not hold, and each page says who publishes it", () => {
  for (const { url, root } of withFrame)
    expect(root.querySelector(".site-footer")?.textContent, url).toMatch(/Published by |Nobody is named yet/);
  expect(pages.filter(({ html }) => html.includes("repository from which")).map(({ url }) => url)).toEqual([]);
  expect(pageAt("/about/").ids.has("who-publishes-it")).toBe(true);
});

let browser: Browser;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());

describe("the search box in the head", () => {
  test.each([390, 768, 1280])("at %i px takes no line of its own beside the name", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${site}missing/`);
    await page.evaluate(() => document.fonts.ready);
    const [name, box, nav] = await Promise.all(
      [".site-name", ".site-search", ".site-header nav"].map((part) =>
        page
          .locator(part)
          .boundingBox()
          .then((found) => found!),
      ),
    );
    const middle = box!.y + box!.height / 2;
    expect(Math.abs(name!.y + name!.height / 2 - middle)).toBeLessThan(4);
    expect(box!.x + box!.width).toBeLessThanOrEqual(width);
    expect(box!.width).toBeGreaterThan(100);
    if (width === 1280) expect(Math.abs(nav!.y + nav!.height / 2 - middle)).toBeLessThan(4);
    await page.close();
  });

  test("asks the search page without script", async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${site}threads/manageable-caseloads/`);
    await page.locator(".site-search input").fill("caseloads");
    await page.locator(".site-search button").click();
    await page.waitForURL(/\/search\//);
    expect(new URL(page.url()).search).toBe("?q=caseloads");
    await page.close();
  });

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

  test.each([
    ["", "front-query"],
    ["glossary/", "site-query"],
    ["reports/2018-05-18-focused-visit-northamptonshire/", "site-query"],
    ["search/", "search-query"],
  ])("of /%s is where the key / leads, but not from a field that is written in", async (address, box) => {
    const page = await browser.newPage();
    await page.goto(`${site}${address}`);
    await page.locator(`#${box}[aria-keyshortcuts="/"]`).waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("/");
    expect(await focused(page)).toBe(box);
    await page.keyboard.type("24/7");
    expect(await page.locator(`#${box}`).inputValue()).toBe("24/7");
    await page.close();
  });

  test("is led to by no key once a reader has said so on the search page", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site}search/`);
    await page.getByText("Ways to ask").click();
    await page.getByLabel(/The key/).uncheck();
    await page.goto(`${site}glossary/`);
    // What starts the box has run by the time that the page is loaded.
    await page.keyboard.press("/");
    expect(await focused(page)).toBe("");
    expect(await page.locator("#site-query").getAttribute("aria-keyshortcuts")).toBeNull();
    await page.goto(`${site}search/`);
    await page.getByText("Ways to ask").click();
    await page.getByLabel(/The key/).check();
    await page.goto(`${site}glossary/`);
    await page.keyboard.press("/");
    expect(await focused(page)).toBe("site-query");
    await context.close();
  });

  test.each([
    [
      "lets nobody reach what it keeps",
      false,
      () => {
        Object.defineProperty(window, "localStorage", {
          get: () => {
            throw new DOMException("", "SecurityError");
          },
        });
      },
    ],
    [
      "has no room for more",
      true,
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException("", "QuotaExceededError");
        };
      },
    ],
  ])(
    "of a browser that %s: the setting of the key says what holds, and that nothing else can be had",
    async (_, isOn, block) => {
      const page = await browser.newPage();
      await page.addInitScript(block);
      await page.goto(`${site}search/`);
      await page.getByText("Ways to ask").click();
      const setting = page.getByLabel(/The key/);
      expect(await setting.isChecked()).toBe(isOn);
      await setting.click();
      expect(await page.locator("#search-key-status").textContent()).toMatch(/^Not changed: .*keeps no settings/);
      expect(await setting.isChecked()).toBe(isOn);
      await page.goto(`${site}glossary/`);
      await page.keyboard.press("/");
      expect(await focused(page)).toBe(isOn ? "site-query" : "");
      await page.close();
    },
  );

  test("offers themes, terms, inspections and identifiers, loaded when a reader turns to it and not before", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${site}glossary/`, { waitUntil: "networkidle" });
    const before = asked.length;
    expect(asked.filter((path) => path.includes("suggestions"))).toEqual([]);
    await page.locator("#site-query").focus();
    const offered = () =>
      page
        .locator("#site-query-suggestions option")
        .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    await expect.poll(offered).toEqual(expect.arrayContaining(["Young carers", "Child in need (CIN)"]));
    expect((await offered()).filter((title) => title.includes("#"))).toEqual([]);
    await page.keyboard.type("2018-05");
    await expect.poll(offered).toContain("2018-05-18-focused-visit-northamptonshire#f01");
    expect(asked.slice(before).filter((path) => !/_astro\/|\/search\/suggestions\.json$/.test(path))).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator("#site-query").fill("young carers");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\/\?q=young\+carers$/);
    await page.close();
  });
});

test("who comes to cite a finding can write at once, and who comes with a query is not moved", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name") ?? document.activeElement?.id);
  await page.goto(site);
  await page.getByRole("link", { name: /^Cite a finding/ }).click();
  await page.waitForURL(/\/search\/$/);
  await expect.poll(focused).toBe("q");
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goto(`${site}search/?q=caseloads`);
  await page.locator("[data-record]").first().waitFor();
  expect(await focused()).not.toBe("q");
  await page.close();
});

describe("a citation", () => {
  test("is one step from a search result, open beside it, and gone when it is closed", async () => {
    const page = await browser.newPage();
    await page.goto(`${site}search/?q=caseloads`);
    const result = page.locator("[data-record]").first();
    const record = (await result.getAttribute("data-record"))!;
    await result.getByRole("button", { name: `Cite ${record}` }).click();
    const citation = page.locator(".citation:popover-open");
    await citation.waitFor();
    await expect.poll(() => citation.locator(".citation-text").textContent()).toContain(record.replace("#", "/#"));
    await citation.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => citation.count()).toBe(0);
    await page.close();
  });

  test("of a statement is one step from it without script, and is where the step leads", async () => {
    const [finding] = readTable("findings");
    const [report, number] = finding!.finding.split("#");
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    // An address that opens its citation beside it leads to that step.
    await page.goto(`${site}reports/${report}/#cite-${number}`);
    await page.locator(":target").click();
    await page.waitForURL(`${site}reports/${report}/cite/#${number}`);
    expect(await page.locator(":target + dd").textContent()).toContain(`/reports/${report}/#${number}`);
    await page.close();
  });

  test("of a statement that cannot be loaded is loaded when it is tried again", async () => {
    const [finding] = readTable("findings");
    const [report, number] = finding!.finding.split("#");
    const page = await browser.newPage();
    let isCut = true;
    await page.route("**/cite/", (route) => (isCut ? route.abort() : route.continue()));
    // The address opens it, beside its statement.
    await page.goto(`${site}reports/${report}/#cite-${number}`);
    const citation = page.getByRole("dialog", { name: `Citation of finding ${number}` });
    await expect.poll(() => citation.getByRole("status").textContent()).toMatch(/^The citation could not be loaded\./);
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${number}`);
    isCut = false;
    await citation.getByRole("button", { name: "Try again" }).click();
    await expect
      .poll(() => citation.locator(".citation-text").textContent())
      .toContain(`/reports/${report}/#${number}`);
    await expect.poll(() => citation.getByText("could not be loaded").count()).toBe(0);
    await expect.poll(() => citation.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => citation.isVisible()).toBe(false);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`cite-${number}`);
    await page.close();
  });
});
