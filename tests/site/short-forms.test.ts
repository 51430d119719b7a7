import { NodeType } from "node-html-parser";
import type { HTMLElement, Node } from "node-html-parser";
import { expect, test } from "vitest";
import { shortFormsIn } from "#glossary/short-forms.ts";
import { readRecord } from "#record/read.ts";
import { pageAt, pages, textOf } from "./pages.ts";
import { atLeastOne } from "../at-least-one.ts";

/** Names that are spelled like short forms and stand for nothing longer; NEWS is told by its own text. */
const names = new Set(["AA", "README", "PP", "NEWS"]);
/** What is copied, chosen from or drawn; a drawing's short forms stand in its note. */
const apart = "code, select, script, svg, .citation-text, .fingerprint";

interface Use {
  readonly short: string;
  readonly element: HTMLElement;
  /** What is read before it, and after. */
  readonly before: string;
  readonly after: string;
}

/** Where each short form of a page first stands. */
function firstUsesOn(main: HTMLElement): Use[] {
  const left = new Set(main.querySelectorAll(apart));
  const nodes: Node[] = [];
  const walk = (node: Node) => {
    if (node.nodeType === NodeType.TEXT_NODE) nodes.push(node);
    else if (!left.has(node as HTMLElement)) node.childNodes.forEach(walk);
  };
  walk(main);
  const text = nodes.map((node) => node.text).join(" ");
  const first = new Map<string, Use>();
  let start = 0;
  for (const node of nodes) {
    for (const { 0: short, index } of node.text.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{2,8}(?=s?(?![\p{L}\p{N}]))/gu)) {
      const at = start + index;
      if (!first.has(short))
        first.set(short, {
          short,
          element: node.parentNode!,
          before: text.slice(Math.max(0, at - 90), at),
          after: text.slice(at + short.length, at + short.length + 90),
        });
    }
    start += node.text.length + 1;
  }
  return [...first.values()];
}

/** "independent fostering agency, IFA": the words beside it begin with its letters, small words counted or not. */
function isSpelledOutBeside({ short, before, after }: Use): boolean {
  const initials = (text: string, keepsSmall: boolean) =>
    (text.toLowerCase().match(/[\p{L}']+/gu) ?? [])
      .filter((word) => keepsSmall || !["and", "of", "or", "in", "the", "for", "to", "with", "its"].includes(word))
      .map((word) => word[0])
      .join("");
  const letters = short.toLowerCase();
  return [true, false].some(
    (keepsSmall) =>
      initials(before, keepsSmall)
        .slice(-letters.length - 2)
        .includes(letters) || initials(after, keepsSmall).startsWith(letters),
  );
}

const usesOn = pages
  .filter(({ url }) => !["/glossary/", "/thesaurus/"].includes(url))
  .map(({ url, root }) => ({ url, uses: firstUsesOn(root.querySelector("main")!) }));

test("short forms stand on pages, and are found there", () => {
  expect(usesOn.flatMap(({ uses }) => uses).length).toBeGreaterThan(pages.length / 2);
});

test.each(atLeastOne(usesOn))("every short form on $url is spelled out where it first stands", ({ uses }) => {
  const unexplained = uses.filter(
    (use) => !names.has(use.short) && use.element.rawTagName !== "abbr" && !isSpelledOutBeside(use),
  );
  expect(unexplained.map(({ short, before, after }) => `${before.slice(-40)}[${short}]${after.slice(0, 40)}`)).toEqual(
    [],
  );
});

test("a chart's note says what the short forms in its drawing stand for", () => {
  const { terms } = readRecord(process.cwd());
  const figures = pages
    .flatMap(({ root }) => root.querySelectorAll("figure.chart"))
    .map((figure) => ({ figure, drawn: shortFormsIn(figure.querySelectorAll("svg text").map(textOf), terms) }))
    .filter(({ drawn }) => drawn.length);
  expect(figures.length).toBeGreaterThan(0);
  for (const { figure, drawn } of figures) {
    const note = textOf(figure.querySelectorAll(".chart-note").at(-1));
    for (const { short, long } of drawn) expect(note).toContain(`${short}, ${long}`);
  }
});

test("a word of the glossary leads to its explanation once on a page", () => {
  const links = pageAt("/reports/2018-05-18-focused-visit-northamptonshire/")
    .root.querySelectorAll("main a.term")
    .map((link) => link.getAttribute("href"));
  expect(links.length).toBeGreaterThan(10);
  expect(new Set(links).size).toBe(links.length);
});
