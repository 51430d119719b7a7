/**
 * Keeps the ledger of every address and identifier that was ever published, in content/ledger/.
 *
 *   npm run ledger
 *
 * Adds what is new to it. Nothing is ever taken out: what would vanish, or be used for something else, is told, and then
 * nothing is written.
 *
 * addresses.txt has a line for each address; an event, which has none, is "event:<identifier>". A file for each document
 * and known inspection has a line for each statement: its number, the first eight digits of the SHA-256 of its words
 * without their case and punctuation, and its place in the document. Two statements are the same one when they have either
 * in common, so that words can be mended and so can a place; not both at once, which nobody could tell from a number that
 * is used again. Where words changed and another number has them now, numbers of one paragraph were exchanged.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { partsOf } from "#domain/departure.ts";
import { oncePer } from "#domain/once-per.ts";
import { publishedAddresses, publishedStatements } from "#publish/addresses.ts";
import type { PublishedStatement } from "#publish/addresses.ts";
import { archiveName } from "#publish/archive.ts";
import { keptFolder } from "#publish/versions.ts";
import { buildRecord } from "#record/build.ts";
import type { HandedOver } from "#record/handed-over.ts";
import { complaintsOf } from "#record/complaints.ts";
import { contentFiles, readBytes, textOf } from "#record/files.ts";
import { RecordError } from "#record/problems.ts";
import { readContent } from "#record/read.ts";
import type { Problem } from "#schema/problem.ts";
import { accountUrl } from "#urls.ts";
import { CommandError, argumentsOf, command, runIfAsked } from "./command.ts";
import { writeWhole } from "./whole-file.ts";

const folderName = "ledger";
const folder = `content/${folderName}`;
const addressFile = `${folder}/addresses.txt`;

interface LedgerLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface LedgerCheck {
  readonly problems: readonly Problem[];
  /** What each file of the ledger should hold, by its path. */
  readonly files: ReadonlyMap<string, string>;
  /** Addresses and identifiers that the ledger does not have yet. */
  readonly added: readonly string[];
}

/**
 * Holds the ledger against the record.
 *
 * @param root  the project's folder
 * @param read  what it holds, where that has been read
 * @throws RecordError while the content has problems of its own
 */
export function checkLedger(root: string, read?: HandedOver): LedgerCheck {
  const content = read?.content ?? readContent(root);
  const record = read?.record ?? buildRecord(content);
  const { departures } = record;
  const departed = new Map(departures.map((departure) => [departure.address, departure]));
  const statements = publishedStatements(record);
  const addresses = publishedAddresses(
    record,
    content.prose.map(({ id }) => id),
    [archiveName, ...keptArchives(root)],
  );
  const here = new Set([...addresses, ...statements.map(({ address }) => address)]);
  const problems: Problem[] = [];
  const lines = readLedger(root, problems);

  const accounts = new Map([...record.reports, ...record.knownInspections].map((account) => [account.id, account]));
  const statementAt = new Map(statements.map((statement) => [statement.address, statement]));
  const moves = wordsByNumber(statements, lines);
  const ever = new Set<string>();
  /** Lines of files of statements that stay as they are, since what they name is gone. */
  const gone = new Map<string, string[]>();
  for (const line of lines) {
    const { file, text } = line;
    const complain = (message: string) => problems.push({ file, line: line.line, column: 1, message });
    const [number = "", digits = "", ...place] = text.split(" ");
    const id = file.slice(folder.length + 1, -".txt".length);
    const address = file === addressFile ? text : `${pageOf(id, accounts.get(id), lines)}#${number}`;
    ever.add(address);
    const statement = statementAt.get(address);
    const exchanged = statement && file !== addressFile && exchangeOf(statement, digits, moves.get(id)!);
    if (!here.has(address)) {
      if (file !== addressFile) gone.set(file, [...(gone.get(file) ?? []), text]);
      const { page } = partsOf(address);
      const ofPage = departed.get(page);
      if (departed.has(address)) continue;
      if (ofPage?.reason !== undefined) continue;
      if (ofPage?.movedTo !== undefined) {
        const moved = address.replace(page, ofPage.movedTo);
        if (here.has(moved)) continue;
      }
      complain(
        `${address} was published and would no longer be there. Put it back, or say what became of it in content/departed/addresses.mdx: { address: "${address}", on: <day>, movedTo: <address> } where it moved, { address: "${address}", on: <day>, reason: <a sentence for readers>, instead: <address, if something stands for it> } where it was withdrawn.`,
      );
    } else if (statement && digits !== digitsOf(statement) && place.join(" ") !== statement.place) {
      complain(
        `${address} was published at "${place.join(" ")}" and would now be something else, at "${statement.place}". A number is never used twice: give the new statement the next free one. Where it is the same statement, its place and its words corrected at once, write here: ${lineOf(statement)}`,
      );
    } else if (exchanged) {
      complain(
        `${address} would come to mean something else: ${exchanged}. A number stays with what it was given to, also within one paragraph: give each its own back, and what is new the next free one.`,
      );
    }
  }

  for (const own of content.departed) {
    own.entry.addresses.forEach(({ address, movedTo, instead }, index) => {
      const complain = (field: string) => complaintsOf(own, problems).field(["addresses", index, field]);
      if (here.has(address))
        complain("address")(`${address} is there. Remove it from the record, or remove this line.`);
      else if (!ever.has(address))
        complain("address")(`${address} was never published: it is not in ${folder}. Correct the address.`);
      for (const [field, target] of Object.entries({ movedTo, instead })) {
        if (target !== undefined && !here.has(target))
          complain(field)(`There is nothing at ${target}. Write an address that is there.`);
      }
      if (address.includes(".") && movedTo === undefined)
        complain("address")(`${address} is a file, which cannot say that it was withdrawn. Write movedTo.`);
    });
  }

  const files = new Map<string, string>();
  const kept = lines.filter(({ file }) => file === addressFile).map(({ text }) => text);
  files.set(addressFile, joined([...kept, ...addresses]));
  for (const [id, ofAccount] of Map.groupBy(statements, ({ account }) => account)) {
    const file = `${folder}/${id}.txt`;
    files.set(file, joined([...ofAccount.map(lineOf), ...(gone.get(file) ?? [])]));
  }
  const added = [...here].filter((address) => !ever.has(address));
  return { problems, files, added };
}

