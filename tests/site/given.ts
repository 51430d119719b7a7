import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { inject } from "vitest";

/** Where dist/ is served, with a slash at the end. */
export const site = inject("site");

/** The one browser of all tests. */
export function connectBrowser(): Promise<Browser> {
  return chromium.connect(inject("browser"));
}

/** A page of the site's own origin that holds one empty frame, without scroll bars that take room. */
export async function openFrameHost(browser: Browser): Promise<Page> {
  const host = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const address = `${site}frame-host/`;
  await host.route(address, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: '<!doctype html><title>Host</title><body style="margin: 0"><iframe style="border: 0; height: 800px"></iframe>',
    }),
  );
  await host.goto(address);
  // Addresses are read from the root of the site.
  await host.evaluate(
    (base) => document.head.append(Object.assign(document.createElement("base"), { href: base })),
    site,
  );
  return host;
}
