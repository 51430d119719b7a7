import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contentCopy } from "../fixtures/content-copy.ts";

const { root, rewrite, messageOfReading } = contentCopy();
const threads = join(root, "content/threads");
const letter = "content/reports/2018-05-18-focused-visit-northamptonshire.mdx";
const at = (file: string) => join(root, file);

test.each<[string, () => void, RegExp]>([
  ["a missing folder", () => rmSync(threads, { recursive: true }), /content\/threads {2}The folder is missing/],
  ["a missing content/", () => rmSync(at("content"), { recursive: true }), /content {2}The folder is missing/],
  [
    "a renamed folder",
    () => renameSync(threads, at("content/thread")),
    /content\/thread {2}Nothing reads this: .* Did you mean "threads"\?/,
  ],
  [
    "an empty folder",
    () => {
      rmSync(threads, { recursive: true });
      mkdirSync(threads);
    },
    /content\/threads {2}The folder is empty/,
  ],
  [
    "a folder that is a file",
    () => {
      rmSync(threads, { recursive: true });
      writeFileSync(threads, "");
    },
    /content\/threads {2}This is a file, not a folder/,
  ],
  [
    "a folder that leads round in a circle",
    () => {
      rmSync(threads, { recursive: true });
      symlinkSync("threads", threads);
    },
    /content\/threads {2}The link leads round in a circle/,
  ],
  [
    "a folder named like a file",
    () => mkdirSync(at("content/terms/x.mdx")),
    /content\/terms\/x\.mdx {2}This is a folder/,
  ],
  [
    "a link that leads nowhere",
    () => symlinkSync("nothing.mdx", at("content/terms/x.mdx")),
    /content\/terms\/x\.mdx {2}The link leads nowhere/,
  ],
  [
    "another encoding",
    () => {
      const text = readFileSync(at(letter), "utf8").replace("title: ", "title: Caf\u00e9 ");
      writeFileSync(at(letter), Buffer.from(text, "latin1"));
    },
    /2018-05-18\S+\.mdx:2:11 {2}The byte E9 \(the \d+\. of the file\) is not UTF-8\./,
  ],
  [
    "a file that ends within a character",
    () => writeFileSync(at(letter), Buffer.from([0x2d, 0xe2, 0x80])),
    /:1:2 {2}The byte E2/,
  ],
  [
    "a control character",
    () => rewrite(letter, /title: /, "title: \u0007"),
    /:2:8 {2}Here stands the character U\+0007/,
  ],
  [
    "a mark of direction",
    () => rewrite(letter, /title: /, "title: \u202e"),
    /:2:8 {2}Here stands the character U\+202E/,
  ],
  [
    "letters without width",
    () => rewrite(letter, /title: /, "title: \u200b"),
    /:2:8 {2}Here stands the character U\+200B/,
  ],
  [
    "a letter that was lost",
    () => rewrite(letter, /title: /, "title: Caf\ufffd "),
    /:2:11 {2}Here stands the character U\+FFFD/,
  ],
  [
    "a quotation mark of another encoding",
    () => rewrite(letter, /title: /, "title: council\u00e2\u20ac\u2122s "),
    /:2:15 {2}"\u00e2\u20ac" is what another encoding makes of one letter/,
  ],
  [
    "a pound sign of another encoding",
    () => rewrite(letter, /title: /, "title: \u00c2\u00a35 "),
    /:2:8 {2}"\u00c2\u00a3" is what another encoding makes/,
  ],
  ["an empty file", () => writeFileSync(at(letter), ""), /2018-05-18\S+\.mdx {2}The file is empty/],
  [
    "a file's name with a line end",
    () => writeFileSync(at("content/terms/a\nb.mdx"), "a"),
    /content\/terms\/a\\u000ab\.mdx {2}The file's name "a\\u000ab\.mdx" cannot become an address/,
  ],
  ["an alias", () => rewrite(letter, /title: .*/, "title: *stars"), /:2:8 {2}/],
  ["an anchor", () => rewrite(letter, /title: .*/, "title: &co Visit"), /:2:\d+ {2}YAML takes "&co" away/],
  ["a tag", () => rewrite(letter, /title: .*/, "title: !important Visit"), /:2:\d+ {2}YAML takes "!important" away/],
  [
    "a comment within text",
    () => rewrite(letter, /title: .*/, "title: Visit # 2"),
    /:2:\d+ {2}YAML takes what follows "#" away: "2"/,
  ],
  [
    "fields without end",
    () => rewrite(letter, /title: .*/, `title: ${"[ ".repeat(60)}${"] ".repeat(60)}`),
    /:2:\d+ {2}Fields lie too deep/,
  ],
])("%s is a problem with its place", (_, breakIt, message) => {
  breakIt();
  expect(messageOfReading()).toMatch(message);
});

test.skipIf(process.platform === "win32")("a pipe in the place of a file is told, not waited for", () => {
  execFileSync("mkfifo", [at("content/terms/x.mdx")]);
  expect(messageOfReading()).toMatch(/content\/terms\/x\.mdx {2}This is no file that holds text/);
});

test("a byte order mark and line ends of Windows change nothing", () => {
  const text = readFileSync(at(letter), "utf8");
  writeFileSync(at(letter), `\ufeff${text.replaceAll("\n", "\r\n")}`);
  expect(messageOfReading()).toBe("");
});
