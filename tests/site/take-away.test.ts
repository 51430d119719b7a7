import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parse as parseCsv } from "csv-parse/sync";
import type { HTMLElement } from "node-html-parser";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectBrowser, openFrameHost, site } from "./given.ts";
import { dist, files, pageAt, pages, targetOf, textOf } from "./pages.ts";
import { eventsInside } from "./tables.ts";
import { atLeastOne } from "../at-least-one.ts";

const charts = pages
  .filter(({ url }) => !url.startsWith("/embed/"))
  .flatMap((page) =>
    page.root
      .querySelectorAll("figure.chart")
      .map((figure) => ({ page, figure, id: figure.getAttribute("data-chart") ?? "" })),
  );
const ids = [...new Set(charts.map(({ id }) => id))];
const read = (path: string) => readFileSync(join(dist, path));

let browser: Browser;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());

test("every chart offers its data, its pictures, its address, its embedded form and its citation", () => {
  for (const { page, figure, id } of charts) {
    const links = figure
      .querySelectorAll(".take-away a")
      .map((link) => targetOf(link.getAttribute("href") ?? "", page));
    expect(links, page.url).toEqual(
      expect.arrayContaining([`/charts/${id}.csv`, `/charts/${id}.svg`, `/charts/${id}.png`, `/embed/${id}/`]),
    );
    const texts = figure.querySelectorAll(".take-away .citation-text").map(textOf);
    expect(texts[0], page.url).toMatch(
      new RegExp(`<iframe src="[^"]*/embed/${id}/" title="[^"]+" width="100%" height="\\d+"`),
    );
    expect(texts[1], page.url).toContain(`The inspection record, “${textOf(figure.querySelector("figcaption"))}”`);
    expect(textOf(figure.querySelector(".view-address")), page.url).toContain(`#chart-${id}`);
  }
});

test.each(atLeastOne(ids))(
  "the data of the chart %s are the rows of the table beside it, each with what must be known to read it and whence it is",
  (id) => {
    const { figure } = charts.find((chart) => chart.id === id)!;
    const [head, ...rows] = parseCsv(read(`charts/${id}.csv`), { bom: true, relax_column_count: false });
    expect(head).toEqual([...figure.querySelectorAll("thead th").map(textOf), "Note", "Source"]);
    expect(rows.map((row) => row[0])).toEqual(
      figure.querySelectorAll("tbody tr").map((row) => textOf(row.querySelector("th"))),
    );
    for (const row of rows) {
      expect(row.at(-2)).toContain(textOf(figure.querySelector("figcaption")));
      expect(row.at(-1)).toMatch(
        new RegExp(`^Source: .*, data \\d+\\.\\d+\\.\\d+ of \\d+ \\w+ \\d{4}\\. CC BY 4\\.0\\. .*#chart-${id}$`),
      );
    }
    // What only the drawing has is not told to those who have its rows alone.
    expect(rows[0]!.slice(-2).join(" ")).not.toMatch(/hollow|bold|outlined|stroke|rule|\bband\b|\bmark/i);
  },
);

