import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectBrowser, site } from "./given.ts";
import { readTable } from "./tables.ts";

/*
 * What readers of three kinds come for, done as they would do it from the front page: in at most three clicks (a choice in
 * a list and a query sent count as one each) and two screens of scrolling in all.
 */
const screen = { width: 1280, height: 800 };

let browser: Browser;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());

/** A reader who starts at the front page. */
class Reader {
  readonly page: Page;
  clicks = 0;
  screens = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Brings something into sight, and counts how far one has to scroll for it. */
  async see(target: Locator): Promise<Locator> {
    await target.waitFor({ state: "visible" });
    const box = (await target.boundingBox())!;
    const seen = Math.min(box.height, screen.height / 2);
    const below = box.y + seen - screen.height;
    const distance = below > 0 ? below : Math.min(0, box.y);
    if (distance) await this.page.evaluate((by) => scrollBy({ top: by, behavior: "instant" }), distance);
    this.screens += Math.abs(distance) / screen.height;
    return target;
  }

  async click(target: Locator): Promise<void> {
    await (await this.see(target)).click();
    this.clicks += 1;
    await this.page.waitForLoadState();
  }

  async choose(name: string, value: string): Promise<void> {
    const choices = this.page.locator("main label").filter({ hasText: new RegExp(`^${name}`) });
    await (await this.see(choices.locator("select"))).selectOption(value);
    this.clicks += 1;
  }

  async go(entry: string): Promise<void> {
    await this.click(this.page.getByRole("navigation").first().getByRole("link", { name: entry, exact: true }));
  }
}

const themeName = (code: string) => readTable("themes").find(({ theme }) => theme === code)!.name;
const main = (page: Page) => page.locator("main");
/** The first sentence under the heading to which a link has led. */
const firstSaidBelow = (page: Page) =>
  page.locator(":target").locator("xpath=following::*[contains(@class, 'brief-statement')][1]");

/** By reader and task: how it is done. Each ends with what the reader sees. */
const tasks: readonly (readonly [string, (reader: Reader) => Promise<void>])[] = [
  [
    "public: what keeps coming back",
    async (reader) => {
      await reader.see(main(reader.page).getByText(/they raised \d+ again/));
      await reader.see(reader.page.locator("figure.matrix .chart-overlay .persistent:visible").first());
    },
  ],
  [
    "public: what got better",
    async (reader) => {
      await reader.click(main(reader.page).getByRole("link", { name: "What changed" }));
      await reader.see(main(reader.page).getByRole("rowheader", { name: "No longer raised" }));
      await reader.click(main(reader.page).locator("td a").first());
      await reader.see(firstSaidBelow(reader.page));
    },
  ],
  [
    "public: what was never looked at",
    async (reader) => {
      await reader.go("Themes");
      await reader.click(main(reader.page).getByRole("link", { name: "what was looked at least" }));
      await reader.see(main(reader.page).getByText(/^Never looked at/));
    },
  ],
  [
    "public: what happened between 2013 and 2018",
    async (reader) => {
      await reader.go("Timeline");
      await reader.see(main(reader.page).locator(".chart-wide").getByText("child protection: inadequate"));
    },
  ],
  [
    "journalist: the finding of 2025 on the workforce, and its citation",
    async (reader) => {
      // Not by its role, which is another once it offers what can be asked.
      const box = await reader.see(main(reader.page).locator("input[type=search]"));
      await box.fill("workforce West Northamptonshire 2025");
      await box.press("Enter");
      reader.clicks += 1;
      const result = reader.page.locator("[data-record^='2025-05-20']").first();
      await reader.click(result.getByRole("button", { name: /^Cite/ }));
      const citation = reader.page.locator(".citation:popover-open .citation-text");
      expect(await (await reader.see(citation)).textContent()).toMatch(/^Ofsted,? .+2025-05-20-.+#f\d+/s);
    },
  ],
  [
    "journalist: a finding against its document",
    async (reader) => {
      await reader.go("Inspections");
      await reader.click(main(reader.page).locator("#known a[href*='2026-07-07-inspection-west']").first());
      await reader.see(main(reader.page).locator("a[href='https://files.ofsted.gov.uk/v1/file/50306547']").first());
    },
  ],
  [
    "journalist: how many recommendations of 2011 were met",
    async (reader) => {
      await reader.go("Recommendations");
      await reader.see(
        main(reader.page)
          .getByText(/^(?:\d+|None) reported met;/)
          .first(),
      );
    },
  ],
  [
    "journalist: all that is said of care leavers' support as a spreadsheet",
    async (reader) => {
      await reader.go("Themes");
      await reader.click(
        reader.page.locator("figure.matrix .chart-overlay a").filter({ hasText: themeName("care-leaver-support") }),
      );
      await reader.see(main(reader.page).locator(".theme-file").first());
    },
  ],
  [
    "staff: what we were told on supervision since 2018, and what became of it",
    async (reader) => {
      await reader.go("Recommendations");
      await reader.choose("Theme", "management-oversight");
      await reader.choose("From", "2018");
      await reader.see(main(reader.page).locator("article.statement:visible .statement-outcome").first());
    },
  ],
  [
    "staff: what is open, by theme, for a board paper",
    async (reader) => {
      await reader.go("Recommendations");
      await reader.click(main(reader.page).getByLabel(/^Open\b/));
      await reader.choose("Groups", "main");
      await reader.see(main(reader.page).locator("article.statement:visible").first());
      await reader.see(main(reader.page).getByRole("button", { name: "Print" }));
    },
  ],
  [
    "staff: 2022 beside 2025",
    async (reader) => {
      await reader.go("Compare");
      await reader.click(
        main(reader.page).locator("a[href*='2022-10-inspection-northamptonshire/2025-04-focused-visit']").first(),
      );
      await reader.see(main(reader.page).locator(".said-counts:visible").first());
    },
  ],
  [
    "staff: what inspectors still ask for, and would look at again",
    async (reader) => {
      await reader.go("Changes");
      await reader.click(
        main(reader.page)
          .getByRole("row", { name: /^Still raised, improvement asked for/ })
          .locator("a")
          .first(),
      );
      await reader.see(firstSaidBelow(reader.page));
    },
  ],
];

describe("from the front page, in three clicks and two screens", () => {
  test.each(tasks)("%s", async (_, walk) => {
    const page = await browser.newPage({ viewport: screen });
    try {
      await page.goto(site);
      const reader = new Reader(page);
      await walk(reader);
      expect(reader.clicks).toBeLessThanOrEqual(3);
      expect(reader.screens).toBeLessThanOrEqual(2);
    } finally {
      await page.close();
    }
  });
});
