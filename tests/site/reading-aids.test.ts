import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ComparisonData } from "#publish/compare.ts";
import { watchPage } from "./browser.ts";
import { connectBrowser, site } from "./given.ts";
import { pageAt, pages, targetOf, textOf } from "./pages.ts";
import { eventsInside, isFull, readJson, readTable, withoutTwins } from "./tables.ts";

let browser: Browser;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  complaints = watchPage(page, new URL(site).host);
});
afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

const at = (path: string) => page.goto(new URL(path.slice(1), site).href);
const themes = readTable("themes");
const recurrence = new Map(readTable("recurrence").map((row) => [row.theme, row]));

describe("the matrix", () => {
  const wordsOf = (theme: string) =>
    textOf(
      pageAt("/themes/").root.querySelector(`figure.matrix svg.chart-overlay .row[data-theme="${theme}"] .words-full`),
    );
  const rows = () =>
    page
      .locator("figure.matrix svg.chart-overlay .row:not([hidden])")
      .evaluateAll((shown) =>
        shown.map((row) => ({ theme: (row as SVGElement).dataset["theme"] ?? "", y: row.getBoundingClientRect().top })),
      );

  test("can be put in order by how often, and how lately, a theme was raised, from top to bottom", async () => {
    await at("/themes/");
    for (const [order, key] of [
      ["raised", (theme: string) => recurrence.get(theme)!.raised],
      ["latest", (theme: string) => Date.parse(recurrence.get(theme)!.last_raised ?? "1900")],
    ] as const) {
      await page.locator(".matrix-controls select[name=order]").selectOption(order);
      await expect.poll(() => new URL(page.url()).searchParams.get("order")).toBe(order);
      const shown = await rows();
      expect(shown).toHaveLength(themes.length);
      expect(shown.map(({ y }) => y)).toEqual(shown.map(({ y }) => y).toSorted((a, b) => a - b));
      const keys = shown.map(({ theme }) => key(theme));
      expect(keys).toEqual(keys.toSorted((a, b) => b - a));
    }
  });

  test("shows only the themes of a family, a part of the service or a group of children, and says how many", async () => {
    await at("/themes/");
    await page.locator(".matrix-controls select[name=area]").selectOption("care-leavers");
    const expected = themes.filter(({ areas }) => areas.includes("care-leavers")).map(({ theme }) => theme);
    await expect.poll(async () => (await rows()).map(({ theme }) => theme).toSorted()).toEqual(expected.toSorted());
    await expect
      .poll(() => page.locator(".matrix-status").textContent())
      .toBe(`Showing ${expected.length} of ${themes.length} themes.`);
    await page.locator(".matrix-controls select[name=family]").selectOption("Front door and help");
    await expect.poll(() => page.locator(".matrix-status").textContent()).toContain("none fits all that you chose");
    await page.locator(".matrix-controls button").click();
    await expect.poll(async () => (await rows()).length).toBe(themes.length);
    await expect.poll(() => new URL(page.url()).search).toBe("");
  });

  test("counts full inspections alone for the order when they alone are shown", async () => {
    await at("/themes/?order=raised&full=on");
    const counts = (await rows()).map(({ theme }) => /^raised at (\d+)/.exec(wordsOf(theme))?.[1] ?? "0").map(Number);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(new Set(counts).size).toBeGreaterThan(1);
  });

  test("shows faintly the marks under which nothing is about the group of children that was chosen", async () => {
    await at("/themes/?group=care-leavers");
    const about = new Set(
      [...readTable("findings"), ...readTable("reported_findings")]
        .filter(({ groups }) => groups?.includes("care-leavers"))
        .flatMap(({ event, themes: coded }) => coded.map((theme) => `${theme} ${event}`)),
    );
    for (const form of ["overlay", "narrow"]) {
      const clear = await page
        .locator(`figure.matrix svg.chart-${form} .row:not([hidden]) a:has(use):not([data-faint])`)
        .evaluateAll((found) =>
          found.map(
            (cell) =>
              `${cell.closest<SVGElement>(".row")!.dataset["theme"]} ${cell.getAttribute("href")!.split("#event-")[1]}`,
          ),
        );
      expect(clear.length).toBeGreaterThan(10);
      expect(clear.filter((cell) => !about.has(cell))).toEqual([]);
    }
    await expect
      .poll(() => page.locator(".matrix-status").textContent())
      .toMatch(/Faint: no finding there is about care leavers; the other marks tell of the theme as a whole\./);
    await page.locator(".matrix-controls select[name=group]").selectOption("");
    await expect.poll(() => page.locator("figure.matrix a[data-faint]").count()).toBe(0);
  });

  test("comes back as it was from its address, switches and all", async () => {
    await at("/?order=latest&group=care-leavers&secondary=off&apart=on");
    const about = new Set(
      [...readTable("findings"), ...readTable("reported_findings")]
        .filter(({ groups }) => groups?.includes("care-leavers"))
        .flatMap((row) => row.themes),
    );
    await expect.poll(async () => (await rows()).map(({ theme }) => theme).toSorted()).toEqual([...about].toSorted());
    await expect.poll(() => page.getByLabel(/^what others reported/).isChecked()).toBe(false);
    await expect.poll(() => page.getByLabel("reports on two councils apart").isChecked()).toBe(true);
    await page.getByLabel("full inspections only").check();
    const view = await page.locator("figure.matrix .view-address").getAttribute("href");
    expect(Object.fromEntries(new URL(view!).searchParams)).toEqual({
      order: "latest",
      group: "care-leavers",
      secondary: "off",
      full: "on",
      apart: "on",
    });
  });

  test.each([
    ["overlay", 1280],
    ["overlay", 768],
    ["narrow", 360],
  ])(
    "names its marks by what they say once script has taken their titles, in its %s, %i pixels wide",
    async (form, width) => {
      await page.setViewportSize({ width, height: 900 });
      await at("/themes/");
      await expect.poll(() => page.locator("figure.matrix svg a > title").count()).toBe(0);
      const name =
        /^(?:26 )?Quality of assessments, Inspection, May 2026: (?:mostly |concern|strength)\D*: \d+ .+: North Northamptonshire: .+: West Northamptonshire: /;
      await expect
        .poll(() => page.locator(`figure.matrix svg.chart-${form}`).getByRole("link", { name }).count())
        .toBe(1);
    },
  );

  test("tells what the findings under a mark say when it is hovered or focused, and stops at Escape", async () => {
    await at("/themes/");
    const cell = page.locator(
      'figure.matrix svg.chart-overlay .row[data-theme="plans"] a[href$="#event-2018-04-focused-visit-northamptonshire"]',
    );
    await cell.focus();
    const panel = page.locator("figure.matrix .chart-answer");
    await expect.poll(() => panel.isVisible()).toBe(true);
    const said = readTable("findings").filter(
      ({ event, themes: codes }) => event === "2018-04-focused-visit-northamptonshire" && codes.includes("plans"),
    );
    // Where both were said, both are told, however many there are of one.
    for (const stance of ["concern", "strength"])
      await expect.poll(() => panel.innerText()).toContain(said.find((row) => row.stance === stance)!.summary);
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.isVisible()).toBe(false);
    await cell.hover();
    await expect.poll(() => panel.isVisible()).toBe(true);
  });
});

