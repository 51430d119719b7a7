/**
 * Measures how reading, counting and laying out grow with the number of reports, as ratios to the same work on the
 * record as it is: the machine's own speed cancels out; and how large the files of the search are. Run by hand:
 * npm run bench
 *
 * npm run bench -- --against <folder> measures instead what `npm run build` costs here and in another checkout of the
 * project, in turns, and writes both their dist/; --pairs <number> says how often.
 *
 * npm run bench -- --national 50,200 builds made-up national records of so many reports; --eleventy beside each the same
 * content by Eleventy, which is fetched for it.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recurrenceOf } from "#analysis/recurrence.ts";
import { sensitivityOf } from "#analysis/sensitivity.ts";
import { recommendationOutcomes } from "#analysis/threads.ts";
import { matrixFamilies, recurrenceMatrix } from "#charts/recurrence-matrix/geometry.ts";
import { resultTexts } from "#publish/search.ts";
import { packedHead, searchFile, searchFiles } from "#publish/search-index.ts";
import { tables } from "#publish/tables.ts";
import { buildRecord } from "#record/build.ts";
import { readContent, readRecord } from "#record/read.ts";
import { packWords } from "#search/packed.ts";
import { searchWords } from "#search/postings.ts";
import { readQueries } from "../tests/search/evaluation.ts";
import { medianOf, pairsOfBuilds } from "./build-cost.ts";
import { CommandError, argumentsOf, command, runIfAsked, wholeNumber } from "./command.ts";
import { firstQuerySizes } from "./first-query.ts";
import { printNationalGrowth } from "./national-growth.ts";

const rounds = 5;

/**
 * The median of several runs, in milliseconds of the processor, after one that is not counted.
 *
 * @param prepare  makes, uncounted, what each run works on: a new record, of which nothing has been asked before
 */
function median<Input>(prepare: () => Input, work: (input: Input) => unknown): number {
  work(prepare());
  const times = Array.from({ length: rounds }, () => {
    const input = prepare();
    const start = process.cpuUsage();
    work(input);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return medianOf(times);
}

/** A copy of the content with each primary report repeated under later dates. */
function multiplied(times: number): string {
  const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
  cpSync("content", join(root, "content"), { recursive: true });
  const folder = join(root, "content/reports");
  const questions = join(root, "content/questions");
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    if (text.includes("provenance: secondary")) continue;
    for (let copy = 1; copy < times; copy++) {
      const later = (date: string) => `${Number(date.slice(0, 4)) + 20 * copy}${date.slice(4)}`;
      const moved = text
        .replace(/^published: (\S+)/m, (_, date: string) => `published: ${later(date)}`)
        .replace(/^event: (\S+)/m, (_, event: string) => `event: ${later(event)}`)
        .replace(/^twin: (\S+)/m, (_, twin: string) => `twin: ${later(twin)}`)
        .replace(/counterpart="([^"]+)"/g, (_, statement: string) => `counterpart="${later(statement)}"`)
        .replace(
          /^fieldwork: \{ start: (\S+), end: (\S+) \}/m,
          (_, start: string, end: string) => `fieldwork: { start: ${later(start)}, end: ${later(end)} }`,
        );
      writeFileSync(join(folder, later(name)), moved);
      cpSync(join(questions, name), join(questions, later(name)));
    }
  }
  return root;
}

const sizes = [1, 4, 16];

function printGrowth(): void {
  const measured = sizes.map((times) => {
    const root = multiplied(times);
    const content = readContent(root);
    const anew = () => buildRecord(content);
    const figures = {
      findings: anew().findings.length,
      // Copies are of days to come, which the record as a whole would be told of.
      "read and check": median(
        () => root,
        (folder) => buildRecord(readContent(folder)),
      ),
      count: median(anew, (record) => [
        record.themes.map((theme) => recurrenceOf(theme, record)),
        recommendationOutcomes(record),
      ]),
      "try all claims": median(anew, sensitivityOf),
      "lay out the matrix": median(anew, (record) =>
        recurrenceMatrix(matrixFamilies(record), record.events, record.authorities, "wide"),
      ),
      "publish all tables": median(anew, (record) => tables.map((table) => table.rowsOf(record, (path) => path))),
      "search results": median(anew, resultTexts),
      "search index": median(anew, searchWords),
    };
    rmSync(root, { recursive: true });
    return figures;
  });

  const [first] = measured;
  const columns = `the record as it is, then ${sizes.slice(1).join(" and ")} times its primary reports`;
  console.log(`Median of ${rounds} runs. Columns: ${columns}, as ratios to the first.\n`);
  for (const key of Object.keys(first!) as (keyof NonNullable<typeof first>)[]) {
    const base = first![key];
    const unit = key === "findings" ? "" : " ms";
    const ratios = measured.slice(1).map((figures) => `${(figures[key] / base).toFixed(1)}x`.padStart(9));
    const start = `${base.toFixed(key === "findings" ? 0 : 1)}${unit}`;
    console.log(`${key.padEnd(20)}${start.padStart(12)}${ratios.join("")}`);
  }
}

