import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atLeastOne } from "../at-least-one.ts";
import { fingerprintsIn } from "../site/project-copy.ts";
import { bench } from "../../scripts/bench.ts";
import { build } from "../../scripts/build.ts";
import type { Command } from "../../scripts/command.ts";
import { kills } from "../../scripts/kills.ts";
import { keepLedger } from "../../scripts/ledger.ts";
import { lighthouse } from "../../scripts/lighthouse.ts";
import { look } from "../../scripts/look.ts";
import { mutate } from "../../scripts/mutate.ts";
import { beginReport } from "../../scripts/new-report.ts";
import { news } from "../../scripts/news.ts";
import { evaluateSearch } from "../../scripts/search-eval.ts";
import { faces } from "../../scripts/subset-faces.ts";
import { verify } from "../../scripts/verify.ts";

/** Every command of the project by the name under which npm knows it. */
const commands: Readonly<Record<string, Command>> = {
  bench,
  build,
  faces,
  kills,
  ledger: keepLedger,
  lighthouse,
  look,
  mutate,
  new: beginReport,
  news,
  "search:eval": evaluateSearch,
  verify,
};

/** A project of content alone, beside what no command made. */
const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
const known = "2013-08-23-lac-northamptonshire";
const begun = "content/reports/2013-08-23-inspection-northamptonshire.mdx";
let before: Readonly<Record<string, string>>;
beforeAll(() => {
  cpSync("content", join(root, "content"), { recursive: true });
  mkdirSync(join(root, "folder.pdf"));
  mkdirSync(join(root, "mine"));
  for (const name of ["mine/thesis.docx", "mine/home-360-light.png"]) writeFileSync(join(root, name), "mine");
  writeFileSync(join(root, "file"), "");
  writeFileSync(join(root, "letter.txt"), "Dear reader\n\nThis letter was made up.\n");
  symlinkSync("round.pdf", join(root, "round.pdf"));
  if (process.platform !== "win32") spawnSync("mkfifo", [join(root, "pipe.pdf")]);
  writeFileSync(join(root, "sparse.csv"), "");
  truncateSync(join(root, "sparse.csv"), 3 * 2 ** 30);
  writeFileSync(join(root, "sparse.pdf"), "%PDF-1.7");
  truncateSync(join(root, "sparse.pdf"), 2 ** 30);
  before = made();
});
afterAll(() => rmSync(root, { recursive: true }));

/** All files that could be touched, without those that cannot be read. */
function made(): Readonly<Record<string, string>> {
  return {
    ...fingerprintsIn(join(root, "content")),
    ...fingerprintsIn(join(root, "mine")),
    names: String(readdirSync(root)),
  };
}
test("every command that npm knows is among those tried here", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const own = Object.entries(scripts).filter(([, line]) => /^node (?:--\S+ )*scripts\/\S+\.ts$/.test(line));
  expect(atLeastOne(own).map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(commands)));
  expect(own).toHaveLength(Object.keys(commands).length);
});

/** What is printed and how it ends; refused in one line, without a stack, and before anything is begun. */
async function refused(name: string, args: readonly string[]) {
  const { status, stdout, stderr } = await commands[name]!(root, args);
  expect(stdout).toBe("");
  expect(stderr.trimEnd().split("\n"), stderr).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at |Error:|ENOENT|undefined/);
  expect(status).toBeGreaterThan(0);
  return stderr;
}

test.each(
  Object.keys(commands).flatMap<[string, string[]]>((name) => [
    [name, ["--jason"]],
    [name, ["--jason=1", "x"]],
    [name, ["-x"]],
  ]),
)("%s %j is refused with what is unknown", async (name, args) => {
  expect(await refused(name, args)).toMatch(/^Unknown option '(?:--jason|-x)'/);
});

