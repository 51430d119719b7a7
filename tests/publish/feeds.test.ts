import { parseFeed } from "@rowanmanning/feed-parser";
import { XmlElement, parseXml } from "@rgrove/parse-xml";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { atomFeed, feeds, jsonFeed, updateHtml } from "#publish/feeds.ts";
import type { RecordFeed } from "#publish/feeds.ts";
import { dataDate } from "#publish/version.ts";
import { buildRecord } from "#record/build.ts";
import { atLeastOne } from "../at-least-one.ts";
import { contentFile, sampleContent } from "../fixtures/sample-record.ts";

const content = sampleContent({ "2011-05-06": { concerns: ["plans"] }, "2014-05-06": { concerns: ["health"] } });
const [first, second] = content.reports.map(({ id }) => id);
const log = buildRecord({
  ...content,
  updates: [
    contentFile("updates", "2020-01-01-first", { date: "2020-01-01", title: "The first document", added: [first!] }, [
      { type: "note", html: '<p>See the <a href="/method/">method</a>.</p>', place: { line: 1, column: 1 } } as never,
    ]),
    contentFile("updates", "2020-02-01-slip", {
      date: "2020-02-01",
      title: "A <slip> & more",
      corrections: [{ of: `${first}#f01`, before: "Plans were late.", now: "Plans were few.", why: "A slip." }],
    }),
    contentFile("updates", "2020-03-01-second", { date: "2020-03-01", title: "The second", added: [second!] }),
  ],
});

beforeEach(() => vi.stubEnv("SITE_URL", "https://example.org/record"));
afterEach(() => vi.unstubAllEnvs());

const [all, corrections] = feeds;
const site = "https://example.org/record";
const titles = ["Added: The second", "Corrected: A <slip> & more", "Added: The first document"];

/** What a reader of feeds is told by an Atom feed, by a parser of another maker than that which wrote it. */
function readAtom(feed: RecordFeed) {
  const { title, url, items } = parseFeed(atomFeed(log, feed));
  const told = items.map((item) => ({
    id: item.id,
    url: item.url,
    title: item.title,
    day: item.published?.toISOString().slice(0, 10),
    content: item.content ?? "",
  }));
  return { title, url, items: told };
}

/** The same of a JSON Feed. */
function readJson(feed: RecordFeed) {
  const { title, home_page_url, items } = JSON.parse(jsonFeed(log, feed)) as {
    readonly title: string;
    readonly home_page_url: string;
    readonly items: readonly Readonly<Record<string, string>>[];
  };
  const told = items.map((item) => ({
    id: item["id"],
    url: item["url"],
    title: item["title"],
    day: item["date_published"]?.slice(0, 10),
    content: item["content_html"] ?? "",
  }));
  return { title, url: home_page_url, items: told };
}

describe.each(atLeastOne([["Atom", readAtom] as const, ["JSON Feed", readJson] as const]))("%s", (_, read) => {
  test("tells what was added and corrected, newest first, under its permanent address", () => {
    const { items, title, url } = read(all!);
    expect([title, url]).toEqual([all!.title, `${site}/updates/`]);
    const addresses = ["2020-03-01-second", "2020-02-01-slip", "2020-01-01-first"].map(
      (id) => `${site}/updates/#update-${id}`,
    );
    expect(items.map((item) => item.title)).toEqual(titles);
    expect(items.map((item) => item.id)).toEqual(addresses);
    expect(items.map((item) => item.url)).toEqual(addresses);
    expect(items.map(({ day }) => day)).toEqual(["2020-03-01", "2020-02-01", "2020-01-01"]);
  });

  test("says of a correction what stood before, what stands now and why, and leads there", () => {
    const { content } = read(corrections!).items[0]!;
    expect(content).toContain(`<a href="${site}/reports/${first}/#f01">${first}#f01</a>`);
    expect(content).toContain("Before: Plans were late. Now: Plans were few. Why: A slip.");
  });

  test("holds corrections alone where it is of these", () => {
    expect(read(corrections!).items.map((item) => item.title)).toEqual(titles.slice(1, 2));
  });

  test("has whole addresses only, also in what an author linked", () => {
    const contents = read(all!).items.map(({ content }) => content);
    expect(contents.join("")).toContain(`${site}/method/`);
    expect(contents.join("")).not.toContain('href="/');
  });
});

test("a letter that HTML keeps for itself is written so that it stays one", () => {
  const odd = { ...log.updates[1]!, title: "<b>", corrections: [{ ...log.updates[1]!.corrections[0]!, now: "a < b" }] };
  expect(updateHtml(odd)).toContain("Now: a &#x3C; b");
  expect(parseFeed(atomFeed({ updates: [odd] }, all!)).items[0]!.title).toBe("Corrected: <b>");
});

