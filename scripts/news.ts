/**
 * Compares a list of published inspections with the record.
 *
 *   npm run news -- <list.csv>           what is missing, newer or otherwise; exits 0 only when nothing is
 *   npm run news -- <list.csv> --json    the same as JSON
 *   npm run news -- <list.csv> --update  also keeps what the list says in content/compared/, which pages tell
 *
 * With --update: --title, and --publisher and --address where they are known, the first time that a list is kept;
 * --as, its name in content/compared, where that is not the file's own; --date, the day of the comparison, by default
 * today.
 */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { stringify } from "yaml";
import { againstList, differenceToWords, listedStates } from "#analysis/against-list.ts";
import type { AgainstList, ListedState } from "#analysis/against-list.ts";
import { isPartialDate } from "#domain/date.ts";
import { eventKinds } from "#domain/event.ts";
import type { PublishedList } from "#domain/published-list.ts";
import { fileSha256 } from "#evidence/fingerprint.ts";
import { textOf } from "#record/files.ts";
import { readRecord } from "#record/read.ts";
import { ComparedEntry } from "#schema/compared.ts";
import { readFrontmatter } from "#schema/frontmatter.ts";
import type { Problem } from "#schema/problem.ts";
import { problemToLine } from "#schema/problem.ts";
import { CommandError, argumentsOf, command, runIfAsked } from "./command.ts";
import { readDocumentFile } from "./document-file.ts";
import { readPublishedList } from "./published-list.ts";
import type { ReadList } from "./published-list.ts";
import { writeWhole } from "./whole-file.ts";

const usage = "npm run news -- <list.csv> [--json] [--update]";

/**
 * `npm run news`, as a function.
 *
 * @returns status 0 when the list has nothing new, 1 when something is missing, newer or otherwise, 2 when it is refused
 */
export const news = command((root, args) => {
  const { values: options, positionals } = argumentsOf(args, {
    options: {
      json: { type: "boolean", default: false },
      update: { type: "boolean", default: false },
      as: { type: "string" },
      title: { type: "string" },
      publisher: { type: "string" },
      address: { type: "string" },
      date: { type: "string" },
    },
    allowPositionals: true,
  });
  const [path, ...rest] = positionals;
  if (!path || rest.length) throw new CommandError(`Name one list: ${usage}`, 2);
  const { as, title, publisher, address, date } = options;
  if (!options.update && [as, title, publisher, address, date].some((given) => given !== undefined))
    throw new CommandError(`What a list is called is only asked for when it is kept: ${usage}`, 2);

  const record = readRecord(root);
  const bytes = readDocumentFile(root, path);
  const read = readPublishedList(bytes, path, record.authorities);
  if (read.problems.length)
    throw new CommandError(
      `${read.problems.map(problemToLine).join("\n")}\n${read.problems.length} ${read.problems.length === 1 ? "problem" : "problems"}. Nothing was compared.`,
      2,
    );
  if (!read.list.inspections.length)
    throw new CommandError(
      `None of the ${read.list.rows} rows of ${path} is of a council of the record. These are ${record.authorities.map(({ name, ofstedUrn }) => (ofstedUrn ? `${name} (${ofstedUrn})` : name)).join(", ")}.`,
      2,
    );

  const against = againstList(record, read.list);
  const kept = options.update ? keep(root, path, bytes, read.list, options) : undefined;
  return {
    status: against.news.length ? 1 : 0,
    stdout: options.json ? jsonOf(read.list, against, fileSha256(bytes)) : wordsOf(path, read, against, kept),
    stderr: "",
  };
}, 2);

interface Naming {
  readonly as?: string | undefined;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly address?: string | undefined;
  readonly date?: string | undefined;
}

/**
 * Keeps what a list says of the record's councils. What the file says of the list itself stays, unless told anew, and
 * so does the note below.
 *
 * @returns the file that was written
 */
