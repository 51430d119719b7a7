import type { MdastNode, MdxJsxAttributeUnion } from "satteri";
import { markdownToHtml, mdxToMdast } from "satteri";
import type * as z from "zod";
import { FindingEntry, RecommendationEntry, ReportedEntry, TwinsEntry } from "#schema/elements.ts";
import { nearMiss, plainAddress, rawMarkup, shortened } from "#schema/fields.ts";
import { issueToSentence, oneEach } from "#schema/frontmatter.ts";
import type { Place, Problem } from "#schema/problem.ts";
import { proseElements } from "#schema/prose.ts";
import type { ProseElement } from "#schema/prose.ts";
import { codeOfCharacter, unseenAdvice, unseenCharacter } from "#schema/unseen.ts";

/** What an author wrote in the body of a content file, in order. */
export type BlockEntry =
  | { readonly type: "heading"; readonly depth: number; readonly text: string; readonly place: Place }
  | { readonly type: "note"; readonly html: string }
  | { readonly type: "finding"; readonly entry: FindingEntry; readonly place: Place }
  | { readonly type: "recommendation"; readonly entry: RecommendationEntry; readonly place: Place }
  | { readonly type: "reported"; readonly entry: ReportedEntry; readonly place: Place }
  | { readonly type: "twins"; readonly entry: TwinsEntry; readonly place: Place }
  | { readonly type: "element"; readonly name: ProseElement; readonly place: Place };

/** A block that stands only in some folders. */
export type PlacedBlock = Extract<BlockEntry, { readonly place: Place }>;

type ElementEntry = Extract<BlockEntry, { readonly entry: unknown }>;

export interface Extraction {
  readonly blocks: readonly BlockEntry[];
  /** All of the file's problems at once. */
  readonly problems: readonly Problem[];
}

type Element = Extract<MdastNode, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;

const elements = {
  Finding: { type: "finding", schema: FindingEntry },
  Recommendation: { type: "recommendation", schema: RecommendationEntry },
  Reported: { type: "reported", schema: ReportedEntry },
  Twins: { type: "twins", schema: TwinsEntry },
} as const;

/** How an author knows a block: a heading by its words, an element as it is written. */
export function elementName(block: PlacedBlock): string {
  if (block.type === "heading") return `The heading "${block.text}"`;
  return `<${block.type === "element" ? block.name : Object.entries(elements).find(([, { type }]) => type === block.type)![0]}>`;
}

/**
 * Reads the body of a content file: headings, our notes, and its findings and recommendations.
 *
 * @param text  the whole .mdx file, so that line numbers are those of the file
 */
export function extractBlocks(text: string, file: string): Extraction {
  const problems: Problem[] = [];
  const report = (place: Place, message: string) =>
    problems.push({ file, line: place.line, column: place.column, message });

  const unreadable = unreadableAt(text);
  if (unreadable) {
    const before = text.slice(0, unreadable.at).split("\n");
    report({ line: before.length, column: before.at(-1)!.length + 1 }, unreadable.message);
    return { blocks: [], problems };
  }

  let root: MdastNode;
  try {
    root = mdxToMdast(text);
  } catch (error) {
    return { blocks: [], problems: [syntaxProblem(error, text, file)] };
  }

  for (const { node, message } of [...markdownTraps(root), ...emptyHeadings(root)])
    report(node.position?.start ?? { line: 1, column: 1 }, message);

  const blocks: BlockEntry[] = [];
  const lineOf = new Map<string, number>();
  for (const node of childrenOf(root)) {
    const place = node.position?.start ?? { line: 1, column: 1 };
    const element = elementOf(node);
    if (element) {
      const block = readElement(element, text, place, report);
      if (!block) continue;
      blocks.push(block);
      if (!("entry" in block) || block.type === "twins") continue;
      const { id } = block.entry;
      const before = lineOf.get(id);
      if (before)
        report(
          place,
          `Id "${id}" is already used in line ${before}. Give this one the next number not used before; numbers are never used twice.`,
        );
      lineOf.set(id, lineOf.get(id) ?? place.line);
    } else if (node.type === "heading") {
      const inner = firstJsx(node);
      if (inner)
        report(
          inner.position?.start ?? place,
          `The heading "${firstLine(sourceOf(node, text))}" holds code or an element. Write plain text.`,
        );
      else if (!plainText(node).trim())
        report(place, "A heading without words. Write them behind #, or take the line out.");
      else blocks.push({ type: "heading", depth: node.depth, text: plainText(node), place });
    } else if (node.type === "mdxFlowExpression" || node.type === "mdxjsEsm") {
      if (!/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value))
        report(
          place,
          `Code "${firstLine(node.value)}" does not belong in a content file. Write text, or a comment: {/* … */}.`,
        );
    } else if (node.type !== "yaml") {
      const inner = firstJsx(node);
      if (inner)
        report(
          inner.position?.start ?? place,
          `Element <${"name" in inner ? inner.name : "…"}> stands inside other text. Put its tags on lines of their own, with a blank line before and after.`,
        );
      else blocks.push({ type: "note", html: markdownToHtml(sourceOf(node, text)).html });
    }
  }
  return { blocks, problems };
}

