import { parse } from "node-html-parser";
import type { HTMLElement, Node } from "node-html-parser";
import type { Term } from "#domain/term.ts";
import { shortFormAnchor, shortForms } from "#glossary/short-forms.ts";
import { glossaryUrl } from "#urls.ts";

/** What is never read as text, or is copied as it stands. */
const leftAlone = "script, style, svg, code, select, textarea, iframe, .fingerprint, .citation-text";
/** Where a link cannot stand, or would be taken for another: a short form is spelled out there, and no more. */
const withoutLinks = "a, button, summary, label, figcaption, nav, h1, h2, h3, h4, .kicker";
/** What is read as sentences: every word of the glossary leads to its explanation. */
const running = "p, li, dd, blockquote";
const notRunning = ".meta, .legend, .chart, .statement-head, .statement-foot, form, table";

interface Entry {
  /** Its place in the glossary. */
  readonly anchor: string;
  readonly explanation: string;
  /** Only for a short form, however many of them are meant: itself, and what it stands for. */
  readonly short?: string;
  readonly long?: string;
}

/**
 * A page in which each word of the glossary leads to its explanation, and each short form is spelled out, where it
 * first stands in the main part. Nothing else of the page is changed by a character.
 *
 * @param html  a whole page
 */
export function explainFirstUses(html: string, terms: readonly Term[]): string {
  const main = parse(html).querySelector("main");
  if (!main) return html;
  const { pattern, entryOf } = namesOf(terms);
  const linked = new Set<string>();
  const spelledOut = new Set<string>();
  const changes: { readonly start: number; readonly end: number; readonly html: string }[] = [];

  const explain = (text: string, offset: number, context: Context) => {
    for (const match of text.matchAll(pattern)) {
      const entry = entryOf(match[0]);
      if (!entry) continue;
      const { anchor, explanation, short, long } = entry;
      const needsLong = short !== undefined && long !== undefined && !spelledOut.has(short) && !isSpelledOutBeside(text, match.index, match[0], long);
      if (short !== undefined) spelledOut.add(short);
      const needsLink = !linked.has(anchor) && ((context.isRunning && !context.isNotRunning) || needsLong) && !context.isWithoutLinks;
      if (!needsLong && !needsLink) continue;
      const name = needsLong ? `<abbr title="${attribute(long)}">${match[0]}</abbr>` : match[0];
      const start = offset + match.index;
      changes.push({ start, end: start + match[0].length, html: needsLink ? `<a class="term" href="${glossaryUrl}#${anchor}" title="${attribute(explanation)}">${name}</a>` : name });
      if (needsLink) linked.add(anchor);
    }
  };
  walk(main, { isWithoutLinks: false, isRunning: false, isNotRunning: false }, explain);

  let end = 0;
  const parts = changes.flatMap((change) => {
    const part = [html.slice(end, change.start), change.html];
    end = change.end;
    return part;
  });
  return [...parts, html.slice(end)].join("");
}

interface Context {
  readonly isWithoutLinks: boolean;
  readonly isRunning: boolean;
  readonly isNotRunning: boolean;
}

function walk(node: Node, context: Context, visit: (text: string, offset: number, context: Context) => void): void {
  if (node.nodeType === 3) return visit(node.rawText, node.range[0], context);
  if (node.nodeType !== 1) return;
  const element = node as HTMLElement;
  if (matches(element, leftAlone)) return;
  const inner = {
    isWithoutLinks: context.isWithoutLinks || matches(element, withoutLinks),
    isRunning: context.isRunning || matches(element, running),
    isNotRunning: context.isNotRunning || matches(element, notRunning),
  };
  for (const child of element.childNodes) walk(child, inner, visit);
}

/** Of a list of tags and classes only: a full selector would be matched against the whole page for each element. */
function matches(element: HTMLElement, list: string): boolean {
  const tag = element.rawTagName.toLowerCase();
  return list.split(", ").some((one) => (one.startsWith(".") ? element.classList.contains(one.slice(1)) : one === tag));
}

/** "independent reviewing officer (IRO)", "NEWS, the Northamptonshire Employment and Work Experience Service". */
function isSpelledOutBeside(text: string, index: number, short: string, long: string): boolean {
  const plain = long.toLowerCase();
  const before = plainText(text.slice(0, index)).toLowerCase().replace(/[\s,(:;'"]+$/, "");
  const after = plainText(text.slice(index + short.length)).toLowerCase().replace(/^[\s,():;'"]+(?:the )?/, "");
  return before.endsWith(plain) || before.endsWith(`${plain}s`) || after.startsWith(plain);
}

/** The entities that a page is written with, read. */
function plainText(markup: string): string {
  return markup.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

function placeOf({ id, definition }: Term): Entry {
  return { anchor: id, explanation: definition.replace(/<[^>]+>/g, "").trim() };
}

function attribute(text: string): string {
  return plainText(text).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

interface Names {
  readonly pattern: RegExp;
  /** Short forms are told from words by their capitals: a LOT is not a lot. */
  readonly entryOf: (markup: string) => Entry | undefined;
}

const known = new WeakMap<readonly Term[], Names>();

function namesOf(terms: readonly Term[]): Names {
  const found = known.get(terms);
  if (found) return found;
  const plurals = (name: string) => [name, `${name}s`];
  const short = new Map(shortForms(terms).flatMap(({ short, long, term }) => plurals(short).map((name): [string, Entry] => [name, { ...(term ? placeOf(term) : { anchor: shortFormAnchor(short), explanation: long }), short, long }])));
  const words = new Map(terms.flatMap((term) => [term.term, ...term.same].filter((name) => !short.has(name)).flatMap(plurals).map((name): [string, Entry] => [name.toLowerCase(), placeOf(term)])));
  const names = [...short.keys(), ...words.keys()].toSorted((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("&", "&(?:amp;)?").replaceAll("'", "(?:'|&#39;)"));
  const made: Names = {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${names.join("|") || "(?!)"})(?![\\p{L}\\p{N}-])`, "giu"),
    entryOf: (markup) => short.get(plainText(markup)) ?? words.get(plainText(markup).toLowerCase()),
  };
  known.set(terms, made);
  return made;
}
