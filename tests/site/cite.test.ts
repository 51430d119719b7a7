import "@citation-js/plugin-ris";
import { plugins } from "@citation-js/core";
import { BibLatexParser } from "biblatex-csl-converter";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text as streamed } from "node:stream/consumers";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { connectBrowser, site } from "./given.ts";
import { dist, files, pageAt, pages, targetOf, textOf } from "./pages.ts";
import { atLeastOne } from "../at-least-one.ts";

/** The rules of the CSL JSON schema for the fields that are written here; it allows no other than its own. */
const cslItem = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  type: z.enum(["report", "article-newspaper", "webpage", "graphic", "dataset"]),
  title: z.string().min(1),
  author: z.tuple([z.strictObject({ literal: z.string().min(1) })]),
  issued: z.strictObject({ "date-parts": z.tuple([z.array(z.number().int()).min(1).max(3)]) }).optional(),
  publisher: z.string().optional(),
  "container-title": z.string().optional(),
  genre: z.string().optional(),
  version: z.string().optional(),
  URL: z.url().optional(),
  locator: z.string().optional(),
  language: z.literal("en-GB"),
  note: z.string().min(1),
});
type Item = z.infer<typeof cslItem>;

const read = (file: string) => readFileSync(join(dist, file), "utf8");
const names = files.filter((file) => /^cite\/.+\.json$/.test(file)).map((file) => file.replace(/\.json$/, ""));
const itemsIn = new Map(
  names.map((name) => [
    name,
    z
      .array(cslItem)
      .min(1)
      .parse(JSON.parse(read(`${name}.json`))),
  ]),
);

/** What every format has to say alike. */
function saidBy({ id, author, title, issued, URL, note }: Item) {
  return { id, author: author[0].literal, title, date: issued?.["date-parts"][0].join("-"), URL, note };
}

/** The text of a field as the parser gives it: quotation marks are marks of its parts. */
function plain(value: unknown): string {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return "";
  return value
    .map((part: { text?: string; marks?: { type: string }[] }) => {
      const isQuoted = part.marks?.some(({ type }) => type === "enquote");
      return isQuoted ? `“${part.text}”` : (part.text ?? "");
    })
    .join("");
}

interface Name {
  readonly literal?: string;
  readonly family?: string;
  readonly given?: string;
}

function nameOf(name: Name | undefined): string {
  return name?.literal ?? [name?.given, name?.family].filter(Boolean).join(" ");
}

/** Of a newspaper's article the parser leaves out author and day: there the lines themselves are read. */
function linesIn(name: string, tag: "AU" | "DA"): string[] {
  return [...read(`${name}.ris`).matchAll(new RegExp(`^${tag} {2}- (.+?)\\r?$`, "gm"))].map(([, value]) => value!);
}

const isoToParts = (date: string | undefined) => date?.split("-").map(Number).join("-");

test("each document and account has its three files, and each other kind of page", () => {
  const accounts = pages.filter(({ url }) => /^\/(?:reports|inspections)\/\d{4}-[^/]+\/$/.test(url));
  expect(names.toSorted()).toEqual(
    [
      ...accounts.map(({ url }) => `cite${url.slice(0, -1)}`),
      ...["charts", "comparisons", "data", "themes", "threads"].map((name) => `cite/${name}`),
    ].toSorted(),
  );
  for (const { url, root } of accounts) {
    const links = root.querySelectorAll(".facts a").map((link) => link.getAttribute("href") ?? "");
    for (const ending of ["bib", "ris", "json"])
      expect(links, url).toContainEqual(expect.stringContaining(`cite${url.slice(0, -1)}.${ending}`));
    // Every statement of the page has its entry.
    const numbers = root.querySelectorAll(".statement[id]").map(({ id }) => `${url.split("/").at(-2)}-${id}`);
    expect(itemsIn.get(`cite${url.slice(0, -1)}`)!.map(({ id }) => id)).toEqual(expect.arrayContaining(numbers));
  }
});

