import { oncePer } from "#domain/once-per.ts";
import type { Term } from "#domain/term.ts";
import { shortFormAnchor, shortForms } from "#glossary/short-forms.ts";
import { glossaryUrl } from "#urls.ts";

interface Kinds {
  readonly tags: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

const kinds = (tags: string, classes: string): Kinds => ({
  tags: new Set(tags.split(" ")),
  classes: new Set(classes.split(" ")),
});

/** What is never read as text, or is copied as it stands. */
const leftAlone = kinds("script style svg code select textarea iframe", "fingerprint citation-text");
/** Where a link cannot stand, or would be taken for another: a short form is spelled out there, and no more. */
const withoutLinks = kinds("a button summary label figcaption nav h1 h2 h3 h4", "kicker");
/** What is read as sentences: every word of the glossary leads to its explanation. */
const running = kinds("p li dd blockquote", "");
const notRunning = kinds("form table", "meta legend chart statement-head statement-foot");

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
  const names = namesOf(terms);
  const linked = new Set<string>();
  const spelledOut = new Set<string>();
  const changes: { readonly start: number; readonly end: number; readonly html: string }[] = [];

  for (const { text, offset, context } of textsIn(html)) {
    // Elsewhere only a short form is explained, and none is without two capitals.
    if (!(context.isRunning && !context.isNotRunning) && !twoCapitals.test(text)) continue;
    for (const { written, index, entry } of namesIn(text, names)) {
      const { anchor, explanation, short, long } = entry;
      const needsLong =
        short !== undefined &&
        long !== undefined &&
        !spelledOut.has(short) &&
        !isSpelledOutBeside(text, index, written, long);
      if (short !== undefined) spelledOut.add(short);
      const isExplainable = (context.isRunning && !context.isNotRunning) || needsLong;
      const needsLink = !linked.has(anchor) && isExplainable && !context.isWithoutLinks;
      if (!needsLong && !needsLink) continue;
      const name = needsLong ? `<abbr title="${attribute(long)}">${written}</abbr>` : written;
      const start = offset + index;
      const href = `${glossaryUrl}#${anchor}`;
      const html = needsLink ? `<a class="term" href="${href}" title="${attribute(explanation)}">${name}</a>` : name;
      changes.push({ start, end: start + written.length, html });
      if (needsLink) linked.add(anchor);
    }
  }

  let end = 0;
  const parts = changes.flatMap((change) => {
    const part = [html.slice(end, change.start), change.html];
    end = change.end;
    return part;
  });
  return [...parts, html.slice(end)].join("");
}

const twoCapitals = /\p{Lu}\S*\p{Lu}/u;

interface Context {
  readonly isLeftAlone: boolean;
  readonly isWithoutLinks: boolean;
  readonly isRunning: boolean;
  readonly isNotRunning: boolean;
}

interface Text {
  readonly text: string;
  /** Where in the page it begins. */
  readonly offset: number;
  readonly context: Context;
}

/** A comment, or a tag with its name and what else it says; ">" may stand in quotes. */
const markup = /<!--[^]*?-->|<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
/** The elements of HTML that have no end. */
const endless = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
/** What is in them is no markup, or not looked at. */
const opaque = new Set("script style svg code select textarea iframe noscript".split(" "));

/**
 * The texts of the main part of a page, in their order. Read from the page as it is written, in which each element has
 * its end: a tree of all its elements would cost several times as much.
 */
function* textsIn(html: string): Generator<Text> {
  const begin = /<main[\s>]/.exec(html);
  if (!begin) return;
  const open: { readonly name: string; readonly context: Context }[] = [];
  let context: Context = { isLeftAlone: false, isWithoutLinks: false, isRunning: false, isNotRunning: false };
  let end = begin.index;
  markup.lastIndex = end;
  for (let tag = markup.exec(html); tag; tag = markup.exec(html)) {
    const [whole, slash, written = "", attributes = ""] = tag;
    if (tag.index > end && !context.isLeftAlone) yield { text: html.slice(end, tag.index), offset: end, context };
    end = tag.index + whole.length;
    const name = written.toLowerCase();
    if (slash) {
      const place = open.findLastIndex((element) => element.name === name);
      if (place < 0) continue;
      context = open[place]!.context;
      open.length = place;
      if (!place) return;
    } else if (name && opaque.has(name)) {
      end = endOf(name, html, end);
      markup.lastIndex = end;
    } else if (name && !endless.has(name) && !attributes.endsWith("/")) {
      open.push({ name, context });
      context = contextIn(name, attributes, context);
    }
  }
}

