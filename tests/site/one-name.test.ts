import { expect, test } from "vitest";
import { dateToWords, monthToWords } from "#domain/date.ts";
import { pages, targetOf, textOf } from "./pages.ts";
import { readTable } from "./tables.ts";
import { atLeastOne } from "../at-least-one.ts";

/*
 * An inspection has one name and month everywhere, that of its fieldwork. When its document was published stands beside
 * it, and is called so; only a citation names a document by its date alone.
 */
const apart = new Map(
  readTable("events")
    .filter(
      ({ boundary, fieldwork_start: start, published }) =>
        boundary !== "related" && start && published && start.slice(0, 7) !== published.slice(0, 7),
    )
    .map((row) => [row.event, row] as const),
);
const eventOf = new Map<string, string>([
  ...readTable("reports").map(({ report, event }) => [`/reports/${report}/`, event] as const),
  ...readTable("inspections").map(({ inspection, event }) => [`/inspections/${inspection}/`, event] as const),
]);

test("inspections were published in a later month than that of their fieldwork", () => {
  expect(apart.size).toBeGreaterThan(10);
});

/** What stands in a link, or in the title of a mark, that leads to an inspection. */
function namesIn(page: (typeof pages)[number]): { readonly event: string; readonly words: string }[] {
  return page.root.querySelectorAll("main a[href]").flatMap((link) => {
    const path = targetOf(link.getAttribute("href") ?? "", page)?.replace(/#.*/, "");
    const event = eventOf.get(path ?? "");
    const words = [textOf(link), link.getAttribute("aria-label") ?? ""].join(" ");
    return event && apart.has(event) ? [{ event, words }] : [];
  });
}

const names = pages.flatMap((page) => namesIn(page).map((name) => ({ ...name, page: page.url })));
const heads = pages.flatMap(({ root, url }) =>
  root
    .querySelectorAll("main :is(h1, h2, h3, .kicker, .lead, .permalink, th a, figcaption)")
    .map((head) => ({ words: textOf(head), page: url })),
);

const rows = atLeastOne([...apart.values()].map(({ event, published }) => [event, published] as const));

test.each(rows)("%s is never named by the month of its publication, %s", (event, published) => {
  const months = [dateToWords(published.slice(0, 7)), monthToWords(published)];
  const wrong = names
    .filter((name) => name.event === event)
    .map(({ words, page }) => ({ page, words: words.replaceAll(/published (?:\d+ )?\w+ \d{4}/g, "") }))
    .filter(({ words }) => months.some((month) => words.includes(month)))
    .map(({ words, page }) => `${page}: ${words}`);
  expect(wrong).toEqual([]);
});

test.each(rows.filter(([, published]) => published.length === 10))(
  "%s has the day of its publication, %s, beside it only where that is called so",
  (_, published) => {
    const called = new RegExp(
      `(?<!\\b[Pp]ublished (?:on |from (?:\\d+ \\w+ \\d{4} to )?)?)(?<!\\d)${dateToWords(published)}`,
    );
    const wrong = heads
      // A deadline may fall on that day.
      .filter(({ words }) => called.test(words) && !words.startsWith("Due "))
      .map(({ words, page }) => `${page}: ${words}`);
    expect(wrong).toEqual([]);
  },
);

test("no letters of a chart name a month in which an inspection was published and none was made", () => {
  const made = new Set(readTable("events").map((row) => (row.fieldwork_start ?? row.published).slice(0, 7)));
  const others = [...apart.values()].map(({ published }) => published.slice(0, 7)).filter((month) => !made.has(month));
  const milestones = new Set(readTable("milestones").flatMap(({ date }) => (date ? [date.slice(0, 7)] : [])));
  const words = others.filter((month) => !milestones.has(month)).map(monthToWords);
  expect(words.length).toBeGreaterThan(5);
  const wrong = pages.flatMap((page) =>
    page.root
      .querySelectorAll("svg text")
      .map(textOf)
      .filter((text) => words.some((word) => text.includes(word)))
      .map((text) => `${page.url}: ${text}`),
  );
  expect(wrong).toEqual([]);
});
