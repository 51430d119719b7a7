import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "node-html-parser";
import type { HTMLElement } from "node-html-parser";

export const dist = resolve("dist");
if (!existsSync(join(dist, "index.html")))
  throw new Error("There is no built site in dist/. Build it first: npm run build");

/** Every file of the built site, as "themes/plans/index.html". */
export const files: readonly string[] = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(dist.length + 1)
      .replaceAll("\\", "/"),
  )
  .sort();

export interface BuiltPage {
  /** "themes/plans/index.html" */
  readonly file: string;
  /** "/themes/plans/" */
  readonly url: string;
  readonly html: string;
  /** Parsed once, when it is first asked for, for all tests: none may change it. */
  readonly root: HTMLElement;
  readonly ids: ReadonlyMap<string, HTMLElement>;
}

export const pages: readonly BuiltPage[] = files.filter((file) => file.endsWith(".html")).map(readPage);

function readPage(file: string): BuiltPage {
  let html: string | undefined;
  let root: HTMLElement | undefined;
  let ids: ReadonlyMap<string, HTMLElement> | undefined;
  return {
    file,
    url: `/${file.replace(/index\.html$/, "")}`,
    get html() {
      return (html ??= readFileSync(join(dist, file), "utf8"));
    },
    get root() {
      // What a noscript holds is read as markup too: readers without script see it.
      return (root ??= parse(this.html, { blockTextElements: { script: true, style: true } }));
    },
    get ids() {
      return (ids ??= new Map(this.root.querySelectorAll("[id]").map((element) => [element.id, element])));
    },
  };
}

const byUrl = new Map(pages.map((page) => [page.url, page]));

/** @throws RangeError when the site has no page there */
export function pageAt(url: string): BuiltPage {
  const page = byUrl.get(url);
  if (!page) throw new RangeError(`no page: ${url}`);
  return page;
}

/** An element's text as it is read: white space folded. */
export function textOf(element: HTMLElement | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Where a link of a page leads on this site: "/themes/plans/#event-2018-04-focused-visit-northamptonshire"; undefined when it leaves it. */
export function targetOf(href: string, from: BuiltPage): string | undefined {
  // Below a made-up path, so that one "../" too many is seen to leave the site.
  // 404.html alone may name the root of its host.
  const written = from.file === "404.html" ? href.replace(/^\/(?!\/)/, "/below/this/") : href;
  const url = new URL(written, `http://site.test/below/this${from.url}`);
  if (url.host !== "site.test" || !url.pathname.startsWith("/below/this/")) return undefined;
  return decodeURIComponent(url.pathname.slice("/below/this".length)) + url.hash;
}

/** A page of each type, with a document of each kind, documents that share what they say and others written apart among them, and a theme and a thread that are not empty. */
export const pageOfEachType: readonly string[] = [
  "/",
  "/reports/",
  "/reports/2018-05-18-focused-visit-northamptonshire/",
  "/reports/2018-05-18-focused-visit-northamptonshire/cite/",
  "/reports/2022-11-press-account-northamptonshire/",
  "/reports/2022-11-25-inspection-west-northamptonshire/",
  "/reports/2022-11-25-inspection-north-northamptonshire/differences/",
  "/reports/2023-11-22-focused-visit-west-northamptonshire/",
  "/reports/2026-07-07-inspection-north-northamptonshire/",
  "/reports/2026-07-07-inspection-north-northamptonshire/differences/",
  "/inspections/",
  "/inspections/2016-04-27-sif-northamptonshire/",
  "/missing/",
  "/themes/",
  "/themes/assessments/",
  "/recommendations/",
  "/threads/",
  "/threads/manageable-caseloads/",
  "/judgements/",
  "/timeline/",
  "/changes/",
  "/updates/",
  "/compare/",
  "/compare/2019-06-inspection-northamptonshire/2022-10-inspection-northamptonshire/",
  "/embed/matrix/",
  "/search/",
  "/data/",
  "/data/versions/",
  "/method/",
  "/cite/",
  "/about/",
  "/glossary/",
  "/thesaurus/",
  "/authorities/northamptonshire/",
  "/frameworks/",
  "/frameworks/ilacs/",
  "/frameworks/ilacs-visits/",
  "/404.html",
];