/** Behind the end of an element whose tag ends there; such as it may stand within it. */
function endOf(name: string, html: string, from: number): number {
  const tags = new RegExp(`<(/?)${name}[\\s/>]`, "gi");
  tags.lastIndex = from;
  for (let depth = 1; depth > 0;) {
    const tag = tags.exec(html);
    if (!tag) return html.length;
    depth += tag[1] ? -1 : 1;
  }
  return html.indexOf(">", tags.lastIndex - 1) + 1;
}

function contextIn(name: string, attributes: string, context: Context): Context {
  const classes = /\sclass="([^"]*)"/.exec(attributes)?.[1]?.split(/\s+/) ?? [];
  const isOneOf = (kinds: Kinds) => kinds.tags.has(name) || classes.some((own) => kinds.classes.has(own));
  return {
    isLeftAlone: context.isLeftAlone || isOneOf(leftAlone),
    isWithoutLinks: context.isWithoutLinks || isOneOf(withoutLinks),
    isRunning: context.isRunning || isOneOf(running),
    isNotRunning: context.isNotRunning || isOneOf(notRunning),
  };
}

/** "independent reviewing officer (IRO)", "NEWS, the Northamptonshire Employment and Work Experience Service". */
function isSpelledOutBeside(text: string, index: number, short: string, long: string): boolean {
  const plain = long.toLowerCase();
  const before = plainText(text.slice(0, index))
    .toLowerCase()
    .replace(/[\s,(:;'"]+$/, "");
  const after = plainText(text.slice(index + short.length))
    .toLowerCase()
    .replace(/^[\s,():;'"]+(?:the )?/, "");
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
  /** By the first word of the names, in small letters: all names that begin with it, the longest first. */
  readonly patterns: ReadonlyMap<string, RegExp>;
  /** Short forms are told from words by their capitals: a LOT is not a lot. */
  readonly entryOf: (markup: string) => Entry | undefined;
}

const namesOf = oncePer((terms: readonly Term[]): Names => {
  const plurals = (name: string) => [name, `${name}s`];
  const short = new Map(
    shortForms(terms).flatMap(({ short, long, term }) => {
      const place = term ? placeOf(term) : { anchor: shortFormAnchor(short), explanation: long };
      return plurals(short).map((name): [string, Entry] => [name, { ...place, short, long }]);
    }),
  );
  const words = new Map(
    terms.flatMap((term) => {
      const names = [term.term, ...term.same].filter((name) => !short.has(name));
      return names.flatMap(plurals).map((name): [string, Entry] => [name.toLowerCase(), placeOf(term)]);
    }),
  );
  const longestFirst = [...short.keys(), ...words.keys()].toSorted((a, b) => b.length - a.length);
  const byFirstWord = Map.groupBy(longestFirst, (name) => wordAtStart.exec(name)?.[0].toLowerCase());
  return {
    patterns: new Map([...byFirstWord].flatMap(([word, names]) => (word ? [[word, patternOf(names)]] : []))),
    entryOf: (markup) => short.get(plainText(markup)) ?? words.get(plainText(markup).toLowerCase()),
  };
});

const wordAtStart = /^[\p{L}\p{N}]+/u;
/** A word that nothing stands before which would make it part of a longer one. */
const wordStart = /(?<![\p{L}\p{N}-])[\p{L}\p{N}]+/gu;

/** @param names  as they are written in text; a page writes some of their characters as entities */
function patternOf(names: readonly string[]): RegExp {
  const written = names.map((name) =>
    name
      .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll("&", "&(?:amp;)?")
      .replaceAll("'", "(?:'|&#39;)"),
  );
  return new RegExp(`(?:${written.join("|")})(?![\\p{L}\\p{N}-])`, "iuy");
}

interface WrittenName {
  /** As the page has it. */
  readonly written: string;
  /** Where in the text it begins. */
  readonly index: number;
  readonly entry: Entry;
}

/** Looks only where a word stands that a name begins with: trying all names at every place takes half of a build. */
function* namesIn(text: string, { patterns, entryOf }: Names): Generator<WrittenName> {
  let end = 0;
  for (const { 0: word, index } of text.matchAll(wordStart)) {
    const pattern = index < end ? undefined : patterns.get(word.toLowerCase());
    if (!pattern) continue;
    pattern.lastIndex = index;
    const written = pattern.exec(text)?.[0];
    if (written === undefined) continue;
    end = index + written.length;
    const entry = entryOf(written);
    if (entry) yield { written, index, entry };
  }
}
