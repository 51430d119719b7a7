import { readFileSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import postcss from "postcss";
import type { AtRule, ChildNode, Rule } from "postcss";
import { expect, test } from "vitest";

const entry = "src/styles/site.css";
const files = readdirSync("src", { recursive: true, encoding: "utf8" }).map((file) => join("src", file));
const sheets = files
  .filter((file) => file.endsWith(".css"))
  .map((file) => ({ file, nodes: postcss.parse(readFileSync(file, "utf8")).nodes }));
const site = sheets.find(({ file }) => file === entry)!.nodes;

const isAtRule = (name: string) => (node: ChildNode) => node.type === "atrule" && node.name === name;
const statements = sheets.flatMap(({ file, nodes }) =>
  nodes
    .filter((node): node is AtRule => isAtRule("layer")(node) && !(node as AtRule).nodes)
    .map(({ params }) => ({ file, layers: params.split(/,\s*/) })),
);
const layers = statements[0]!.layers;

interface PlacedRule {
  readonly file: string;
  readonly rule: Rule;
  /** What it stands in, the outermost first: "@layer print", "@media print". */
  readonly within: readonly string[];
}

function rulesIn(file: string, nodes: readonly ChildNode[], within: readonly string[] = []): PlacedRule[] {
  return nodes.flatMap((node) => {
    if (node.type === "rule") return [{ file, rule: node, within }, ...rulesIn(file, node.nodes, within)];
    if (node.type !== "atrule") return [];
    return rulesIn(file, node.nodes ?? [], [...within, `@${node.name} ${node.params}`]);
  });
}
const rules = sheets.flatMap(({ file, nodes }) => rulesIn(file, nodes));
const written = ({ file, rule }: PlacedRule) => `${file}: ${rule.selector}`;

test("the order of layers is declared once, where all style sheets meet", () => {
  expect(statements).toEqual([{ file: entry, layers: ["reset", "tokens", "base", "marks", "components", "print"] }]);
  expect(site.find(({ type }) => type !== "comment")).toMatchObject({ name: "layer" });
});

test("every style sheet is taken up where all meet, once, and stands beside what it styles", () => {
  const taken = site
    .filter((node): node is AtRule => isAtRule("import")(node))
    .map(({ params }) => join("src/styles", params.slice(1, -1)));
  expect(taken.length).toBeGreaterThan(30);
  expect(taken.toSorted()).toEqual(
    sheets
      .map(({ file }) => file)
      .filter((file) => file !== entry)
      .toSorted(),
  );
  // A sheet of a page has a name with an underscore, which keeps it from being taken for a page.
  const alone = taken.filter((file) => {
    const beside = files.filter((other) => join(other, "..") === join(file, "..") && other.endsWith(".astro"));
    const name = basename(file, ".css");
    if (file.startsWith(join("src", "styles"))) return false;
    if (file.startsWith(join("src", "pages"))) return !name.startsWith("_") || beside.length === 0;
    return file.startsWith(join("src", "charts"))
      ? beside.length === 0
      : !files.includes(file.replace(/css$/, "astro"));
  });
  expect(alone).toEqual([]);
});

test("every rule stands in one of the layers, and every layer has rules", () => {
  expect(rules.length).toBeGreaterThan(300);
  const layerOf = ({ within }: PlacedRule) => /^@layer ([\w-]+)$/.exec(within[0] ?? "")?.[1] ?? "";
  expect(rules.filter((rule) => !layers.includes(layerOf(rule))).map(written)).toEqual([]);
  expect(layers.filter((layer) => !rules.some((rule) => layerOf(rule) === layer))).toEqual([]);
  const outside = sheets.flatMap(({ file, nodes }) =>
    nodes
      .filter(({ type }) => type !== "comment")
      .filter(
        (node) => !["layer", "font-face", ...(file === entry ? ["import"] : [])].some((name) => isAtRule(name)(node)),
      )
      .map((node) => `${file}: ${node.toString().slice(0, 40)}`),
  );
  expect(outside).toEqual([]);
});

test("what is for paper alone stands in the last layer, and that holds nothing else", () => {
  const isForPaper = ({ within }: PlacedRule) => within.includes("@media print");
  const isLast = ({ within }: PlacedRule) => within[0] === `@layer ${layers.at(-1)}`;
  expect(rules.filter(isForPaper).length).toBeGreaterThan(20);
  expect(rules.filter((rule) => isForPaper(rule) !== isLast(rule)).map(written)).toEqual([]);
});

// Among important declarations the order of layers is the other way round: the first layer wins.
test("only the first layer says that something is important", () => {
  const important = rules.filter(({ rule }) => rule.some((node) => node.type === "decl" && !!node.important));
  expect(important.length).toBeGreaterThan(0);
  expect(important.filter(({ within }) => within[0] !== `@layer ${layers[0]}`).map(written)).toEqual([]);
});

// Readers of pictures know no queries, and of selectors only the simple ones.
test("marks are painted by simple rules", () => {
  const marks = rules.filter(({ within }) => within[0] === "@layer marks");
  expect(marks.length).toBeGreaterThan(60);
  expect(
    marks.filter(({ rule, within }) => within.length > 1 || !/^[\w\s.,-]+$/.test(rule.selector)).map(written),
  ).toEqual([]);
});

/** The words in the strings and keys of a text, and the beginnings of those that it completes: "mark-". */
function wordsOf(code: string): { readonly whole: readonly string[]; readonly begun: readonly string[] } {
  const strings = [...code.matchAll(/"([^"\n]*)"|`([^`]*)`/g)].map(([, plain, template]) => plain ?? template!);
  const keys = [...code.matchAll(/[{,] "?([\w-]+)"?: /g)].map(([, key]) => key!);
  const parts = [...strings, ...keys].flatMap((text) => text.split(/[\s.]+/));
  return {
    whole: parts.filter((part) => /^[\w-]+$/.test(part)),
    begun: parts.flatMap((part) => /^([a-z][\w-]*-)\$\{/.exec(part)?.[1] ?? []),
  };
}

const isScript = (file: string) => file.endsWith(".ts");
/** What looks for a name, or imports one, gives it to no element. */
const looking =
  /^import .*$|\b(?:querySelector(?:All)?|closest|matches|createElement|getElementById)(?:<\w+>)?\([^)]*\)/gm;

/** What in a file names elements: of markup what says so, of drawings and scripts of the browser all. */
function namingIn(file: string): string {
  const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
  const named =
    code.match(/\b(?:(?:class|class:list|id)=(?:"[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\})|classList\.\w+\("[\w-]+")/g) ?? [];
  const drawn = isScript(file) && /^src\W(?:charts|components)\W/.test(file) ? code.replace(looking, "") : "";
  return [...named, drawn].join("\n");
}

const sources = files.filter((file) => isScript(file) || file.endsWith(".astro"));
const naming = sources.map((file) => wordsOf(namingIn(file)));
const names = new Set(naming.flatMap(({ whole }) => whole));
const beginnings = [...new Set(naming.flatMap(({ begun }) => begun))];
/** What may complete a name: "concern". */
const ends = new Set(sources.flatMap((file) => wordsOf(readFileSync(file, "utf8")).whole));

function isMade(name: string): boolean {
  return names.has(name) || beginnings.some((start) => name.startsWith(start) && ends.has(name.slice(start.length)));
}

const styled = new Map(
  rules.flatMap((placed) =>
    [...placed.rule.selector.replace(/"[^"]*"/g, "").matchAll(/[.#]([a-zA-Z][\w-]*)/g)].map(
      ([, name]): [string, string] => [name!, relative("src", placed.file)],
    ),
  ),
);

test("no style sheet names a class or an element that nothing makes", () => {
  expect(styled.size).toBeGreaterThan(120);
  expect([...styled.keys()]).toEqual(expect.arrayContaining(["statement-mixed", "rank-3-25", "source-passage"]));
  expect(["statement-mixed", "source-passage", "chart-medium"].filter((name) => !isMade(name))).toEqual([]);
  expect(["no-such-class", "statement-purple", "columns"].filter(isMade)).toEqual([]);
  expect([...styled].filter(([name]) => !isMade(name)).map(([name, file]) => `${file}: ${name}`)).toEqual([]);
});