test("Atom is of the day of the latest entry; of an empty log of that of the data, as a build knows no other", () => {
  expect(atomFeed(log, all!).split("<entry>")[0]).toContain("<updated>2020-03-01T00:00:00.000Z</updated>");
  expect(atomFeed({ updates: [] }, all!)).toContain(`<updated>${dataDate}T00:00:00.000Z</updated>`);
});

/** The elements within another. */
const childrenOf = (parent: XmlElement) =>
  parent.children.filter((child): child is XmlElement => child instanceof XmlElement);
const textsOf = (parent: XmlElement, name: string) =>
  childrenOf(parent)
    .filter((child) => child.name === name)
    .map(({ text }) => text);

describe.each(atLeastOne(feeds.map((feed) => [feed.name, feed] as const)))(
  "the tree of the Atom feed of %s",
  (_, feed) => {
    const root = () => parseXml(atomFeed(log, feed)).root!;
    /** The feed and each entry, with what section 4.1 of RFC 4287 lets each hold once at most. */
    const holders = () => {
      const entries = childrenOf(root()).filter(({ name }) => name === "entry");
      expect(entries).toHaveLength(log.updates.filter(feed.holds).length);
      return [root(), ...entries];
    };
    const once = [
      "id",
      "title",
      "updated",
      "published",
      "rights",
      "subtitle",
      "summary",
      "content",
      "generator",
      "logo",
    ];
    const known = [...once, "author", "category", "contributor", "entry", "icon", "link", "source"];

    test("has each element that is asked for, none twice that stands once, and no other", () => {
      expect([root().name, root().attributes["xmlns"]]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
      for (const holder of holders()) {
        const names = childrenOf(holder).map(({ name }) => name);
        expect(names).toEqual(expect.arrayContaining(["id", "title", "updated"]));
        expect(names.filter((name) => !known.includes(name))).toEqual([]);
        expect(once.filter((name) => names.indexOf(name) !== names.lastIndexOf(name))).toEqual([]);
        // An entry without an author has the feed's.
        if (holder.name === "feed") expect(names).toContain("author");
        for (const author of childrenOf(holder).filter(({ name }) => name === "author"))
          expect(textsOf(author, "name").join("")).toMatch(/\S/);
      }
    });

    test("has identifiers that are whole addresses, each once, and days as RFC 3339 writes them", () => {
      const ids = holders().flatMap((holder) => textsOf(holder, "id"));
      expect(ids.filter((id) => !URL.canParse(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      for (const day of holders().flatMap((holder) =>
        ["updated", "published"].flatMap((name) => textsOf(holder, name)),
      ))
        expect(day).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
    });

    test("has links to whole addresses, no two alternates of one type, and one to itself", () => {
      for (const holder of holders()) {
        const links = childrenOf(holder)
          .filter(({ name }) => name === "link")
          .map(({ attributes }) => attributes);
        expect(links.filter(({ href = "" }) => !URL.canParse(href))).toEqual([]);
        const alternates = links.filter(({ rel = "alternate" }) => rel === "alternate").map(({ type }) => type);
        expect(alternates).toEqual(["text/html"]);
        expect(links.filter(({ rel }) => rel === "self")).toHaveLength(holder.name === "feed" ? 1 : 0);
      }
    });

    test("has text of a type that the standard knows, and HTML as text alone", () => {
      for (const text of holders().flatMap((holder) => childrenOf(holder)))
        if (["title", "subtitle", "summary", "content", "rights"].includes(text.name)) {
          expect(["text", "html", undefined]).toContain(text.attributes["type"]);
          expect(childrenOf(text)).toEqual([]);
        } else if (text.name === "category") expect(text.attributes["term"]).toMatch(/\S/);
    });
  },
);

test("JSON Feed has what version 1.1 asks for", () => {
  const feed = JSON.parse(jsonFeed(log, all!)) as { items: Record<string, unknown>[] } & Record<string, unknown>;
  expect(feed).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    title: all!.title,
    feed_url: `${site}/feeds/updates.json`,
    home_page_url: `${site}/updates/`,
  });
  for (const item of feed.items)
    expect(item).toMatchObject({
      id: expect.stringMatching(/^https:/) as unknown,
      content_html: expect.stringMatching(/\S/) as unknown,
      date_published: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00(?:\.000)?Z$/) as unknown,
    });
});
