import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dist, files, pages, targetOf } from "./pages.ts";
import type { BuiltPage } from "./pages.ts";

const known = new Set(files);
const pageOfFile = new Map(pages.map((page) => [page.file, page]));
/** Fewer would mean that they were not found: every page has more than this in its head and foot alone. */
const fewest = 20 * pages.length;
const leavesSite = (address: string) => /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address);

/** Every address in the markup of a page, with the element that holds it. */
function addressesOf({ root }: BuiltPage) {
  return ["href", "src", "action", "poster", "data", "xlink:href"].flatMap((attribute) =>
    root
      .querySelectorAll(`[${attribute.replace(":", "\\:")}]`)
      .map((element) => ({ element, attribute, address: element.getAttribute(attribute) ?? "" })),
  );
}

function problemOf(address: string, page: BuiltPage): string | undefined {
  const target = targetOf(address, page);
  if (target === undefined) return "leads out of the site's folder";
  const [path = "", anchor] = target.split("#");
  const file = path.slice(1).replace(/(^|\/)$/, "$1index.html");
  if (!known.has(file)) return `${file} is not in dist`;
  if (anchor === undefined || anchor === "") return undefined;
  return pageOfFile.get(file)?.ids.has(anchor) ? undefined : `${file} has no id "${anchor}"`;
}

/** Every address of every page. */
const addresses = pages.flatMap((page) => addressesOf(page).map((found) => ({ ...found, page })));

test("the pages have links within the site and out of it, ids, names for them, and style sheets", () => {
  const [outside, inside] = [true, false].map((leaves) =>
    addresses.filter(({ address }) => leavesSite(address) === leaves),
  );
  expect(inside!.length).toBeGreaterThan(fewest);
  expect(outside!.length).toBeGreaterThan(pages.length);
  expect(pages.filter(({ ids }) => ids.has("main"))).toHaveLength(
    pages.filter(({ url }) => !url.startsWith("/embed/")).length,
  );
  expect(addresses.filter(({ element }) => element.getAttribute("rel") === "stylesheet").length).toBeGreaterThanOrEqual(
    pages.length,
  );
});

/** Addresses that a style sheet or a style attribute loads. */
function loadedByCss(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)]
    .map(([, url, imported]) => url ?? imported ?? "")
    .filter((url) => !url.startsWith("data:"));
}

test("every internal link of every page leads to a file of the site and to an id on it", () => {
  const broken = addresses
    .filter(({ address }) => !leavesSite(address))
    .map(({ address, page }) => ({ address, page, problem: problemOf(address, page) }))
    .filter(({ problem }) => problem)
    .map(({ address, page, problem }) => `${page.file}: ${address}: ${problem}`);
  expect([...new Set(broken)]).toEqual([]);
});

test("no link is empty", () => {
  expect(
    addresses.filter(({ address }) => !address.trim()).map(({ page, element }) => `${page.file}: ${element.outerHTML}`),
  ).toEqual([]);
});

test("ids are unique on their page", () => {
  const twice = pages.flatMap(({ file, root, ids }) => {
    const all = root.querySelectorAll("[id]").map(({ id }) => id);
    return all.length === ids.size
      ? []
      : all.filter((id, index) => all.indexOf(id) !== index).map((id) => `${file}: ${id}`);
  });
  expect(twice).toEqual([]);
});

test("everything that ids are named for is on the page: labels, descriptions, popovers", () => {
  const attributes = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"];
  const missing = pages.flatMap(({ file, root, ids }) =>
    attributes.flatMap((attribute) =>
      root
        .querySelectorAll(`[${attribute}]`)
        .flatMap((element) => (element.getAttribute(attribute) ?? "").split(/\s+/))
        .filter((id) => !ids.has(id))
        .map((id) => `${file}: ${attribute}="${id}"`),
    ),
  );
  expect(missing).toEqual([]);
});

test("internal links are relative, so that the folder works below any path (404.html may be shown at any depth)", () => {
  const absolute = addresses
    .filter(({ page: { file }, address }) => file !== "404.html" && address.startsWith("/"))
    .map(({ page, address }) => `${page.file}: ${address}`);
  expect(absolute).toEqual([]);
});

test("pages load nothing from another host", () => {
  const rels = ["stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"];
  const loaded = addresses
    .filter(
      ({ element, attribute, address }) =>
        leavesSite(address) && !address.startsWith("data:") && !(attribute === "href" && element.tagName === "A"),
    )
    .filter(
      ({ element }) =>
        element.tagName !== "LINK" || (element.getAttribute("rel") ?? "").split(" ").some((rel) => rels.includes(rel)),
    )
    .map(({ page, address }) => `${page.file}: ${address}`);
  expect(loaded).toEqual([]);
  const foreign = pages.flatMap((page) => [
    ...page.root
      .querySelectorAll("[srcset]")
      .map((element) => element.getAttribute("srcset") ?? "")
      .filter((set) => /https?:|\/\//.test(set)),
    ...[
      ...page.root.querySelectorAll("style").map(({ rawText }) => rawText),
      ...page.root.querySelectorAll("[style]").map((element) => element.getAttribute("style") ?? ""),
    ]
      .flatMap(loadedByCss)
      .filter(leavesSite),
  ]);
  expect(foreign).toEqual([]);
});

test("style sheets load only files of the site, by relative addresses", () => {
  const problems = files
    .filter((file) => file.endsWith(".css"))
    .flatMap((file) =>
      loadedByCss(readFileSync(join(dist, file), "utf8"))
        .filter(
          (url) =>
            leavesSite(url) ||
            url.startsWith("/") ||
            !known.has(join(file, "..", url.replace(/[?#].*$/, "")).replaceAll("\\", "/")),
        )
        .map((url) => `${file}: ${url}`),
    );
  expect(problems).toEqual([]);
});

test("no file mentions the machine that it was built on", () => {
  const here = process.cwd();
  const mentions = files
    .filter((file) => /\.(?:html|css|csv|json|svg|txt|xml|webmanifest)$/.test(file))
    .filter((file) => {
      const text = readFileSync(join(dist, file), "utf8");
      return /localhost|127\.0\.0\.1/.test(text) || text.includes(here);
    });
  expect(mentions).toEqual([]);
});