/**
 * How many quotations and lists may begin in one line, and how many elements may be open, those in code counted too: of
 * more the reader of Markdown takes ever longer, and then has no more room.
 */
const deepest = 20;
const mostOpen = 1000;
const nested = new RegExp(`^(?:[ \\t]*(?:>|(?:[*+-]|\\d{1,9}[.)])(?=[ \\t]))){${deepest + 1}}`, "m");

/**
 * Letters between two blank lines, ten times what the longest paragraph has: the reader of Markdown takes ever longer for
 * more, and of some tens of thousands of signs in one paragraph it ends the whole process.
 */
const longestParagraph = 20_000;

/** Where something begins that is deeper or longer than anything that an author writes, and what to do about it. */
function unreadableAt(text: string): { readonly at: number; readonly message: string } | undefined {
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return {
      at: deep,
      message:
        "More quotations, lists or elements lie in one another here than can be read. Close each, or write them side by side.",
    };
  // The fields before it have no blank lines, and their own bounds.
  let at = /^---\n[\s\S]*?^---[ \t]*\n/m.exec(text)?.[0].length ?? 0;
  for (const paragraph of text.slice(at).split(/(\n[ \t]*(?=\n))/)) {
    if (paragraph.length > longestParagraph)
      return {
        at: at + paragraph.search(/\S/),
        message: `A paragraph of ${paragraph.length} letters begins here, longer than anyone reads. Part it by blank lines, or take it out.`,
      };
    at += paragraph.length;
  }
  return undefined;
}

/** Where something begins that lies deeper than anything that an author writes. */
function tooDeepAt(text: string): number | undefined {
  const line = nested.exec(text)?.index;
  let depth = 0;
  for (const { 0: tag, index } of text.matchAll(/<\/?[A-Za-z][^<>]*>/g)) {
    if (tag.startsWith("</")) depth--;
    else if (!tag.endsWith("/>")) depth++;
    if (depth > mostOpen) return Math.min(index, line ?? index);
  }
  return line;
}

function childrenOf(node: MdastNode): readonly MdastNode[] {
  return "children" in node ? (node.children as readonly MdastNode[]) : [];
}

/** What Markdown would show otherwise than its author means, or not at all, and what must not stand on a page. */
function markdownTraps(root: MdastNode): { readonly node: MdastNode; readonly message: string }[] {
  const traps: { node: MdastNode; message: string }[] = [];
  // The next one last: nesting has no end, and so has what a file holds.
  const outermost = new Set(childrenOf(root));
  const waiting = childrenOf(root).toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const message =
      node.type === "heading" && !outermost.has(node)
        ? `The heading "${firstLine(plainText(node))}" stands in a list, a quotation or an element, where no page shows it as one. Put it on a line of its own.`
        : markdownTrap(node);
    if (message) traps.push({ node, message });
    for (const child of childrenOf(node).toReversed()) waiting.push(child);
  }
  return traps;
}

/** Headings with nothing up to the next that is not below them, or up to the end. */
function emptyHeadings(root: MdastNode): { readonly node: MdastNode; readonly message: string }[] {
  const nodes = childrenOf(root).filter(({ type }) => type !== "mdxFlowExpression");
  return nodes.flatMap((node, index) => {
    const next = nodes[index + 1];
    if (node.type !== "heading" || !plainText(node).trim() || firstJsx(node)) return [];
    if (next && (next.type !== "heading" || next.depth > node.depth)) return [];
    const heading = firstLine(plainText(node));
    return [
      { node, message: `Nothing stands under the heading "${heading}". Take it out, or write what belongs there.` },
    ];
  });
}

