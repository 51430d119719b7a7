import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectBrowser, site } from "./given.ts";
import { pageAt, textOf } from "./pages.ts";
import { scopeOf } from "./scope.ts";
import { eventsInside, isFull, readTable } from "./tables.ts";
import type { Row } from "./tables.ts";

/*
 * What the front page says, worked out a second time from the published tables and the words of the method page, without a
 * line of src/.
 */
const home = pageAt("/");
const title = textOf(home.root.querySelector("main h1"));
const lead = textOf(home.root.querySelector("main .lead"));
const saidOnChart = home.root.querySelectorAll("figure.news .chart-wide .call-out").map(textOf).join(" ");

const events = eventsInside();
const themes = readTable("themes").map(({ theme }) => theme);
const reports = readTable("reports").filter(({ provenance }) => provenance === "primary");
const raising = [
  ...readTable("findings").filter(({ stance }) => stance === "concern" || stance === "mixed"),
  ...readTable("recommendations"),
].filter(({ report }) => reports.some((row) => row.report === report));

const isLook = (event: string, theme: string) => ["in", "partial"].includes(scopeOf(theme, event)!);
const raisedAt = (event: string) =>
  new Set(
    themes.filter(
      (theme) => isLook(event, theme) && raising.some((row) => row.event === event && row.themes.includes(theme)),
    ),
  );

const full = events.filter((event) => event.counted && isFull(event));
const [earlier, later] = full.slice(-2) as [Row<"events">, Row<"events">];
const before = raisedAt(earlier.event);
const now = raisedAt(later.event);
const looked = (event: string) => themes.filter((theme) => isLook(event, theme)).length;
const again = [...before].filter((theme) => now.has(theme)).length;
const noLonger = [...before].filter((theme) => isLook(later.event, theme) && !now.has(theme)).length;
const anew = [...now].filter((theme) => !before.has(theme)).length;
const yearOf = ({ fieldwork_start: start, published }: Row<"events">) => (start ?? published).slice(0, 4);
const monthOf = ({ fieldwork_start: start }: Row<"events">) =>
  new Date(`${start.slice(0, 7)}-15`).toLocaleDateString("en-GB", { month: "long", year: "numeric" });

/** "leaders", of "The impact of leaders on practice with children and families" and of its other wordings. */
const matterOf = (area: string) => area.replace("social work practice", "practice");
const bodyOf = (report: string) => reports.find((row) => row.report === report)!.authorities.join();
const graded = readTable("judgements").filter(({ provenance }) => provenance === "primary");
/** By how many grades of the scale each area that was graded at both rose, council by council. */
const steps = graded
  .filter(({ event }) => event === later.event)
  .flatMap((row) => {
    const same = graded.find(
      (other) =>
        other.event === earlier.event &&
        other.framework === row.framework &&
        bodyOf(other.report) === bodyOf(row.report) &&
        matterOf(other.area) === matterOf(row.area),
    );
    return same ? [row.rank - same.rank] : [];
  });

describe("the title", () => {
  test("names inspectors, the place and both years, and is short", () => {
    expect(title).toBe(
      `In ${yearOf(later)} inspectors graded Northamptonshire higher than in ${yearOf(earlier)} and raised fewer concerns`,
    );
    expect(title.length).toBeLessThan(90);
  });

  test("grades that can be compared are all higher", () => {
    expect(steps.length).toBeGreaterThan(0);
    expect(Math.min(...steps)).toBeGreaterThan(0);
  });

  test("fewer themes were raised, and each council's document has fewer findings of concern", () => {
    expect(now.size).toBeLessThan(before.size);
    const concerns = readTable("findings").filter(({ stance }) => stance === "concern");
    const countAt = (event: string, body: string) =>
      concerns.filter(
        (row) => row.event === event && reports.some((r) => r.report === row.report && r.authorities.includes(body)),
      ).length;
    const bodies = new Set(
      reports.filter(({ event }) => event === later.event).flatMap(({ authorities }) => authorities),
    );
    expect(bodies.size).toBe(2);
    for (const body of bodies) expect(countAt(later.event, body), body).toBeLessThan(countAt(earlier.event, body));
  });

  test("that themes went from raised to not raised lies beyond chance under three rules or more, the opposite under none", () => {
    const rows = readTable("sensitivity").filter(({ claim }) => claim === "raised, then not, at the latest two looks");
    const bearing = rows.filter(({ count, chance_high: high }) => count > high);
    expect(bearing.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["all looks", "full inspections only"]));
    expect(bearing.length).toBeGreaterThanOrEqual(3);
    expect(rows.filter(({ count, chance_low: low }) => count < low)).toEqual([]);
    const only = rows.find(({ rule }) => rule === "full inspections only")!;
    expect([only.count, only.of]).toEqual([noLonger, noLonger + anew]);
  });
});

