import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdingsToWords, spanToWords } from "#analysis/holdings.ts";
import { gradesLead } from "#analysis/grades.ts";
import { newsLead, newsTitle } from "#analysis/news.ts";
import { themesLead } from "#analysis/recurrence.ts";
import { stripInfo } from "#charts/judgement-strip/geometry.ts";
import { matrixFamilies, matrixInfo } from "#charts/recurrence-matrix/geometry.ts";
import { threadsInfo, namedOutcomes } from "#charts/thread-lines/geometry.ts";
import { newsInfo, newsStory } from "#charts/news/geometry.ts";
import { yearOf } from "#domain/date.ts";
import { sitePictures } from "#images/site-pictures.ts";
import { timelineLead } from "#charts/timeline/geometry.ts";
import { sourceLine } from "#publish/citation.ts";
import { dataDate } from "#publish/version.ts";
import { buildRecord } from "#record/build.ts";
import { readContent, readRecord } from "#record/read.ts";
import { countysServices, settings } from "#settings.ts";
import { watchPage } from "./browser.ts";
import { connectBrowser } from "./given.ts";
import { copyProject } from "./project-copy.ts";
import type { BuildResult } from "./project-copy.ts";
import { pages, textOf } from "./pages.ts";
import type { BuiltPage } from "./pages.ts";
import { serveSite } from "./server.ts";
import { parse } from "node-html-parser";
import { atLeastOne } from "../at-least-one.ts";

/*
 * No sentence of the site may become untrue by a document being added. A made-up inspection with other grades is added to
 * a copy of the project: whatever the site said of the record as a whole must then be said anew.
 */
const later = `---
title: Inspection of North Northamptonshire local authority children's services
event: 2031-03-inspection-northamptonshire
kind: inspection
framework: ilacs
authorities: [north-northamptonshire]
fieldwork: { start: 2031-03-03, end: 2031-03-14 }
published: 2031-05-06
inspectors: [A. Madeup HMI (lead)]
provenance: primary
source:
  title: Inspection of North Northamptonshire local authority children's services
  publisher: Ofsted
  sha256: ${"a".repeat(64)}
  terms: Made up.
judgements:
  - { area: The impact of leaders on practice with children and families, grade: Inadequate, at: "judgements row 1" }
  - { area: The experiences and progress of children who need help and protection, grade: Inadequate, at: "judgements row 2" }
notCoded: []
---

## Summary

<Finding id="f01" at="summary para 1" stance="concern" themes={["plans"]}>
Every plan that was seen was out of date.
</Finding>
`;

const questionsOfLater = `---
f01:
  - paperwork nobody had renewed
  - stale CIN and CP paperwork
---
`;

const departed = `---
addresses:
  - { address: "/themes/moved/", on: 2031-05-06, movedTo: "/themes/plans/" }
  - { address: "/themes/moved.csv", on: 2031-05-06, movedTo: "/themes/plans.csv" }
  - { address: "/threads/withdrawn/", on: 2031-05-06, reason: "It followed two matters as one." }
  - address: "/reports/2018-05-18-focused-visit-northamptonshire/#f77"
    on: 2031-05-06
    reason: It told a plan as a result.
    instead: "/reports/2018-05-18-focused-visit-northamptonshire/#f01"
---
`;

const copy = copyProject("project", { isPagesOnly: true });
const fileOfLater = join(copy.root, "content/reports/2031-05-06-inspection-north-northamptonshire.mdx");
const record = readRecord(process.cwd());
/** What the site says of the whole record, as it stands. */
const oldThings: Readonly<Record<string, string>> = {
  "the title of the front page": newsTitle(record, { county: settings.county, services: countysServices }),
  "what that rests on": newsLead(record)!,
  "the title of its picture": newsInfo(newsStory(record)).title,
  "how much is held": holdingsToWords(record),
  "the span of the record": spanToWords(record),
  "the title of the grades": stripInfo(record).title,
  "the title of the matrix": matrixInfo(record, matrixFamilies(record), "/").title,
  "what the timeline says first": timelineLead(record),
  "what the grades page says first": gradesLead(record),
  "what the index of themes says first": themesLead(record),
  "the day of the latest document": /documents of Ofsted to [^,]+,/.exec(sourceLine(record, {}))![0],
};
let built: readonly { readonly url: string; readonly text: string }[] = [];

