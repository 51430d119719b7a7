import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { watchPage } from "./browser.ts";
import { connectBrowser, site } from "./given.ts";
import { dist } from "./pages.ts";
import { readTable, withoutTwins } from "./tables.ts";

const byRecord = new Map(
  [
    ...withoutTwins(readTable("findings")).map((row) => ({ ...row, id: row.finding })),
    ...withoutTwins(readTable("recommendations")).map((row) => ({
      ...row,
      id: row.recommendation,
      stance: "recommendation",
      groups: [] as string[],
    })),
    ...readTable("reported_findings").map((row) => ({ ...row, id: row.finding })),
  ].map((row) => [row.id, row]),
);

let browser: Browser;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  browser = await connectBrowser();
  page = await browser.newPage({ acceptDownloads: true });
  page.setDefaultTimeout(15_000);
  complaints = watchPage(page, new URL(site).host);
});
afterEach(() => {
  expect(complaints.splice(0)).toEqual([]);
});
afterAll(() => browser?.close());

const text = (id: string) => page.locator(`#search-${id}`).textContent();
const records = () =>
  page.locator("[data-record]").evaluateAll((items) => items.map((item) => item.getAttribute("data-record")!));
const rows = async () => (await records()).map((id) => byRecord.get(id)!);
const box = (name: string, value: string) => page.locator(`#search-facets [name=${name}][value="${value}"]`);

/** Waits until something is said of an answer, which begins with the number of results; that number. */
async function answered(): Promise<number> {
  await expect.poll(() => text("status"), { timeout: 15_000 }).toMatch(/^\d+ results?/);
  return parseInt((await text("status")) ?? "");
}

/** Asks by an address. */
async function ask(query: string, more = ""): Promise<number> {
  await page.goto(`${site}search/?q=${encodeURIComponent(query)}${more}`);
  return answered();
}

