import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { dist, pages, targetOf, textOf } from "./pages.ts";
import type { BuiltPage } from "./pages.ts";
import { atLeastOne } from "../at-least-one.ts";

/** Search, the filters of the recommendations, charts, which answer when touched, the choice of what to compare, and the reports, where a reader may filter and open the document. */
const mayHaveScript = (url: string) =>
  ["/", "/themes/", "/compare/", "/search/", "/recommendations/", "/judgements/", "/timeline/", "/threads/"].includes(
    url,
  ) || /^\/(?:(?:reports|themes|threads)\/[^/]+|compare\/[^/]+\/[^/]+)\/$/.test(url);

/** A chart alone, to stand in a page of another site. */
const isEmbed = ({ url }: BuiltPage) => url.startsWith("/embed/");

test("a chart alone has one heading, its title", () => {
  const wrong = atLeastOne(pages.filter(isEmbed)).filter(({ root }) => {
    const headings = root.querySelectorAll("h1, h2, h3, h4, h5, h6");
    return headings.length !== 1 || headings[0]!.tagName !== "H1" || !textOf(headings[0]);
  });
  expect(wrong.map(({ url }) => url)).toEqual([]);
});

describe.each(atLeastOne(pages.filter((page) => !isEmbed(page)).map((page) => [page.url, page] as const)))(
  "%s",
  (_, page) => {
    const { root } = page;

    test("has a title, a description, one first heading and its language", () => {
      expect(root.querySelector("html")?.getAttribute("lang")).toBe("en-GB");
      expect(textOf(root.querySelector("head > title"))).toMatch(/The inspection record/);
      expect(root.querySelector("meta[name=description]")?.getAttribute("content")).toMatch(/\S+ \S+/);
      expect(root.querySelectorAll("h1").map(textOf)).toEqual([expect.stringMatching(/\S/)]);
    });

    test("begins with a link that skips to its main part", () => {
      const [first] = root.querySelectorAll("body a");
      expect(first?.classList.contains("skip-link")).toBe(true);
      expect(page.ids.get((first?.getAttribute("href") ?? "").slice(1))?.tagName).toBe("MAIN");
    });

    test("goes down its headings one level at a time, and none is empty", () => {
      const headings = root
        .querySelectorAll("h1, h2, h3, h4, h5, h6")
        .map((heading) => ({ level: Number(heading.tagName[1]), text: textOf(heading) }));
      expect(headings[0]?.level).toBe(1);
      const jumps = headings.filter(({ level }, index) => level > (headings[index - 1]?.level ?? 0) + 1);
      expect(jumps).toEqual([]);
      expect(headings.filter(({ text }) => !text)).toEqual([]);
    });

    test(
      mayHaveScript(page.url)
        ? "ships little script, and within the page none but what says where that does not work"
        : "holds no script but what leads to the search and copies its citations, and what says where that does not work",
      () => {
        // Linked data are read by search engines, and never run.
        const [linked = [], scripts = []] = [true, false].map((isLinked) =>
          root
            .querySelectorAll("script")
            .filter((script) => isLinked === (script.getAttribute("type") === "application/ld+json")),
        );
        const data = [...linked, ...scripts.filter((script) => script.getAttribute("type") === "application/json")];
        const within = scripts.filter((script) => !script.hasAttribute("src") && !data.includes(script));
        expect(within.every(({ rawText }) => rawText.includes("script-failed") && rawText.length < 2500)).toBe(true);
        expect(within.length).toBeLessThan(2);
        const loaded = scripts.flatMap((script) => script.getAttribute("src") ?? []);
        // Citations can be copied, and name the host where the site was built without its address.
        const hasCitation = root.querySelectorAll(".citation-text, .cite").length > 0;
        const isOfSearchBox = (src: string) => /\/Page\.astro_[^/]+$/.test(src);
        expect(mayHaveScript(page.url) || hasCitation ? [] : loaded.filter((src) => !isOfSearchBox(src))).toEqual([]);
        const compressed = loaded.reduce(
          (sum, src) => sum + gzipSync(readFileSync(join(dist, targetOf(src, page)!))).length,
          0,
        );
        expect(compressed).toBeLessThan(mayHaveScript(page.url) ? 15_000 : 1_000);
        for (const block of data) expect(() => JSON.parse(block.rawText) as unknown).not.toThrow();
        expect(
          root
            .querySelectorAll("*")
            .flatMap((element) => Object.keys(element.attributes).filter((name) => name.startsWith("on"))),
        ).toEqual([]);
      },
    );
  },
);