let said: BuildResult;

beforeAll(async () => {
  writeFileSync(fileOfLater, later);
  writeFileSync(fileOfLater.replace("/reports/", "/questions/"), questionsOfLater);
  writeFileSync(join(copy.root, "content/departed/addresses.mdx"), departed);
  appendFileSync(
    join(copy.root, "content/ledger/addresses.txt"),
    "/threads/withdrawn/\n/themes/moved/\n/themes/moved.csv\n/reports/2018-05-18-focused-visit-northamptonshire/#f77\n",
  );
  // Whatever enters the record gives the data their day.
  const version = join(copy.root, "src/publish/version.ts");
  writeFileSync(version, readFileSync(version, "utf8").replace(dataDate, "2031-05-06"));
  said = await copy.build({ env: { SITE_URL: "https://example.org/record/" } });
  expect(said, said.output).toMatchObject({ status: 0 });
  const addresses = [
    ...pages.map(({ file }) => file),
    "reports/2031-05-06-inspection-north-northamptonshire/index.html",
  ];
  built = addresses.map((file) => ({ url: file, text: read(file) }));
});
afterAll(copy.remove);

function read(file: string): string {
  const root = parse(readFileSync(join(copy.root, "dist", file), "utf8"), {
    blockTextElements: { script: true, style: true },
  });
  return `${textOf(root.querySelector("title"))} ${root.querySelector('meta[name="description"]')?.getAttribute("content") ?? ""} ${textOf(root.querySelector("body"))}`;
}

const wholeText = ({ root }: BuiltPage) =>
  `${textOf(root.querySelector("title"))} ${root.querySelector('meta[name="description"]')?.getAttribute("content") ?? ""} ${textOf(root.querySelector("body"))}`;

describe.each(atLeastOne(Object.entries(oldThings)))("%s", (_, said) => {
  test("stands on a page of today", () => {
    expect(pages.filter((page) => wholeText(page).includes(said)).length).toBeGreaterThan(0);
  });

  test("is said nowhere once a later inspection is held", () => {
    expect(built.filter(({ text }) => text.includes(said)).map(({ url }) => url)).toEqual([]);
  });
});

test("pictures are drawn of it too, and none says what was said before", () => {
  const pictures = [record, buildRecord(readContent(copy.root))].map((drawn) =>
    sitePictures(drawn, "", "").map(({ png, svg }) => {
      // Lines of one sentence are elements of their own.
      const text = textOf(parse(svg.replace(/<\/(?:text|title)>/g, " $&")));
      return { png, old: Object.values(oldThings).filter((words) => text.includes(words)) };
    }),
  );
  const [today = [], then = []] = pictures.map((drawn) => drawn.filter(({ old }) => old.length));
  expect(today.length).toBeGreaterThan(2);
  expect(then).toEqual([]);
  expect(pictures[1]!.map(({ png }) => png)).toContain(
    "/share/inspection-2031-05-06-inspection-north-northamptonshire.png",
  );
});

test("the threads' title counts what it finds", () => {
  expect(threadsInfo(namedOutcomes(record)).title).toContain(String(record.threads.length));
});

