import { parse } from "csv-parse/sync";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atLeastOne } from "../at-least-one.ts";
import { connectBrowser, site } from "./given.ts";
import { dist, pageAt, pages, targetOf, textOf } from "./pages.ts";
import { readTable } from "./tables.ts";

const themePages = pages.filter(({ url }) => /^\/themes\/[^/]+\/$/.test(url));
const itemsOf = (url: string) => pageAt(url).root.querySelectorAll("[data-item]");

describe.each(atLeastOne(themePages.map(({ url }) => url)))("%s", (url) => {
  const { root } = pageAt(url);

  test("has years that count what stands under them, the newest first, and one inspection open", () => {
    const listed = root.querySelectorAll(".year-list li").map(textOf);
    const standing = root
      .querySelectorAll(".theme-year")
      .map((year) => [textOf(year.querySelector("h3")), year.querySelectorAll("[data-item]").length]);
    expect(listed).toEqual(standing.map((pair) => pair.join(" ")));
    const years = standing.map(([year]) => Number(year));
    expect(years).toEqual(years.toSorted((a, b) => b - a));
    expect(root.querySelectorAll(".event-fold[open]")).toHaveLength(1);
  });

  test("gives its statements away as a file with a line for each", () => {
    const address = targetOf(root.querySelector(".theme-file")!.getAttribute("href")!, pageAt(url))!;
    const rows = parse<Record<string, string>>(readFileSync(join(dist, address), "utf8"), { bom: true, columns: true });
    expect(rows.map((row) => row["Statement"]).toSorted()).toEqual(
      itemsOf(url)
        .map((item) => item.getAttribute("data-item"))
        .toSorted(),
    );
    const unlike = rows.filter((row) => !/^\d{4}-.+#[fr]\d+$/.test(row["Statement"]!) || !row["Summary"]);
    expect(unlike).toEqual([]);
  });

  test("names its threads before what was said", () => {
    const places = root.querySelectorAll("main h2").map(textOf);
    const [threads, said] = ["Followed through later documents", "What was said, the newest first"].map((name) =>
      places.indexOf(name),
    );
    expect(said).toBeGreaterThan(threads!);
    const links = root.querySelectorAll(".theme-threads a").length;
    expect(links > 0).toBe(threads! >= 0);
  });
});

test("threads stand on the pages of their themes", () => {
  expect(themePages.flatMap(({ root }) => root.querySelectorAll(".theme-threads a")).length).toBeGreaterThan(
    readTable("recommendations").length / 4,
  );
});

describe("to a reader with script", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await connectBrowser();
    page = await browser.newPage({ acceptDownloads: true });
  });
  afterAll(() => browser?.close());
  beforeEach(() => page.setViewportSize({ width: 1280, height: 844 }));
  const at = (path: string) => page.goto(site + path.slice(1));
  const path = "/themes/care-leaver-support/";
  const shown = () =>
    page
      .locator("[data-item]:visible")
      .evaluateAll((items) => items.map((item) => item.getAttribute("data-item")).toSorted());
  const fitting = (keys: Readonly<Record<string, string>>) =>
    itemsOf(path)
      .filter((item) =>
        Object.entries(keys).every(([key, value]) => item.getAttribute(`data-${key}`)!.split(" ").includes(value)),
      )
      .map((item) => item.getAttribute("data-item"))
      .toSorted();

  test("a choice shows what fits, opens what holds it, says so and stays in the address", async () => {
    await at(path);
    await page.locator("#filters [name=stance]").selectOption("concern");
    await page.locator("#filters [name=council]").selectOption("north-northamptonshire");
    const wanted = { stance: "concern", council: "north-northamptonshire" };
    const expected = fitting(wanted);
    expect(expected.length).toBeGreaterThan(3);
    await expect.poll(() => shown()).toEqual(expected);
    await expect.poll(() => Object.fromEntries(new URL(page.url()).searchParams)).toEqual(wanted);
    await expect
      .poll(() => page.locator("#filter-status").textContent())
      .toBe(`Showing ${expected.length} of ${itemsOf(path).length}: Concern, North Northamptonshire.`);
    const counts = await page.locator(".year-list li:visible .year-count").allTextContents();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(expected.length);
    await page.reload();
    await expect.poll(() => shown()).toEqual(expected);
    await page.getByRole("button", { name: "Show all" }).click();
    await expect
      .poll(() => page.locator(".event-fold:visible").count())
      .toBe(await page.locator(".event-fold").count());
    await expect.poll(() => page.locator(".event-fold[open]").count()).toBe(1);
  });

  test("the file of a view holds what is shown", async () => {
    await at(`${path}?year=2022&group=care-leavers`);
    const waiting = page.waitForEvent("download");
    await page.locator(".theme-file").first().click();
    const download = await waiting;
    const file = join(mkdtempSync(join(tmpdir(), "view-")), "view.csv");
    await download.saveAs(file);
    const rows = parse<Record<string, string>>(readFileSync(file, "utf8"), { bom: true, columns: true });
    const expected = fitting({ year: "2022", group: "care-leavers" });
    expect(expected.length).toBeGreaterThan(3);
    expect(rows.map((row) => row["Statement"]).toSorted()).toEqual(expected);
    expect(download.suggestedFilename()).toBe("care-leaver-support-2022-care-leavers.csv");
    const second = page.waitForEvent("download");
    await page.locator(".theme-file").last().click();
    const other = await second;
    await other.saveAs(file);
    expect(other.suggestedFilename()).toBe("care-leaver-support-2022-care-leavers.json");
    const objects = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>[];
    expect(objects.map((object) => object["Statement"])).toEqual(rows.map((row) => row["Statement"]));
  });

  test("a link to an inspection or a year opens it, whatever was chosen", async () => {
    const event = "event-2011-03-inspection-northamptonshire";
    await at(`${path}?year=2022#${event}`);
    await expect.poll(() => page.locator(`#${event}`).isVisible()).toBe(true);
    await expect.poll(() => new URL(page.url()).search).toBe("");
    await page.locator(".year-list a", { hasText: "2013" }).click();
    await expect.poll(() => page.locator("#year-2013 ~ details[open]").count()).toBeGreaterThan(0);
  });

  test.each([
    [1280, 5000],
    [390, 9000],
  ])(
    "at %i pixels the longest pages open below %i pixels, and the years stay in sight on a desk",
    async (width, most) => {
      await page.setViewportSize({ width, height: 844 });
      for (const url of ["/themes/plans/", "/themes/leadership/"]) {
        await at(url);
        expect(await page.evaluate(() => document.documentElement.scrollHeight), url).toBeLessThan(most);
      }
      await page.locator("#year-2011").evaluate((heading) => heading.scrollIntoView({ block: "center" }));
      expect(await page.locator(".year-list").evaluate((list) => list.getBoundingClientRect().top > 0)).toBe(
        width > 1000,
      );
    },
  );

  test("without script all statements are there, and the newest can be read", async () => {
    const bare = await browser.newPage({ javaScriptEnabled: false });
    await bare.goto(site + path.slice(1));
    expect(await bare.locator("[data-item]").count()).toBe(itemsOf(path).length);
    expect(await bare.locator("[data-item]:visible").count()).toBeGreaterThan(0);
    expect(await bare.locator("#filters").isVisible()).toBe(false);
    await bare.close();
  });
});