describe("an answer", () => {
  test.each([
    ["kids moved far away", /far from home|out of area|outside the (?:county|authority)|distance/],
    ["CAMHS waiting", /CAMHS/],
    ["care-leavers", /care leavers/i],
    ["caseloads", /caseload/i],
    ["57 per cent", /57%/],
    ["57%", /57%/],
    ["asessment", /assessment/i],
  ])("to %s begins with a statement that says it", async (query, said) => {
    expect(await ask(query)).toBeGreaterThan(0);
    const first = (await rows()).slice(0, 3).map(({ summary }) => summary);
    expect(first.filter((summary) => said.test(summary))).not.toEqual([]);
    await expect.poll(() => page.title()).toContain(`“${query}”`);
  });

  test("to a word that nothing says names it, and what was asked in its place", async () => {
    await ask("asesssment");
    expect(await text("notes")).toContain("Searched for “assessment”: nothing says “asesssment”.");
    await ask("section 20");
    expect((await rows()).slice(0, 10).filter(({ summary }) => /section 11/i.test(summary))).toEqual([]);
    await page.goto(`${site}search/?q=zyzzyva`);
    await expect.poll(() => text("notes")).toContain("Nothing says “zyzzyva”, nor any word near it.");
    expect(await text("status")).toBe("0 results for “zyzzyva”.");
    expect(await page.locator("#search-notes a").count()).toBeGreaterThan(2);
  });

  test.each(["f235 2011", "2011-05-06-inspection-northamptonshire#f235"])("to %s is its finding", async (query) => {
    expect(await ask(query)).toBe(1);
    expect(await records()).toEqual(["2011-05-06-inspection-northamptonshire#f235"]);
  });

  test("to a place is what stands there", async () => {
    const there = [...byRecord.values()].filter(
      (row) => "locator" in row && /^para 63\b/.test(row.locator) && row.published.startsWith("2011"),
    );
    expect(await ask("para 63 2011")).toBe(there.length);
    expect((await records()).toSorted()).toEqual(there.map(({ id }) => id).toSorted());
  });

  test("to a phrase in curly quotation marks says it word for word", async () => {
    const count = await ask("“child in need”");
    expect(count).toBeGreaterThan(3);
    for (const { summary, ...row } of await rows()) expect(summary, row.id).toMatch(/child(?:ren)? in need/i);
    await page.goto(`${site}search/?q=${encodeURIComponent('"late plans zyzzyva"')}`);
    await expect.poll(() => text("notes")).toContain("word for word");
  });

  test("marks the reader's words, and other words for the same in another tone, with a legend", async () => {
    await ask("kids moved far away");
    const marked = await page
      .locator("[data-record] mark")
      .evaluateAll((marks) =>
        marks.map((mark) => ({ text: mark.textContent ?? "", isOther: mark.classList.contains("in-other-words") })),
      );
    expect(marked.filter(({ isOther }) => isOther)).not.toEqual([]);
    expect(await text("notes")).toContain("other words for the same are marked");
    await ask("caseloads");
    const own = await page.locator("[data-record] mark:not(.in-other-words)").allTextContents();
    expect(own.length).toBeGreaterThan(5);
    for (const words of own) expect(words.toLowerCase()).toContain("caseload");
  });

  test("names the councils of what twin documents share, once, and what became of a recommendation", async () => {
    await page.goto(`${site}search/?stance=recommendation&authority=north-northamptonshire&sort=desc`);
    await answered();
    expect(new Set(await records()).size).toBe((await records()).length);
    const items = await page.locator("[data-record]").allTextContents();
    for (const item of items) expect(item).toContain("Since then: ");
    const shared = new Set(readTable("recommendations").map(({ twin_of }) => twin_of));
    const at = (await records()).findIndex((id) => shared.has(id));
    expect(at).toBeGreaterThanOrEqual(0);
    expect(items[at]).toMatch(/North.* and .*West/);
  });

  test("says of what is secondary whose word it is", async () => {
    await page.goto(`${site}search/?provenance=secondary`);
    await answered();
    for (const item of await page.locator("[data-record]").all()) {
      expect(await item.textContent()).toContain("secondary source");
      expect(await item.locator(".secondary a").count()).toBe(1);
    }
  });

  test("has above it the card of a theme that is named, with its history", async () => {
    await ask("caseloads");
    const card = page.locator("#search-cards li", { hasText: "Theme" }).first();
    await expect.poll(() => card.textContent()).toMatch(/raised at \d+ of \d+ looks/);
    const theme = /themes\/([\w-]+)\/$/.exec((await card.locator("a").first().getAttribute("href")) ?? "")![1]!;
    await card.getByRole("button", { name: "Only this theme" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("theme")).toBe(theme);
    await answered();
    for (const { themes, id } of await rows()) expect(themes, id).toContain(theme);
  });

  test("gives citations with the site's address", async () => {
    await ask("caseloads");
    await page
      .getByRole("button", { name: /^Cite 2/ })
      .first()
      .click();
    const citation = await page.locator(".citation:popover-open .citation-text").textContent();
    expect(citation).toContain("Ofsted");
    expect(citation).toContain((await records())[0]!.replace("#", "/#"));
    expect(citation).toContain(`${site}reports/`);
    await page.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => page.locator(".citation:popover-open").count()).toBe(0);
  });
});

