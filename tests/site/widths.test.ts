import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectBrowser, openFrameHost, site } from "./given.ts";
import { pages } from "./pages.ts";

const widths = [360, 768, 1280];

let browser: Browser;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());

/** By how much a page is wider than its frame, by width, with all that folds open. */
function excessesOf(host: Page, address: string): Promise<number[]> {
  return host.evaluate(
    async ([address, widths]) => {
      const frame = document.querySelector("iframe")!;
      // Laid out as ever, and not painted.
      frame.style.visibility = "hidden";
      await new Promise((done) => {
        frame.addEventListener("load", done, { once: true });
        frame.src = address;
      });
      const { documentElement: root } = frame.contentDocument!;
      if (!root.querySelector("main")) throw new Error(`not a page: ${address}`);
      for (const details of root.querySelectorAll("details")) details.open = true;
      return widths.map((width) => {
        frame.style.width = `${width}px`;
        if (root.clientWidth !== width) throw new Error(`${address}: ${root.clientWidth} wide in a frame of ${width}`);
        return root.scrollWidth - root.clientWidth;
      });
    },
    [address, widths] as const,
  );
}

test(`no page is wider than a screen of ${widths.join(", ")} pixels, with all that folds open`, async () => {
  const tooWide: string[] = [];
  const waiting = [...pages];
  const measured: string[] = [];
  // In two tabs, since each waits for its page.
  await Promise.all(
    [1, 2].map(async () => {
      const host = await openFrameHost(browser);
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const excesses = await excessesOf(host, site + next.url.slice(1));
        measured.push(next.url);
        for (const [index, excess] of excesses.entries())
          if (excess > 0) tooWide.push(`${next.url}: ${excess} pixels too wide at ${widths[index]}`);
      }
      await host.close();
    }),
  );
  expect(measured).toHaveLength(pages.length);
  expect(tooWide.toSorted()).toEqual([]);
});
