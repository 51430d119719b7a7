import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { atLeastOne } from "../at-least-one.ts";
import { dist, pages, textOf } from "./pages.ts";
import { readTable } from "./tables.ts";

/** The most words in a row that may be a document's own. */
const longest = 8;
const library = resolve("../shared/sources/documents");
const sources = existsSync(library) ? readdirSync(library).filter((name) => name.endsWith(".txt")) : [];
if (!sources.length) console.log("skipped: no source library");

/** Words as they are compared: small letters, without punctuation. */
function wordsOf(text: string): string[] {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""))
    .filter(Boolean);
}

function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(longest).map((_, index) => words.slice(index, index + longest + 1).join(" "));
}

const quotation = /“([^”]*)”|"([^"]*)"/g;
const titlesOfCharts = pages.flatMap(({ root }) => root.querySelectorAll("figure.chart figcaption").map(textOf));
/** The titles of what is the record's own work, as they are cited. */
const titlesOfWorks = ["charts", "comparisons", "themes", "threads"].flatMap((file) =>
  (JSON.parse(readFileSync(join(dist, `cite/${file}.json`), "utf8")) as { readonly title: string }[]).map(
    ({ title }) => title,
  ),
);
/** What has a name is called by it: a document, a graded row, a chart, a thread. */
const names = [
  ...atLeastOne(titlesOfWorks),
  ...titlesOfCharts,
  ...readTable("reports").flatMap(({ source_title, title }) => [source_title, title]),
  ...readTable("judgements").map(({ area }) => area),
];
const withoutNames = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, "…"), text);

/** Everything that readers see or download, block by block, each once. */
function ourTexts(): string[] {
  const tables = [
    ...readTable("findings").map(({ summary }) => summary),
    ...readTable("recommendations").map(({ summary }) => summary),
    ...readTable("reported_findings").map(({ summary }) => summary),
    ...readTable("milestones").map(({ title }) => title),
    ...readTable("themes").flatMap(({ definition, synonyms }) => [definition, synonyms.join(", ")]),
    ...readTable("links").map(({ reason }) => reason),
    ...readTable("scopes").map(({ basis }) => basis),
    ...readTable("not_coded").map(({ reason }) => reason),
  ];
  const blocks = pages.flatMap(({ root }) =>
    root.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, summary, svg title, [aria-label]"),
  );
  return [
    ...new Set([...tables, ...blocks.flatMap((block) => [textOf(block), block.getAttribute("aria-label") ?? ""])]),
  ].map(withoutNames);
}

describe.skipIf(!sources.length)("compared with the documents", () => {
  const sourceRuns = new Map(
    sources.flatMap((name) => runsOf(readFileSync(join(library, name), "utf8")).map((run) => [run, name] as const)),
  );
  const texts = ourTexts();

  test("every page has text that is compared", () => {
    expect(texts.length).toBeGreaterThan(10 * pages.length);
  });

  test("the library is there, and the comparison finds a copied sentence", () => {
    expect(sources.length).toBeGreaterThanOrEqual(5);
    const sentence = /[A-Z][^.\n]{80,}\./.exec(readFileSync(join(library, sources[0]!), "utf8"))![0];
    expect(runsOf(sentence.toUpperCase().replaceAll(" ", ",  ")).every((run) => sourceRuns.has(run))).toBe(true);
  });

  test(`no text of ours shares more than ${longest} words in a row with a document, outside quotation marks`, () => {
    const shared = texts.flatMap((text) =>
      text
        .replace(quotation, " \n ")
        .split("\n")
        .flatMap(runsOf)
        .filter((run) => sourceRuns.has(run))
        .map((run) => `${sourceRuns.get(run)}: ${run}`),
    );
    expect([...new Set(shared)]).toEqual([]);
  });

  test(`what stands in quotation marks has at most ${longest} words`, () => {
    const long = texts
      .flatMap((text) => [...text.matchAll(quotation)].map(([, curly, straight]) => curly ?? straight ?? ""))
      .filter((quoted) => wordsOf(quoted).length > longest);
    expect([...new Set(long)]).toEqual([]);
  });
});