describe("the names of the columns", () => {
  test("stay in sight while the rows of the matrix are read, on a desk and on a tablet, and leave with them", async () => {
    for (const [width, form] of [
      [1280, "wide"],
      [768, "medium"],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await at("/themes/");
      const head = page.locator(`figure.matrix .chart-head.chart-${form}`);
      await page.locator(`figure.matrix svg.chart-overlay .row`).last().scrollIntoViewIfNeeded();
      const box = (await head.boundingBox())!;
      expect(box.y, form).toBeGreaterThanOrEqual(-1);
      expect(box.y + box.height, form).toBeLessThan(300);
      await page.locator("figure.matrix .take-away").scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 2000);
      await expect.poll(async () => (await head.boundingBox())!.y).toBeLessThan(-100);
    }
  });

  test("stand over their marks, which are drawn once for a desk and a tablet", async () => {
    await at("/themes/");
    for (const [width, form] of [
      [1280, "wide"],
      [1100, "wide"],
      [1024, "medium"],
      [700, "medium"],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      const middlesOf = (selector: string) =>
        page.locator(selector).evaluateAll((found) =>
          found.map((element) => {
            const { left, right } = element.getBoundingClientRect();
            return (left + right) / 2;
          }),
        );
      const names = await middlesOf(`figure.matrix .chart-head.chart-${form} .counted[text-anchor]`);
      const row = 'figure.matrix .chart-overlay .row[data-theme="assessments"]';
      const marks = await middlesOf(`${row} a:not(.of-others) > use:first-of-type`);
      expect(names.length, form).toBeGreaterThan(4);
      expect(marks.map((mark, index) => Math.abs(mark - names[index]!) < 1)).toEqual(names.map(() => true));
      // The words at the ends of the rows are clear of the last of them, and within the page.
      const words = (await page.locator(`${row} .words-all`).boundingBox())!;
      expect(words.x, form).toBeGreaterThan(marks.at(-1)!);
      expect(words.x + words.width, form).toBeLessThanOrEqual(width);
    }
  });

  test("and the row of a mark are not covered by what it tells, which hides nothing and counts once", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await at("/themes/");
    const rows = page.locator("figure.matrix svg.chart-overlay .row");
    for (const [theme, event] of [
      ["plans", "2022-10-inspection-northamptonshire"],
      ["corporate-parenting", "2011-03-inspection-northamptonshire"],
      ["leadership", "2026-05-inspection-northamptonshire"],
    ]) {
      const row = page.locator(`figure.matrix svg.chart-overlay .row[data-theme="${theme}"]`);
      await row.scrollIntoViewIfNeeded();
      await row.locator(`a[href$="#event-${event}"]`).hover();
      const panel = page.locator("figure.matrix .chart-answer");
      await expect.poll(() => panel.isVisible()).toBe(true);
      await expect.poll(() => panel.innerText()).toMatch(/And \d+ more\. Follow the mark/);
      const box = (await panel.boundingBox())!;
      const band = (await row.locator(".band").boundingBox())!;
      const head = (await page.locator("figure.matrix .chart-head.chart-wide").boundingBox())!;
      const mark = (await row.locator(`a[href$="#event-${event}"]`).boundingBox())!;
      expect(box.y >= band.y + band.height || box.y + box.height <= band.y, theme).toBe(true);
      expect(box.y, theme).toBeGreaterThanOrEqual(head.y + head.height);
      expect(box.x >= mark.x + mark.width || box.x + box.width <= mark.x, theme).toBe(true);
      // At most a third of the screen.
      expect(box.height, theme).toBeLessThan(800 / 3);
      expect(await panel.evaluate((element) => element.scrollHeight - element.clientHeight), theme).toBeLessThanOrEqual(
        0,
      );
      expect((await panel.innerText()).match(/\d+ concerns?\b/g)?.length ?? 0, theme).toBeLessThanOrEqual(1);
      await page.keyboard.press("Escape");
    }
    expect(await rows.count()).toBe(themes.length);
  });
});