test.each<[string, string[], RegExp]>([
  ["bench", ["x"], /^Unexpected argument 'x'/],
  ["bench", ["--eleventy"], /^--eleventy goes with --national/],
  ["bench", ["--pairs", "2"], /^--pairs goes with --against/],
  ["bench", ["--against", ".", "--national", "5"], /^--against and --national are two measures/],
  ["bench", ["--national", "1e9"], /^--national 1e9 is no list of numbers/],
  ["bench", ["--pairs", "many"], /^--pairs "many" is no whole number from 1/],
  ["bench", ["--pairs", "1e9"], /^--pairs "1e9" is no whole number/],
  ["bench", ["--against", "nowhere"], /^There is no checkout of the project in "nowhere"/],
  ["bench", ["--against", ""], /^There is no checkout/],
  ["bench", ["--national", "few"], /^--national few is no list of numbers/],
  ["bench", ["--national", "50", "--national", "60"], /^The option --national is given twice/],
  ...["bench --against", "build", "look --page", "lighthouse --page", "mutate --gate", "news", "verify"].map(
    (line): [string, string[], RegExp] => {
      const [name = "", ...options] = line.split(" ");
      return [name, [...options, "no\nsuch\u001b[2J"], /no\\u000asuch\\u001b\[2J/];
    },
  ),
  ["build", ["dist"], /^Unexpected argument 'dist'/],
  ["faces", ["src"], /^Unexpected argument 'src'/],
  ["kills", ["--count", "0"], /^--count "0" is no whole number from 1 to 10000/],
  ["kills", ["dist"], /^Unexpected argument 'dist'/],
  ["ledger", ["content"], /^Unexpected argument 'content'/],
  ["mutate", ["--seed", "x"], /^--seed "x" is no whole number/],
  ["mutate", ["--count", "0"], /^--count "0" is no whole number from 1 to 1000000/],
  ["mutate", ["--count", "9".repeat(30)], /is no whole number/],
  ["mutate", ["--only", "-1"], /^Option '--only' argument is ambiguous|is no whole number/],
  ["mutate", ["--gate", "garden"], /^There is no gate "garden"\. Write one of content, verify, check/],
  ["mutate", ["--gate", "constructor"], /^There is no gate "constructor"/],
  ["mutate", ["--held"], /^--held goes with --gate verify or check/],
  ["news", ["nowhere.csv"], /^nowhere\.csv {2}There is no such file\./],
  ["news", ["mine"], /^mine {2}This is a folder/],
  ["news", ["sparse.csv"], /^sparse\.csv {2}The file has 3221225472 bytes/],
  ["news", ["round.pdf"], /^round\.pdf {2}This is a link that leads round in a circle\./],
  ["news", ["file", "--json", "--json"], /^The option --json is given twice/],
  ["search:eval", ["--failures", "x"], /^--failures "x" is no whole number/],
  ["search:eval", ["word"], /^Unexpected argument 'word'/],
  ["verify", [""], /^There is no file or folder ""/],
  ["verify", ["nowhere"], /^There is no file or folder nowhere\./],
  ["verify", ["file/x.pdf"], /^There is no file or folder file\/x\.pdf\.|lies within/],
  ["verify", ["folder.pdf"], /^folder\.pdf {2}There is no PDF and no text here/],
  ["verify", ["--json", "--json", "letter.txt"], /^The option --json is given twice/],
  ["verify", ["--update=yes", "letter.txt"], /^Option '--update' does not take an argument/],
  ["new", [], /^Name one known inspection/],
  ["new", [known, known], /^Name one known inspection/],
  ["new", [known, "--published", "2013-02-30"], /^The day of publication is written as "2013-02-30"/],
  ["new", [known, "--published", "2013-8-23"], /^The day of publication is written as "2013-8-23"/],
  ["new", [known, "--published", ""], /^The day of publication is not known/],
  ["new", [known, "--published", "9999-12-31"], /^The day of publication, 9999-12-31, has not been/],
  ["new", [known, "--published", "0001-01-01"], /^The day of publication, 0001-01-01, lies before/],
  ["new", [known, "--published", "../../x"], /^The day of publication is written as/],
  ["new", [known, "--published", "2013-08-23", "--published", "2013-08-24"], /^The option --published is given twice/],
  ["new", [known, "--published"], /^Option '--published <value>' argument missing/],
  ["new", [known, "--authority", "nobody"], /^"nobody" is not among the authorities/],
  ["new", [known, "--authority", "../x"], /^"\.\.\/x" is not among the authorities/],
  ["new", [known, "--document", "folder.pdf"], /^folder\.pdf {2}This is a folder\. .* Nothing was written\./],
  [
    "new",
    [known, "--document", "round.pdf"],
    /^round\.pdf {2}This is a link that leads round .* Nothing was written\./,
  ],
  ["new", [known, "--document", "sparse.csv"], /^sparse\.csv {2}The file has 3221225472 bytes.* Nothing was written\./],
  ["new", [known, "--document", "file"], /^file {2}The file is empty\. Nothing was written\./],
  ["new", [known, "--document", ""], /^"" {2}This names no file\. Nothing was written\./],
  ...(process.platform === "win32"
    ? []
    : ([
        ["new", [known, "--document", "pipe.pdf"], /^pipe\.pdf {2}This is a pipe, .* Nothing was written\./],
        ["new", [known, "--document", "/dev/zero"], /^\/dev\/zero {2}This is a pipe, socket or device/],
        ["news", ["/dev/stdin"], /^\/dev\/stdin {2}/],
      ] as [string, string[], RegExp][])),
])("%s %j is refused in a line", async (name, args, message) => {
  expect(await refused(name, args)).toMatch(message);
});

test.each([
  "\u00e9t\u00e9",
  "a b",
  "../escape",
  "content/inspections",
  "constructor",
  "__proto__",
  "--",
  "x".repeat(3000),
])("new %j is told to be none that is known, with those that are", async (name) => {
  const { status, stdout, stderr } = await commands["new"]!(root, ["--", name]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr.split("\n")[0]).toMatch(/^No inspection ".+" is known\..* Those known:$/);
});

test.each(["look", "lighthouse"])("%s without a built site, or of a page that it has not, says so", async (name) => {
  const message = existsSync("dist/index.html") ? /^dist\/ has no page "/ : /^There is no site in dist\//;
  for (const page of ["/nowhere/", "nowhere", "//example.org/", "/../package.json", ""])
    expect(await refused(name, ["--page", page])).toMatch(message);
});

test("a document of a size that none has is named with it, and not read", async () => {
  const { status, stdout } = await commands["verify"]!(root, ["sparse.pdf"]);
  expect(status).toBe(1);
  expect(stdout).toContain(`sparse.pdf  The file has ${2 ** 30} bytes, far more than any inspection document.`);
});

test("of all that was refused nothing was made, changed or deleted", () => {
  expect(made()).toEqual(before);
});

test.each([
  ["a file", (path: string) => writeFileSync(path, "mine")],
  ["a folder", (path: string) => mkdirSync(path)],
  ["a link that leads nowhere", (path: string) => symlinkSync("../../elsewhere", path)],
])("new leaves %s as it is that has its name", async (_, put) => {
  const path = join(root, begun);
  put(path);
  const put_ = made();
  expect(await refused("new", [known])).toBe(`${begun} is there already. Nothing was written.\n`);
  expect(made()).toEqual(put_);
  expect(existsSync(join(root, "content/elsewhere"))).toBe(false);
  rmSync(path, { recursive: true });
});

test("new writes nothing where the folder is a file, or what is known names what is not there", async () => {
  const known_ = join(root, "content/inspections", `${known}.mdx`);
  const text = readFileSync(known_, "utf8");
  for (const [written, instead, message] of [
    [
      /^framework: .*/m,
      "framework: lac-2031",
      /names "lac-2031", which is not in content\/frameworks\..* Nothing was written\./,
    ],
    [/^authorities: .*/m, "authorities: [nowhereshire]", /names "nowhereshire", which is not in content\/authorities/],
    [/^kind: .*/m, "kind: party", /^content\/inspections\/.*:\d+.*Kind "party" is not known/],
  ] as const) {
    writeFileSync(known_, text.replace(written, instead));
    const { status, stderr } = await commands["new"]!(root, [known]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(message) });
  }
  writeFileSync(known_, text);
  const reports = join(root, "content/reports");
  const kept = `${reports}-kept`;
  cpSync(reports, kept, { recursive: true });
  rmSync(reports, { recursive: true });
  writeFileSync(reports, "");
  expect(await refused("new", [known])).toMatch(/is a file or lies within one|is there already/);
  rmSync(reports);
  cpSync(kept, reports, { recursive: true });
  rmSync(kept, { recursive: true });
});