/** What a reader's browser loads to search the record as it is, compressed. */
async function printSearchSizes(): Promise<void> {
  const record = readRecord(process.cwd());
  const { head, shards, words, places } = searchFiles(record);
  const sizeOf = (value: object) => searchFile(value).length / 1000;
  const parts = shards.map(sizeOf);
  const queries = await firstQuerySizes(
    record,
    readQueries(process.cwd()).map(({ q }) => q),
  );
  const sizes = {
    "before the first query": sizeOf(packedHead(head)),
    "all parts of the index": parts.reduce((sum, size) => sum + size, 0),
    "the largest part": Math.max(...parts),
    "for an unknown word": sizeOf(packWords(words)),
    "for an identifier": sizeOf(places),
    "a first query": medianOf(queries) / 1000,
    "the largest": Math.max(...queries) / 1000,
  };
  console.log(`\nFiles of the search, compressed; the index has ${parts.length} parts.\n`);
  for (const [what, size] of Object.entries(sizes)) console.log(`${what.padEnd(24)}${size.toFixed(1).padStart(8)} kB`);
}

function printBuildCost(other: string, pairs: number): void {
  console.log(`Processor seconds (user and system, all processes) of npm run build, here and in ${other}.\n`);
  const costs = [...pairsOfBuilds(process.cwd(), other, pairs)].map(({ here, there }, index) => {
    const seconds = [here, there].map((cost) => `${cost.toFixed(1)} s`.padStart(9));
    console.log(`pair ${index + 1}  ${seconds.join("")}  ${(here / there).toFixed(2)}`);
    return { here, there };
  });
  const medians = [medianOf(costs.map(({ here }) => here)), medianOf(costs.map(({ there }) => there))];
  const ratio = medianOf(costs.map(({ here, there }) => here / there));
  console.log(`median  ${medians.map((cost) => `${cost.toFixed(1)} s`.padStart(9)).join("")}  ${ratio.toFixed(2)}`);
}

/** @throws CommandError where it is no list of numbers */
function sizesIn(list: string): number[] {
  const sizes = list.split(",").map((size) => (/^\d{1,5}$/.test(size) ? Number(size) : 0));
  if (!sizes.every((size) => size > 0))
    throw new CommandError(
      `--national ${list} is no list of numbers of reports, each to 99999. Write such as --national 50,200.`,
      2,
    );
  return sizes;
}

export const bench = command(async (_, args) => {
  const { values } = argumentsOf(args, {
    options: {
      against: { type: "string" },
      pairs: { type: "string" },
      national: { type: "string" },
      eleventy: { type: "boolean", default: false },
    },
  });
  const pairs = wholeNumber("pairs", values.pairs ?? "3", { from: 1, to: 1000 });
  if (values.pairs !== undefined && values.against === undefined)
    throw new CommandError("--pairs goes with --against.", 2);
  if (values.eleventy && values.national === undefined) throw new CommandError("--eleventy goes with --national.", 2);
  if (values.against !== undefined && values.national !== undefined)
    throw new CommandError("--against and --national are two measures. Ask for one.", 2);
  const sizes = values.national === undefined ? undefined : sizesIn(values.national);
  if (values.against !== undefined && !(values.against && existsSync(join(values.against, "package.json"))))
    throw new CommandError(`There is no checkout of the project in "${values.against}".`, 2);
  if (values.against !== undefined) printBuildCost(values.against, pairs);
  else if (sizes) await printNationalGrowth(sizes, values.eleventy);
  else {
    printGrowth();
    await printSearchSizes();
  }
  return { status: 0, stdout: "", stderr: "" };
});

await runIfAsked(import.meta.url, bench);