describe("names in a query", () => {
  test("narrow visibly, and can be taken away and taken back", async () => {
    const narrowed = await ask("West Northamptonshire caseloads");
    await expect.poll(() => text("names")).toContain("Only, as your words say: West Northamptonshire");
    await page.getByRole("button", { name: /^Take away the choice West/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("keep")).toBe("west-northamptonshire");
    await expect.poll(answered).toBeGreaterThan(narrowed);
    await page.getByRole("button", { name: /^Only West/ }).click();
    await expect.poll(answered).toBe(narrowed);
  });

  test("alone list all that is theirs", async () => {
    await ask("North Northamptonshire");
    const reports = new Map(readTable("reports").map(({ report, authorities }) => [report, authorities]));
    for (const id of await records()) {
      const account = id.split("#")[0]!;
      if (reports.has(account))
        expect(account.includes("north") || reports.get(account)!.includes("north-northamptonshire")).toBe(true);
    }
    expect(await ask("July 2019")).toBeGreaterThan(0);
    for (const id of await records()) expect(id).toMatch(/^2019-0[67]/);
  });
});

describe("choices", () => {
  test("narrow with counts that hold, several at once, and stand in the address", async () => {
    const all = await ask("plans");
    const countOf = async (name: string, value: string) =>
      parseInt((await box(name, value).locator("xpath=ancestor::label//*[@class='count']").textContent()) ?? "");
    // The counts follow the answer, and before it are those of the whole record.
    const stances = page.locator("#search-facets label:has([name=stance]) .count");
    const sum = async () => (await stances.allTextContents()).reduce((counted, count) => counted + Number(count), 0);
    await expect.poll(sum).toBe(all);
    const [concerns, strengths] = [await countOf("stance", "concern"), await countOf("stance", "strength")];
    await box("stance", "concern").check();
    await expect.poll(answered).toBe(concerns);
    expect(concerns).toBeLessThan(all);
    await expect.poll(() => countOf("stance", "strength")).toBe(strengths);
    await box("stance", "strength").check();
    await expect.poll(answered).toBe(concerns + strengths);
    await expect.poll(() => new URL(page.url()).search).toBe("?q=plans&stance=strength&stance=concern");
    for (const { stance } of await rows()) expect(["concern", "strength"]).toContain(stance);
    await expect.poll(() => countOf("outcome", "raised-again")).toBe(0);
    await page.goBack();
    await expect.poll(answered).toBe(concerns);
    await page.goBack();
    await expect.poll(answered).toBe(all);
  });

  test("a bar filters by its year, and an older address of one year is understood", async () => {
    await ask("plans");
    const bar = page.locator("#search-years button").first();
    const [, count, year] = /^(\d+) results? in (\d{4})$/.exec((await bar.textContent()) ?? "")!;
    await bar.click();
    await expect.poll(answered).toBe(Number(count));
    await expect.poll(() => new URL(page.url()).search).toBe(`?q=plans&from=${year}&to=${year}`);
    await expect.poll(() => page.locator("#search-years button[aria-pressed=true]").count()).toBe(1);
    expect(await ask("plans", `&year=${year}`)).toBe(Number(count));
  });

  test("a value of the address that is not there is said", async () => {
    await ask("plans", "&theme=unheard-of");
    expect(await text("notes")).toContain("“unheard-of”");
  });

  test("where nothing has all of them, the results without them are a press away", async () => {
    await page.goto(`${site}search/?q=caseloads&outcome=raised-again&stance=strength`);
    await expect.poll(() => text("status")).toMatch(/^0 results/);
    await page.getByRole("button", { name: /without the choices/ }).click();
    await expect.poll(answered).toBeGreaterThan(0);
    await expect.poll(() => new URL(page.url()).search).toBe("?q=caseloads");
  });

  test("results are grouped by inspection, and ordered by date", async () => {
    await ask("caseloads", "&by=document");
    expect(await page.locator("#search-results h3").count()).toBeGreaterThan(0);
    await ask("caseloads", "&sort=desc");
    const years = (await records()).map((id) => id.slice(0, 4));
    expect(years).toEqual(years.toSorted().reverse());
  });

  test("are cleared at once", async () => {
    await ask("caseloads", "&stance=concern");
    await page.getByRole("button", { name: "Clear" }).click();
    await expect.poll(() => text("status")).toMatch(/^Write words/);
    await expect.poll(() => new URL(page.url()).search).toBe("");
    expect(await records()).toEqual([]);
  });
});

test("every choice that is offered leads somewhere or says 0, and all together are the record", async () => {
  await page.goto(`${site}search/`);
  const shown = await page
    .locator("#search-facets label:has([name=stance]) .count")
    .evaluateAll((counts) => counts.map((count) => Number(count.textContent)));
  expect(shown.reduce((sum, count) => sum + count, 0)).toBe(byRecord.size);
  const found = /(\d+) findings and\s+(\d+)\s+recommendations/.exec(await page.locator("main .lead").innerText())!;
  expect(Number(found[2])).toBe(withoutTwins(readTable("recommendations")).length);
});

test("a step back from a result returns to the list as long as it was", async () => {
  await ask("plans");
  await page.locator("#search-more").click();
  await expect.poll(async () => (await records()).length).toBe(30);
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest("[data-record]") !== null)).toBe(true);
  await page.locator(".search-summary").nth(20).click();
  await page.goBack();
  await expect.poll(async () => (await records()).length, { timeout: 15_000 }).toBe(30);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);
});