test.each(atLeastOne(names))("%s says the same to readers of BibTeX, of RIS and of CSL JSON", (name) => {
  const expected = itemsIn.get(name)!.map(saidBy);

  const { entries, errors, warnings } = new BibLatexParser(read(`${name}.bib`)).parse();
  expect([...errors, ...warnings]).toEqual([]);
  const fromBibtex = Object.values(entries).map(({ entry_key, fields }) => ({
    id: entry_key,
    author: plain((fields["author"] as { literal: unknown }[])[0]!.literal),
    title: plain(fields["title"]),
    date: isoToParts(fields["date"] as string | undefined),
    URL: fields["url"] as string | undefined,
    note: plain(fields["note"]),
  }));
  expect(fromBibtex).toEqual(expected);

  const fromRis = plugins.input.chain(read(`${name}.ris`), { generateGraph: false }) as unknown as (Omit<
    Item,
    "author"
  > & {
    readonly author?: readonly Name[];
  })[];
  expect(
    fromRis.map(({ id, author, title, issued, URL, note }, index) => ({
      id,
      author: author ? nameOf(author[0]) : linesIn(name, "AU")[index],
      title,
      date: author
        ? issued?.["date-parts"][0].join("-")
        : linesIn(name, "DA")[index]?.split("/").filter(Boolean).map(Number).join("-"),
      URL,
      note,
    })),
  ).toEqual(expected);
});

test("a note has the place that the page gives, and the address once", () => {
  const url = "/reports/2018-05-18-focused-visit-northamptonshire/";
  const { root } = pageAt(url);
  for (const item of itemsIn.get(`cite${url.slice(0, -1)}`)!.slice(1)) {
    const number = item.id.split("-").at(-1)!;
    const place = textOf(root.querySelector(`[id="${number}"] .permalink`));
    expect(item.locator).toBe(place);
    expect(item.note.toLowerCase().startsWith(place.toLowerCase())).toBe(true);
    expect(item.note.endsWith(`${url}#${number}`)).toBe(true);
    expect(item.note.split(url)).toHaveLength(2);
  }
});

/**
 * What Zotero's translator for embedded metadata makes of a page, by its published rules: a type of OpenGraph that is
 * certain (a website is a web page) comes first, then that of the citation tags, where an institution of a technical
 * report makes a report, and a title alone an article of a journal.
 */
function asZoteroSaves(url: string) {
  const contents = (name: string) =>
    pageAt(url)
      .root.querySelectorAll("head meta")
      .filter((meta) => (meta.getAttribute("name") ?? meta.getAttribute("property")) === name)
      .map((meta) => meta.getAttribute("content") ?? "");
  const certain = new Map([["website", "webpage"]]).get(contents("og:type")[0] ?? "");
  const tagged = contents("citation_technical_report_institution").length
    ? "report"
    : contents("citation_title").length
      ? "journalArticle"
      : undefined;
  return {
    type: certain ?? tagged ?? "webpage",
    // One word is taken whole; of two the first would become a first name.
    authors: contents("citation_author"),
    title: contents("citation_title")[0] ?? contents("og:title")[0],
    date: contents("citation_publication_date")[0],
    institution: contents("citation_technical_report_institution")[0],
    URL: contents("citation_public_url")[0],
    number: contents("citation_technical_report_number")[0],
    pdf: contents("citation_pdf_url"),
  };
}

test("a reference manager saves a document from its page as a report of the inspectorate", () => {
  const held = names.filter((name) => name.startsWith("cite/reports/"));
  const reports = held.filter((name) => itemsIn.get(name)![0]!.type === "report");
  for (const name of atLeastOne(reports)) {
    const { title, issued, URL } = itemsIn.get(name)![0]!;
    const date = issued!["date-parts"][0].map((part) => String(part).padStart(2, "0")).join("/");
    expect(asZoteroSaves(`${name.replace("cite", "")}/`)).toEqual({
      type: "report",
      authors: ["Ofsted"],
      title,
      date,
      institution: "Ofsted",
      URL,
      // A council's reference number is not a report's.
      number: undefined,
      // Attached as the full text, for it is the file that was read.
      pdf: URL ? [URL] : [],
    });
  }
  for (const name of atLeastOne(held.filter((name) => !reports.includes(name))))
    expect(asZoteroSaves(`${name.replace("cite", "")}/`)).toMatchObject({
      authors: [],
      institution: undefined,
      pdf: [],
    });
});