/** Besides whole addresses: to a mail address, and within the site. A browser reads a backslash as a slash. */
const allowedLink = /^(?:mailto:[^\s@]+@[^\s@\\]+|(?:\/(?!\/)|#|\.{1,2}\/)[^\s\\]*)$/i;

function markdownTrap(node: MdastNode): string | undefined {
  if (node.type === "image" || node.type === "imageReference") return "Pictures are not shown. Take this one out.";
  if (
    node.type === "link" &&
    !allowedLink.test(node.url) &&
    !(plainAddress.test(node.url) && /^https:/i.test(node.url))
  )
    return `The address "${firstLine(node.url)}" is none that readers can follow. Write one that begins with https://, mailto: or /.`;
  if (node.type === "linkReference" || node.type === "definition")
    return "Addresses at the foot of the file are not followed. Write the address behind the words: [words](https://…).";
  if (node.type === "footnoteReference" || node.type === "footnoteDefinition")
    return "Footnotes are not shown. Write it as a sentence of its own.";
  if ((node.type === "code" || node.type === "inlineCode") && unwrittenElement.test(node.value))
    return `"${firstLine(node.value)}" stands in code and would be lost to the data. Take the backticks or the indentation away.`;
  if (node.type === "text") {
    const unseen = unseenCharacter.exec(node.value);
    if (unseen) return `Markdown makes the character ${codeOfCharacter(unseen[0])} of this, ${unseenAdvice}.`;
    if (unwrittenElement.test(node.value))
      return `"${firstLine(node.value)}" holds an element that would be shown as words and lost to the data. Write < and > as they are.`;
    const raw = rawMarkup.exec(node.value)?.[0];
    if (raw === "**" || raw === "__")
      return `"${firstLine(node.value)}" holds ${raw} without its partner, and would be shown as it stands. Close it, or take it away.`;
    if (raw)
      return `"${firstLine(node.value)}" is no link, and would be shown as it stands. Close its brackets: [words](https://…).`;
  }
  const texts =
    node.type === "paragraph"
      ? childrenOf(node)
          .filter(({ type }) => type === "text")
          .map(plainText)
      : [];
  const unmarked = texts.flatMap((text) => text.split("\n")).find((line) => /^#{1,6}\p{L}|^#{7}/u.test(line));
  if (unmarked !== undefined)
    return `"${firstLine(unmarked)}" is no heading: put a space between # (one to six) and the words, on a line of its own.`;
  return undefined;
}

const unwrittenElement = new RegExp(`</?(?:${[...Object.keys(elements), ...proseElements].join("|")})\\b`);

/** The element that a node is, or that its line holds alone. */
function elementOf(node: MdastNode): Element | undefined {
  if (node.type === "mdxJsxFlowElement") return node;
  const [only, ...rest] = node.type === "paragraph" ? childrenOf(node) : [];
  return only?.type === "mdxJsxTextElement" && !rest.length ? only : undefined;
}

function firstJsx(node: MdastNode): MdastNode | undefined {
  if (node.type.startsWith("mdx")) return node;
  for (const child of childrenOf(node)) {
    const found = firstJsx(child);
    if (found) return found;
  }
  return undefined;
}

function readElement(
  element: Element,
  text: string,
  place: Place,
  report: (place: Place, message: string) => void,
): PlacedBlock | undefined {
  const name = element.name ?? "";
  const placed = proseElements.find((known) => known === name);
  if (placed) {
    if (element.attributes.length || childrenOf(element).length)
      report(place, `Element <${name}> takes neither attributes nor text. Write <${name} />.`);
    return { type: "element", name: placed, place };
  }
  if (!Object.hasOwn(elements, name)) {
    const known = [...Object.keys(elements), ...proseElements];
    report(
      place,
      `Element <${name}> is not known.${nearMiss(name, known) || ` Write one of ${known.map((one) => `<${one}>`).join(", ")}, or remove it.`}`,
    );
    return undefined;
  }
  const { type, schema } = elements[name as keyof typeof elements];
  const hasText = "summary" in schema.shape;

  const placeOf = attributePlaces(element, text, place);
  const written: Record<string, unknown> = {};
  if (hasText) written["summary"] = readSummary(element, place, report);
  else if (childrenOf(element).length) report(place, `Element <${name}> holds text. Write it closed: <${name} … />.`);
  let readable = true;
  for (const attribute of element.attributes) {
    const read = readAttribute(attribute);
    if ("message" in read) {
      readable = false;
      report(placeOf(read.name), read.message);
    } else if (typeof read.value === "string" && unseenCharacter.test(read.value)) {
      readable = false;
      const [unseen] = unseenCharacter.exec(read.value)!;
      report(
        placeOf(read.name),
        `Attribute ${read.name} holds the character ${codeOfCharacter(unseen)}, ${unseenAdvice}.`,
      );
    } else if (read.name === protoName || holdsProto(read.value)) {
      readable = false;
      report(placeOf(read.name), `"${protoName}" is no name that can be used. Take it out.`);
    } else if (Object.hasOwn(written, read.name)) {
      readable = false;
      report(
        placeOf(read.name),
        read.name === "summary"
          ? `Attribute summary="…" is not known. The summary is the text between the tags.`
          : `Attribute ${read.name} is written twice. Keep one.`,
      );
    } else written[read.name] = read.value;
  }
  if (!readable) return undefined;

  const result = (schema as z.ZodType<ElementEntry["entry"]>).safeParse(written, { reportInput: true });
  if (!result.success) {
    const label = typeof written["id"] === "string" ? `${name} ${written["id"]}: ` : `${name}: `;
    for (const issue of oneEach(result.error.issues)) {
      const attribute = issue.code === "unrecognized_keys" ? issue.keys[0] : issue.path[0];
      report(
        placeOf(String(attribute ?? "")),
        label +
          issueToSentence(
            issue,
            Object.keys(schema.shape).filter((attribute) => attribute !== "summary"),
          )
            .replace(/^Field/, "Attribute")
            .replace("The fields are", "The attributes are"),
      );
    }
    return undefined;
  }
  return { type, entry: result.data, place } as ElementEntry;
}

/** An attribute's value, taken only as a literal: what is written is what is meant. */
function readAttribute(
  attribute: MdxJsxAttributeUnion,
): { name: string; value: unknown } | { name: string; message: string } {
  if (attribute.type === "mdxJsxExpressionAttribute") {
    return { name: "", message: `{${attribute.value}} cannot be read. Write each attribute out: stance="concern".` };
  }
  const { name, value } = attribute;
  if (value === null || value === undefined)
    return { name, message: `Attribute ${name} has no value. Write ${name}="…".` };
  if (typeof value === "string") return { name, value };
  try {
    return { name, value: JSON.parse(value.value) as unknown };
  } catch {
    return {
      name,
      message: `Attribute ${name}={${value.value}} is not a literal. Write text in double quotes, or a list such as ${name}={["one", "two"]}.`,
    };
  }
}

/** The one name that an object takes for something else than a field. */
const protoName = "__proto__";

function holdsProto(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, item]) => key === protoName || holdsProto(item));
}