test("no page speaks of a span of years by hand", () => {
  const spans = /\b20(?:09|1[0-2]) (?:to|and|until) 20\d\d\b/g;
  const own = spanToWords(record);
  const others = pages.flatMap((page) =>
    (wholeText(page).match(spans) ?? []).filter((span) => span !== own).map((span) => `${page.url}: ${span}`),
  );
  // Two inspections that are compared are told by their years.
  const isOfPair = (found: string) => {
    const [url = "", span = ""] = found.split(": ");
    return url.startsWith("/compare/") && (span.match(/\d{4}/g) ?? []).every((year) => url.includes(`/${year}-`));
  };
  // The period for which the site was ordered has a table of its own, and a framework its years.
  const ofFrameworks = record.frameworks.flatMap(({ from, until }) =>
    until ? [`${yearOf(from)} to ${yearOf(until)}`, `${yearOf(from)} and ${yearOf(until)}`] : [],
  );
  const isOther = (found: string) => ![...ofFrameworks, "2011 to 2025"].some((span) => found.endsWith(span));
  expect(others.filter(isOther).filter((found) => !isOfPair(found))).toEqual([]);
  const ordered = others.filter((found) => found.includes("2011 to 2025")).map((found) => found.split(":")[0]);
  expect(ordered.filter((url) => !["/data/", "/method/"].includes(url!))).toEqual([]);
});

test("a build that knows its address prints it in full", () => {
  expect(said.output).not.toContain("SITE_URL is not set");
  const pageOf = (path: string) => readFileSync(join(copy.root, "dist", path, "index.html"), "utf8");
  expect(pageOf("inspections/2016-04-27-sif-northamptonshire/cite")).toContain(
    "https://example.org/record/inspections/2016-04-27-sif-northamptonshire/#f01",
  );
  const theme = pageOf("themes/plans");
  for (const address of [
    "https://example.org/record/embed/theme-plans/",
    "https://example.org/record/themes/plans/#chart-theme-plans",
    'property="og:image" content="https://example.org/record/share/theme-plans.png"',
    'property="og:url" content="https://example.org/record/themes/plans/"',
  ])
    expect(theme).toContain(address);
  expect(readFileSync(join(copy.root, "dist/charts/theme-plans.csv"), "utf8")).toContain(
    "https://example.org/record/themes/plans/#chart-theme-plans",
  );
});

