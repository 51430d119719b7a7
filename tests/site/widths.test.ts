import type { Browser, ElementHandle, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectBrowser, openFrameHost, site } from "./given.ts";
import { pageOfEachType, pages } from "./pages.ts";
import { doubleText, lengthenWords } from "./text-size.ts";

const widths = [360, 768, 1280];
const widthsOfLargeText = [1280, 640];
const narrowest = widths[0]!;

/** What is at fault on a page, by what was done to it; each page is loaded once for all. */
const faults: Readonly<Record<"widths" | "large text" | "long words", string[]>> = {
  widths: [],
  "large text": [],
  "long words": [],
};
const looked = { widths: 0, "large text": 0, "long words": 0 };

let browser: Browser;
beforeAll(async () => {
  browser = await connectBrowser();
  const waiting = [...pages];
  const isOfType = new Set(pageOfEachType);
  // In two tabs, since each waits for its page.
  await Promise.all(
    [1, 2].map(async () => {
      const host = await openFrameHost(browser);
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const frame = await openPage(host, site + next.url.slice(1));
        await lookAtWidths(frame, next.url);
        if (isOfType.has(next.url)) await lookAtText(frame, next.url);
      }
      await host.close();
    }),
  );
});
afterAll(() => browser?.close());

/** Opens a page in the host's frame, with all that folds open. */
async function openPage(host: Page, address: string): Promise<ElementHandle<HTMLIFrameElement>> {
  const frame = (await host.$("iframe")) as ElementHandle<HTMLIFrameElement>;
  await frame.evaluate(async (frame, address) => {
    // Laid out as ever, and not painted.
    frame.style.visibility = "hidden";
    await new Promise((done) => {
      frame.addEventListener("load", done, { once: true });
      frame.src = address;
    });
    const { documentElement: root } = frame.contentDocument!;
    if (!root.querySelector("main")) throw new Error(`not a page: ${address}`);
    for (const details of root.querySelectorAll("details")) details.open = true;
  }, address);
  return frame;
}

async function lookAtWidths(frame: ElementHandle<HTMLIFrameElement>, url: string): Promise<void> {
  const excesses = await frame.evaluate((frame, widths) => {
    const { documentElement: root } = frame.contentDocument!;
    return widths.map((width) => {
      frame.style.width = `${width}px`;
      if (root.clientWidth !== width) throw new Error(`${root.clientWidth} wide in a frame of ${width}`);
      return root.scrollWidth - root.clientWidth;
    });
  }, widths);
  looked.widths++;
  for (const [index, excess] of excesses.entries())
    if (excess > 0) faults.widths.push(`${url}: ${excess} pixels too wide at ${widths[index]}`);
}

async function lookAtText(frame: ElementHandle<HTMLIFrameElement>, url: string): Promise<void> {
  // A drawing grows with its width, whatever the size of texts; parts are looked at as a reader has them who comes near.
  await frame.evaluate((frame) => {
    for (const drawing of frame.contentDocument!.querySelectorAll("figure.chart svg")) drawing.replaceChildren();
    for (const part of frame.contentDocument!.querySelectorAll<HTMLElement>(".when-near"))
      part.style.contentVisibility = "visible";
  });
  for (const way of ["root", "text alone"] as const)
    for (const width of widthsOfLargeText) {
      const { lines, tooWide, broken } = await frame.evaluate(doubleText, { way, width });
      if (lines > 5) looked["large text"]++;
      const found = [...(tooWide > 0 ? [`${tooWide} pixels too wide`] : []), ...broken];
      faults["large text"].push(...found.map((fault) => `${url}: ${way}, ${width}: ${fault}`));
    }
  const { words, beyond } = await frame.evaluate(lengthenWords, narrowest);
  if (words > 5) looked["long words"]++;
  faults["long words"].push(...beyond.map((element) => `${url}: ${element}`));
}

test(`no page is wider than a screen of ${widths.join(", ")} pixels, with all that folds open`, () => {
  expect(looked.widths).toBe(pages.length);
  expect(faults.widths.toSorted()).toEqual([]);
});

test("text of twice the size fits on every type of page: none is too wide, nothing cut off, nothing over another", () => {
  expect(looked["large text"]).toBe(2 * widthsOfLargeText.length * pageOfEachType.length);
  expect(faults["large text"]).toEqual([]);
});

test("a word of 250 letters, wherever a type of page has text, makes it no wider than a phone", () => {
  expect(looked["long words"]).toBe(pageOfEachType.length);
  expect(faults["long words"]).toEqual([]);
});