describe.each(atLeastOne(ids))("the picture of the chart %s", (id) => {
  const svg = read(`charts/${id}.svg`).toString();
  const { figure } = charts.find((chart) => chart.id === id)!;

  test("carries its title, its source and its address, and names nothing that only the site has", () => {
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
      .map(([, text]) => text)
      .join(" ")
      .replaceAll("&amp;", "&")
      .replaceAll("&quot;", '"');
    expect(words).toContain(textOf(figure.querySelector("figcaption")));
    expect(words).toMatch(
      /Source: documents of Ofsted to \d+ \w+ \d{4}, Crown copyright[^.]*\. Coded in The inspection record, data \d+\.\d+\.\d+ of \d+ \w+ \d{4}\./,
    );
    expect(words).toContain(`#chart-${id}`);
    expect(svg).not.toMatch(/var\(--|light-dark|href=|url\((?!data:font\/woff2)/);
    const named = [...svg.matchAll(/font-family: "([^"]+)"/g)].map(([, face]) => face);
    expect([...svg.matchAll(/@font-face \{ font-family: "([^"]+)"/g)].map(([, face]) => face).toSorted()).toEqual(
      [...new Set(named)].toSorted(),
    );
  });

  test("can be opened as a PNG of twice its size", async () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!;
    const { format, width: pixels, height: lines } = await sharp(read(`charts/${id}.png`)).metadata();
    expect([format, pixels, lines]).toEqual(["png", 2 * Number(width), 2 * Number(height)]);
  });
});

test("a picture opens by itself in a browser, with its letters inside its edges", async () => {
  const page = await browser.newPage();
  await page.goto(new URL("charts/matrix.svg", site).href);
  const outside = await page.evaluate(() => {
    const edges = document.documentElement.getBoundingClientRect();
    return [...document.querySelectorAll("text")]
      .filter((text) => text.getBoundingClientRect().right > edges.right + 1)
      .map((text) => text.textContent);
  });
  expect(outside).toEqual([]);
  await page.close();
});

test("an embedded chart shows inside a page of another origin, without script, with its source", async () => {
  const host = createServer((_, response) => {
    response
      .writeHead(200, { "content-type": "text/html" })
      .end(
        `<!doctype html><title>Elsewhere</title><iframe src="${site}embed/matrix/" width="800" height="600"></iframe>`,
      );
  });
  await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
  const frame = page.frameLocator("iframe");
  await frame.locator("figure.matrix svg.chart-overlay a use").first().waitFor();
  expect(await frame.locator("body").innerText()).toContain("Source: documents of Ofsted");
  // A base element does not tell links within a drawing where to lead.
  const mark = frame.locator(
    'figure.matrix svg.chart-overlay .row[data-theme="plans"] a[href$="#event-2018-04-focused-visit-northamptonshire"]',
  );
  await mark.focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => new URL(page.url()).pathname + new URL(page.url()).hash)
    .toBe("/themes/plans/#event-2018-04-focused-visit-northamptonshire");
  await context.close();
  await new Promise((done) => host.close(done));
});

describe("the frame that is offered for an embedded chart", () => {
  const codeOf = new Map(charts.map(({ id, figure }) => [id, figure.querySelector(".embed-code")?.text ?? ""]));

  const widths = [320, 360, 400, 480, 560, 600, 632, 640, 680, 720, 840, 900, 992, 1000, 1160];

  test(`has room for it where it is ${widths.join(", ")} pixels wide, and little more`, async () => {
    const host = await openFrameHost(browser);
    const wrong: string[] = [];
    for (const id of ids) {
      const heights = await host.evaluate(
        async ([code, address, widths]) => {
          const place = document.createElement("div");
          document.body.replaceChildren(place);
          place.innerHTML = code;
          const frame = place.querySelector("iframe")!;
          await new Promise((done) => {
            frame.addEventListener("load", done, { once: true });
            frame.src = address;
          });
          const { documentElement: root, fonts } = frame.contentDocument!;
          // In the letters of another face a line may break otherwise.
          await fonts.ready;
          return widths.map((width) => {
            place.style.width = `${width}px`;
            const offered = frame.clientHeight;
            // What is needed is told where there is no room to spare.
            frame.style.setProperty("height", "100px", "important");
            const needed = root.scrollHeight;
            frame.style.removeProperty("height");
            return { width, offered, needed, isWide: frame.clientWidth === width };
          });
        },
        [codeOf.get(id)!.replace(/ src="[^"]*"/, ""), `embed/${id}/`, widths] as const,
      );
      for (const { width, offered, needed, isWide } of heights)
        if (!isWide || offered < needed || offered > needed + 90)
          wrong.push(`${id}, ${width} wide: ${offered} offered, ${needed} needed`);
    }
    await host.close();
    expect(wrong).toEqual([]);
  });

  test("is light on a light page, whatever the reader's scheme", async () => {
    const page = await browser.newPage({ colorScheme: "dark" });
    await page.goto(`${site}embed/grades/`);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(252, 251, 248)");
    await page.close();
  });
});

test("addresses that are taken away have the host under which the reader sees them, and name the view that was chosen", async () => {
  const page = await browser.newPage();
  await page.goto(`${site}themes/`);
  const told = () =>
    page.evaluate(() =>
      [".view-address", ".citation .citation-text", ".embed-code"].map(
        (name) => document.querySelector(`#chart-matrix ${name}`)!.textContent,
      ),
    );
  const host = site.replace(/\/$/, "");
  const [address, citation, code] = await told();
  expect(address).toBe(`${host}/themes/#chart-matrix`);
  expect(citation).toContain(`, ${host}/themes/#chart-matrix. From`);
  expect(code).toContain(`src="${host}/embed/matrix/"`);
  await page.locator('#chart-matrix select[name="order"]').selectOption("latest");
  await page.locator('#chart-matrix input[name="full"]').check();
  const [chosen, chosenCitation] = await told();
  expect(chosen).toBe(`${host}/themes/?order=latest&full=on#chart-matrix`);
  expect(chosenCitation).toContain(`, ${chosen}. From`);
  await page.goto(`${site}themes/plans/`);
  await expect.poll(() => page.locator(".view-address").textContent()).toBe(`${host}/themes/plans/#chart-theme-plans`);
  await page.close();
});

test.each([
  "/reports/2018-05-18-focused-visit-northamptonshire/",
  "/inspections/2016-04-27-sif-northamptonshire/",
  "/inspections/2016-04-27-sif-northamptonshire/cite/",
  "/data/",
])("citations on %s have that host too", async (path) => {
  const page = await browser.newPage();
  await page.goto(new URL(path.slice(1), site).href);
  const citations = await page.locator(".citation-text").allTextContents();
  expect(citations.length).toBeGreaterThan(0);
  for (const citation of citations) expect(citation).toContain(` ${site}`);
  await page.close();
});

test("a chart that is embedded and its picture tell only of sources that it has", () => {
  // What an inspectors' own document says in passing is hollow too, and rests on no account.
  const counted = new Set(
    eventsInside()
      .filter((event) => event.counted)
      .map(({ event }) => event),
  );
  const isInPassing = (mark: HTMLElement) =>
    counted.has(mark.closest("a")?.getAttribute("href")?.split("#event-")[1] ?? "");
  for (const id of ids) {
    const { root, ids: elements } = pageAt(`/embed/${id}/`);
    // A mark that stands often is drawn once, and used.
    const used = root.querySelectorAll("figure svg use").filter((use) => {
      return elements.get((use.getAttribute("href") ?? "").slice(1))?.querySelector(".mark-hollow");
    });
    const drawn = root
      .querySelectorAll("figure svg .mark-hollow, figure svg .hollow, figure svg .not-held")
      .filter((mark) => !mark.closest(".legend") && !mark.closest("defs"));
    const hasAccounts = [...used, ...drawn].some((mark) => !isInPassing(mark));
    expect(textOf(root.querySelector("main > .chart-note")).includes("public accounts"), id).toBe(hasAccounts);
  }
});

test("an embedded chart has a heading, and its frame a height for pages that take out styles", async () => {
  for (const { root, url } of pages.filter(({ url }) => url.startsWith("/embed/")))
    expect(root.querySelectorAll("h1").map(textOf), url).toEqual([textOf(root.querySelector("figcaption"))]);
  const page = await browser.newPage();
  await page.goto(`${site}judgements/`);
  await page.locator("#chart-grades .take-away summary").click();
  const code = page.locator("#chart-grades .embed-code");
  const heightIn = async () => Number(/height="(\d+)"/.exec((await code.textContent())!)![1]);
  const whole = await code.textContent();
  expect(whole).toContain("<style>");
  const phone = await heightIn();
  const select = page.locator("#chart-grades .embed-height");
  const heights: number[] = [];
  for (const index of [1, 2, 3, 4]) {
    await select.selectOption({ index });
    await expect
      .poll(() => code.textContent())
      .toMatch(
        new RegExp(
          `^<iframe src="${site}embed/grades/" title="[^"]+" width="100%" height="\\d+" loading="lazy"></iframe>$`,
        ),
      );
    heights.push(await heightIn());
  }
  expect(heights[0]).toBe(phone);
  expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  await select.selectOption({ index: 0 });
  await expect.poll(() => code.textContent()).toBe(whole);
  await page.close();
});

test("the code of an embedded chart is put on the clipboard, or selected, by its button", async () => {
  const page = await browser.newPage();
  await page.goto(`${site}themes/`);
  await page.locator("#chart-matrix .take-away summary").click();
  const button = page.locator("#chart-matrix [data-copy]").first();
  expect(await button.getAttribute("aria-label")).toBe("Copy the code");
  await button.click();
  await expect.poll(() => button.textContent()).toMatch(/Copied|Selected/);
  await expect.poll(() => page.locator(".copying-status").textContent()).toMatch(/Copied|Selected/);
  await page.close();
});

test("embedded pages hold no script, are kept out of search machines, and lead out of their frame", () => {
  const embeds = pages.filter(({ url }) => url.startsWith("/embed/"));
  expect(embeds.map(({ url }) => url.split("/")[2]).toSorted()).toEqual(ids.toSorted());
  for (const { root, url } of embeds) {
    expect(root.querySelectorAll("script"), url).toEqual([]);
    expect(root.querySelector("meta[name=robots]")?.getAttribute("content"), url).toBe("noindex");
    expect(root.querySelector("base")?.getAttribute("target"), url).toBe("_top");
    for (const link of root.querySelectorAll("svg a")) expect(link.getAttribute("target"), url).toBe("_top");
    for (const link of root.querySelectorAll(".skip-marks")) expect(link.getAttribute("target"), url).toBe("_self");
    expect(root.querySelectorAll("figure.chart"), url).toHaveLength(1);
  }
});

test("each page names a picture for where it is shared, of 1200 by 630, and reports, themes, threads and the home page have their own", async () => {
  const named = pages
    .filter(({ url }) => !url.startsWith("/embed/"))
    .map(({ url, root }) => ({
      url,
      image: root.querySelector('meta[property="og:image"]')?.getAttribute("content") ?? "",
    }));
  for (const { url, image } of named) expect(files, url).toContain(image.replace(/^.*?\/share\//, "share/"));
  const own = named.filter(({ url }) => url === "/" || /^\/(?:reports|inspections|themes|threads)\/[^/]+\/$/.test(url));
  expect(new Set(own.map(({ image }) => image)).size).toBe(own.length);
  for (const { image } of own.slice(0, 12)) {
    const { width, height } = await sharp(join(dist, image)).metadata();
    expect([width, height], image).toEqual([1200, 630]);
  }
});

test("the home page with its faces, styles and script is under 120 KB compressed", () => {
  const home = pageAt("/");
  const compressed = (path: string) => gzipSync(read(path), { level: 9 }).length;
  const linked = [
    ...home.root.querySelectorAll("link[rel=stylesheet]").map((link) => link.getAttribute("href") ?? ""),
    ...home.root.querySelectorAll("script[src]").map((script) => script.getAttribute("src") ?? ""),
  ].map((path) => targetOf(path, home)!.slice(1));
  // Upright letters in two weights and the sans; no word of the page is in italics.
  const faces = files.filter((file) => /_astro\/source-.*\.woff2$/.test(file) && !file.includes("italic"));
  expect(faces).toHaveLength(3);
  expect(home.root.querySelectorAll("em, i, .secondary, .beside")).toEqual([]);
  const total =
    compressed("index.html") +
    linked.reduce((sum, file) => sum + compressed(file), 0) +
    faces.reduce((sum, file) => sum + read(file).length, 0);
  expect(total).toBeLessThan(120_000);
});

/** Of the pages that hold most, in bytes, and how many elements they may have. */
const budgets = [
  ["/", 400_000, 6_000],
  ["/themes/", 385_000, 5_900],
  ["/embed/matrix/", 310_000, 4_400],
  ["/themes/leadership/", 430_000, 4_800],
  ["/reports/2011-05-06-inspection-northamptonshire/", 550_000, 7_900],
] as const;

test.each(budgets)("%s is written in at most %d bytes and %d elements", (url, bytes, elements) => {
  const { html } = pageAt(url);
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(bytes);
  expect(html.match(/<[a-z]/g)!.length).toBeLessThanOrEqual(elements);
});
