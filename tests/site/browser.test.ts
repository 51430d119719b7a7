import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { watchPage } from "./browser.ts";
import { connectBrowser } from "./given.ts";
import { pageAt, pageOfEachType, textOf } from "./pages.ts";
import { serveSite } from "./server.ts";
import type { SiteServer } from "./server.ts";
import { addressParts, eventsInside, readTable, withoutTwins } from "./tables.ts";
import { atLeastOne } from "../at-least-one.ts";

/** Everything that can be found: what documents say, what twin documents share once, and what others report. */
const found = [
  ...withoutTwins(readTable("findings")).map((row) => ({
    ...row,
    id: row.finding,
    year: row.published.slice(0, 4),
    account: row.report,
  })),
  ...withoutTwins(readTable("recommendations")).map((row) => ({
    ...row,
    id: row.recommendation,
    year: row.published.slice(0, 4),
    account: row.report,
    stance: "recommendation",
  })),
  ...readTable("reported_findings").map((row) => ({
    ...row,
    id: row.finding,
    year: row.inspection.slice(0, 4),
    account: row.inspection,
  })),
];
const byRecord = new Map(found.map((row) => [row.id, row]));

let browser: Browser;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());

/** A page of its own for each test, which fails on any complaint of the browser. */
function freshPage(path: string, options: BrowserContextOptions = {}) {
  const fresh = {} as { page: Page; server: SiteServer; complaints: string[] };
  beforeAll(async () => {
    fresh.server = await serveSite(path);
  });
  afterAll(() => fresh.server?.close());
  beforeEach(async () => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(15_000);
    fresh.page = await context.newPage();
    fresh.complaints = watchPage(fresh.page, new URL(fresh.server.url).host);
  });
  afterEach(async () => {
    await fresh.page.context().close();
    expect(fresh.complaints).toEqual([]);
  });
  return fresh;
}

const resultsOf = (page: Page) => page.locator("[data-record]");
const recordsOf = (page: Page) =>
  resultsOf(page).evaluateAll((items) => items.map((item) => item.getAttribute("data-record")));

/** Waits until the search has answered and listed its first results; what it says of them. */
async function answerOf(page: Page): Promise<string> {
  const status = page.locator("#search-status");
  await expect.poll(() => status.textContent(), { timeout: 15_000 }).toMatch(/^\d+ results?/);
  const answer = (await status.textContent()) ?? "";
  await expect.poll(() => resultsOf(page).count(), { timeout: 15_000 }).toBe(Math.min(parseInt(answer), 10));
  return answer;
}

