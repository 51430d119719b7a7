import { readFileSync, readdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { seededRandom } from "#domain/seeded-random.ts";
import type { EvidenceEntry } from "#schema/evidence.ts";
import type { Content, ContentFile } from "#record/content.ts";
import { RecordError } from "#record/problems.ts";
import { checkEvidence, checkFile, folders, wholeRecord } from "#record/read.ts";
import type { Folder } from "#record/read.ts";
import { codingFingerprint } from "#evidence/check.ts";
import { problemToLine } from "#schema/problem.ts";
import type { Problem } from "#schema/problem.ts";

/** One changed file of the real content; `after` is undefined where it is gone, `name` where it keeps its name. */
export interface Mutant {
  readonly number: number;
  readonly kind: string;
  readonly folder: Folder | "evidence";
  readonly file: string;
  readonly after: Uint8Array | undefined;
  /** Under which name the changed bytes stand. */
  readonly name: string;
  /** Whether the file that was changed stays beside it. */
  readonly isCopy: boolean;
}

/** What became of a mutant: told with its place, nothing but the same record, or a change that nobody could know to be wrong. */
export type Outcome = "told" | "told by file" | "equal" | "unknowable" | "unseen";

/** What was said: the problems, or why nothing could be; of one that is unseen, what differs. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly said: readonly string[];
}

interface Source {
  readonly folder: Folder | "evidence";
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

const hostile = [
  ...[
    "",
    " ",
    "0",
    "-1",
    "1e999",
    "null",
    "true",
    "~",
    "[]",
    "{}",
    "[a, b",
    '"',
    "*all",
    "&x y",
    "!!binary aGk=",
    "!x y",
  ],
  ...[
    "# gone",
    "a: b",
    "<script>alert(1)</script>",
    "{alert(1)}",
    "../../etc/passwd",
    "javascript:alert(1)",
    "__proto__",
  ],
  ...["constructor", "\u0000", "\u202e", "\u200b", "\u2028", "\ud800", "\ufffe", "x".repeat(300), "[".repeat(80)],
  ...["0000-01-01", "9999-12-31", "2018-02-30", "2018-13", "para 999", "para 0", "f00", "r00", "=1+1", "a;b", "NaN"],
];

type Choose = <Item>(items: readonly Item[]) => Item;
type Change = (source: Source, pick: Choose, all: readonly Source[]) => string | Uint8Array | undefined;

/** One line written otherwise; undefined where no line is such. */
function onLine(pattern: RegExp, rewrite: (line: string, pick: Choose) => string): Change {
  return ({ text }, pick) => {
    const lines = text.split("\n");
    const indexes = lines.flatMap((line, index) => (pattern.test(line) ? [index] : []));
    if (!indexes.length) return undefined;
    const index = pick(indexes);
    lines[index] = rewrite(lines[index]!, pick);
    return lines.join("\n");
  };
}

const field = /^[a-zA-Z]+: ./;
const element = /^<(?:Finding|Recommendation|Reported|Twins) /;
const dated = /^(?:published|date|by|from|until): |^fieldwork: /;

/** Every kind of change, with what it does to the text of a file. */
const changes: Readonly<Record<string, Change>> = {
  "a field gone": onLine(field, () => ""),
  "a field twice": onLine(field, (line) => `${line}\n${line}`),
  "a field misspelt": onLine(field, (line) => line.replace(":", "x:")),
  "a field retyped": onLine(field, (line, pick) =>
    line.replace(/: .*/, `: ${pick(["7", "true", "[]", "[7]", "{}", "{ a: 1 }", "null", '""', "1.5", "[[a]]"])}`),
  ),
  "a hostile field": onLine(field, (line, pick) => line.replace(/: .*/, () => `: ${pick(hostile)}`)),
  "a hostile field in quotes": onLine(field, (line, pick) =>
    line.replace(/: .*/, () => `: ${JSON.stringify(pick(hostile))}`),
  ),
  "an unknown field": onLine(
    field,
    (line, pick) => `${pick(["colour", "__proto__", "constructor", "titel"])}: x\n${line}`,
  ),
  "a comment within text": onLine(field, (line) => `${line} # and more`),
  "an anchor": onLine(field, (line) => line.replace(": ", ": &one ")),
  "an indented field": onLine(field, (line) => `  ${line}`),
  "a tab before a field": onLine(field, (line) => `\t${line}`),
  "a far year": onLine(dated, (line, pick) => line.replace(/\d{4}/, pick(["0000", "9998", "1017", "2206"]))),
  "a month that is none": onLine(/^\w+: "?\d{4}-\d{2}/, (line) => line.replace(/(\d{4})-\d{2}/, "$1-13")),
  "another kind": onLine(/^kind: /, (line, pick) =>
    line.replace(/: .*/, `: ${pick(["pilot", "unannounced", "inspection", "press-account", "monitoring-visit"])}`),
  ),
  "another framework": onLine(/^framework: /, (line, pick) =>
    line.replace(/: .*/, `: ${pick(["sif", "slac", "ilacs", "adoption-2012", "unannounced-2009"])}`),
  ),
  "another authority": onLine(/^(?:authorities|succeeds|deliversFor): /, (line, pick) =>
    line.replace(
      /: .*/,
      `: [${pick(["northamptonshire", "west-northamptonshire", "north-northamptonshire", "northamptonshire-childrens-trust", "nobody"])}]`,
    ),
  ),
  "a list's item twice": onLine(/\[[^\][]+\]/, (line) => line.replace(/\[([^\][,]+)/, "[$1, $1")),
  "a reversed list": onLine(/^scale: \[/, (line) =>
    line.replace(/\[(.*)\]/, (_, items: string) => `[${items.split(", ").toReversed().join(", ")}]`),
  ),
  "an item of a list twice": onLine(/^ {2}- /, (line) => `${line}\n${line}`),
  "a semicolon in an address": onLine(/https:/, (line) => line.replace(/(https:[^" ]+)/, "$1;x")),
  "no address": onLine(/https:/, (line) => line.replace(/https:\S+?(?=["\s])/, "javascript:x")),
  "a place beyond the document": onLine(/at: "?(?:para|opening)|at="/, (line) =>
    line.replace(/(para|bullet) \d+/, "$1 999"),
  ),
  "an element's attribute gone": onLine(element, (line) =>
    line.replace(/ (?:stance|themes|at|source|from)=(?:"[^"]*"|\{[^}]*\})/, ""),
  ),
  "an element's attribute twice": onLine(element, (line) => line.replace(/ (\w+="[^"]*")/, " $1 $1")),
  "an element's attribute renamed": onLine(element, (line, pick) =>
    line.replace(/ (?:stance|themes|at)=/, ` ${pick(["__proto__", "stanse", "summary", "onclick"])}=`),
  ),
  "an element's value retyped": onLine(element, (line, pick) =>
    line.replace(
      /=(?:"[^"]*"|\{\[[^\]]*\]\})/,
      () => `=${pick(["{7}", '""', "{null}", "{[]}", "{x}", "{[7]}", '"f00"'])}`,
    ),
  ),
  "a theme that is none": onLine(/themes=\{\["/, (line) => line.replace(/themes=\{\["/, 'themes={["no-such-theme", "')),
  "an element's name misspelt": onLine(/^<\/?(?:Finding|Recommendation|Reported|Twins)\b/, (line) =>
    line.replace(/^(<\/?\w+)/, "$1s"),
  ),
  "an element not closed": onLine(/^<\/(?:Finding|Recommendation|Reported)>/, () => ""),
  "an element in code": onLine(/^<(?:Finding|Recommendation|Reported|Twins) .*\/>$|^<Twins/, (line) => `\`${line}\``),
  "an element's number twice": ({ text }) => {
    const ids = [...text.matchAll(/ id="([fr]\d+)"/g)].map(([, id]) => id!);
    return ids.length < 2 ? undefined : text.replace(` id="${ids[1]}"`, ` id="${ids[0]}"`);
  },
  "markup in a summary": onLine(/^ {2}[A-Z][a-z]+ /, (line, pick) =>
    line.replace(/ \w/, (words) => ` ${pick(["**b** ", "`c` ", "[l](x) ", "<b>x</b> ", "{1} ", "![i](x) "])}${words}`),
  ),
  "an empty body": ({ text }) => /^---\n[\s\S]*?^---\n/m.exec(text)?.[0],
  "a heading at the end": ({ text, folder }) => (folder === "evidence" ? undefined : `${text}\n## A heading\n`),
  "a trap of Markdown": ({ text, folder }, pick) =>
    folder === "evidence"
      ? undefined
      : `${text}\n${pick(["##Heading", "![x](y)", "[x][y]\n\n[y]: https://a.example", "A note.[^1]\n\n[^1]: Foot.", "[x](javascript:y)", "`<Finding id='f01'>`", "{code()}", "import x from 'y'", "<Unknown />", "<div>x</div>", "<Finding>"])}\n`,
  "a hostile text": ({ text, folder }, pick) =>
    folder === "evidence"
      ? undefined
      : `${text}\n${pick(["\u0000", "\u202e", "\u200b", "{", "<", "{x}", "[".repeat(3000), "\u2028"])}\n`,
  "no fields": ({ text }) => text.replace(/^---\n[\s\S]*?^---\n/m, ""),
  "fields not closed": ({ text }) => text.replace(/^---\n([\s\S]*?)^---\n/m, "---\n$1"),
  "cut in the middle": ({ text }, pick) => text.slice(0, Math.floor(text.length * pick([0.02, 0.1, 0.3, 0.5]))),
  "an empty file": () => "",
  "another encoding": ({ text }) => Buffer.from(text.replace("---\n", "---\n# caf\u00e9\n"), "utf16le"),
  "Latin letters": ({ text }) => Buffer.from(text.replace(/[a-z](?=\.)/, "\u00e9"), "latin1"),
  "a byte that is none": ({ bytes }, pick) => {
    const broken = Uint8Array.from(bytes);
    broken[Math.floor(bytes.length * pick([0.01, 0.2, 0.5, 0.9]))] = pick([0xff, 0xc0, 0x80]);
    return broken;
  },
  "line ends of Windows": ({ text }) => text.replaceAll("\n", "\r\n"),
  "a byte order mark": ({ text }) => `\ufeff${text}`,
  "white space at the end": ({ text }) => `${text}\n\n`,
  "a comment of its own line": ({ text, folder }) =>
    folder === "evidence" ? undefined : text.replace("---\n", "---\n# for authors\n"),
  "another file's text": ({ folder, name }, pick, all) =>
    pick(all.filter((other) => other.folder !== folder && other.name !== name)).text,
  "a sibling's text": ({ folder, name }, pick, all) => {
    const others = all.filter((other) => other.folder === folder && other.name !== name);
    return others.length ? pick(others).text : undefined;
  },
  "a code that leads to itself": ({ name, text }, pick) => {
    const codes = [
      ...text.matchAll(
        /^(?:twin|origin): (.+)$|(?:theme|report): ([a-z0-9-]+)|deliversFor: \[([a-z-]+)|succeeds: \[\]/gm,
      ),
    ];
    if (!codes.length) return undefined;
    const [all, one, two, three] = pick(codes);
    const id = name.replace(/\.\w+$/, "");
    const code = one ?? two ?? three;
    return text.replace(all, code === undefined ? `succeeds: [${id}]` : all.replace(code, id));
  },
  "a code that leads nowhere": onLine(
    /^(?:twin|origin|framework|event): |counterpart="|theme: |report: |^ {2}- to: /,
    (line) => line.replace(/((?:twin|origin|framework|event|theme|report|to): ["']?|counterpart=")/, "$1x"),
  ),
  "a counter by hand": ({ text, folder }, pick) =>
    folder !== "evidence" ? undefined : replaceOne(text, /(?<=": )\d+/g, pick, (count) => String(Number(count) + 1)),
  "a fingerprint by hand": ({ text, folder }, pick) =>
    folder !== "evidence"
      ? undefined
      : replaceOne(text, /(?<=": ")[0-9a-f]{64}/g, pick, (print) => `${print.slice(1)}${print[0]}`),
  "a place of the evidence renamed": ({ text, folder }, pick) =>
    folder !== "evidence" ? undefined : replaceOne(text, /para \d+(?=": \{)/g, pick, (place) => `${place}9`),
  "two letters exchanged": ({ text }, pick) =>
    replaceOne(text, /[a-z]{2}(?=[a-z])/g, pick, ([a = "", b = ""]) => b + a),
  "a mark of punctuation gone": ({ text }, pick) => replaceOne(text, /[\]["'{}:,<>=-]/g, pick, () => ""),
  "a line gone": ({ text }, pick) => replaceOne(text, /.+\n/g, pick, () => ""),
  "a line twice": ({ text }, pick) => replaceOne(text, /.+\n/g, pick, (line) => line + line),
};

function replaceOne(
  text: string,
  pattern: RegExp,
  pick: Choose,
  rewrite: (found: string) => string,
): string | undefined {
  const found = [...text.matchAll(pattern)];
  if (!found.length) return undefined;
  const [part] = found.length === 1 ? found : [pick(found)];
  return text.slice(0, part!.index) + rewrite(part![0]) + text.slice(part!.index + part![0].length);
}

/** What becomes of the file, not of its text. */
const relations = [
  "the file gone",
  "the file copied",
  "the file under another name",
  "a name that is no address",
] as const;

/** Changes that leave a record which differs and of which nothing is said; why, for each kind. */
const unknowable = {
  words: "words that an author chooses: what they say no machine can know",
  optional: "something that may be left out was left out, or an item of a list was: what is not there leaves no trace",
  "a file less":
    "a file that no other names is gone or named otherwise: where it was published, the ledger tells of its address",
  "no check": "a document that was not yet held against its source has no file of evidence",
  "a framework":
    "under which framework of its years an inspection was made whose document is not held stands nowhere else",
  "an area": "whom a trust delivers for, and whom an account in the press is about, stands nowhere else",
} as const;

const freeWords = new Set(
  [
    "title",
    "name",
    "shortName",
    "term",
    "definition",
    "description",
    "topic",
    "html",
    "summary",
    "text",
    "reason",
    "what",
  ].concat(
    [
      "before",
      "now",
      "why",
      "area",
      "alsoCalled",
      "family",
      "regime",
      "body",
      "onChart",
      "publisher",
      "terms",
      "change",
      "url",
    ],
    [
      "includes",
      "same",
      "near",
      "from",
      "lookedAt",
      "inspectors",
      "figure",
      "grade",
      "addressee",
      "figures",
      "id",
      "part",
    ],
  ),
);

/** Lists whose items say one thing each, so that one more is one more word of the author. */
const partsOfText = new Set([...freeWords, "leavesOut", "sets", "near"]);

type Reason = keyof typeof unknowable;

/** Why nobody could know of the difference between two readings of a file, for each difference; a path where somebody could. */
function differences(before: unknown, after: unknown, key: string, found: Set<string>): Set<string> {
  if (isDeepStrictEqual(before, after)) return found;
  if (after === undefined) return found.add("optional");
  if (Array.isArray(before) && Array.isArray(after)) {
    const has = (list: readonly unknown[], item: unknown) => list.some((other) => isDeepStrictEqual(other, item));
    if (after.every((item) => has(before, item))) return found.add("optional");
    if (key === "blocks" && before.length !== after.length) {
      // A paragraph parted, joined or added is another text.
      const others = [...before, ...after].filter((item) => !has(before, item) || !has(after, item));
      return others.every((item) =>
        ["note", "heading", "element", "reported"].includes((item as { type: string }).type),
      )
        ? found.add("words")
        : found.add(key);
    }
    if (before.length > after.length && typeof before[0] !== "object") return found.add("optional");
    before.forEach((item, index) => differences(item, after[index], key, found));
    return after.length > before.length && !partsOfText.has(key) ? found.add(key) : found;
  }
  if (typeof before === "object" && before && typeof after === "object" && after) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (name === "place") continue;
      differences(before[name as never], after[name as never], /^[fr]\d+$/.test(name) ? "same" : name, found);
    }
    return found;
  }
  return found.add(freeWords.has(key) ? "words" : key);
}

/** The content as it is, read once; mutants are held against it. */
export function laboratory(root = ".") {
  const all: Source[] = [...(Object.keys(folders) as Folder[]), "evidence" as const].flatMap((folder) =>
    readdirSync(`${root}/content/${folder}`)
      .filter((name) => !name.startsWith("."))
      .sort()
      .map((name) => {
        const bytes = readFileSync(`${root}/content/${folder}/${name}`);
        return { folder, name, bytes, text: bytes.toString("utf8") };
      }),
  );
  const reports = new Set(all.filter(({ folder }) => folder === "reports").map(({ name }) => name.replace(".mdx", "")));
  const problems: Problem[] = [];
  const files = new Map<string, ContentFile<unknown>>();
  const evidence = new Map<string, EvidenceEntry>();
  for (const { folder, name, bytes } of all) {
    if (folder === "evidence") evidence.set(name.replace(".json", ""), checkEvidence(name, bytes, reports, problems)!);
    else files.set(`${folder}/${name}`, checkFile(folder, name, bytes, problems)!);
  }
  const contentOf = (
    of: ReadonlyMap<string, ContentFile<unknown>>,
    prints: ReadonlyMap<string, EvidenceEntry>,
  ): Content =>
    ({
      ...Object.fromEntries(
        Object.keys(folders).map((folder) => [
          folder,
          [...of].filter(([path]) => path.startsWith(`${folder}/`)).map(([, file]) => file),
        ]),
      ),
      evidence: prints,
    }) as unknown as Content;
  if (problems.length) throw new RecordError(problems);
  wholeRecord(contentOf(files, evidence));

  /** The mutant of a number, the same whenever it is asked for. */
  const mutant = (seed: number, number: number): Mutant => {
    const random = seededRandom(seed * 1_000_003 + number);
    const pick: Choose = (items) => items[Math.floor(random() * items.length)]!;
    const kinds = [...Object.keys(changes), ...relations];
    for (let attempt = 0; ; attempt += 1) {
      // Kinds in turn, so that none is left out but for want of a file on which it could be tried.
      const kind = attempt < 40 ? kinds[number % kinds.length]! : pick(kinds);
      const folder = pick([...new Set(all.map((source) => source.folder))]);
      const source = pick(all.filter((candidate) => candidate.folder === folder));
      const common = {
        number,
        kind,
        folder,
        file: `content/${folder}/${source.name}`,
        name: source.name,
        isCopy: false,
      };
      if (kind === "the file gone") return { ...common, after: undefined };
      if (kind === "the file copied") return { ...common, after: source.bytes, name: `x-${source.name}`, isCopy: true };
      if (kind === "the file under another name") return { ...common, after: source.bytes, name: `x-${source.name}` };
      if (kind === "a name that is no address")
        return {
          ...common,
          after: source.bytes,
          name: source.name.replace(/^./, (letter) => `${letter.toUpperCase()}\u00e4 `),
        };
      const changed = changes[kind]!(source, pick, all);
      if (changed === undefined || changed === source.text) continue;
      return { ...common, after: typeof changed === "string" ? Buffer.from(changed, "utf8") : changed };
    }
  };

  /** What is said of a mutant. @throws whatever is no list of problems: a stack */
  const judge = (changed: Mutant): Verdict => {
    const { folder, file, name, after, isCopy } = changed;
    const found: Problem[] = [];
    const changedFiles = new Map(files);
    const changedEvidence = new Map(evidence);
    const own = file.slice("content/".length);
    const id = own.replace(/^.*\/|\.\w+$/g, "");
    if (folder === "evidence") {
      if (!isCopy) changedEvidence.delete(id);
      const entry = after && checkEvidence(name, after, reports, found);
      if (entry && isDeepStrictEqual(entry, evidence.get(id)) && !isCopy) return { outcome: "equal", said: [] };
      if (entry) changedEvidence.set(name.replace(".json", ""), entry);
    } else {
      if (!isCopy) changedFiles.delete(own);
      const parsed = after && checkFile(folder, name, after, found);
      const before = files.get(own)!;
      if (parsed && !found.length && name === own.slice(folder.length + 1) && isSame(parsed, before))
        return { outcome: "equal", said: [] };
      if (parsed) changedFiles.set(`${folder}/${name}`, parsed);
    }
    if (folder === "reports" && ![...changedFiles.keys()].includes(own)) reportsLeft(found, changedFiles, evidence);
    if (!found.length) {
      try {
        const record = wholeRecord(contentOf(changedFiles, changedEvidence));
        const unspoken = record.reports.some(
          (report) => report.evidence && report.evidence.checked.coding !== codingFingerprint(report),
        );
        const said = unspoken ? [] : reasonsOf(changed, changedFiles);
        return { outcome: said.every((reason) => reason in unknowable) ? "unknowable" : "unseen", said };
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        found.push(...error.problems);
      }
    }
    const said = found.map(problemToLine);
    const isWhole = found.every((problem) => problem.file.startsWith("content/") && problem.message.length > 10);
    if (!isWhole) return { outcome: "unseen", said };
    return { outcome: found.some(({ line }) => line) ? "told" : "told by file", said };
  };
  /** What differs in the record although nothing was said of it. */
  const reasonsOf = ({ kind, folder, file, name, isCopy }: Mutant, now: ReadonlyMap<string, ContentFile<unknown>>) => {
    const own = file.slice("content/".length);
    const before = files.get(own);
    const after = now.get(`${folder}/${name}`);
    if (folder === "evidence") return ["no check" satisfies Reason];
    if (!after || (name !== own.slice(folder.length + 1) && !isCopy)) return ["a file less" satisfies Reason];
    if (isCopy) return isDeepStrictEqual(after.entry, { addresses: [] }) ? [] : [kind];
    if (kind === "another framework" && folder === "inspections") return ["a framework" satisfies Reason];
    if (kind === "another authority") return ["an area" satisfies Reason];
    const said = (content: ContentFile<unknown> | undefined) => ({ entry: content?.entry, blocks: content?.blocks });
    return [...differences(said(before), said(after), "", new Set())];
  };

  return { mutant, judge, kinds: [...Object.keys(changes), ...relations] };
}

/** Evidence of a report that is gone is told by its own reading. */
function reportsLeft(
  found: Problem[],
  files: ReadonlyMap<string, ContentFile<unknown>>,
  evidence: ReadonlyMap<string, EvidenceEntry>,
): void {
  const left = new Set([...files.values()].map(({ id }) => id));
  for (const id of evidence.keys()) if (!left.has(id)) checkEvidence(`${id}.json`, new Uint8Array(), left, found);
}

function isSame(one: ContentFile<unknown>, other: ContentFile<unknown>): boolean {
  const said = ({ entry, blocks }: ContentFile<unknown>) => [
    entry,
    blocks.map((block) => ("place" in block ? { ...block, place: undefined } : block)),
  ];
  return isDeepStrictEqual(said(one), said(other));
}
