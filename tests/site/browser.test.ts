import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { parse as parseCsv } from "csv-parse/sync";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { watchPage } from "./browser.ts";
import { connectBrowser, site } from "./given.ts";
import { dist, pageAt, pageOfEachType, textOf } from "./pages.ts";
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
        'figure.matrix svg.chart-overlay .row[data-theme="assessments"] a[href$="#event-2018-04-focused-visit-northamptonshire"]',
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

    const cite = target.getByRole("link", { name: /^Cite/ });
    const citation = target.locator(".citation-text");
    expect(await citation.count()).toBe(0);
    await cite.click();
    await expect.poll(() => citation.isVisible()).toBe(true);
    await expect.poll(() => citation.textContent()).toMatch(/^Ofsted, “.+”, 18 May 2018, .+#f\d+/);
    await page.keyboard.press("Escape");
    await expect.poll(() => citation.isVisible()).toBe(false);
    await expect.poll(() => cite.evaluate((button) => button === document.activeElement)).toBe(true);
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
    await expect.poll(async () => parseInt(await answerOf(page)), { timeout: 15_000 }).toBeLessThan(all);
    const answer = await answerOf(page);
    const records = await recordsOf(page);
    expect(records.length).toBeGreaterThan(0);

    await page.reload();
    expect(await answerOf(page)).toBe(answer);
    await expect.poll(() => recordsOf(page)).toEqual(records);
    expect(await page.getByLabel("Words").inputValue()).toBe("caseloads");
    expect(await concerns.isChecked()).toBe(true);

    const { path, anchor } = addressParts(byRecord.get(records[0] ?? "")!.url);
    await resultsOf(page).first().getByRole("link").first().click();
    await expect.poll(() => page.url()).toBe(`${server.url}${path.slice(1)}#${anchor}`);
    await expect.poll(() => page.locator(":target").getAttribute("id")).toBe(anchor);
    await page.goBack();
    await expect.poll(() => recordsOf(page)).toEqual(records);
  });

  // What a later script needs is asked for where the site is, also below a path: see `freshPage`.
  test("a reader searches from another page, and saves what was found", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}themes/plans/`);
    await page.getByRole("search").locator("input[type=search]").fill("caseloads");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toBe(`${server.url}search/?q=caseloads`);
    const found = parseInt(await answerOf(page));
    for (const format of ["csv", "json"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(`[data-save=${format}]`).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`search-results.${format}`);
      const saved = await readAll(await download.createReadStream());
      const rows: unknown = format === "csv" ? parseCsv(saved, { bom: true, columns: true }) : JSON.parse(saved);
      expect(rows, format).toHaveLength(found);
    }
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
    await expect.poll(() => shown(page)).toBe(total);

    await page.locator("select[name=from]").selectOption("2018");
    await page.locator("select[name=to]").selectOption("2018");
    const words = `Showing ${of2018.length} of ${total}: from 2018; to 2018.`;
    await expect.poll(() => status(page)).toBe(words);
    await expect.poll(() => shown(page)).toBe(of2018.length);
    await expect.poll(() => new URL(page.url()).search).toBe("?from=2018&to=2018");

    await page.reload();
    await expect.poll(() => status(page)).toBe(words);
    expect(await page.locator("select[name=from]").inputValue()).toBe("2018");
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => status(page)).toBe(`Showing ${total} of ${total}.`);
    await expect.poll(() => new URL(page.url()).search).toBe("");
    await page.getByRole("link", { name: "2018", exact: true }).click();
    await expect.poll(() => status(page)).toBe(words);
  });

  const codeOf = (fate: string) => fate.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const isOpen = ({ fate }: (typeof recommendations)[number]) => fate !== "reported resolved";
  const idsShown = (page: Page) =>
    page
      .locator("[data-item]:visible")
      .evaluateAll((found) => found.map((item) => (item as HTMLElement).dataset["item"]));

  test("what is open, or has one of several outcomes, is chosen together with a theme, main or further, and a year", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}recommendations/?theme=management-oversight&from=2018`);
    const fitting = recommendations.filter(
      ({ themes, published }) => themes.includes("management-oversight") && published >= "2018",
    );
    expect(fitting.some(({ themes: [main] }) => main !== "management-oversight")).toBe(true);
    const chosenFrom = async (wanted: (row: (typeof recommendations)[number]) => boolean) =>
      await expect
        .poll(async () => (await idsShown(page)).toSorted())
        .toEqual(
          fitting
            .filter(wanted)
            .map(({ recommendation }) => recommendation)
            .toSorted(),
        );
    await chosenFrom(() => true);
    await page.getByLabel("Open").check();
    await chosenFrom(isOpen);
    await page.getByLabel("Open").uncheck();
    const two = ["reported in progress", "reported resolved"];
    for (const fate of two) await page.locator(`input[value=${codeOf(fate)}]`).check();
    await chosenFrom(({ fate }) => two.includes(fate));
    expect(new URL(page.url()).searchParams.get("fate")).toBe(two.map(codeOf).join(" "));
  });

  test("every theme is offered, and each choice tells how many it would leave, given the others", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}recommendations/?from=2022`);
    const labels = await page.locator("select[name=theme] option[value]:not([value=''])").allTextContents();
    const since = recommendations.filter(({ published }) => published >= "2022");
    expect(labels).toEqual(
      readTable("themes").map(
        ({ theme, name }) => `${name} (${since.filter(({ themes }) => themes.includes(theme)).length})`,
      ),
    );
    expect(await page.locator("label:has(input[value=open]) .count").textContent()).toBe(
      String(since.filter(isOpen).length),
    );
    // The years themselves do not follow the year that was chosen.
    expect(await page.locator("select[name=from] option[value='2011']").textContent()).toBe(`2011 (${total})`);
    const none = readTable("themes").find(({ theme }) => !recommendations.some(({ themes }) => themes.includes(theme)));
    await page.locator("select[name=theme]").selectOption(none!.theme);
    await expect.poll(() => status(page)).toMatch(/^Showing none of /);
    await expect
      .poll(() => page.locator(`[data-note=${none!.theme}]`).innerText())
      .toContain("no recommendations and ");
  });

  test("groups by year, theme, outcome and due date hold each once, under headings with its outcomes in words", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}recommendations/`);
    const names = new Map(readTable("themes").map(({ theme, name }) => [theme, name]));
    const groupOf = {
      "": ({ published }: (typeof recommendations)[number]) => `${published.slice(0, 4)}: `,
      main: ({ themes: [main] }: (typeof recommendations)[number]) => names.get(main!)!,
      outcome: ({ fate }: (typeof recommendations)[number]) => fate,
      due: ({ due }: (typeof recommendations)[number]) => due?.slice(0, 4) ?? "No date set",
    };
    for (const [grouping, expected] of Object.entries(groupOf)) {
      await page.locator("select[name=group]").selectOption(grouping);
      const found = await page.locator("#recommendation-list section:visible").evaluateAll((sections) =>
        sections.map((section) => ({
          heading: section.querySelector("h2")!.textContent,
          words: section.querySelector("p")!.textContent,
          ids: [...section.querySelectorAll<HTMLElement>("[data-item]")].map(({ dataset }) => dataset["item"]),
        })),
      );
      expect(found.flatMap(({ ids }) => ids).toSorted()).toEqual(
        recommendations.map(({ recommendation }) => recommendation).toSorted(),
      );
      for (const { heading, words, ids } of found) {
        expect(words).toMatch(/\d/);
        for (const id of ids) {
          const row = recommendations.find(({ recommendation }) => recommendation === id)!;
          expect(heading.toLowerCase(), id).toContain(expected(row).toLowerCase());
        }
      }
    }
  });

  test("a word finds the recommendations that hold it", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}recommendations/`);
    await page.locator("main input[type=search]").fill("CASELOAD");
    await expect.poll(() => status(page)).toContain("with “CASELOAD”");
    const found = await idsShown(page);
    expect(found).toEqual(
      expect.arrayContaining(
        recommendations.filter(({ summary }) => /caseload/i.test(summary)).map(({ recommendation }) => recommendation),
      ),
    );
    expect(found.length).toBeLessThan(total / 2);
  });

  test("the view is saved as rows of the published table", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}recommendations/?from=2018&to=2018`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV of this view" }).click(),
    ]);
    const file = join(mkdtempSync(join(tmpdir(), "view-")), download.suggestedFilename());
    await download.saveAs(file);
    const written = readFileSync(file, "utf8");
    expect(written.startsWith("\ufeff"), "a spreadsheet reads it as UTF-8").toBe(true);
    const text = written.slice(1);
    rmSync(dirname(file), { recursive: true });
    const whole = readFileSync(join(dist, "data/recommendations.csv"), "utf8");
    expect(text.split("\n")[0]).toBe(whole.split("\n")[0]);
    for (const { recommendation } of of2018) expect(text).toContain(`\n${recommendation},`);
    expect(text.trim().split("\n")).toHaveLength(of2018.length + 1);
    const [other] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "JSON of this view" }).click(),
    ]);
    expect(other.suggestedFilename()).toBe("recommendations.json");
    const objects = JSON.parse(await readAll(await other.createReadStream())) as { recommendation: string }[];
    const rows = JSON.parse(readFileSync(join(dist, "data/recommendations.json"), "utf8")) as typeof objects;
    const own = new Set(of2018.map(({ recommendation }) => recommendation));
    const byName = (one: (typeof rows)[number], two: (typeof rows)[number]) =>
      one.recommendation.localeCompare(two.recommendation);
    expect(objects.toSorted(byName)).toEqual(
      rows.filter(({ recommendation }) => own.has(recommendation)).toSorted(byName),
    );
  });

  test("of the themes that the matrix shows, what is counted is saved in their order", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}themes/?order=raised&area=care-leavers`);
    const { rows, shown } = await page.evaluate(() => ({
      rows: document.querySelectorAll("figure.matrix .chart-overlay .row").length,
      shown: [...document.querySelectorAll<SVGElement>("figure.matrix .chart-overlay .row:not([hidden])")].map(
        (row) => row.dataset["theme"],
      ),
    }));
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.length).toBeLessThan(rows);
    for (const format of ["CSV", "JSON"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: `${format} of this view` }).click(),
      ]);
      const text = await readAll(await download.createReadStream());
      const saved =
        format === "CSV"
          ? text
              .trim()
              .split("\n")
              .slice(1)
              .map((line) => line.split(",")[0])
          : (JSON.parse(text) as { theme: string }[]).map(({ theme }) => theme);
      expect(saved).toEqual(shown);
    }
  });

  test("a filtered view prints on a page, and names its filter, its address and the day of the data", async () => {
    const { page, server } = fresh;
    const address = `${server.url}recommendations/?fate=open&theme=management-oversight&from=2018&group=main`;
    await page.goto(address);
    await page.emulateMedia({ media: "print" });
    const printed = await page.locator("main").innerText();
    expect(printed).toContain("open; Management oversight and supervision; from 2018");
    expect(printed).toContain(address);
    expect(printed).toMatch(/Data of \d+ \w+ \d{4}, version \d/);
    expect(await page.locator("#filters").isVisible()).toBe(false);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});

test("what became of each year's recommendations stands in words, with a mark for each, also without script", () => {
  const { root } = pageAt("/recommendations/");
  const rows = root.querySelectorAll(".fate-years tbody tr");
  const recommendations = withoutTwins(readTable("recommendations"));
  const years = [...Map.groupBy(recommendations, ({ published }) => published.slice(0, 4))];
  expect(rows.map((row) => textOf(row.querySelector("th")))).toEqual(years.map(([year]) => year));
  const short = {
    "raised again": "raised again",
    "reported in progress": "in progress",
    "not mentioned, though in scope": "not mentioned",
    "not examined since": "not examined since",
  };
  for (const [index, [year, members]] of years.entries()) {
    const count = (wanted: string) => members.filter(({ fate }) => fate === wanted).length;
    const met = count("reported resolved");
    const others = Object.entries(short).flatMap(([fate, words]) => (count(fate) ? [`${count(fate)} ${words}`] : []));
    const words = [`${met || "none"} reported met`, ...(others.length ? [others.join(", ")] : [])].join("; ");
    expect(textOf(rows[index]).toLowerCase()).toContain(words);
    expect(rows[index]!.querySelectorAll("svg")).toHaveLength(members.length);
    expect(textOf(pageAt("/recommendations/").ids.get(`year-${year}`)?.nextElementSibling)).toContain(
      `Of ${members.length} recommendations of ${year}: ${words}.`,
    );
  }
});

describe("without script", () => {
  const fresh = freshPage("/some/where/", { javaScriptEnabled: false });

  test.each([
    [
      "",
      "figure.matrix svg.chart-overlay .row a:has(use)",
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
    // What is folded opens by itself, a report's parts among it.
    const folded = await page.locator("details.report-part:not([open]) > summary").all();
    for (const part of folded.toReversed()) await part.click();
    expect(await page.locator(`${selector}:visible`).count()).toBe(count);
    // The search boxes of pages lead to the search page, which says where else to look.
    expect(await page.locator("form:not(.front-search, .site-search):visible").count()).toBe(0);
  });

  test("an address of a finding in a folded part opens that part", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}reports/2011-05-06-inspection-northamptonshire/#f235`);
    expect(await page.locator("details.report-part:not([open])").count()).toBeGreaterThan(10);
    expect(await page.locator("#f235").isVisible()).toBe(true);
  });

  test("the search page says where else to look", async () => {
    const { page, server } = fresh;
    await page.goto(`${server.url}search/`);
    expect(await page.locator("main").innerText()).toMatch(/needs script/);
    expect(await page.locator("form:visible").count()).toBe(0);
  });
});

describe("every type of page", () => {
  const opened = new Map<string, { readonly heading: string; readonly complaints: readonly string[] }>();
  beforeAll(async () => {
    const waiting = [...pageOfEachType];
    // Several beside each other, since each is waited for until it has been quiet for half a second.
    await Promise.all(
      [1, 2, 3, 4].map(async () => {
        for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
          const page = await browser.newPage();
          const complaints = watchPage(page, new URL(site).host);
          await page.goto(site + url.slice(1), { waitUntil: "networkidle" });
          const heading = await page.locator(headingOf(url)).innerText();
          await page.close();
          opened.set(url, { heading, complaints });
        }
      }),
    );
  });
  /** A chart alone is headed by its title. */
  const headingOf = (url: string) => (url.startsWith("/embed/") ? "figcaption" : "h1");

  test.each(atLeastOne(pageOfEachType))("%s opens without a complaint of the browser", (url) => {
    const heading = textOf(pageAt(url).root.querySelector(headingOf(url)));
    expect(opened.get(url)).toEqual({ heading, complaints: [] });
  });
});