test("a view that comes with the address leaves no empty room under the chart", async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of ["/?order=raised", "/?family=Children+in+care"]) {
    await at(path);
    const drawing = page.locator("figure.matrix svg.chart-wide");
    const [room, drawn] = await drawing.evaluate((svg: SVGSVGElement) => {
      const { width, height } = svg.viewBox.baseVal;
      return [svg.clientHeight, (svg.clientWidth * height) / width];
    });
    expect(Math.abs(room - drawn), path).toBeLessThan(2);
  }
});

describe("a report's page", () => {
  const path = "/reports/2018-05-18-focused-visit-northamptonshire/";
  const findings = readTable("findings").filter(({ report }) => path.includes(report));
  const recommendations = readTable("recommendations").filter(({ report }) => path.includes(report));
  const total = findings.length + recommendations.length;
  const shown = () =>
    page.locator("#statements .statement:not([hidden])").evaluateAll((items) => items.map(({ id }) => id));

  test("filters by theme and stance, says how many are left out, and keeps the choice in the address", async () => {
    await at(path);
    await expect.poll(() => page.locator("#reading-status").textContent()).toBe(`Showing all ${total}.`);
    await page.locator("#reading select[name=stance]").selectOption("concern");
    await page.locator("#reading select[name=theme]").selectOption("assessments");
    const expected = findings
      .filter(({ stance, themes: codes }) => stance === "concern" && codes.includes("assessments"))
      .map(({ finding }) => finding.split("#")[1]);
    await expect.poll(() => shown()).toEqual(expected);
    await expect
      .poll(() => page.locator("#reading-status").textContent())
      .toBe(`Showing ${expected.length} of ${total}: ${total - expected.length} are left out by your choice.`);
    await expect
      .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
      .toEqual({ stance: "concern", theme: "assessments" });
    await page.reload();
    await expect.poll(() => shown()).toEqual(expected);
    await page.locator("#reading button").click();
    await expect.poll(async () => (await shown()).length).toBe(total);
  });

  test("keeps what was left out in sight, and leaves no entry in its contents that leads to nothing", async () => {
    await at(`${long}?stance=mixed`);
    const dead = await page
      .locator("#contents .contents-open a")
      .evaluateAll(
        (links) =>
          links.filter(
            (link) =>
              link.getClientRects().length &&
              !document.getElementById((link as HTMLAnchorElement).hash.slice(1))!.getClientRects().length,
          ).length,
      );
    expect(dead).toBe(0);
    expect(await page.locator("#contents .contents-open li:visible").count()).toBeLessThan(12);
    await at(`${long}?stance=concern`);
    await page
      .locator("#statements .statement:not([hidden])")
      .nth(60)
      .evaluate((item) => item.scrollIntoView());
    const bar = (await page.locator(".reading-state").boundingBox())!;
    expect([bar.y >= 0, bar.y < 20]).toEqual([true, true]);
    await page.locator(".reading-state button[form]").click();
    await expect.poll(() => page.locator("#statements .statement[hidden]").count()).toBe(0);
    await expect.poll(() => page.locator(".reading-state button[form]").isVisible()).toBe(false);
  });

  test("keeps the entry of the section where the reader is in sight in its contents", async () => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await at("/reports/2011-05-06-inspection-northamptonshire/");
    const last = await page.locator("#statements h4").last().getAttribute("id");
    for (const place of [`#${last}`, "#scope"]) {
      await page.locator(place).evaluate((heading) => heading.scrollIntoView());
      await expect
        .poll(() =>
          page.locator("#contents .contents-open [aria-current]").evaluate((link) => {
            const { top, bottom } = link.getBoundingClientRect();
            return [(link as HTMLAnchorElement).hash, top >= 0 && bottom <= innerHeight];
          }),
        )
        .toEqual([place, true]);
    }
  });

  test("prints how many are left out, and what is folded", async () => {
    await at(`${path}?stance=concern`);
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.locator("#reading-status").isVisible()).toBe(true);
    await expect.poll(() => page.locator(".reading-state button").isVisible()).toBe(false);
    await at("/themes/assessments/");
    const folded = page.locator("details:not([open]) article.statement");
    expect(await folded.count()).toBeGreaterThan(0);
    const hidden = folded.evaluateAll((all) =>
      all.filter((item) => !item.checkVisibility({ contentVisibilityAuto: true })).map(({ ariaLabel }) => ariaLabel),
    );
    expect(await hidden).toEqual([]);
  });

  test("shows a citation whole within its frame, to be copied with the keyboard alone", async () => {
    await at(path);
    const [first] = findings;
    const number = first!.finding.split("#")[1]!;
    await page.locator(`#${number} .cite`).focus();
    await page.keyboard.press("Enter");
    const frame = page.locator(`#${number} .citation`);
    await expect.poll(() => frame.isVisible()).toBe(true);
    await frame.locator(".citation-text").waitFor();
    await expect.poll(() => frame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
    await expect.poll(() => frame.evaluate((popover) => popover.contains(document.activeElement))).toBe(true);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => frame.locator("[data-copy]").textContent()).toMatch(/Copied|Selected/);
  });

  test("shows a statement that a link leads to, whatever was chosen", async () => {
    const [other] = findings.filter(({ stance }) => stance === "strength");
    await at(`${path}?stance=concern#${other!.finding.split("#")[1]}`);
    await expect.poll(shown).toContain(other!.finding.split("#")[1]);
    await expect.poll(() => page.locator("#reading-status").textContent()).toContain("your choice was lifted to show");
  });

  test("marks in its contents the section where the reader is", async () => {
    await at("/reports/2011-05-06-inspection-northamptonshire/");
    // One with several statements under it, so that no other heading is near.
    await page.getByRole("button", { name: "Unfold all" }).click();
    const target = page.locator("#statements details:has(> .statement:nth-of-type(3)) h4").nth(3);
    await target.evaluate((heading) => heading.scrollIntoView());
    await expect
      .poll(() => page.locator("#contents .contents-open [aria-current]").textContent())
      .toBe(await target.textContent());
  });

  const long = "/reports/2011-05-06-inspection-northamptonshire/";
  const foldedIn = (url: string) => pageAt(url).root.querySelectorAll("details.report-part:not([open])").length;

  test("is folded where it is very long, but for what it asks for; each part says how much it holds", async () => {
    expect([foldedIn(path), foldedIn(long) > 10]).toEqual([0, true]);
    const parts = pageAt(long).root.querySelectorAll("details.report-part");
    for (const part of parts) {
      const said = part.querySelectorAll(".statement").map((item) => /statement-(\w+)/.exec(item.classNames)![1]!);
      const counts = textOf(part.querySelector("summary"));
      const asked = said.filter((stance) => stance === "recommendation").length;
      const findingCount = said.length - asked;
      if (findingCount) expect(counts).toMatch(new RegExp(`${findingCount} findings? \\(`));
      if (asked) expect(counts).toMatch(new RegExp(`${asked} recommendations?`));
      const concerns = said.filter((stance) => stance === "concern").length;
      expect(counts.includes(`${concerns} of concern`)).toBe(concerns > 0);
      expect(part.hasAttribute("open")).toBe(asked > 0);
    }
    await at(long);
    const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight);
    const folded = await heightOf();
    await page.getByRole("button", { name: "Unfold all" }).click();
    await expect.poll(heightOf).toBeGreaterThan(folded * 3);
    await expect.poll(() => page.locator("details.report-part:not([open])").count()).toBe(0);
    await page.getByRole("button", { name: "Fold all" }).click();
    await expect.poll(heightOf).toBeLessThan(folded + 1);
  });

  test("opens the part that holds what a link of its contents, or a filter, leads to, and folds again", async () => {
    await at(long);
    const [part] = pageAt(long).root.querySelectorAll("details.report-part:not([open]) summary :is(h3, h4)");
    const open = () => page.locator(`details.report-part:has(#${part!.id})`).getAttribute("open");
    await page.locator(`#contents .contents-open a[href="#${part!.id}"]`).click();
    await expect.poll(open).not.toBeNull();
    await at(`${long}?stance=mixed`);
    const seen = await page.locator("#statements .statement:visible").count();
    expect(seen).toBe(await page.locator("#statements .statement:not([hidden])").count());
    await page.locator(".reading-state button[form]").click();
    await expect.poll(() => page.locator("details.report-part:not([open])").count()).toBe(foldedIn(long));
  });

  test("prints what is folded", async () => {
    await at(long);
    await page.emulateMedia({ media: "print" });
    const first = page.locator("details.report-part:not([open]) > article").first();
    await expect.poll(() => first.evaluate((item) => item.checkVisibility({ contentVisibilityAuto: true }))).toBe(true);
  });

  test("stands on a desk with places before its sentences, and themes below", async () => {
    await at(path);
    const [place, sentence, about] = await Promise.all(
      [".statement-head", ".statement-summary", ".statement-foot"].map((part) =>
        page.locator(`#f05 ${part}`).boundingBox(),
      ),
    );
    expect(place!.x + place!.width).toBeLessThanOrEqual(sentence!.x);
    expect(sentence!.y + sentence!.height).toBeLessThanOrEqual(about!.y);
    expect(about!.x).toBe(sentence!.x);
  });

  test("is in one column, contents first, where there is no room beside it", async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await at(path);
    const [contents, statements] = await Promise.all(
      ["#contents", "#statements"].map((id) => page.locator(id).boundingBox()),
    );
    expect(contents!.y + contents!.height).toBeLessThanOrEqual(statements!.y + 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test("each statement on its own page leads to the one before and after it on its main theme, through all documents", () => {
  const order = new Map<string, string[]>();
  for (const held of pages.filter(({ url }) => /^\/reports\/[^/]+\/$/.test(url))) {
    for (const item of held.root.querySelectorAll("#statements article.statement")) {
      const next = targetOf(item.querySelector('.statement-foot a[rel="next"]')?.getAttribute("href") ?? "", held);
      const [, theme = ""] =
        /themes\/([^/]+)\/$/.exec(item.querySelector(".statement-foot a")!.getAttribute("href")!) ?? [];
      if (next && next !== held.url) order.set(theme, [...(order.get(theme) ?? []), next]);
    }
  }
  expect([...order.keys()].toSorted()).toEqual(
    themes
      .map(({ theme }) => theme)
      .filter((theme) => order.has(theme))
      .toSorted(),
  );
  for (const [theme, targets] of order) {
    for (const target of targets) {
      const [path = "", anchor = ""] = target.split("#");
      const themesThere = pageAt(path)
        .ids.get(anchor)
        ?.querySelectorAll(".statement-foot a")
        .map((link) => link.getAttribute("href") ?? "");
      expect(
        themesThere?.some((href) => href.includes(`/${theme}/`)),
        target,
      ).toBe(true);
    }
  }
});

test("words of the glossary lead to it where they first stand on a page, and nowhere twice", () => {
  const report = pageAt("/reports/2022-11-25-inspection-north-northamptonshire/");
  const links = report.root.querySelectorAll(".statement-summary a.term");
  expect(links.length).toBeGreaterThan(10);
  const targets = links.map((link) => targetOf(link.getAttribute("href") ?? "", report)!);
  expect(new Set(targets).size).toBe(targets.length);
  const glossary = pageAt("/glossary/");
  for (const [index, target] of targets.entries()) {
    expect(glossary.ids.has(target.split("#")[1]!), target).toBe(true);
    expect(links[index]!.getAttribute("title"), target).toMatch(/\S+ \S+/);
  }
});

test("what the marks say can be opened from every mark of a stance, by keyboard too", async () => {
  await at("/reports/2018-05-18-focused-visit-northamptonshire/");
  const mark = page.locator("#statements .statement button.stance").first();
  await mark.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("#legend").isVisible()).toBe(true);
  await expect.poll(() => page.locator("#legend").innerText()).toContain("not examined");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator("#legend").isVisible()).toBe(false);
});