/** What Zotero's reader of OpenURL makes of one span, by its published rules. */
function asZoteroReads(title: string) {
  const fields = new URLSearchParams(title);
  const form = fields.get("rft_val_fmt")?.replace("info:ofi/fmt:kev:mtx:", "");
  const isBook = form === "book";
  return {
    type:
      isBook && fields.get("rft.genre") === "report" ? "report" : form === "dc" ? fields.get("rft.type") : undefined,
    title: fields.get(isBook ? "rft.btitle" : "rft.title"),
    // Of `rft.au` the first word would become a first name; a body is taken whole.
    bodies: [...fields.getAll("rft.au"), ...fields.getAll("rft.aucorp")],
    date: fields.get("rft.date"),
    publisher: fields.get("rft.publisher"),
    source: fields.get("rft.source"),
    URL: fields.getAll("rft_id").find((id) => /^https?:/.test(id)),
  };
}

test.each([
  ["/reports/", ".index-list .title"],
  ["/inspections/", "#known tbody th[scope=row] a"],
  ...pages
    .filter(({ url }) => /^\/(?:authorities|frameworks)\/[^/]+\/$/.test(url))
    .map(({ url }) => [url, "main li a"] as const),
  ...pages
    .filter(({ url }) => /^\/themes\/[^/]+\/$/.test(url))
    .map(({ url }) => [url, ".event-said > .meta a"] as const),
] as readonly (readonly [string, string])[])(
  "a reference manager can save each document that %s lists, once",
  (url, listed) => {
    const page = pageAt(url);
    const named = page.root
      .querySelectorAll(listed)
      .map((link) => targetOf(link.getAttribute("href") ?? "", page) ?? "");
    const expected = named.flatMap((target) => {
      const items = /^\/reports\/./.test(target) ? itemsIn.get(`cite${target.replace(/\/(?:#.*)?$/, "")}`) : undefined;
      return items ? [items[0]!] : [];
    });
    const spans = page.root.querySelectorAll("span.Z3988");
    expect(spans.map(({ innerHTML }) => innerHTML).join("")).toBe("");
    const read = spans.map((span) => {
      const title = span.getAttribute("title") ?? "";
      expect(title).toMatch(/^ctx_ver=Z39\.88-2004&rft_val_fmt=.+&rfr_id=info%3Asid%2Fthe-inspection-record&/);
      return asZoteroReads(title);
    });
    expect(read).toEqual(
      expected.map((item) => ({
        type: item.type === "report" ? "report" : "newspaperArticle",
        title: item.title,
        bodies: [item.author[0].literal],
        date: item.issued!["date-parts"][0].map((part) => String(part).padStart(2, "0")).join("-"),
        publisher: item.publisher ?? null,
        source: item["container-title"] ?? null,
        URL: item.URL,
      })),
    );
  },
);

test("documents can be saved from lists of them, not from lists of findings, where that would weigh too much", () => {
  const isListOf = (url: string) => pageAt(url).root.querySelectorAll(".Z3988").length > 1;
  for (const url of ["/reports/", "/inspections/", "/authorities/northamptonshire/", "/themes/plans/"])
    expect(isListOf(url), url).toBe(true);
  for (const url of ["/reports/2011-05-06-inspection-northamptonshire/", "/recommendations/", "/search/"])
    expect(isListOf(url), url).toBe(false);
});

interface Thing extends Record<string, unknown> {
  readonly "@type": string;
}

/** What search engines ask of each kind of thing. */
const required: Readonly<Record<string, readonly string[]>> = {
  BreadcrumbList: ["itemListElement"],
  Report: ["name", "author", "publisher", "datePublished"],
  NewsArticle: ["headline", "author", "publisher", "datePublished"],
  Dataset: ["name", "description", "license", "creator", "distribution"],
};

test("every block of linked data has what its kind requires, and every page below the front page its place", () => {
  const types = new Set<string>();
  for (const { url, root } of pages.filter((page) => page.root.querySelector(".site-header"))) {
    const blocks = root
      .querySelectorAll('script[type="application/ld+json"]')
      .flatMap((script) => JSON.parse(script.rawText) as Thing[]);
    for (const block of blocks) {
      types.add(block["@type"]);
      expect(block["@context"]).toBe("https://schema.org");
      expect(required, url).toHaveProperty(block["@type"]);
      for (const property of required[block["@type"]]!) expect(block[property], `${url} ${property}`).toBeTruthy();
    }
    const trail = blocks.filter((block) => block["@type"] === "BreadcrumbList");
    expect(trail, url).toHaveLength(url === "/" || url === "/404.html" ? 0 : 1);
    const places = (trail[0]?.["itemListElement"] ?? []) as { position: number; name: string; item: string }[];
    for (const [index, { position, name, item }] of places.entries()) {
      expect([position, Boolean(name)]).toEqual([index + 1, true]);
      expect(() => pageAt(new URL(item, `https://x.test${url}`).pathname), `${url} ${item}`).not.toThrow();
    }
    if (places.length) expect(new URL(places.at(-1)!.item, `https://x.test${url}`).pathname).toBe(url);
  }
  expect([...types].toSorted()).toEqual(Object.keys(required).toSorted());
});

