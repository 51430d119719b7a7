import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { problemToLine } from "#schema/problem.ts";
import { checkLedger, keepLedger } from "../../scripts/ledger.ts";
import { contentCopy } from "../fixtures/content-copy.ts";

const { root, rewrite } = contentCopy();
cpSync("public/data", join(root, "public/data"), { recursive: true });
const letter = "content/reports/2018-05-18-focused-visit-northamptonshire.mdx";
const ledgerOfLetter = "content/ledger/2018-05-18-focused-visit-northamptonshire.txt";
const page = "/reports/2018-05-18-focused-visit-northamptonshire/";
const messages = () => checkLedger(root).problems.map(problemToLine);
const departed = (...lines: readonly string[]) =>
  writeFileSync(
    join(root, "content/departed/addresses.mdx"),
    `---\naddresses:\n${lines.map((line) => `  - { ${line} }\n`).join("")}---\n`,
  );

test("the ledger holds all that the record publishes: where it lags behind, npm run ledger writes it", () => {
  const { problems, files, added } = checkLedger(process.cwd());
  expect(problems).toEqual([]);
  expect(added).toEqual([]);
  for (const [file, text] of files) expect(readFileSync(file, "utf8"), file).toBe(text);
});

describe("an address that would break is told with its line and with what to write", () => {
  const rename = () => {
    cpSync(
      join(root, "content/milestones/2014-cabinet-member-steps-down.mdx"),
      join(root, "content/milestones/2014-another.mdx"),
    );
    rmSync(join(root, "content/milestones/2014-cabinet-member-steps-down.mdx"));
  };
  const old = "/timeline/#milestone-2014-cabinet-member-steps-down";

  test("of a file that was renamed", () => {
    rename();
    const lines = readFileSync(join(root, "content/ledger/addresses.txt"), "utf8").split("\n");
    expect(messages()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^content/ledger/addresses.txt:${lines.indexOf(old) + 1}:1  ${old} was published and would no longer be there\\. .*movedTo`,
        ),
      ),
    ]);
  });

  test("not once it is said where it moved", () => {
    rename();
    departed(`address: "${old}", on: 2026-12-01, movedTo: "/timeline/#milestone-2014-another"`);
    expect(messages()).toEqual([]);
  });

  test("of a place that moved to where nothing is", () => {
    rename();
    departed(`address: "${old}", on: 2026-12-01, movedTo: "/timeline/#milestone-nowhere"`);
    expect(messages()).toEqual([expect.stringContaining("There is nothing at /timeline/#milestone-nowhere.")]);
  });

  test("of a number that another statement bears now", () => {
    rewrite(letter, /id="f02"/, 'id="f99"');
    rewrite(letter.replace("/reports/", "/questions/"), /^f02:/m, "f99:");
    expect(messages()).toEqual([
      expect.stringMatching(
        new RegExp(`^${ledgerOfLetter}:2:1  ${page}#f02 was published and would no longer be there`),
      ),
    ]);
  });
});

describe("a number", () => {
  beforeEach(() => {
    const path = join(root, ledgerOfLetter);
    writeFileSync(path, readFileSync(path, "utf8").replace(/^f01 .*$/m, "f01 00000000 page of another para 1"));
  });

  test("that was another statement, of other words at another place, is not used again", () => {
    expect(messages()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${ledgerOfLetter}:1:1  ${page}#f01 was published at "page of another para 1" and would now be something else, at "overview para 1"`,
        ),
      ),
    ]);
  });

  test.each([
    ["place", /^f01 00000000 .*$/m, "f01 00000000 overview para 1"],
    ["words", /^f01 00000000/m, `f01 ${/^f01 (\w+)/m.exec(readFileSync(ledgerOfLetter, "utf8"))![1]}`],
  ])("is the same statement by its %s alone", (_, from, to) => {
    rewrite(ledgerOfLetter, from, to);
    expect(messages()).toEqual([]);
  });
});

