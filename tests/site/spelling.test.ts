import { readFileSync } from "node:fs";
import dictionary from "dictionary-en-gb";
import { HTMLElement, NodeType } from "node-html-parser";
import type { Node } from "node-html-parser";
import nspell from "nspell";
import { expect, test } from "vitest";
import { pages } from "./pages.ts";
import { atLeastOne } from "../at-least-one.ts";

const speller = nspell(dictionary);

/** Words of ours that the dictionary has not, each of which stands somewhere. */
const ownWords = new Set(
  readFileSync(new URL("spelling-words.txt", import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean),
);

/** What runs on within its line; all else begins a text of its own. */
const inline = new Set(["A", "ABBR", "B", "EM", "I", "MARK", "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TSPAN"]);
/** What is no text of ours, or is meant to be mistyped: addresses, code, citations, what readers may type. */
const isLeftOut = (element: HTMLElement) =>
  ["SCRIPT", "STYLE", "CODE", "CITE", "BLOCKQUOTE"].includes(element.tagName) ||
  ["citation-text", "thesaurus", "fingerprint", "view-address"].some((name) => element.classList.contains(name));

/** The texts of a page, each once, with what is said in attributes. */
function textsOf(root: HTMLElement): Set<string> {
  const texts = new Set<string>();
  let text = "";
  const end = () => {
    texts.add(text);
    text = "";
  };
  const walk = (node: Node) => {
    if (node.nodeType === NodeType.TEXT_NODE) text += node.text;
    if (!(node instanceof HTMLElement)) return;
    if (node.tagName && isLeftOut(node)) return;
    for (const name of ["aria-label", "title", "alt", "placeholder"]) {
      const said = node.getAttribute(name);
      if (said) texts.add(said);
    }
    const isOwn = !inline.has(node.tagName);
    if (isOwn) end();
    for (const child of node.childNodes) walk(child);
    if (isOwn) end();
  };
  walk(root.querySelector("html")!);
  return texts;
}

/** Markdown without what is code, an address or a tag. */
const withoutCode = (markdown: string) =>
  markdown
    .replace(/^```[^]*?^```/gm, "")
    .replace(/^ {4}.*$/gm, "")
    .replace(/`[^`]*`|\]\([^)]*\)|<[^>]*>|https?:\S+/g, " ");

const quoted = /“[^”]*”|"[^"]*"|‘[^’]*’|(?<!\p{L})'[^']*'(?!\p{L})/gu;
/** Identifiers, addresses, names of files. */
const code = /\S*(?:\d\S*\p{L}|\p{L}\S*\d|[/_@=]|\p{L}\.\p{L})\S*/gu;
const word = /\p{L}+(?:[-'’]\p{L}+)*/gu;

/** The words of a text that a dictionary can know: nothing quoted, no code, short form, or name within a sentence. */
function wordsOf(text: string): string[] {
  const own = text.replace(quoted, " … ").replace(code, " … ").replace(/\s+/g, " ").trim();
  return [...own.matchAll(word)].flatMap(({ 0: found, index }) => {
    const isFirst = /(?:^|[.:?!…|·(] ?)$/.test(own.slice(Math.max(0, index - 2), index));
    if (/\p{L}\p{Lu}/u.test(found) || (/^\p{Lu}/u.test(found) && !isFirst)) return [];
    return [found.replace(/['’]s?$/, "")];
  });
}

const isSpelt = (found: string): boolean =>
  [found, found.toLowerCase()].some((form) => speller.correct(form)) ||
  (found.includes("-") && found.split("-").every((part) => part.length < 2 || isSpelt(part) || ownWords.has(part)));

const unknown = new Map<string, string>();
const seen = new Set<string>();
const texts = new Set(pages.flatMap(({ root }) => [...textsOf(root)]));
for (const file of ["README.md", "CONTRIBUTING.md"])
  for (const line of withoutCode(readFileSync(file, "utf8")).split("\n")) texts.add(line);
for (const text of texts)
  for (const found of wordsOf(text)) {
    if (seen.has(found)) continue;
    seen.add(found);
    if (!isSpelt(found)) unknown.set(found, text);
  }

test("every word of ours is spelt as in British English, or is one of the project's own", () => {
  expect(atLeastOne([...seen]).length).toBeGreaterThan(2000);
  const wrong = [...unknown].filter(([found]) => ![found, found.toLowerCase()].some((form) => ownWords.has(form)));
  expect(wrong.map(([found, text]) => `${found}: ${text.replace(/\s+/g, " ").trim().slice(0, 100)}`)).toEqual([]);
});

test("every word of the project's own list is used, and is unknown to the dictionary", () => {
  const used = new Set([...unknown.keys()].flatMap((found) => [found, found.toLowerCase()]));
  expect([...ownWords].filter((own) => !used.has(own))).toEqual([]);
});

test("a word that is mistyped, or spelt as in America, is told", () => {
  expect(["asessment", "color", "behavior"].filter((wrong) => speller.correct(wrong))).toEqual([]);
});