/** By number, the digits of what statements of one account said as the ledger has it, and say now. */
interface WordsByNumber {
  readonly before: ReadonlyMap<string, string>;
  readonly now: ReadonlyMap<string, string>;
}

function wordsByNumber(statements: readonly PublishedStatement[], lines: readonly LedgerLine[]) {
  const linesOf = Map.groupBy(lines, ({ file }) => file);
  return new Map<string, WordsByNumber>(
    [...Map.groupBy(statements, ({ account }) => account)].map(([id, ofAccount]) => [
      id,
      {
        before: new Map(
          (linesOf.get(`${folder}/${id}.txt`) ?? []).map(({ text }) => text.split(" ", 2) as [string, string]),
        ),
        now: new Map(ofAccount.map((statement) => [statement.number, digitsOf(statement)])),
      },
    ]),
  );
}

/**
 * Whether a number says what another said, or another says what it did. A mere rewording is neither.
 *
 * @param was  the digits that the ledger has for it
 * @returns "f12 and f13 have changed places"; undefined where they have not
 */
function exchangeOf(statement: PublishedStatement, was: string, { before, now }: WordsByNumber): string | undefined {
  const { number } = statement;
  const is = digitsOf(statement);
  if (is === was) return undefined;
  const said = [...before].find(([other, digits]) => other !== number && digits === is && now.get(other) !== is)?.[0];
  const saying = [...now].find(
    ([other, digits]) => other !== number && digits === was && before.get(other) !== was,
  )?.[0];
  if (said !== undefined && said === saying) return `${number} and ${said} have changed places`;
  if (said !== undefined) return `${number} now says what ${said} said`;
  return saying === undefined ? undefined : `${saying} now says what ${number} said`;
}

/** The names of the archives of past versions of the data. */
function keptArchives(root: string): string[] {
  const folder = join(root, keptFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => (name.endsWith(".zip") ? [name.slice(0, -".zip".length)] : []));
}

/** The page of an account; of one that is gone, as the ledger has it. */
function pageOf(
  id: string,
  account: Parameters<typeof accountUrl>[0] | undefined,
  lines: readonly LedgerLine[],
): string {
  if (account) return accountUrl(account);
  return lines.find(({ text }) => text.endsWith(`/${id}/`) && text.split("/").length === 4)?.text ?? `/reports/${id}/`;
}

/** @param problems  to which is added what of it cannot be read: without it, what was published could vanish */
function readLedger(root: string, problems: Problem[]): LedgerLine[] {
  const names = contentFiles(root, folderName, problems);
  if (names.length && !names.includes(basename(addressFile)))
    problems.push({ file: addressFile, message: "The file is missing. Put it back." });
  return names.flatMap((name) => {
    const file = `${folder}/${name}`;
    const bytes = readBytes(root, file, problems);
    const text = bytes && textOf(bytes, file, problems);
    return (text ?? "").split("\n").flatMap((text, index) => (text ? [{ file, line: index + 1, text }] : []));
  });
}

const digitsOf = oncePer(({ words }: PublishedStatement) =>
  createHash("sha256")
    .update((words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" "))
    .digest("hex")
    .slice(0, 8),
);
const lineOf = (statement: PublishedStatement) => `${statement.number} ${digitsOf(statement)} ${statement.place}`;

/** Each line once, in an order that is the same everywhere. */
function joined(lines: readonly string[]): string {
  return `${[...new Set(lines)].sort().join("\n")}\n`;
}

/** `npm run ledger`, as a function. */
export const keepLedger = command(async (root, args) => {
  argumentsOf(args, { usage: "npm run ledger" });
  let check: LedgerCheck;
  try {
    check = checkLedger(root);
    if (check.problems.length) throw new RecordError(check.problems);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    throw new CommandError(`${error.message}\nNothing was written.`);
  }
  for (const [file, text] of check.files) {
    writeWhole(join(root, file), text);
  }
  const { length } = check.added;
  const stdout = `${length ? `Added: ${length} addresses and identifiers, from now on permanent.` : "Nothing new."}\n`;
  return Promise.resolve({ status: 0, stdout, stderr: "" });
});

await runIfAsked(import.meta.url, keepLedger);