let browser: Browser;
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());

test("one press beside Cite copies a form and says so; another saves one entry", async () => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${site}reports/2018-05-18-focused-visit-northamptonshire/`, { waitUntil: "networkidle" });
  expect(asked.filter((path) => path.includes("/cite/"))).toEqual([]);
  await page.locator("#f13 .cite").click();
  const panel = page.locator("#f13 .citation");
  await panel.getByRole("group", { name: "Copy as" }).getByRole("button", { name: "APA" }).click();
  await expect.poll(() => panel.getByRole("status").textContent()).toBe("APA copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^Ofsted\. \(2018, May 18\)\. Focused visit to .+ “findings”, bullet 4\. Summary of the finding: /,
  );
  // The host is that under which it is read.
  expect(copied.endsWith(`${site}reports/2018-05-18-focused-visit-northamptonshire/#f13`), copied).toBe(true);
  const download = page.waitForEvent("download");
  await panel.getByRole("group", { name: "Save" }).getByRole("button", { name: "BibTeX" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("2018-05-18-focused-visit-northamptonshire-f13.bib");
  const text = await streamed(await saved.createReadStream());
  const { entries } = new BibLatexParser(text).parse();
  expect(Object.values(entries).map(({ entry_key }) => entry_key)).toEqual([
    "2018-05-18-focused-visit-northamptonshire-f13",
  ]);

  // Beside a result of the search the same stands, and nothing of it is loaded before it is opened.
  asked.length = 0;
  await page.goto(`${site}search/?q=2018-05-18-focused-visit-northamptonshire%23f13`);
  await page.getByRole("button", { name: "Cite 2018-05-18-focused-visit-northamptonshire#f13" }).click();
  const result = page.locator(".citation:popover-open");
  const press = result.getByRole("group", { name: "Copy as" }).getByRole("button");
  await press.filter({ hasText: "APA" }).click();
  await expect.poll(() => result.getByRole("status").first().textContent()).toBe("APA copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(copied);
  expect(await press.allTextContents()).toEqual(["Harvard", "APA", "Chicago", "OSCOLA", "BibTeX", "RIS", "CSL JSON"]);
  expect(asked.filter((path) => path.includes("/cite/"))).toHaveLength(2);
  await context.close();
});

test("one press copies what is the record's own in any form, at the address under which it is read", async () => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const copiedAs = async (what: string, form: string) => {
    await page.getByRole("button", { name: `Cite ${what}`, exact: true }).click();
    const panel = page.locator(".citation:popover-open");
    await panel.getByRole("group", { name: "Copy as" }).getByRole("button", { name: form }).click();
    await expect.poll(() => panel.getByRole("status").first().textContent()).toBe(`${form} copied.`);
    await page.keyboard.press("Escape");
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await page.goto(`${site}themes/plans/`);
  expect(await copiedAs("this theme", "Harvard")).toContain(` Available at: ${site}themes/plans/ (Accessed: `);
  await page.goto(`${site}data/`);
  expect(await copiedAs("this data set", "RIS")).toContain(`\nUR  - ${site}data/\r\n`);
  const comparison = new URL(pages.find(({ url }) => /^\/compare\/.+/.test(url))!.url.slice(1), site).href;
  await page.goto(comparison);
  expect(await copiedAs("this comparison", "CSL JSON")).toContain(`"URL": "${comparison}"`);
  await page.goto(`${site}themes/`);
  await page.locator('#chart-matrix select[name="order"]').selectOption("latest");
  await page.locator("#chart-matrix .take-away > summary").click();
  expect(await copiedAs("this chart", "BibTeX")).toContain(`\turl = {${site}themes/?order=latest#chart-matrix},`);
  await expect
    .poll(() => page.locator("#chart-matrix .citation-text").last().textContent())
    .toContain("@misc{chart-matrix,");
  await page.locator('#chart-matrix select[name="order"]').selectOption({ index: 0 });
  await expect
    .poll(() => page.locator("#chart-matrix .citation-text").last().textContent())
    .toMatch(/^The inspection record, “/);
  await context.close();
});