describe("built for an address with a path", () => {
  const dist = join(copy.root, "dist");
  const text = (file: string) => readFileSync(join(dist, file), "utf8");
  const parsed = (file: string) => parse(text(file));
  /** The file at an address of the published site; pictures and the search index are not made of this copy. */
  const isThere = ({ pathname }: URL) => {
    if (!pathname.startsWith("/record/")) return false;
    const file = decodeURIComponent(pathname.slice("/record/".length)).replace(/(^|\/)$/, "$1index.html");
    return existsSync(join(dist, file)) || /^(?:charts\/.*\.(?:svg|png)|share\/.*|pagefind\/.*)$/.test(file);
  };

  test("every link of every page leads to a file below the path, from whatever depth what is not found is asked for", () => {
    const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
    expect(files.length).toBeGreaterThan(pages.length);
    const broken = files.flatMap((file) => {
      const at = file === "404.html" ? "some/where/else/" : file.replaceAll("\\", "/");
      const links = [...text(file).matchAll(/\s(?:href|src|action|data-source)="([^"#]+)/g)];
      expect(links.length, file).toBeGreaterThan(5);
      return links
        .map(([, link]) => new URL(link!.replaceAll("&amp;", "&"), `https://example.org/record/${at}`))
        .filter((url) => url.host === "example.org" && !url.pathname.endsWith("/404/") && !isThere(url))
        .map(({ href }) => `${file}: ${href}`);
    });
    expect([...new Set(broken)]).toEqual([]);
  });

  test("every page names its own address as the one to be cited", () => {
    const wrong = pages
      .filter(({ url }) => !url.startsWith("/embed/") && url !== "/404.html")
      .filter(({ url, file }) => {
        const page = text(file);
        return ![
          `<link rel="canonical" href="https://example.org/record${url}">`,
          `<meta property="og:url" content="https://example.org/record${url}">`,
        ].every((tag) => page.includes(tag));
      });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });

  test("the site map has every page that is to be found, and no other, below the path", () => {
    expect(text("robots.txt")).toContain("Sitemap: https://example.org/record/sitemap-index.xml");
    expect(text("sitemap-index.xml")).toContain("<loc>https://example.org/record/sitemap-0.xml</loc>");
    const listed = [...text("sitemap-0.xml").matchAll(/<loc>https:\/\/example\.org\/record([^<]+)/g)].map(
      ([, url]) => url,
    );
    expect(listed).toContain("/reports/2031-05-06-inspection-north-northamptonshire/");
    const found = pages.filter(({ url }) => !url.startsWith("/embed/") && url !== "/404.html").map(({ url }) => url);
    expect(found.filter((url) => !listed.includes(url))).toEqual([]);
    expect(listed.filter((url) => /^\/embed|moved|withdrawn|404/.test(url!))).toEqual([]);
  });

  test("a page that moved leads on, for search engines, hosts and readers without script", () => {
    const page = parsed("themes/moved/index.html");
    expect(page.querySelector("noscript")?.innerHTML).toContain('content="0; url=../../themes/plans/"');
    expect(page.querySelector("link[rel=canonical]")?.getAttribute("href")).toBe(
      "https://example.org/record/themes/plans/",
    );
    expect(page.querySelector("main a[href]")?.getAttribute("href")).toBe("../../themes/plans/");
    expect(text("_redirects").split("\n")).toContain("/record/themes/moved/ /record/themes/plans/ 301");
    expect(text("themes/moved.csv")).toBe(text("themes/plans.csv"));
  });

  test.each([
    [true, "/some/where/themes/plans/#chart-theme-plans"],
    [false, "/some/where/themes/plans/"],
  ])(
    "a browser is led from the old address to the new one, with scripts (%s) to the place on it",
    async (hasScript, to) => {
      const server = await serveSite("/some/where/", dist);
      const browser = await connectBrowser();
      const context = await browser.newContext({ javaScriptEnabled: hasScript });
      const page = await context.newPage();
      const complaints = watchPage(page, new URL(server.url).host);
      await page.goto(`${server.url}themes/moved/#chart-theme-plans`);
      await expect.poll(() => page.url().replace(hasScript ? "" : /#.*/, "")).toBe(new URL(to, server.url).href);
      await expect.poll(() => page.locator("h1").textContent()).toContain("plans");
      expect(complaints).toEqual([]);
      await browser.close();
      await server.close();
    },
  );

  test("what was withdrawn says when and why, under its old address", () => {
    expect(textOf(parsed("threads/withdrawn/index.html").querySelector("main"))).toContain(
      "Withdrawn on 6 May 2031: It followed two matters as one.",
    );
    const finding = parsed("reports/2018-05-18-focused-visit-northamptonshire/index.html").querySelector("#f77");
    expect(textOf(finding)).toContain("#f77 was withdrawn on 6 May 2031: It told a plan as a result. Instead:");
    expect(finding?.querySelector("a")?.getAttribute("href")).toMatch(/#f01$/);
  });

  test("the feeds that are promised are there", () => {
    const feeds = readFileSync("content/ledger/addresses.txt", "utf8").match(/^\/feeds\/.+$/gm) ?? [];
    expect(feeds.length).toBeGreaterThan(0);
    expect(feeds.filter((address) => !existsSync(join(dist, address)))).toEqual([]);
  });

  test("hosts are told the policy that the pages have", () => {
    const policy = parsed("index.html")
      .querySelector("meta[http-equiv=content-security-policy]")!
      .getAttribute("content")!;
    const rules = text("_headers").split("\n\n");
    const ofPage = `  Content-Security-Policy: ${policy.replace(/;\s*$/, "")}; frame-ancestors`;
    for (const { url } of pages.filter(({ url }) => /^\/[^/]*\/?$/.test(url) && url !== "/404.html"))
      expect(rules.filter((rule) => rule.includes(`${ofPage} 'none'`)).join("\n"), url).toMatch(
        new RegExp(`^/record${url}(?:\\*)?$`, "m"),
      );
    expect(rules.find((rule) => rule.startsWith("/record/embed/*"))).toContain(`${ofPage} *`);
  });
});