describe.each(["/", "/some/where/"])("below %s", (path) => {
  const fresh = freshPage(path);

  test("a reader walks from the picture to a finding, its permanent address and its citation", async () => {
    const { page, server } = fresh;
    await page.goto(server.url);
    await page
      .locator(
        'figure.matrix svg.chart-wide .row[data-theme="assessments"] a[data-event="2018-04-focused-visit-northamptonshire"]',
      )
      .click();
    await expect
      .poll(() => page.url())
      .toBe(`${server.url}themes/assessments/#event-2018-04-focused-visit-northamptonshire`);

    const finding = page.locator("#event-2018-04-focused-visit-northamptonshire article[aria-label^=finding]").first();
    await expect.poll(() => finding.isVisible()).toBe(true);
    const summary = (await finding.locator(".statement-summary").textContent()) ?? "";
    await finding.locator(".permalink").click();
    await expect.poll(() => page.url()).toMatch(/\/reports\/2018-05-18-focused-visit-northamptonshire\/#f\d+$/);

    const target = page.locator(":target");
    expect(await target.locator(".statement-summary").textContent()).toBe(summary);
    await expect
      .poll(() =>
        target.evaluate(
          (element) => element.getBoundingClientRect().top < innerHeight && element.getBoundingClientRect().bottom > 0,
        ),
      )
      .toBe(true);

    const cite = target.getByRole("button", { name: /^Cite/ });
    const citation = target.locator(".citation-text");
    expect(await citation.isVisible()).toBe(false);
    await cite.click();
    await expect.poll(() => citation.isVisible()).toBe(true);
    expect(await citation.textContent()).toMatch(/^Ofsted, “.+”, 18 May 2018, .+#f\d+/);
    await page.keyboard.press("Escape");
    await expect.poll(() => citation.isVisible()).toBe(false);
    expect(await cite.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test("a reader searches, narrows, keeps the address and goes to a finding", async () => {
    const { page, server } = fresh;
    await page.goto(server.url);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search" }).click();
    await page.getByLabel("Words").fill("caseloads");
    await page.keyboard.press("Enter");
    const all = parseInt(await answerOf(page));

    const concerns = page.locator("#search-facets [name=stance][value=concern]");
    await concerns.check();
    await expect.poll(() => new URL(page.url()).search).toBe("?q=caseloads&stance=concern");
    await expect
      .poll(async () => (await recordsOf(page)).filter((record) => byRecord.get(record ?? "")?.stance !== "concern"), {
        timeout: 15_000,
      })
      .toEqual([]);
    const answer = await answerOf(page);
    const records = await recordsOf(page);
    expect(records.length).toBeGreaterThan(0);
    expect(parseInt(answer)).toBeLessThan(all);

    await page.reload();
    expect(await answerOf(page)).toBe(answer);
    await expect.poll(() => recordsOf(page)).toEqual(records);
    expect(await page.getByLabel("Words").inputValue()).toBe("caseloads");
    expect(await concerns.isChecked()).toBe(true);

    const { path, anchor } = addressParts(byRecord.get(records[0] ?? "")!.url);
    await resultsOf(page).first().getByRole("link").first().click();
    await expect.poll(() => page.url()).toBe(`${server.url}${path.slice(1)}#${anchor}`);
    expect(await page.locator(":target").getAttribute("id")).toBe(anchor);
    await page.goBack();
    await expect.poll(() => recordsOf(page)).toEqual(records);
  });
});

describe("the recommendations", () => {
  const fresh = freshPage("/some/where/");
  const recommendations = withoutTwins(readTable("recommendations"));
  const total = recommendations.length;
  const of2018 = recommendations.filter(({ published }) => published.startsWith("2018"));
  const status = (page: Page) => page.locator("#filter-status").textContent();
  const shown = (page: Page) => page.locator("[data-item]:visible").count();

  test("are all there, filter, and keep their state in the address", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}recommendations/`);
    await expect.poll(() => status(page)).toBe(`Showing ${total} of ${total}.`);
    expect(await shown(page)).toBe(total);

    await page.getByLabel("Year").selectOption("2018");
    await expect.poll(() => status(page)).toBe(`Showing ${of2018.length} of ${total}.`);
    expect(await shown(page)).toBe(of2018.length);
    expect(new URL(page.url()).search).toBe("?year=2018");

    await page.reload();
    await expect.poll(() => status(page)).toBe(`Showing ${of2018.length} of ${total}.`);
    expect(await page.getByLabel("Year").inputValue()).toBe("2018");
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => status(page)).toBe(`Showing ${total} of ${total}.`);
    expect(new URL(page.url()).search).toBe("");
  });

  test("offer only choices that lead to something", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}recommendations/`);
    for (const name of ["theme", "year", "addressee", "fate"]) {
      const values = await page
        .locator(`select[name=${name}] option`)
        .evaluateAll((options) => options.map((option) => option.getAttribute("value")));
      for (const value of values.filter(Boolean)) {
        await page.locator(`select[name=${name}]`).selectOption(value);
        await expect.poll(() => shown(page), { message: `${name}=${value}` }).toBeGreaterThan(0);
      }
      await page.locator(`select[name=${name}]`).selectOption("");
    }
  });

  test("sort by due date", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}recommendations/?sort=due`);
    await expect.poll(() => page.getByLabel("Order").inputValue()).toBe("due");
    const due = await page
      .locator("[data-item]")
      .evaluateAll((items) => items.map((item) => item.getAttribute("data-sort-due") ?? ""));
    expect(due).toEqual(due.toSorted());
    expect(due.filter((date) => date !== "9999")).toEqual(recommendations.flatMap(({ due }) => due ?? []).toSorted());
  });
});

describe("without script", () => {
  const fresh = freshPage("/some/where/", { javaScriptEnabled: false });

  test.each([
    [
      "",
      "figure.matrix svg.chart-wide a[data-event]",
      eventsInside().reduce(
        (sum, { event, counted }) =>
          sum +
          (counted
            ? readTable("themes").length
            : new Set(
                readTable("reported_findings")
                  .filter((row) => row.event === event)
                  .flatMap(({ themes }) => themes),
              ).size),
        0,
      ),
    ],
    [
      "reports/2011-05-06-inspection-northamptonshire/",
      "article.statement",
      [...readTable("findings"), ...readTable("recommendations")].filter(({ report }) => report.startsWith("2011"))
        .length,
    ],
    [
      "reports/2022-11-25-inspection-west-northamptonshire/",
      "article.statement",
      [...readTable("findings"), ...readTable("recommendations")].filter(
        ({ report }) => report.includes("-west-") && report.startsWith("2022"),
      ).length,
    ],
    [
      "inspections/2016-04-27-sif-northamptonshire/",
      "article.statement",
      readTable("reported_findings").filter(({ inspection }) => inspection === "2016-04-27-sif-northamptonshire")
        .length,
    ],
    ["timeline/", ".timeline-list > li.entry-inspection", readTable("inspections").length],
    ["recommendations/", "article.statement", withoutTwins(readTable("recommendations")).length],
  ])("the page /%s shows all its content", async (path, selector, count) => {
    const { page, server } = fresh;
    await page.goto(server.url + path);
    expect(await page.locator(`${selector}:visible`).count()).toBe(count);
    // The front page's search box leads to the search page, which says where else to look.
    expect(await page.locator("form:not(.front-search):visible").count()).toBe(0);
  });

  test("the search page says where else to look", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}search/`);
    expect(await page.locator("main").innerText()).toMatch(/needs script/);
    expect(await page.locator("form:visible").count()).toBe(0);
  });
});

describe("every type of page", () => {
  const fresh = freshPage("/");

  test.each(atLeastOne(pageOfEachType))("%s opens without a complaint of the browser", async (url) => {
    const { page, server } = fresh;
    await page.goto(server.url + url.slice(1), { waitUntil: "networkidle" });
    // A chart alone is headed by its title.
    const heading = url.startsWith("/embed/") ? "figcaption" : "h1";
    expect(await page.locator(heading).innerText()).toBe(textOf(pageAt(url).root.querySelector(heading)));
  });
});