test("a result that is followed as soon as it is there leads back to what was asked", async () => {
  await page.goto(`${site}search/`);
  const address = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const list = document.querySelector("#search-results")!;
        new MutationObserver(() => {
          const link = list.querySelector<HTMLElement>(".search-summary")!;
          link.addEventListener("click", (event) => {
            event.preventDefault();
            resolve(location.search);
          });
          link.click();
        }).observe(list, { childList: true });
        document.querySelector<HTMLInputElement>("#search-query")!.value = "caseloads";
        document.querySelector<HTMLFormElement>("#search")!.requestSubmit();
      }),
  );
  expect(address).toBe("?q=caseloads");
});

test("results are taken away as a table with citations", async () => {
  const count = await ask("caseloads");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^CSV/ }).click(),
  ]);
  const table = parse<Record<string, string>>(await readAll(await download.createReadStream()), {
    bom: true,
    columns: true,
  });
  expect(table).toHaveLength(count);
  expect(table.slice(0, 10).map((row) => row["Identifier"])).toEqual(await records());
  for (const row of table) expect(row["Citation"]).toContain(site);
  const [other] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "JSON with citations" }).click(),
  ]);
  const objects = JSON.parse(await readAll(await other.createReadStream())) as Record<string, unknown>[];
  expect(objects.map((object) => object["Citation"])).toEqual(table.map((row) => row["Citation"]));
});

test("while a reader writes, themes, words and inspections are offered", async () => {
  await page.goto(`${site}search/`);
  await page.locator("#search-query").focus();
  await page.keyboard.type("2011-05");
  await expect
    .poll(() =>
      page
        .locator("#search-suggestions option")
        .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value)),
    )
    .toEqual(expect.arrayContaining(["Young carers", "2011-05-06-inspection-northamptonshire#f01"]));
});

test("a count beside a choice stands in one line, however long the name before it", async () => {
  await ask("caseloads");
  const heights = await page
    .locator("#search-facets .facet[open] .count")
    .evaluateAll((counts) => counts.map(({ clientHeight }) => clientHeight).filter(Boolean));
  expect(heights.length).toBeGreaterThan(5);
  expect(Math.max(...heights)).toBeLessThan(1.5 * Math.min(...heights));
});

test("that it takes time is said until there is an answer, and not over it", async () => {
  const own = await browser.newPage();
  await own.clock.install();
  const held = Promise.withResolvers<undefined>();
  const asked = Promise.withResolvers<undefined>();
  await own.route("**/texts-*.words", async (route) => {
    asked.resolve(undefined);
    await held.promise;
    await route.continue();
  });
  const status = own.locator("#search-status");
  await own.goto(`${site}search/`);
  await own.clock.pauseAt(Date.now() + 3_600_000);
  await own.locator("#search-query").fill("caseloads");
  await own.locator("#search-query").press("Enter");
  await asked.promise;
  await own.clock.runFor(299);
  expect(await status.textContent()).not.toMatch(/^\d|Searching/);
  held.resolve(undefined);
  await own.locator("[data-record]").first().waitFor();
  await own.clock.runFor(2);
  expect(await status.textContent()).toMatch(/^\d+ results/);
  await own.close();
});

test("a query that is pasted or taken from those offered is answered at once, one that is typed after a pause", async () => {
  const own = await browser.newPage();
  await own.clock.install();
  await own.goto(`${site}search/`);
  await own.clock.pauseAt(Date.now() + 3_600_000);
  const status = own.locator("#search-status");
  await own.locator("#search-query").fill("caseloads");
  await expect.poll(() => status.textContent()).toMatch(/^\d+ results for “caseloads”/);
  await own.locator("#search-query").pressSequentially(" rising");
  // Another answer would come in the turn of this one's loading, were it asked for.
  await own.evaluate(() => fetch("head.words").then((response) => response.arrayBuffer()));
  expect(await status.textContent()).toMatch(/^\d+ results for “caseloads”/);
  await own.clock.runFor(200);
  await expect.poll(() => status.textContent()).toMatch(/^\d+ results for “caseloads rising”/);
  await own.close();
});

