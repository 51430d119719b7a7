import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { nearMiss } from "#schema/fields.ts";
import type { Problem } from "#schema/problem.ts";
import { codeOfCharacter, unseenAdvice, unseenCharacter } from "#schema/unseen.ts";

/** More than the longest document needs by far: what is longer is not a file that an author wrote. */
const mostBytes = 8_000_000;

/** Says that a folder of content is meant to be empty: git keeps no folder without a file. */
const emptyMark = ".gitkeep";

/**
 * The files of one folder of content/, in the order of their names, without those whose names begin with a dot.
 *
 * @param problems  to which is added what is missing, empty or no file
 */
export function contentFiles(root: string, folder: string, problems: Problem[]): string[] {
  const path = `content/${folder}`;
  const names = namesIn(root, path, problems);
  if (!names) return [];
  const visible = names.filter((name) => !name.startsWith("."));
  if (!visible.length && !names.includes(emptyMark))
    problems.push({
      file: path,
      message: `The folder is empty. Put its files back or, if there is none to write, an empty file ${emptyMark}.`,
    });
  return visible.filter((name) => isFile(root, `${path}/${name}`, problems)).sort();
}

/** Says what stands in content/ beside the folders that are read. */
export function strayFolders(root: string, folders: readonly string[], problems: Problem[]): void {
  const names = namesIn(root, "content", problems)?.filter((name) => !name.startsWith(".")) ?? [];
  for (const name of names.filter((name) => !folders.includes(name)))
    problems.push({
      file: `content/${name}`,
      message: `Nothing reads this: content/ holds the folders ${folders.join(", ")}.${nearMiss(name, folders) || " Move it elsewhere."}`,
    });
}

/**
 * The bytes of a file.
 *
 * @param problems  to which is added why it cannot be read
 */
export function readBytes(root: string, file: string, problems: Problem[]): Buffer | undefined {
  try {
    return readFileSync(join(root, file));
  } catch (error) {
    problems.push({ file, message: `The file cannot be read (${codeOf(error)}). Allow it to be read, or remove it.` });
    return undefined;
  }
}

/**
 * The text of a file, its lines ended by "\n".
 *
 * @param problems  to which is added what no author meant to write: bytes that are not UTF-8, characters that nobody sees
 * @returns undefined where the file cannot be read as text
 */
export function textOf(bytes: Uint8Array, file: string, problems: Problem[]): string | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
  } catch {
    problems.push({ file, ...brokenByte(bytes) });
    return undefined;
  }
  const unseen = unseenCharacter.exec(text);
  const unbroken = unseen || file.endsWith(".json") ? undefined : unbrokenWordIn(text);
  if (unbroken) {
    const { begin, end } = unbroken;
    problems.push({
      file,
      ...placeIn(text, begin),
      message: `A word of ${end - begin} letters begins here, longer than a line of any page: "${text.slice(begin, begin + 20)}…". Part it, or take it out.`,
    });
    return undefined;
  }
  const misread = unseen ? undefined : misreadLetter.exec(text);
  if (misread) {
    problems.push({
      file,
      ...placeIn(text, misread.index),
      message: `"${misread[0]}" is what another encoding makes of one letter; within "${around(text, misread.index)}". Write the letter, or save the file in the encoding UTF-8 from what it was before.`,
    });
    return undefined;
  }
  if (!unseen) return text;
  problems.push({
    file,
    ...placeIn(text, unseen.index),
    message: `Here stands the character ${codeOfCharacter(unseen[0])}, ${unseenAdvice}; within "${around(text, unseen.index)}".`,
  });
  return undefined;
}

/**
 * The file that a page is mostly made from, where its address tells it.
 *
 * @param place  below the root of the site: "reports/2018-05-18-focused-visit-northamptonshire/differences/"
 */
