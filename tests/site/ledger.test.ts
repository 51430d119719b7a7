import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { readRecord } from "#record/read.ts";
import { files, pageAt, pages, targetOf } from "./pages.ts";
import { readTable } from "./tables.ts";

const folder = "content/ledger";
const linesOf = (name: string) => readFileSync(join(folder, name), "utf8").split(/\r?\n/).filter(Boolean);
const ledger = linesOf("addresses.txt");
/** The numbers of each document, at the address of its page. */
const statements = readdirSync(folder)
  .filter((name) => name !== "addresses.txt")
  .flatMap((name) => {
    const page = ledger.find((address) => /^\/[^/]+\/([^/]+)\/$/.exec(address)?.[1] === basename(name, ".txt"));
    return linesOf(name).map((line) => `${page}#${line.split(" ")[0]}`);
  });
const addresses = [...ledger, ...statements];
const promised = new Set(addresses);
/** Of a page that is gone the places went with it. */
const gone = new Set(readRecord(process.cwd()).departures.map(({ address }) => address));
const known = new Set(files);
const events = new Set(readTable("events").map(({ event }) => event));
/** Feeds have addresses in full, or are not made: the tests of a build that knows its own look for them. */
const isBuiltHere = (address: string) => !address.startsWith("/feeds/") || known.has("sitemap-index.xml");
const fileAt = (page: string) => page.slice(1).replace(/(^|\/)$/, "$1index.html");

test("what was ever published is there: pages with their places, files, events", () => {
  expect(statements.length).toBeGreaterThan(readTable("findings").length);
  const missing = addresses.filter((address) => {
    if (address.startsWith("event:"))
      return !events.has(address.slice("event:".length)) && !pageAt("/data/").ids.has(address.replace(":", "-"));
    const [page = "", anchor] = address.split("#");
    if (!known.has(fileAt(page))) return true;
    return anchor !== undefined && !gone.has(page) && !pageAt(page).ids.has(anchor);
  });
  expect(missing.filter(isBuiltHere)).toEqual([]);
});

/** What a reader may come upon and is not promised, with the reason. */
const notPromised: readonly (readonly [RegExp, why: string])[] = [
  [/^\/_astro\//, "named after what they hold; a page names those that it needs"],
  [/^\/pagefind\//, "the index of phrases, made anew by each build"],
  [/^\/search\/.*\.words$/, "the search's own index, made anew by each build"],
  [
    /^\/(?:data\/(?:cells|compare|evidence|search)|search\/suggestions)\.json$/,
    "what scripts of pages read: the tables hold the same",
  ],
  [/^\/share\/.*\.png$/, "a page's picture where its address is shared: the page names it"],
  [/^\/compare\/[^/]+\/[^/]+\/$/, "any two events have an address on the page Compare"],
  [/^\/(?:404\.html|favicon\.svg|robots\.txt|_headers|_redirects|sitemap[\w-]*\.xml)$/, "for hosts and browsers"],
  [/^\/search\/opensearch\.xml$/, "for browsers"],
];

test("what the site has and readers may keep is promised, or there is a reason why not", () => {
  const found = files.map((file) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`);
  const reasoned = (address: string) => notPromised.some(([pattern]) => pattern.test(address));
  expect(found.filter((address) => !promised.has(address) && !gone.has(address) && !reasoned(address))).toEqual([]);
  expect(found.filter((address) => promised.has(address) && reasoned(address))).toEqual([]);
});

/** Places on pages to which other pages lead and which are not promised by themselves. */
const placesNotPromised: readonly (readonly [RegExp, why: string])[] = [
  [/^\/themes\/[^/]+\/#event-/, "a theme and an event, both promised"],
  [/^\/changes\/#/, "a council and a theme, both promised"],
  [/\/cite\/#[fr]\d+$/, "a statement, and the page of its document's citations, both promised"],
  [/^\/data\/#\w+$/, "the words about a table, which is promised"],
  [/^\/(?:about|method|missing)\/#/, "a heading, which is worded anew with its text"],
  [/^\/reports\/#related$/, "a heading"],
  [/^\/glossary\/#short-/, "a short form of the glossary, as long as a page has it"],
];

test("the places to which the pages lead are promised, or follow from what is", () => {
  const targets = new Set(
    pages.flatMap((page) =>
      page.root
        .querySelectorAll('a[href*="#"]')
        .map((link) => targetOf(link.getAttribute("href") ?? "", page))
        // Places on the page itself are its own parts.
        .filter((target): target is string => target !== undefined && !target.startsWith(`${page.url}#`)),
    ),
  );
  const reasoned = (address: string) => placesNotPromised.some(([pattern]) => pattern.test(address));
  const places = [...targets].filter((target) => target.includes("#"));
  expect(places.filter((place) => promised.has(place)).length).toBeGreaterThan(readTable("findings").length);
  expect(places.filter((place) => !promised.has(place) && !gone.has(place) && !reasoned(place))).toEqual([]);
});