test("the lead gives the numbers behind the title, and leads to what changed and to chance", () => {
  expect(lead).toContain(
    `Of ${before.size} themes that inspectors raised in ${monthOf(earlier)}, they raised ${again} again in ${monthOf(later)} ` +
      `and ${noLonger} no longer; ${anew || "none"} ${anew > 1 ? "were" : "was"} new. ` +
      `All ${steps.length} grades that can be compared are higher.`,
  );
  const links = home.root.querySelectorAll("main .lead a").map((link) => link.getAttribute("href"));
  expect(links).toEqual(["changes/", "method/#what-each-rule-gives"]);
});

describe("the picture", () => {
  const reported = readTable("reported_judgements");
  const ofEvent = ({ event, counted }: Row<"events">) =>
    (counted ? graded : reported).filter((row) => row.event === event && row.rank !== null);

  test("calls out the longest row of inspections with nothing but the worst grade", () => {
    const rows = events
      .filter((event) => ofEvent(event).length)
      .map((event) => ({ year: yearOf(event), isWorst: ofEvent(event).every(({ rank }) => rank === 1) }));
    const ends = rows.map((_, index) => {
      const first = rows.slice(0, index + 1).findLastIndex(({ isWorst }) => !isWorst) + 1;
      return rows.slice(first, index + 1);
    });
    const longest = ends.toSorted((a, b) => b.length - a.length)[0]!;
    expect(saidOnChart).toContain(
      `${longest[0]!.year} to ${longest.at(-1)!.year}: every known grade inadequate, at ${longest.length} inspections in a row`,
    );
  });

  test("calls out the latest grades", () => {
    const last = reports.findLast(({ event }) => event === later.event)!.report;
    const ofOne = graded.filter(({ report }) => report === last);
    const counts = [...Map.groupBy(ofOne, ({ grade }) => grade)].toSorted(([, a], [, b]) => b[0]!.rank - a[0]!.rank);
    const words = counts.map(([grade, members]) => `${members.length} ${grade.toLowerCase()}`).join(", ");
    expect(saidOnChart).toContain(`${yearOf(later)}: ${words}, in each of 2 councils`);
  });

  test("calls out what became of the themes raised before", () => {
    expect(saidOnChart).toContain(
      `Of ${before.size} themes raised in ${yearOf(earlier)}, ${again} raised again in ${yearOf(later)} and ${noLonger} not; ${anew || "none"} new`,
    );
  });

  test("has for each full inspection held a square for each theme looked at, filled where it was raised", () => {
    for (const form of ["wide", "narrow"]) {
      const groups = home.root
        .querySelectorAll(`figure.news .chart-${form} .news-event`)
        .filter((group) => group.querySelector(".unit-clear"));
      const squaresOf = (path: string) => [...path.matchAll(/z/g)].length;
      expect(
        groups.map((group) =>
          [".mark-part-concern", ".unit-clear"].map((kind) => squaresOf(group.querySelector(kind)!.getAttribute("d")!)),
        ),
      ).toEqual(full.map(({ event }) => [raisedAt(event).size, looked(event) - raisedAt(event).size]));
    }
  });
});

let browser: Browser;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());

async function openAt(width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(site);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

describe.each([
  [1280, 800],
  [390, 844],
])("the first screen of %i by %i", (width, height) => {
  test("holds the title, the whole picture with its key, and the search box", async () => {
    const page = await openAt(width, height);
    for (const part of [
      "h1",
      ".kicker",
      "figure.news figcaption",
      "figure.news > svg:visible",
      "figure.news .legend",
      ".front-search input",
    ]) {
      const box = (await page.locator(`main ${part}`).first().boundingBox())!;
      expect(box.x, part).toBeGreaterThanOrEqual(0);
      expect(box.y, part).toBeGreaterThan(0);
      expect(box.x + box.width, part).toBeLessThanOrEqual(width);
      expect(box.y + box.height, part).toBeLessThanOrEqual(height);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });

  test("letters the picture in twelve pixels or more", async () => {
    const page = await openAt(width, height);
    const sizes = await page
      .locator("figure.news > svg:visible text")
      .evaluateAll((texts) =>
        texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * (text as SVGTextElement).getScreenCTM()!.a),
      );
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    await page.close();
  });
});

test("the search box asks the search page, with script and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await page.goto(site);
    await page.locator(".front-search input").fill("caseloads");
    await page.locator(".front-search button").click();
    await page.waitForURL(/\/search\/\?q=caseloads$/);
    if (javaScriptEnabled) await expect.poll(() => page.locator("#search [name=q]").inputValue()).toBe("caseloads");
    else expect(await page.locator("main noscript").innerText()).toContain("The search itself needs script");
    await page.close();
  }
});

test("three ways lead on from the first screen of a desk", async () => {
  const page = await openAt(1280, 800);
  const ways = await page.locator(".first-clicks a").all();
  const targets = ways.map((way) => way.getAttribute("href"));
  expect(await Promise.all(targets)).toEqual(["themes/", "search/", "recommendations/"]);
  for (const way of ways) {
    const box = (await way.boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(800);
  }
  await page.close();
});