/** Where each attribute of an element was written. */
function attributePlaces(element: Element, text: string, start: Place): (name: string) => Place {
  const source = sourceOf(element, text);
  return (name) => {
    const index = name ? source.search(new RegExp(`\\s${name}\\s*=`)) : -1;
    if (index < 0) return start;
    const before = source.slice(0, index + 1).split("\n");
    const last = before.at(-1) ?? "";
    return {
      line: start.line + before.length - 1,
      column: before.length === 1 ? start.column + last.length : last.length + 1,
    };
  };
}

/** The plain text between an element's tags; undefined when it is something else. */
function readSummary(
  element: Element,
  place: Place,
  report: (place: Place, message: string) => void,
): string | undefined {
  const children = childrenOf(element);
  const paragraphs = children.filter(({ type }) => type === "paragraph");
  if (paragraphs.length > 1)
    report(
      place,
      `The text between the tags has ${paragraphs.length} paragraphs. Write one; a second matter is a second finding.`,
    );
  const inline = children.flatMap((child) => (child.type === "paragraph" ? childrenOf(child) : [child]));
  const marked = inline.find(({ type }) => type !== "text" && type !== "break");
  if (marked)
    report(
      marked.position?.start ?? place,
      `The text between the tags holds more than plain text (${marked.type}). Write plain sentences without markup.`,
    );
  const summary = inline.map(plainText).join("").replace(/\s+/g, " ").trim();
  return summary || undefined;
}

function plainText(node: MdastNode): string {
  if (node.type === "break") return " ";
  return "value" in node ? node.value : childrenOf(node).map(plainText).join("");
}

function sourceOf({ position }: MdastNode, text: string): string {
  return text.slice(position?.start.offset, position?.end.offset);
}

function firstLine(text: string): string {
  return shortened(text.trim().split("\n")[0] ?? "");
}

/** The parser's own complaint, "12:3: Expected …", as a problem with its place. */
function syntaxProblem(error: unknown, text: string, file: string): Problem {
  const complaint = error instanceof Error ? error.message : String(error);
  const {
    line = "1",
    column = "1",
    message = complaint,
  } = /^(?<line>\d+):(?<column>\d+): (?<message>[\s\S]*?)(?: \(mdx[\w-]*:[\w-]+\))?$/.exec(complaint)?.groups ?? {};
  const written = shortened(text.split("\n")[Number(line) - 1]?.trim() ?? "");
  return {
    file,
    line: Number(line),
    column: Number(column),
    message: `The text cannot be read: ${message}. The line is "${written}". Check that each tag is closed, on a line of its own, and that attributes stand in double quotes.`,
  };
}
