import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { connectBrowser, site } from "./given.ts";
import { pageOfEachType } from "./pages.ts";
import { atLeastOne } from "../at-least-one.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The short form of axe: half as long to be read by each page. */
const source = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

const widths = [1280, 360];

/** The rules that look at colours: all that can tell dark from light. */
const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds in the page as it is: on a desk and on a phone, in light and dark colours. Colours are looked at where
 * an element is first seen: on a phone, those of what a desk does not show.
 */
async function faultsIn(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(source);
  const find = async (name: string, where: string, options: axe.RunOptions) => {
    const violations = await page.evaluate(
      async ([where, options]) => {
        if (!document.querySelector(where)) return [];
        const { axe: runner } = globalThis as typeof globalThis & { axe: typeof axe };
        // Style sheets are there already: nothing is to be fetched for axe.
        const found = await runner.run(where, { ...options, preload: false, resultTypes: ["violations"] });
        return found.violations;
      },
      [where, options] as const,
    );
    faults.push(
      ...violations.map(
        ({ id, help, nodes }) => `${name}: ${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
      ),
    );
  };
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const putBack = await takeOutRepeats(page);
    // All is newly seen at the first width: one run finds the colours of the page in light with all the rest.
    const isFirst = width === widths[0];
    const rules = {
      ...Object.fromEntries(colourRules.map((rule) => [rule, { enabled: isFirst }])),
      // Axe calls it experimental and leaves it out.
      "label-content-name-mismatch": { enabled: true },
    };
    await page.emulateMedia({ colorScheme: "light" });
    await find(`light, ${width}`, "html", { runOnly: { type: "tag", values: standards }, rules });
    await markNewlySeen(page);
    for (const colorScheme of isFirst ? (["dark"] as const) : (["light", "dark"] as const)) {
      await page.emulateMedia({ colorScheme });
      await find(`${colorScheme}, ${width}`, "[data-newly-seen]", { runOnly: { type: "rule", values: colourRules } });
    }
    await putBack();
  }
  return faults;
}

/** Marks the outermost of the elements that are seen at this width and were not before. */
async function markNewlySeen(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const marked of document.querySelectorAll("[data-newly-seen]")) marked.removeAttribute("data-newly-seen");
    const seen = [...document.querySelectorAll("body, body *")].filter((element) => element.getClientRects().length);
    const isNew = (element: Element | null) => element !== null && !element.hasAttribute("data-seen");
    for (const element of seen)
      if (isNew(element) && (element === document.body || !isNew(element.parentElement)))
        element.setAttribute("data-newly-seen", "");
    for (const element of seen) element.setAttribute("data-seen", "");
  });
}

/**
 * Takes out what axe would walk through without finding anything new: the parts of charts that nobody sees at this
 * width, and of parts that are made alike, down to the classes of all that they hold, all but the first three.
 *
 * @returns puts everything back
 */
async function takeOutRepeats(page: Page): Promise<() => Promise<void>> {
  const taken = await page.evaluateHandle(() => {
    const shapeOf = (part: Element) =>
      [part, part.parentElement!, ...part.querySelectorAll("*")]
        .map(({ tagName, classList }) => `${tagName} ${classList.value}`)
        .join();
    const unseen = [...document.querySelectorAll("figure.chart :is(svg, svg a, svg g, td, th)")].filter(
      (part) => !part.getClientRects().length,
    );
    const takeOut = (part: Element) => {
      const place = document.createComment("");
      part.replaceWith(place);
      return { part, place };
    };
    // A mark that is told by the words of another form keeps those words when that form is taken out.
    for (const named of document.querySelectorAll("figure.chart [aria-labelledby]")) {
      const words = named
        .getAttribute("aria-labelledby")!
        .split(" ")
        .map((id) => document.getElementById(id)!)
        .map(
          (teller) =>
            teller.querySelector("title")?.textContent ?? teller.getAttribute("aria-label") ?? teller.textContent,
        );
      named.removeAttribute("aria-labelledby");
      named.setAttribute("aria-label", words.join(" "));
    }
    const hidden = unseen.map(takeOut);
    const counts = new Map<string, number>();
    const alike = [...document.querySelectorAll("article, section, li, tr, option, svg a, svg g.row")].filter(
      (part) => {
        const shape = shapeOf(part);
        const count = (counts.get(shape) ?? 0) + 1;
        counts.set(shape, count);
        return count > 3;
      },
    );
    return [...hidden, ...alike.map(takeOut)];
  });
  return () => taken.evaluate((all) => all.reverse().forEach(({ part, place }) => place.replaceWith(part)));
}

test.each(atLeastOne(pageOfEachType))("axe finds no fault on %s", async (url) => {
  await page.goto(site + url.slice(1));
  // The matrix is looked at on the home page.
  if (url === "/themes/") await page.locator("figure.matrix").evaluate((matrix) => matrix.remove());
  expect(await faultsIn(page)).toEqual([]);
});

test("axe finds no fault in the matrix with its switches set", async () => {
  await page.goto(site);
  for (const name of ["secondary", "full", "apart"]) await page.locator(`.switches [name=${name}]`).click();
  await page.locator("figure.matrix details.chart-table summary").click();
  expect(await faultsIn(page)).toEqual([]);
});

test("axe finds no fault in an open citation and an open table of a chart", async () => {
  await page.goto(`${site}themes/assessments/`);
  await page.locator("details.chart-table summary").click();
  await page
    .getByRole("link", { name: /^Cite finding/ })
    .first()
    .click();
  await page.locator(".citation:popover-open .citation-text").waitFor();
  expect(await faultsIn(page)).toEqual([]);
});
