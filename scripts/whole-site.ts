import { readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";

/** What each part of a build leaves: pages, data, pictures, the search, and what hosts are told. */
const parts = [
  "index.html",
  "404.html",
  "_headers",
  "_redirects",
  "robots.txt",
  "charts/",
  "share/",
  "pagefind/pagefind.js",
  "pagefind/records.words",
  "search/head.words",
  "search/known.words",
  "search/places.words",
];

/**
 * What a built site lacks: parts that every build leaves, the end of a page, and what a link of a page leads to.
 *
 * @param dist  the built folder
 * @param base  the path of the site's root, with a slash at both ends, from which the page of what is not found is read
 * @returns sentences, none where the site is whole
 */
export function faultsOf(dist: string, base: string): string[] {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.slice(dist.length).replaceAll("\\", "/"), entry.name))
    .map((file) => file.replace(/^\//, ""));
  const known = new Set(files);
  const missing = parts.filter(
    (part) => !files.some((file) => file === part || (part.endsWith("/") && file.startsWith(part))),
  );
  const pages = new Map(
    files
      .filter((file) => file.endsWith(".html"))
      .map((file) => [file, readPage(readFileSync(join(dist, file), "utf8"))]),
  );
  const faults = [...pages].flatMap(([file, { isEnded, links }]) => [
    ...(isEnded ? [] : [`${file} does not end as a page does`]),
    ...links.flatMap((link) => {
      const [path = "", anchor = ""] = targetOf(link, file, base).split("#");
      const target = path.replace(/(^|\/)$/, "$1index.html");
      if (!known.has(target)) return [`${file} leads to ${link}, which is not there`];
      return !anchor || pages.get(target)?.ids.has(anchor) !== false
        ? []
        : [`${file} leads to ${link}, but ${target} has no such place`];
    }),
  ]);
  return [...missing.map((part) => `${part} is missing`), ...new Set(faults)];
}

interface BuiltPage {
  readonly isEnded: boolean;
  /** Within the site. */
  readonly links: readonly string[];
  readonly ids: ReadonlySet<string>;
}

/** Taken from the text: a build has no time to parse every page. */
function readPage(html: string): BuiltPage {
  const links = new Set([...html.matchAll(/\s(?:href|src|action|data-source)="([^"]*)"/g)].map(([, link]) => link!));
  return {
    isEnded: html.includes("</html>"),
    links: [...links].filter((link) => !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(link)).map(copyOf),
    ids: new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => copyOf(id!))),
  };
}

/** A part of a text keeps the whole of it in memory: all pages of the site, were their links not copied. */
function copyOf(part: string): string {
  return Buffer.from(part).toString();
}

/** The file that a link names, with its anchor: "themes/plans/#f07". Queries are no part of it. */
function targetOf(link: string, file: string, base: string): string {
  const [, path = "", anchor = ""] = /^([^?#]*)[^#]*(.*)$/.exec(link)!;
  const below = path.startsWith(base) ? path.slice(base.length) : posix.join(posix.dirname(file), path);
  const target = path === "" ? file : below.replace(/^\.\/?$/, "");
  return decodeURIComponent(target + anchor);
}
