/**
 * Pictures of every type of page, to be looked at: at 360, 768 and 1280 pixels, light and dark.
 *
 *   npm run look [-- --out look] [-- --page /themes/]
 *
 * Reads dist/. The pictures stay out of the project (look/ is ignored). What a machine can see, it says: a page wider
 * than its window, letters of a chart that overlap or are cut off, errors in the browser's console. Exits 1 then.
 */
import { join } from "node:path";
import { argumentsOf, command, runIfAsked } from "./command.ts";
import { pagesAsked } from "./asked-pages.ts";
import { clearPictures } from "./picture-folder.ts";

const widths = [360, 768, 1280];
const schemes = ["light", "dark"] as const;

/** What a picture of an earlier call is named. */
const ownName = new RegExp(`^[a-z0-9-]+-(?:${widths.join("|")})-(?:${schemes.join("|")})\\.png$`);

export const look = command(async (_, args) => {
  const { values } = argumentsOf(args, {
    options: { out: { type: "string", default: "look" }, page: { type: "string", multiple: true } },
  });
  const asked = pagesAsked(values.page);
  clearPictures(values.out, ownName);
  // They read dist/, and a browser is long to come.
  const [{ launchBrowser }, { labelsOn }, { pageOfEachType }, { serveSite }] = await Promise.all([
    import("../tests/site/browser.ts"),
    import("../tests/site/chart-labels.ts"),
    import("../tests/site/pages.ts"),
    import("../tests/site/server.ts"),
  ]);
  const addresses = asked ?? pageOfEachType;
  const [browser, server] = await Promise.all([launchBrowser(), serveSite()]);
  const faults: string[] = [];
  for (const address of addresses) {
    for (const width of widths) {
      for (const colorScheme of schemes) {
        const isPhone = width < 768;
        const page = await browser.newPage({
          viewport: { width, height: 900 },
          colorScheme,
          isMobile: isPhone,
          hasTouch: isPhone,
        });
        const where = `${address} at ${width}, ${colorScheme}`;
        page.on("console", (message) => message.type() === "error" && faults.push(`${where}: ${message.text()}`));
        page.on("pageerror", (error) => faults.push(`${where}: ${error.message}`));
        await page.goto(new URL(address.slice(1), server.url).href);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) faults.push(`${where}: wider than its window by ${over} pixels`);
        const { overlapping, cutOff } = await labelsOn(page);
        faults.push(
          ...overlapping.map((labels) => `${where}: letters overlap: ${labels}`),
          ...cutOff.map((label) => `${where}: cut off: ${label}`),
        );
        const name = address.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "") || "home";
        // As high as the page: a picture of the whole page from a lower window forgets that nothing hovers.
        await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
        await page.screenshot({ path: join(values.out, `${name}-${width}-${colorScheme}.png`) });
        await page.close();
      }
    }
  }
  await browser.close();
  await server.close();
  const told = [`${addresses.length * widths.length * schemes.length} pictures in ${values.out}/`, ...faults];
  return { status: faults.length ? 1 : 0, stdout: `${told.join("\n")}\n`, stderr: "" };
});

await runIfAsked(import.meta.url, look);