describe("what is loaded", () => {
  test("is nothing before a reader asks, then little", async () => {
    const fresh = await browser.newContext();
    const own = await fresh.newPage();
    const loaded: string[] = [];
    own.on("response", (response) => loaded.push(new URL(response.url()).pathname));
    await own.goto(`${site}search/`, { waitUntil: "networkidle" });
    expect(loaded.filter((path) => /\.words$|pagefind/.test(path))).toEqual([]);
    const before = new Set(loaded);
    await own.locator("#search-query").fill("kids moved far away");
    await own.locator("[data-record]").nth(9).waitFor();
    await own.waitForLoadState("networkidle");
    // As hosts send them: what is not compressed yet is compressed on the way.
    const sizes = [...new Set(loaded)]
      .filter((path) => !before.has(path) || path.endsWith(".js"))
      .map((path) => {
        const bytes = readFileSync(join(dist, path));
        return bytes[0] === 0x1f ? bytes.length : gzipSync(bytes).length;
      });
    const parts = loaded.filter((path) => path.endsWith(".words"));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.length).toBeLessThanOrEqual(12);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
    await fresh.close();
  });

  test.each([
    ["head.words", "head.words", "damaged", "caseloads"],
    ["a part of the index", "/search/*/*.words", "missing", "caseloads"],
    ["the texts of results", "/search/*/texts-*.words", "damaged", "caseloads"],
    ["the names of phrases", "pagefind/records.words", "missing", '"high caseloads"'],
    ["the index of phrases", "pagefind/index/*", "missing", '"high caseloads"'],
    ["a part of the index of phrases", "pagefind/index/*", "damaged", '"high caseloads"'],
  ])("when %s cannot be read, that is said and can be tried again", async (_, pattern, fault, query) => {
    const fresh = await browser.newContext();
    const own = await fresh.newPage();
    const where = pattern.startsWith("/") ? `${site.replace(/\/$/, "")}${pattern}` : `**/${pattern}`;
    let isFaulty = true;
    await own.route(where, (route) => {
      if (!isFaulty) return route.continue();
      return fault === "missing" ? route.fulfill({ status: 404 }) : route.fulfill({ body: "{" });
    });
    await own.goto(`${site}search/?q=${encodeURIComponent(query)}`);
    const status = own.locator("#search-status");
    await expect.poll(() => status.textContent(), { timeout: 15_000 }).toMatch(/could not be loaded|is damaged/);
    expect(await own.locator("#search-notes a").count()).toBeGreaterThan(2);
    expect(await own.locator("[data-record]").count()).toBe(0);
    // The route stays: to take it away could lose what is on its way.
    isFaulty = false;
    await own.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => status.textContent(), { timeout: 15_000 }).toMatch(/^\d+ results/);
    await fresh.close();
  });
});

test("where all places together are large, they are searched only when that is asked for, and places take the query along", async () => {
  const fresh = await browser.newContext();
  const own = await fresh.newPage();
  const loaded: string[] = [];
  own.on("response", (response) => loaded.push(new URL(response.url()).pathname));
  await own.route("**/search/?*", async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace("data-build=", 'data-size="0.9 MB" data-build=')
      .replace('<details class="search-help">', '<p class="search-places"><a href="#">One</a></p>$&');
    await route.fulfill({ response, body });
  });
  await own.goto(`${site}search/?q=caseloads`);
  const status = own.locator("#search-status");
  await expect.poll(() => status.textContent()).toContain("more than 0.9 MB are loaded");
  await own.locator("#search-query").fill("caseloads high ");
  await own.locator(".search-places a").click();
  await expect.poll(() => new URL(own.url()).search).toBe("?q=caseloads+high");
  expect(loaded.filter((path) => path.endsWith(".words"))).toEqual([]);
  await own.getByRole("button", { name: "search all together" }).click();
  await expect.poll(() => status.textContent(), { timeout: 15_000 }).toMatch(/^\d+ results/);
  await fresh.close();
});

describe("every state", () => {
  const states = [
    ["results", "?q=kids+moved+far+away&stance=concern"],
    ["grouped results with names", "?q=West+Northamptonshire+asessment&by=theme"],
    ["nothing", "?q=zyzzyva"],
  ] as const;

  test.each(states)("fits a phone: %s", async (_, address) => {
    await page.goto(`${site}search/${address}`);
    await answered();
    await page.locator("#search-facets").evaluate((details: HTMLDetailsElement) => {
      for (const part of [details, ...details.querySelectorAll("details")]) part.open = true;
    });
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 720 });
  });
});
