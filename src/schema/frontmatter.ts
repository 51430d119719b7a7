import { LineCounter, isAlias, isMap, isNode, isScalar, parseDocument, visit } from "yaml";
import type { Document, Node, YAMLMap } from "yaml";
import type * as z from "zod";
import { nearMiss, quoted } from "#schema/fields.ts";
import { placeOf, placesBelow } from "#schema/places.ts";
import type { Places } from "#schema/places.ts";
import type { Place, Problem } from "#schema/problem.ts";
import { codeOfCharacter, unseenAdvice, unseenCharacter } from "#schema/unseen.ts";

export interface Frontmatter<Entry> {
  /** undefined when there are problems. */
  readonly entry: Entry | undefined;
  readonly problems: readonly Problem[];
  /** Where each field was written. */
  readonly places: Places;
}

const fence = /^---\r?\n(?<yaml>[\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/**
 * Reads the YAML between the first two `---` of a content file and checks it against its schema.
 *
 * @param text  the whole file, so that line numbers are those of the file
 */
export function readFrontmatter<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): Frontmatter<z.infer<Schema>> {
  const yaml = text.startsWith("---") ? fence.exec(text)?.groups?.["yaml"] : undefined;
  if (yaml === undefined) {
    const message = `The file does not begin with its fields. Write them between two lines of three hyphens, at the very top.`;
    return { entry: undefined, problems: [{ file, line: 1, column: 1, message }], places: {} };
  }

  const { document, lines, place } = parsed(yaml);
  if (document.errors.length) {
    const problems = document.errors.map(({ pos, message }) => ({
      file,
      ...place(pos[0]),
      message: `The fields cannot be read as YAML: ${message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "")}. The line is ${quoted(lineAt(yaml, lines.linePos(pos[0]).line))}. Check the indentation, close every bracket and quotation mark, and put text that holds a colon into quotation marks.`,
    }));
    return { entry: undefined, problems, places: placesBelow(document.contents, place) };
  }

  const traps = trapsIn(document).map(({ offset, message }) => ({ file, ...place(offset), message }));
  if (traps.length) return { entry: undefined, problems: traps, places: placesBelow(document.contents, place) };

  const written: unknown = document.toJS();
  const result = schema.safeParse(written ?? {}, { reportInput: true });
  if (result.success) return placedLater(result.data, yaml);
  const places = placesBelow(document.contents, place);
  const known = "shape" in schema ? Object.keys(schema.shape as object) : [];
  const problems = oneEach(result.error.issues).map((issue) => {
    const isMissing = issue.code !== "unrecognized_keys" && issue.input === undefined && issue.path.length > 0;
    const sentence = issueToSentence(issue, known);
    return {
      file,
      ...placeOf(places, issuePath(issue)),
      message: isMissing && !sentence.startsWith("Field") ? `Field "${issue.path.join(".")}": ${sentence}` : sentence,
    };
  });
  return { entry: undefined, problems, places };
}

function parsed(yaml: string) {
  const lines = new LineCounter();
  // The library compares each key with each: a file of many would be read for minutes. `trapsIn` tells those written twice.
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col };
  };
  return { document, lines, place };
}

/** Most files are without fault to the end: where each field of all of them was written would fill much memory. */
function placedLater<Entry>(entry: Entry, yaml: string): Frontmatter<Entry> {
  let places: Places | undefined;
  return {
    entry,
    problems: [],
    get places() {
      if (!places) {
        const { document, place } = parsed(yaml);
        places = placesBelow(document.contents, place);
      }
      return places;
    },
  };
}

/** How deep fields may lie within fields, and how many letters one may have: no entry comes near. */
const deepest = 12;
const longestText = 5000;