function keep(root: string, path: string, bytes: Uint8Array, list: PublishedList, naming: Naming): string {
  const id =
    naming.as ??
    basename(path)
      .replace(/\.[^.]*$/, "")
      .toLowerCase();
  if (!/^[a-z0-9-]+$/.test(id))
    throw new CommandError(
      `"${id}" cannot name a file of content. Name it with small letters, digits and hyphens: --as inspections-2026`,
      2,
    );
  const compared = naming.date ?? new Date().toISOString().slice(0, 10);
  if (compared.length !== "2026-11-30".length || !isPartialDate(compared))
    throw new CommandError(
      `--date "${compared}" is no day of the calendar. Write year-month-day, such as 2026-11-30.`,
      2,
    );
  if (compared < list.to)
    throw new CommandError(
      `The list goes to ${list.to}, and cannot have been compared on ${compared}. Give the day of the comparison with --date.`,
      2,
    );

  const file = `content/compared/${id}.mdx`;
  const problems: Problem[] = [];
  const written = existsSync(join(root, file)) ? textOf(readDocumentFile(root, file), file, problems) : undefined;
  if (problems.length) throw new CommandError(problems.map(problemToLine).join("\n"), 2);
  const before = written === undefined ? undefined : readFrontmatter(written, file, ComparedEntry).entry;
  if (before && (before.compared > compared || before.to > list.to))
    throw new CommandError(
      `${file} keeps a later comparison: of ${before.compared}, with a list that goes to ${before.to}; this one is of ${compared}, with a list that goes to ${list.to}. Nothing was written. To keep both, give this one a name of its own: --as <name>`,
      2,
    );
  const { title = before?.title, publisher = before?.publisher, address = before?.address } = naming;
  if (!title)
    throw new CommandError(
      `Say what the list is called, and who publishes it where that is known: npm run news -- ${path} --update --title "…" --publisher "…" --address https://…`,
      2,
    );
  const entry: ComparedEntry = {
    title,
    ...(publisher && { publisher }),
    ...(address && { address }),
    compared,
    sha256: fileSha256(bytes),
    from: list.from,
    to: list.to,
    rows: list.rows,
    otherRows: list.otherRows,
    kinds: [...list.kinds],
    frameworks: [...list.frameworks],
    inspections: list.inspections.map(({ authority, kind, published, fieldwork, address: document, grades }) => ({
      authority: authority.id,
      kind,
      published,
      ...((fieldwork.start ?? fieldwork.end) && { fieldwork }),
      ...(document && { address: document }),
      ...(grades.length && { grades: [...grades] }),
    })),
  };
  const refused = ComparedEntry.safeParse(entry).error;
  if (refused) throw new CommandError(refused.issues.map(({ message }) => message).join("\n"), 2);
  const note = written?.replace(/^---\n[\s\S]*?^---[ \t]*\n/m, "") ?? "";
  writeWhole(join(root, file), `---\n${stringify(entry, { lineWidth: 0 })}---\n${note}`);
  return file;
}

function jsonOf(list: PublishedList, { results, news, unlisted }: AgainstList, sha256: string): string {
  const { from, to, rows, otherRows, kinds, frameworks } = list;
  const told = {
    ...{ sha256, from, to, rows, otherRows, kinds, frameworks },
    inspections: results.map(({ listed, state, account, differences }) => ({
      ...{ authority: listed.authority.id, kind: listed.kind, published: listed.published, state },
      ...{ document: account?.id ?? null, address: listed.address ?? null, differences },
    })),
    unlisted: unlisted.map(({ id }) => id),
    news: news.length,
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

function wordsOf(
  path: string,
  { list, unread }: ReadList,
  { results, news, unlisted }: AgainstList,
  kept?: string,
): string {
  const own = list.rows - list.otherRows;
  const width = Math.max(...Object.values(listedStates).map((words) => words.length));
  const absent = (Object.keys(eventKinds) as (keyof typeof eventKinds)[]).filter((kind) => !list.kinds.includes(kind));
  const counts = (Object.keys(listedStates) as ListedState[]).flatMap((state) => {
    const count = results.filter((result) => result.state === state).length;
    return count ? [`${count} ${listedStates[state]}`] : [];
  });
  const lines = [
    `${path}: ${list.rows} rows, published ${list.from} to ${list.to}; ${own} of them of councils of the record, ${list.otherRows} of other bodies.`,
    `Kinds in it: ${list.kinds.join(", ")}${list.frameworks.length ? ` (${list.frameworks.join(", ")})` : ""}${absent.length ? `; none of ${absent.join(", ")}` : ""}.`,
    ...(unread.length ? [`Columns that are not compared: ${unread.join(", ")}.`] : []),
    "",
    ...results.flatMap(({ listed, state, account, differences }) => [
      `${listedStates[state].padEnd(width)}  ${listed.published}  ${listed.kind}, ${listed.authority.shortName}${account ? `  ${account.id}` : listed.address ? `  ${listed.address}` : ""}`,
      ...differences.map((difference) => `${" ".repeat(width + 2)}${differenceToWords(difference)}`),
    ]),
    ...unlisted.map(({ id, date }) => `${"not in the list, no fault".padEnd(width)}  ${date}  ${id}`),
    "",
    `${counts.join(", ")}.`,
    ...(news.length ? ['What to do now: CONTRIBUTING.md, "When a new report is out".'] : []),
    ...(kept ? [`Kept: ${kept}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

await runIfAsked(import.meta.url, news);
