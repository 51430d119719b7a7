import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { Page } from "playwright-core";

/** All of WCAG 2.2, levels A and AA. */
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** The short form of axe: half as long to be read by each page. */
const source = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** A desk, a tablet, a phone, in pixels. */
export const screens = [1280, 768, 390];

/** The rules that look at colours: all that can tell dark from light. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** What may be made alike many times over, and is no part that another needs to be whole. */
const repeated = "article, section, li, tr, option, p, dl > div, details, a, button, svg g";

/**
 * What axe finds in the page as it is: on a desk, a tablet and a phone, in light and dark colours. Colours are looked at
 * where an element is first seen: on a phone, those of what neither a desk nor a tablet shows. Repeats are taken out for good.
 */
export async function faultsIn(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(source);
  await takeOutRepeats(page);
  for (const width of screens) {
    await page.setViewportSize({ width, height: 800 });
    const putBack = await takeOutUnseen(page);
    await page.emulateMedia({ colorScheme: "light" });
    // All is newly seen at the first width: one run finds the colours of the page in light with all the rest.
    const isFirst = width === screens[0];
    faults.push(...(await run(page, "html", isFirst ? "all" : "all but colours")));
    await markNewlySeen(page);
    if (!isFirst) faults.push(...(await run(page, "[data-newly-seen]", "colours")));
    await page.emulateMedia({ colorScheme: "dark" });
    faults.push(...(await run(page, "[data-newly-seen]", "colours")));
    await putBack();
  }
  return faults;
}

/**
 * What axe finds in one part of the page, in the same widths and colours. The rest of the page is taken out for good, since axe
 * would walk through it each time.
 *
 * @throws Error when the part is not seen
 */
export async function faultsInPart(page: Page, part: string): Promise<string[]> {
  await page.locator(part).evaluate((element) => {
    if (!element.checkVisibility()) throw new Error("not seen");
    for (let inner: Element = element; inner !== document.body; inner = inner.parentElement!)
      for (const sibling of [...inner.parentElement!.children]) if (sibling !== inner) sibling.remove();
  });
  await page.evaluate(source);
  const faults: string[] = [];
  for (const width of screens) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: "light" });
    faults.push(...(await run(page, part, "all")));
    await page.emulateMedia({ colorScheme: "dark" });
    faults.push(...(await run(page, part, "colours")));
  }
  return faults;
}

async function run(page: Page, where: string, what: "all" | "all but colours" | "colours"): Promise<string[]> {
  const rules = {
    ...Object.fromEntries(colourRules.map((rule) => [rule, { enabled: what === "all" }])),
    // Axe calls it experimental and leaves it out.
    "label-content-name-mismatch": { enabled: true },
  };
  const options: axe.RunOptions =
    what === "colours"
      ? { runOnly: { type: "rule", values: colourRules } }
      : { runOnly: { type: "tag", values: standards }, rules };
  return page.evaluate(
    async ([where, options]) => {
      if (!document.querySelector(where)) return [];
      const { axe: runner } = globalThis as typeof globalThis & { axe: typeof axe };
      // Style sheets are there already: nothing is to be fetched for axe.
      const { violations } = await runner.run(where, { ...options, preload: false, resultTypes: ["violations"] });
      const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      return violations.map(
        ({ id, help, nodes }) =>
          `${scheme}, ${innerWidth}: ${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
      );
    },
    [where, options] as const,
  );
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
 * Takes out what axe would walk through without finding anything new: of parts that are made alike, down to the classes
 * and attributes of all that they hold, all but the first three. Parts of one form of a chart are alike among themselves.
 */
async function takeOutRepeats(page: Page): Promise<void> {
  await page.evaluate((repeated) => {
    const shapeOf = (part: Element) =>
      [part.closest("svg") ?? part, part, part.parentElement!, ...part.querySelectorAll("*")]
        .map((element) => [
          element.tagName,
          element.classList.value,
          ...element.getAttributeNames().filter((name) => !name.startsWith("data-")),
          element.textContent.trim() && "words",
        ])
        .join();
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
    const counts = new Map<string, number>();
    const alike = [...document.querySelectorAll(repeated)].filter((part) => {
      const shape = shapeOf(part);
      const count = (counts.get(shape) ?? 0) + 1;
      counts.set(shape, count);
      return count > 3;
    });
    for (const part of alike) part.remove();
  }, repeated);
}

/**
 * Takes out the parts of charts that nobody sees at this width.
 *
 * @returns puts them back
 */
async function takeOutUnseen(page: Page): Promise<() => Promise<void>> {
  const taken = await page.evaluateHandle(() =>
    [...document.querySelectorAll("figure.chart :is(svg, svg a, svg g, td, th)")]
      .filter((part) => !part.getClientRects().length)
      .map((part) => {
        const place = document.createComment("");
        part.replaceWith(place);
        return { part, place };
      }),
  );
  return () => taken.evaluate((all) => all.reverse().forEach(({ part, place }) => place.replaceWith(part)));
}