/** What YAML reads otherwise than it looks: signs that take away, rename or repeat what an author wrote as text. */
function trapsIn(document: Document.Parsed): { readonly offset: number; readonly message: string }[] {
  const traps: { offset: number; message: string }[] = [];
  const inQuotes = "Put the whole text into quotation marks.";
  const offsetOf = (node: Node) => node.range?.[0] ?? 0;
  visit(document, (_, node, path) => {
    if (!isNode(node)) return undefined;
    const offset = offsetOf(node);
    if (path.length > deepest * 2) {
      traps.push({ offset, message: "Fields lie too deep within fields. Write them as the example in README.md." });
      return visit.BREAK;
    }
    if (isAlias(node))
      traps.push({ offset, message: `"*${node.source}" stands for something else in YAML. ${inQuotes}` });
    else if (node.anchor) traps.push({ offset, message: `YAML takes "&${node.anchor}" away as a name. ${inQuotes}` });
    else if (node.tag)
      traps.push({
        offset,
        message: `YAML takes "${node.tag.replace("tag:yaml.org,2002:", "!!")}" away as a type. ${inQuotes}`,
      });
    else if (isScalar(node) && typeof node.value === "string" && node.value.length > longestText)
      traps.push({
        offset,
        message: `This field has ${node.value.length} letters, more than any page has room for: ${quoted(node.value)}. Shorten it.`,
      });
    else if (isScalar(node) && node.value === "__proto__")
      traps.push({ offset, message: `"__proto__" is no name that can be used. Write another.` });
    else if (isMap(node)) traps.push(...keysTwice(node));
    else if (isScalar(node) && typeof node.value === "string" && unseenCharacter.test(node.value))
      traps.push({
        offset,
        message: `YAML makes the character ${codeOfCharacter(unseenCharacter.exec(node.value)![0])} of this, ${unseenAdvice}.`,
      });
    else if (isScalar(node) && node.comment)
      traps.push({
        offset: node.range?.[1] ?? offset,
        message: `YAML takes what follows "#" away: "${node.comment.trim()}". ${inQuotes} A comment stands on a line of its own.`,
      });
    return undefined;
  });
  return traps;
}

function keysTwice({ items }: YAMLMap): { readonly offset: number; readonly message: string }[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key) || !seen.has(key.value)) {
      if (isScalar(key)) seen.add(key.value);
      return [];
    }
    return [{ offset: key.range?.[0] ?? 0, message: `Field ${quoted(key.value)} is written twice. Keep one of them.` }];
  });
}

/** The first complaint about each place, and each unknown key by itself. */
export function oneEach(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const single = issues.flatMap((issue): z.core.$ZodIssue[] =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue],
  );
  const seen = new Set<string>();
  return single.filter((issue) => {
    const place = JSON.stringify(issuePath(issue));
    return !seen.has(place) && Boolean(seen.add(place));
  });
}

function lineAt(text: string, line: number): string {
  return text.split("\n")[line - 1]?.trim() ?? "";
}

function issuePath(issue: z.core.$ZodIssue): PropertyKey[] {
  return issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
}

/**
 * A schema's complaint as a sentence for the author.
 *
 * @param known  the fields that the schema has at its top
 */
export function issueToSentence(issue: z.core.$ZodIssue, known: readonly string[]): string {
  const field = issue.path.map(String).join(".");
  if (!field && issue.code === "invalid_type")
    return `The fields are ${quoted(issue.input)}. Write each on a line of its own, as name: value.`;
  if (issue.code === "unrecognized_keys") {
    const at = field ? ` in "${field}"` : "";
    const advice = field ? "" : nearMiss(issue.keys[0] ?? "", known) || ` The fields are ${known.join(", ")}.`;
    return `Field ${issue.keys.map((key) => `"${key}"`).join(", ")}${at} is not known here.${advice || " Remove it."}`;
  }
  if (issue.code === "invalid_type" && issue.message.startsWith("Invalid input")) {
    return issue.input === undefined
      ? `Field "${field}" is missing: write ${aWord(issue.expected)}.`
      : `Field "${field}" is ${quoted(issue.input)}. Write ${aWord(issue.expected)}.`;
  }
  const ofKey = issue.code === "invalid_key" ? issue.issues[0]?.message : undefined;
  return ofKey ?? issue.message;
}

function aWord(expected: string): string {
  return (
    {
      array: "a list, such as [a, b]",
      object: "its own fields, indented below it",
      number: "a number",
      string: "text",
    }[expected] ?? expected
  );
}
