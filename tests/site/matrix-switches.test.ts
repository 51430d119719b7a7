import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connectBrowser, site } from "./given.ts";
import { documentsApart, eventsInside, isFull, readTable } from "./tables.ts";

const events = eventsInside();
const themeCount = readTable("themes").length;
const counted = events.filter((event) => event.counted).map(({ event }) => event);
const all = events.map(({ event }) => event);
const full = events.filter(isFull).map(({ event }) => event);
const apartEvents = [...documentsApart().keys()];
/** How many marks of the counted events are hollow, being of what was said in passing. */
const passing = readTable("levels").filter((row) => row.report === null && row.in_passing).length;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());
afterEach(() => page.context().close());

const secondary = () => page.getByLabel(/^what others reported/);
const fullOnly = () => page.getByLabel("full inspections only");
const apart = () => page.getByLabel("reports on two councils apart");

/** What a reader sees of one form of the matrix: its columns by what stands in them, in marks and in labels. */
function seen(form: string) {
  return page.locator(form).evaluate((svg) => {
    const isSeen = (element: Element) =>
      element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
    const cells = [...svg.querySelectorAll("a:has(use)")].filter(isSeen);
    const eventOf = (cell: Element) => cell.getAttribute("href")!.split("#event-")[1]!;
    const drawnAs = (used: Element) => document.querySelector(`${used.getAttribute("href")!} .mark`)!;
    const drawn = [...svg.querySelectorAll("a use")].filter(
      (mark) => isSeen(mark) && drawnAs(mark).childElementCount > 0,
    );
    const countBy = (elements: readonly Element[]) =>
      Object.fromEntries(
        Map.groupBy(elements, (element) => eventOf(element.closest("a")!))
          .entries()
          .map(([event, members]) => [event, members.length]),
      );
    return {
      cells: countBy(cells),
      marks: countBy(drawn),
      hollow: drawn.filter((mark) => drawnAs(mark).classList.contains("mark-hollow")).length,
      // On a phone each mark of what is held has its year under it instead.
      columnLabels: svg.classList.contains("chart-overlay")
        ? [...document.querySelectorAll(".chart-head text[transform]")].filter(isSeen).length
        : new Set(cells.filter((cell) => [...cell.querySelectorAll("text")].some(isSeen)).map(eventOf)).size,
      words: [...svg.querySelectorAll("text.words")].filter(isSeen).map((text) =>
        [...text.childNodes]
          .filter((part) => !(part instanceof Element) || isSeen(part))
          .map((part) => part.textContent)
          .join(""),
      ),
    };
  });
}

/** How many marks a column holds at most: those of the themes of which anything is known. */
const knownIn = new Map(
  events.map(({ event, counted: isCounted }) => [
    event,
    isCounted
      ? themeCount
      : new Set(
          readTable("reported_findings")
            .filter((row) => row.event === event)
            .flatMap(({ themes }) => themes),
        ).size,
  ]),
);
/** What is named: the events whose documents are held. */
const labelled = (members: readonly string[]) => members.filter((event) => counted.includes(event)).length;
const marksOf = (members: readonly string[]) =>
  Object.fromEntries(members.filter((event) => knownIn.get(event)).map((event) => [event, knownIn.get(event)]));

describe.each([
  ["wide", 1280, "figure.matrix svg.chart-overlay"],
  ["narrow", 360, "figure.matrix svg.chart-narrow"],
] as const)("without script, on a %s screen", (_, width, form) => {
  beforeEach(async () => {
    page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } })).newPage();
    await page.goto(site);
    await page.locator("figure.matrix details.chart-table summary").click();
  });

  test("all is shown at first: every event in its column, one mark for each theme where anything is known", async () => {
    const { cells, marks, hollow, columnLabels } = await seen(form);
    expect(cells).toEqual(marksOf(all));
    for (const event of counted) expect(marks[event], event).toBe(themeCount);
    expect(hollow).toBeGreaterThan(passing);
    expect(columnLabels).toBe(labelled(all));
  });

  test("a mark is named by what it says, for those who do not see it", async () => {
    const name =
      /^(?:26 )?Quality of assessments, Inspection, May 2026\s+(?:mostly |concern|strength)\D*: \d+ .+ North Northamptonshire: .+ West Northamptonshire: /;
    expect(await page.locator(form).getByRole("link", { name }).count()).toBe(1);
  });

  test("what others reported can be left out: the counted events stay, with their words and what they say in passing", async () => {
    const before = await seen(form);
    await secondary().uncheck();
    const after = await seen(form);
    expect(after.cells).toEqual(marksOf(counted));
    expect(passing).toBeGreaterThan(0);
    expect(after.hollow).toBe(passing);
    expect(after.columnLabels).toBe(labelled(counted));
    expect(after.words).toEqual(before.words);
  });

  test("full inspections can be looked at alone: visits go, and the words at the row ends count anew", async () => {
    const before = await seen(form);
    await fullOnly().check();
    const after = await seen(form);
    expect(after.cells).toEqual(marksOf(full));
    expect(after.columnLabels).toBe(labelled(full));
    expect([before.words.length, after.words.length]).toEqual([themeCount, themeCount]);
    expect(after.words).not.toEqual(before.words);
    const most = full.filter((event) => counted.includes(event)).length;
    for (const words of after.words)
      expect(words).toMatch(
        new RegExp(
          `^raised at [0-${most}] of (?:1 look|[2-${most}] looks)$|^no inspection held looked at this$|^[0-${most}] of [1-${most}]$|^no look$`,
        ),
      );
    expect(await page.getByText("full inspections are the fairer ones to compare").isVisible()).toBe(true);
    await secondary().uncheck();
    expect(Object.keys((await seen(form)).cells)).toEqual(full.filter((event) => counted.includes(event)));
  });

  test("reports on two councils can be set apart: two marks for each theme in the column of every event with two documents, one in every other", async () => {
    const before = await seen(form);
    await apart().check();
    const after = await seen(form);
    const doubled = Object.keys(after.marks).filter((event) => after.marks[event] !== before.marks[event]);
    expect(doubled.toSorted()).toEqual(apartEvents.toSorted());
    expect(doubled.map((event) => after.marks[event])).toEqual(apartEvents.map(() => 2 * themeCount));
    expect(after.words).toEqual(before.words);
    await apart().uncheck();
    expect(await seen(form)).toEqual(before);
  });
});

describe("with the keyboard alone, without script", () => {
  test("the switches are reached by tabbing, show where the reader is, and are set by the space bar", async () => {
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(site);
    await page.locator(".first-clicks a").last().focus();
    const hidden = (selector: string) => () =>
      page
        .locator(`figure.matrix svg.chart-overlay ${selector}`)
        .evaluateAll((elements) =>
          elements.every(
            (element) => element.getClientRects().length === 0 || getComputedStyle(element).visibility === "hidden",
          ),
        );
    for (const [control, isDone] of [
      [secondary(), hidden(".of-others")],
      [fullOnly(), hidden(".of-visit, .words-all")],
      [apart(), hidden("a > use:has(+ use + use)")],
    ] as const) {
      await page.keyboard.press("Tab");
      expect(
        await control.evaluate(
          (box) => box === document.activeElement && getComputedStyle(box).outlineStyle !== "none",
        ),
      ).toBe(true);
      expect(await isDone()).toBe(false);
      await page.keyboard.press("Space");
      await expect.poll(isDone).toBe(true);
    }
  });
});