describe("charts", () => {
  /** For each chart, the marks of which it draws one for each row of its table, or for each entry of the list that stands for it. */
  const markOfRow: Readonly<Record<string, string>> = {
    matrix: ".chart-overlay .row",
    news: ".chart-wide .news-event",
    "judgement-strip": ".chart-wide text.flag",
    "theme-row": ".chart-wide a",
    "thread-lines": ".chart-wide .relation-origin",
    timeline: ".chart-wide a:has(.inspection, .milestone, .related)",
  };
  const charts = pages
    .filter((page) => !isEmbed(page))
    .flatMap((page) => page.root.querySelectorAll("figure.chart").map((figure) => ({ page, figure })));

  test("stand on the home page and on those of themes, threads, grades and the timeline", () => {
    const places = new Set(charts.map(({ page }) => page.url.split("/")[1]));
    expect([...places].sort()).toEqual(["", "judgements", "themes", "threads", "timeline"]);
  });

  test("are drawn in several forms each", () => {
    expect(charts.length).toBeGreaterThan(Object.keys(markOfRow).length);
    expect(charts.filter(({ figure }) => figure.querySelectorAll("svg").length < 2)).toEqual([]);
  });

  test("have a caption, a drawing and a table or list with a row for each thing drawn", () => {
    const problems = charts.flatMap(({ page, figure }) => {
      const kind = Object.keys(markOfRow).find((name) => figure.classList.contains(name));
      if (!kind) return [`${page.url}: a chart of unknown kind: ${figure.classNames}`];
      const marks = figure.querySelectorAll(markOfRow[kind] ?? "");
      // One visit to two councils is drawn for each and told once.
      const drawn = kind === "timeline" ? new Set(marks.map((mark) => mark.getAttribute("href"))).size : marks.length;
      const rows =
        kind === "timeline"
          ? page.root.querySelectorAll(".timeline-list > li").length
          : figure.querySelectorAll("table tbody tr").filter((row) => row.querySelector("td")).length;
      return [
        ...(textOf(figure.querySelector("figcaption")) ? [] : ["no caption"]),
        ...(drawn ? [] : ["nothing drawn"]),
        ...(rows >= drawn ? [] : [`${drawn} drawn, ${rows} rows`]),
      ].map((problem) => `${page.url}: ${kind}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });

  test("name every drawing for those who do not see it, or hide it from them", () => {
    const unnamed = pages.flatMap((page) =>
      page.root
        .querySelectorAll("svg")
        .filter(
          (svg) =>
            svg.getAttribute("aria-hidden") !== "true" && !(svg.getAttribute("role") && svg.getAttribute("aria-label")),
        )
        .map(() => page.url),
    );
    expect(unnamed).toEqual([]);
  });
});

/** Pages that open with what was found, in numbers of the record. */
const opensWithFindings: Readonly<Record<string, RegExp>> = {
  "/": /^Of \d+ themes that inspectors raised in .+\.$/,
  "/changes/": /^Of \d+ themes raised in .+\.$/,
  "/themes/": /^At the latest look at each, inspectors raised \d+ of \d+ themes; .+\.$/,
  "/judgements/": /^Of \d+ grades known, .+\.$/,
  "/timeline/": /^\d+ inspections and visits are known since \d+\..+\.$/,
  ...Object.fromEntries(
    pages
      .filter(({ url }) => /^\/themes\/[^/]+\/$/.test(url))
      .map(({ url }) => [url, /^(?:Raised|Not raised) at .+ that looked, .+\d{4}.*\.$/]),
  ),
};

test.each(Object.entries(opensWithFindings))("%s opens with what was found", (url, words) => {
  const { root } = pages.find((page) => page.url === url)!;
  expect(textOf(root.querySelector("main .lead"))).toMatch(words);
});

/** The same of pages of which there are many. */
const eachOpensWithFindings: readonly (readonly [address: RegExp, words: RegExp])[] = [
  [/^\/recommendations\/$/, /^\d+ (?:is|are) .+\.$/],
  [/^\/reports\/[^/]+\/$/, /^(?:Inspectors|By this account, inspectors) .+\.$|^Most concern is on .+\.$/],
  [/^\/compare\/$/, /^Any two of \d+ inspections and visits, .+\.$/],
  [/^\/compare\/[^/]+\/[^/]+\/$/, /^(?:Both looked at \d+|Of \d+ themes both looked at none).*\.$/],
  [/^\/threads\/[^/]+\/$/, /^(?:Raised again|Reported|Not ).+ taken up by \d+ later statements?.*\.$/],
];
const findingsIn = (url: string) => eachOpensWithFindings.find(([address]) => address.test(url))?.[1];

test.each(atLeastOne(pages.filter(({ url }) => findingsIn(url))))("$url opens with what was found", ({ url, root }) => {
  expect(textOf(root.querySelector("main .lead"))).toMatch(findingsIn(url)!);
});

const told = pages.filter((page) => !isEmbed(page));

test.each(atLeastOne(told))("$url opens with what there is, not with what the page does", ({ root }) => {
  const lead = textOf(root.querySelector("main .lead"));
  expect(lead).toMatch(/^\S.+\.$/);
  expect(lead).not.toMatch(/^(?:This|The) (?:page|site|list|table|chart)\b|^(?:Here|Below|What follows|A list of)\b/);
});

test.each(atLeastOne(told))("$url has a title without a caveat", ({ root }) => {
  for (const title of ["main h1", "title"])
    expect(textOf(root.querySelector(title))).not.toMatch(/\bnot (?:every|all)\b|\bonly\b|\bunknown\b|\bexcept\b/i);
});

test("each page can be reached from the home page", () => {
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const reached = new Set<BuiltPage>();
  const waiting = ["/"];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const page = byUrl.get(url);
    if (!page || reached.has(page)) continue;
    reached.add(page);
    waiting.push(
      ...page.root
        .querySelectorAll("a[href]")
        .flatMap((link) => targetOf(link.getAttribute("href") ?? "", page)?.split("#")[0] ?? []),
    );
  }
  expect(pages.filter((page) => !reached.has(page)).map(({ url }) => url)).toEqual(["/404.html"]);
});