test("in a low window the legend can be read from its first line to its last, and closed", async () => {
  await page.setViewportSize({ width: 360, height: 500 });
  await at("/reports/2018-05-18-focused-visit-northamptonshire/");
  await page.locator("#statements button.stance").first().click();
  const box = (await page.locator("#legend").boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(500);
  await page.locator("#legend").getByRole("button", { name: "Close" }).click();
  await expect.poll(() => page.locator("#legend").isVisible()).toBe(false);
});

describe("a chart answers", () => {
  test.each([
    ["/themes/assessments/", "figure.theme-row", 'a[href$="#event-2018-04-focused-visit-northamptonshire"]'],
    ["/threads/manageable-caseloads/", "figure.thread-lines", "a:has(.relation-origin)"],
    ["/timeline/", "figure.timeline", "a:has(.inspection)"],
    ["/judgements/", "figure.judgement-strip", "a:has(.grade-bar)"],
  ])("on %s, when a mark is focused, and the words stay within the window", async (path, figure, mark) => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await at(path);
    await page.locator(`${figure} svg.chart-wide ${mark}`).first().focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    const panel = page.locator(`${figure} .chart-answer`);
    await expect.poll(() => panel.isVisible()).toBe(true);
    expect((await panel.innerText()).length).toBeGreaterThan(20);
    const box = (await panel.boundingBox())!;
    expect([box.x >= 0, box.x + box.width <= 1280]).toEqual([true, true]);
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.isVisible()).toBe(false);
  });

  test("to a finger: the first tap tells what stands there, and its link leads to it", async () => {
    const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    const touched = await phone.newPage();
    await touched.goto(site);
    await touched
      .locator(
        'figure.matrix svg.chart-narrow .row[data-theme="caseloads"] a[href$="#event-2018-04-focused-visit-northamptonshire"]',
      )
      .tap();
    const panel = touched.locator("figure.matrix .chart-answer");
    await expect.poll(() => panel.isVisible()).toBe(true);
    expect(new URL(touched.url()).pathname).toBe("/");
    await expect.poll(() => panel.innerText()).toContain("Caseloads and capacity");
    await panel.getByRole("link").tap();
    await expect
      .poll(() => new URL(touched.url()).pathname + new URL(touched.url()).hash)
      .toBe("/themes/caseloads/#event-2018-04-focused-visit-northamptonshire");
    await phone.close();
  });
});