export function contentFileOf(root: string, place: string): string | undefined {
  const [section = "", name = ""] = place.split("/");
  const files = [`content/${section}/${name.replace(/\.\w+$/, "")}.mdx`, `content/prose/${section}.mdx`];
  return files.find((file) => existsSync(join(root, file)));
}

/** A dash or quotation mark, a pound sign or an accented letter of UTF-8 that was read as Windows-1252 or Latin-1. */
const misreadLetter = /\u00e2\u20ac|[\u00c2\u00c3][^\p{ASCII}\p{L}]/u;

/** When the files of a folder were last written; what cannot be looked at says nothing. */
export function stampOf(root: string, folder: string): string {
  return contentFiles(root, folder, [])
    .map((name) => `${folder}/${name} ${statSync(join(root, "content", folder, name)).mtimeMs}`)
    .join("\n");
}

/** What no line could hold; addresses are parted by their slashes and hyphens. */
const longestWord = 100;

/** The first word that is too long, looked for from the end of each stretch of that length: most are soon passed. */
function unbrokenWordIn(text: string): { readonly begin: number; readonly end: number } | undefined {
  const parts = (at: number) => /[\s/-]/.test(text[at]!);
  for (let begin = 0; begin + longestWord <= text.length;) {
    let at = begin + longestWord - 1;
    while (at >= begin && !parts(at)) at--;
    if (at < begin) {
      let end = begin + longestWord;
      while (end < text.length && !parts(end)) end++;
      return { begin, end };
    }
    begin = at + 1;
  }
  return undefined;
}

function namesIn(root: string, path: string, problems: Problem[]): string[] | undefined {
  try {
    return readdirSync(join(root, path));
  } catch (error) {
    const code = codeOf(error);
    const message =
      {
        ENOENT: "The folder is missing. Put it back.",
        ENOTDIR: "This is a file, not a folder. Put the folder in its place.",
        ELOOP: "The link leads round in a circle. Put the folder in its place.",
      }[code] ?? `The folder cannot be read (${code}). Allow it to be read.`;
    problems.push({ file: path, message });
    return undefined;
  }
}

function isFile(root: string, file: string, problems: Problem[]): boolean {
  let message: string | undefined;
  try {
    const stat = statSync(join(root, file));
    if (!stat.isFile())
      message = stat.isDirectory()
        ? "This is a folder. Content lies in files directly in the folder above."
        : "This is no file that holds text (a pipe, socket or device). Remove it.";
    // Some of the system's own files say so too, and have no end.
    else if (!stat.size) message = "The file is empty. Put back what it held, or remove it.";
    else if (stat.size > mostBytes)
      message = `The file has ${stat.size} bytes, more than any document needs. Look whether it is the right one.`;
  } catch (error) {
    const code = codeOf(error);
    message = `${code === "ENOENT" || code === "ELOOP" ? "The link leads nowhere" : "The file cannot be looked at"} (${code}). Remove it, or put the file in its place.`;
  }
  if (message !== undefined) problems.push({ file, message });
  return message === undefined;
}

/** Where bytes stop being UTF-8, as line and column. */
function brokenByte(bytes: Uint8Array): Pick<Problem, "line" | "column" | "message"> {
  let low = 0;
  let high = bytes.length;
  // The longest beginning that is whole, but for a character that its end cuts.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isUtf8(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  const whole = new TextDecoder().decode(bytes.subarray(0, low), { stream: true });
  const at = Buffer.byteLength(whole);
  const byte = bytes[at]!.toString(16).toUpperCase().padStart(2, "0");
  return {
    ...placeIn(whole, whole.length),
    message: `The byte ${byte} (the ${at + 1}. of the file) is not UTF-8. Save the file in the encoding UTF-8.`,
  };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function around(text: string, offset: number): string {
  const seen = (part: string) => part.replace(new RegExp(unseenCharacter, "gu"), "");
  return `${seen(text.slice(Math.max(0, offset - 20), offset))}${seen(text.slice(offset + 1, offset + 21))}`
    .replaceAll("\n", " ")
    .trim();
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}