describe("within one paragraph", () => {
  const change = (from: RegExp, to: string) => rewrite(letter, from, to);
  const exchanged = (what: string) => expect.stringContaining(`would come to mean something else: ${what}.`) as unknown;
  const at = (number: string) => `${ledgerOfLetter}:${Number(number.slice(1))}:1  ${page}#${number} `;
  const wordsOf = (number: string) =>
    new RegExp(`id="${number}"[^>]*>\\n(.*)\\n`).exec(readFileSync(join(root, letter), "utf8"))![1]!;

  test("two statements do not exchange their numbers", () => {
    change(/id="f01"/, 'id="f00"');
    change(/id="f02"/, 'id="f01"');
    change(/id="f00"/, 'id="f02"');
    expect(messages()).toEqual([
      exchanged("f01 and f02 have changed places"),
      exchanged("f02 and f01 have changed places"),
    ]);
    expect(messages().map((message) => message.slice(0, at("f01").length))).toEqual([at("f01"), at("f02")]);
  });

  test("nor do they where a comma and a capital are mended at once", () => {
    const [first, second] = [wordsOf("f01"), wordsOf("f02")];
    change(/(id="f01"[^>]*>\n).*/, `$1${second.toLowerCase()}`);
    change(/(id="f02"[^>]*>\n).*/, `$1${first.replace(".", ",")}.`);
    expect(messages()).toEqual([
      exchanged("f01 and f02 have changed places"),
      exchanged("f02 and f01 have changed places"),
    ]);
  });

  test("a number does not take over what another said, which says something new", () => {
    change(/(id="f01"[^>]*>\n).*/, `$1${wordsOf("f02")}`);
    change(/(id="f02"[^>]*>\n).*/, "$1Leaders knew what remained to be done.");
    expect(messages()).toEqual([exchanged("f01 now says what f02 said"), exchanged("f01 now says what f02 said")]);
  });

  test("words are mended", () => {
    change(/(id="f01"[^>]*>\n).*/, "$1Leaders knew how the services performed.");
    change(/(id="f02"[^>]*>\n).*/, "$1Managers helped the spirits of their staff.");
    expect(messages()).toEqual([]);
  });
});

describe("what is said to be gone", () => {
  test("is gone, and was published", () => {
    departed(
      `address: "/themes/plans/", on: 2026-12-01, reason: Tried.`,
      `address: "/themes/never/", on: 2026-12-01, reason: Tried.`,
    );
    expect(messages()).toEqual([
      expect.stringMatching(/^content\/departed\/addresses\.mdx:3:\d+ {2}\/themes\/plans\/ is there\./),
      expect.stringMatching(/^content\/departed\/addresses\.mdx:4:\d+ {2}\/themes\/never\/ was never published/),
    ]);
  });

  test.each([
    ["both moved and withdrawn", `movedTo: "/themes/", reason: Tried.`, "An address moved, or it was withdrawn."],
    ["neither", "", "An address moved, or it was withdrawn."],
  ])("is not %s", (_, rest, message) => {
    departed(`address: "/themes/gone/", on: 2026-12-01, ${rest}`);
    expect(() => checkLedger(root)).toThrow(message);
  });

  test("does not lead to what is gone too", () => {
    departed(
      `address: "/themes/a/", on: 2026-12-01, movedTo: "/themes/b/"`,
      `address: "/themes/b/", on: 2026-12-01, movedTo: "/themes/plans/"`,
    );
    expect(() => checkLedger(root)).toThrow('Write "/themes/plans/".');
  });

  test("takes the places of its page with it", () => {
    appendFileSync(
      join(root, "content/ledger/addresses.txt"),
      "/glossary-of-old/\n/glossary-of-old/#ofsted\n/glossary-of-old/#nothing\n",
    );
    departed(`address: "/glossary-of-old/", on: 2026-12-01, movedTo: "/glossary/"`);
    expect(messages()).toEqual([expect.stringContaining("/glossary-of-old/#nothing was published")]);
  });
});

test.each([
  ["the ledger is gone", "content/ledger", /^content\/ledger {2}The folder is missing\. Put it back\.$/],
  [
    "the addresses are gone",
    "content/ledger/addresses.txt",
    /^content\/ledger\/addresses\.txt {2}The file is missing\./,
  ],
])("where %s, that is told: what it named could vanish", (_, gone, message) => {
  rmSync(join(root, gone), { recursive: true });
  expect(messages()).toEqual([expect.stringMatching(message)]);
});

test("npm run ledger adds, takes nothing out, and writes nothing while an address would break", async () => {
  cpSync(
    join(root, "content/milestones/2014-cabinet-member-steps-down.mdx"),
    join(root, "content/milestones/2014-another.mdx"),
  );
  const before = readFileSync(join(root, "content/ledger/addresses.txt"), "utf8");
  expect(await keepLedger(root, [])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("Added: 1 ") as unknown,
  });
  const after = readFileSync(join(root, "content/ledger/addresses.txt"), "utf8");
  expect(after.split("\n").filter((line) => !before.split("\n").includes(line))).toEqual([
    "/timeline/#milestone-2014-another",
  ]);
  rmSync(join(root, "content/milestones/2014-another.mdx"));
  expect(await keepLedger(root, [])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("Nothing was written") as unknown,
  });
  expect(readFileSync(join(root, "content/ledger/addresses.txt"), "utf8")).toBe(after);
});