describe("comparing two events", () => {
  const counted = eventsInside().filter((event) => event.counted);

  test("a page stands for any two that are counted, and tells each theme once, as the marks have it", () => {
    for (const [index, first] of counted.entries()) {
      for (const second of counted.slice(index + 1)) {
        const compared = pageAt(`/compare/${first.event}/${second.event}/`);
        const told = compared.root
          .querySelectorAll("table.compare tbody th, .uncompared li > a:first-child")
          .map(textOf);
        expect(told.toSorted(), compared.url).toEqual(themes.map(({ name }) => name).toSorted());
        const isIn = (events: readonly string[], { event }: { readonly event: string }) => events.includes(event);
        const names = (test: (row: (typeof themes)[number]) => boolean) =>
          themes
            .filter(test)
            .map(({ name }) => name)
            .toSorted();
        const shownUnder = (id: string) =>
          compared.ids.get(id)?.parentNode?.querySelectorAll("tbody th").map(textOf).toSorted() ?? [];
        const of = (theme: string) => recurrence.get(theme)!;
        expect(shownUnder("both"), compared.url).toEqual(
          names(({ theme }) => isIn(of(theme).raised_events, first) && isIn(of(theme).raised_events, second)),
        );
        expect(shownUnder("first"), compared.url).toEqual(
          names(
            ({ theme }) =>
              isIn(of(theme).raised_events, first) &&
              isIn(of(theme).looked_events, second) &&
              !isIn(of(theme).raised_events, second),
          ),
        );
        expect(shownUnder("second"), compared.url).toEqual(
          names(
            ({ theme }) =>
              isIn(of(theme).raised_events, second) &&
              isIn(of(theme).looked_events, first) &&
              !isIn(of(theme).raised_events, first),
          ),
        );
        expect(shownUnder("neither"), compared.url).toEqual(
          names(({ theme }) =>
            [first, second].every(
              (event) => isIn(of(theme).looked_events, event) && !isIn(of(theme).raised_events, event),
            ),
          ),
        );
      }
    }
  });

  test("each theme that both looked at stands with its numbers and sentences at either end", () => {
    const [first, second] = counted.filter(isFull).slice(-2);
    const compared = pageAt(`/compare/${first!.event}/${second!.event}/`);
    const rows = compared.root.querySelectorAll("table.compare tbody tr");
    expect(rows.length).toBeGreaterThan(20);
    const once = withoutTwins([...readTable("findings"), ...readTable("recommendations")]);
    const primary = new Set(
      readTable("reports")
        .filter(({ provenance }) => provenance === "primary")
        .map(({ report }) => report),
    );
    for (const row of rows) {
      const { theme } = themes.find(({ name }) => name === textOf(row.querySelector("th")))!;
      for (const [index, { event }] of [first!, second!].entries()) {
        const cell = row.querySelectorAll("td")[index];
        const said = once.filter(
          (item) => item.event === event && primary.has(item.report) && item.themes.includes(theme),
        );
        const count = (...wanted: string[]) =>
          said.filter((item) => wanted.includes("stance" in item ? item.stance : "recommendation")).length;
        const numbers = [
          [count("recommendation"), "recommendation"],
          [count("concern", "mixed"), "concern"],
          [count("strength"), "strength"],
        ] as const;
        const words = numbers.flatMap(([number, noun]) =>
          number ? [`${number} ${noun}${number > 1 ? "s" : ""}`] : [],
        );
        expect(textOf(cell?.querySelector(".said-counts")), `${theme} ${event}`).toBe(
          words.join(", ") || "nothing for or against",
        );
        const sentences = cell?.querySelectorAll(".brief-statement").map(textOf) ?? [];
        expect(sentences.length).toBe(
          Math.min(
            4,
            numbers.reduce((sum, [number]) => sum + number, 0),
          ),
        );
        for (const sentence of sentences)
          expect(
            said.some(({ summary }) => sentence.includes(summary)),
            sentence,
          ).toBe(true);
      }
    }
  });

  test("just the pairs that are listed have a page, the earlier first", () => {
    const inOrder = eventsInside().map(({ event }) => event);
    const listed = pageAt("/compare/")
      .root.querySelectorAll("a[data-events]")
      .map((link) => link.getAttribute("data-events")!.split(" "));
    const paths = listed.map(([first, second]) => `/compare/${first}/${second}/`);
    expect(listed.length).toBeGreaterThan(20);
    for (const [first, second] of listed) expect(inOrder.indexOf(first!)).toBeLessThan(inOrder.indexOf(second!));
    for (const path of paths)
      expect(pageAt(path).root.querySelectorAll("table.compare, .uncompared").length, path).toBeGreaterThan(0);
    expect(
      pages
        .map(({ url }) => url)
        .filter((url) => /^\/compare\/./.test(url))
        .toSorted(),
    ).toEqual([...new Set(paths)].toSorted());
  });

  const notListed = ["2012-03-inspection-northamptonshire", "2025-04-focused-visit-west-northamptonshire"] as const;

  test("any other two are set side by side at an address of their own, theme by theme", async () => {
    await at(`/compare/?a=${notListed[1]}&b=${notListed[0]}`);
    const section = page.locator("#compared");
    await section.waitFor();
    const { themes: named, events } = readJson("compare") as ComparisonData;
    const pair = notListed.map((id) => events.find((event) => event.id === id)!);
    await expect.poll(() => section.locator("h2").textContent()).toBe(pair.map(({ title }) => title).join(" beside "));
    expect((await section.locator("tbody th, .uncompared li > a:first-child").allTextContents()).toSorted()).toEqual(
      named.map(({ name }) => name).toSorted(),
    );
    const raised = named.filter(
      (_, index) => pair[1]!.said[index]!.standing === "raised" && pair[0]!.said[index]!.standing === "unseen",
    );
    const heading = section.locator("h3", { hasText: `Raised in '${pair[1]!.title}'; not examined` });
    await expect.poll(() => heading.textContent()).toMatch(new RegExp(`: ${raised.length}$`));
    await section
      .locator("tbody td a", { has: page.locator("svg") })
      .first()
      .click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/themes\/[a-z-]+\/$/);
  });

  test("and in the very same words and marks as a pair that has a page", async () => {
    const [first, second] = ["2011-03-inspection-northamptonshire", "2022-10-inspection-northamptonshire"];
    let isOwn = true;
    await page.route("**/compare/?*", async (route) => {
      if (!isOwn) return route.continue();
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replaceAll(`data-events="${first} ${second}"`, ""),
      });
    });
    await at(`/compare/?a=${first}&b=${second}`);
    await page.locator("#compared").waitFor();
    const shown = await page
      .locator("#compared :is(table.compare, .uncompared)")
      .evaluateAll((tables) =>
        tables.map((table) => [
          table.textContent.replace(/\s+/g, ""),
          table.querySelectorAll("svg.mark, g.mark").length,
        ]),
      );
    // The route stays: to take it away could lose what is on its way.
    isOwn = false;
    await at(`/compare/${first}/${second}/`);
    const written = await page
      .locator(":is(table.compare, .uncompared)")
      .evaluateAll((tables) =>
        tables.map((table) => [
          table.textContent.replace(/\s+/g, ""),
          table.querySelectorAll("svg.mark, g.mark").length,
        ]),
      );
    expect(written.length).toBeGreaterThan(2);
    expect(shown).toEqual(written);
  });

  test("an address with two events leads to their page, in either order", async () => {
    await at("/compare/?a=2022-10-inspection-northamptonshire&b=2011-03-inspection-northamptonshire");
    await expect
      .poll(() => new URL(page.url()).pathname)
      .toBe("/compare/2011-03-inspection-northamptonshire/2022-10-inspection-northamptonshire/");
  });

  test.each([
    [
      "two documents",
      "a=2018-05-18-focused-visit-northamptonshire&b=2022-11-25-inspection-west-northamptonshire",
      "/compare/2018-04-focused-visit-northamptonshire/2022-10-inspection-northamptonshire/",
    ],
    [
      "a document and an event",
      "a=2022-10-inspection-northamptonshire&b=2011-05-06-inspection-northamptonshire",
      "/compare/2011-03-inspection-northamptonshire/2022-10-inspection-northamptonshire/",
    ],
    [
      "two reports of one inspection that were written apart",
      "a=2026-07-07-inspection-north-northamptonshire&b=2026-07-07-inspection-west-northamptonshire",
      "/reports/2026-07-07-inspection-north-northamptonshire/differences/",
    ],
    [
      "two letters of one visit",
      "a=2023-11-22-focused-visit-west-northamptonshire&b=2023-11-22-focused-visit-north-northamptonshire",
      "/reports/2023-11-22-focused-visit-north-northamptonshire/differences/",
    ],
    [
      "the two reports of one inspection",
      "a=2022-11-25-inspection-west-northamptonshire&b=2022-11-25-inspection-north-northamptonshire",
      "/reports/2022-11-25-inspection-north-northamptonshire/differences/",
    ],
  ])("an address with %s leads to the page that sets them side by side", async (_, chosen, path) => {
    await at(`/compare/?${chosen}`);
    await expect.poll(() => new URL(page.url()).pathname).toBe(path);
  });

  test("the form leads to the page of the two chosen, the earlier first, and says when they are the same", async () => {
    await at("/compare/");
    await page.getByLabel("First").selectOption("2025-04-focused-visit-west-northamptonshire");
    await page.getByLabel("Second").selectOption("2025-04-focused-visit-west-northamptonshire");
    await page.getByRole("button", { name: "Compare" }).click();
    await expect.poll(() => page.locator("#compare-status").textContent()).toContain("choose two that differ");
    await page.getByLabel("Second").selectOption("2012-03-inspection-northamptonshire");
    await page.getByRole("button", { name: "Compare" }).click();
    await expect.poll(() => new URL(page.url()).search).toBe(`?a=${notListed[0]}&b=${notListed[1]}`);
    await page.locator("#compared").waitFor();
    await page.getByLabel("First").selectOption("2011-03-inspection-northamptonshire");
    await page.getByRole("button", { name: "Compare" }).click();
    await expect
      .poll(() => new URL(page.url()).pathname)
      .toBe(`/compare/2011-03-inspection-northamptonshire/${notListed[1]}/`);
  });
});

test("nothing moves while a page is read in", async () => {
  await page.addInitScript(() => {
    (globalThis as { shift?: number }).shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (globalThis as { shift?: number }).shift! += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const path of [
    "/",
    "/themes/",
    "/?family=Children+in+care#chart-matrix",
    "/?area=education#chart-matrix",
    "/?order=raised",
    "/reports/2018-05-18-focused-visit-northamptonshire/",
    "/timeline/",
    "/search/",
    "/search/?q=pathway",
  ]) {
    await at(path);
    if (path.includes("q=")) await page.locator("[data-record]").first().waitFor();
    // All that comes later has come, and has been painted.
    await page.evaluate(async () => {
      await document.fonts.ready;
      for (let frames = 0; frames < 5; frames++) await new Promise(requestAnimationFrame);
      await new Promise((done) => requestIdleCallback(done));
    });
    expect(await page.evaluate(() => (globalThis as { shift?: number }).shift), path).toBeLessThan(0.02);
  }
});
