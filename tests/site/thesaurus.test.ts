import { expect, test } from "vitest";
import { readRecord } from "#record/read.ts";
import { pageAt, textOf } from "./pages.ts";

const { thesaurus } = readRecord(process.cwd());
const page = pageAt("/thesaurus/");
const sets = page.root.querySelectorAll(".thesaurus > div");

test("the thesaurus opens with how much it holds, and holds it", () => {
  expect(thesaurus.length).toBeGreaterThanOrEqual(450);
  expect(textOf(page.root.querySelector(".lead"))).toContain(`for ${thesaurus.length.toLocaleString("en-GB")} things`);
  expect(sets).toHaveLength(thesaurus.length);
});

test("every topic can be jumped to, in the order of the alphabet", () => {
  const links = page.root.querySelectorAll("nav[aria-label=Topics] a");
  const topics = [...new Set(thesaurus.map(({ topic }) => topic))].toSorted((a, b) => a.localeCompare(b, "en-GB"));
  expect(links.map(textOf)).toEqual(topics);
  expect(page.root.querySelectorAll("h2").map(({ id }) => `#${id}`)).toEqual(
    links.map((link) => link.getAttribute("href")),
  );
});

test("words that lead one way are told from those that lead both", () => {
  const { same, near, from } = thesaurus.find((set) => set.near.length > 1 && set.from.length > 1)!;
  const [name, ...others] = [...same, ...near];
  const shown = sets.find((set) => textOf(set.querySelector("dt")) === name && textOf(set).includes(from[0]!));
  expect(textOf(shown?.querySelector("dd:not(.one-way)"))).toBe(others.join("; "));
  expect(textOf(shown?.querySelector(".one-way"))).toContain(`Led here by: ← ${from.join("; ")}`);
});

test("a set of a term or theme leads to it, and glossary, search and method lead here", () => {
  const links = page.root.querySelectorAll(".thesaurus dt a").map((link) => link.getAttribute("href")!);
  const named = thesaurus.filter(({ term, theme }) => term ?? theme);
  expect(links).toHaveLength(named.length);
  for (const address of ["/glossary/", "/search/", "/method/"]) {
    const targets = pageAt(address)
      .root.querySelectorAll("main a")
      .map((link) => link.getAttribute("href"));
    expect(targets, address).toContain("../thesaurus/");
  }
});
