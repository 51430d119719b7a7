/**
 * Measures how reading, counting and laying out grow with the number of reports, as ratios to the same work on the
 * record as it is: the machine's own speed cancels out. Run by hand: npm run bench
 */
import { performance } from "node:perf_hooks";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recurrenceOf } from "#analysis/recurrence.ts";
import { recommendationOutcomes } from "#analysis/threads.ts";
import { matrixFamilies, recurrenceMatrix } from "#charts/recurrence-matrix/geometry.ts";
import { searchRecords } from "#publish/search.ts";
import { tables } from "#publish/tables.ts";
import { readRecord } from "#record/read.ts";

const rounds = 5;

/** The median of several runs, in milliseconds, after one that is not counted. */
function median(work: () => unknown): number {
  work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;
}

/** A copy of the content with each primary report repeated under later dates. */
function multiplied(times: number): string {
  const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
  cpSync("content", join(root, "content"), { recursive: true });
  const folder = join(root, "content/reports");
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    if (text.includes("provenance: secondary")) continue;
    for (let copy = 1; copy < times; copy++) {
      const later = (date: string) => `${Number(date.slice(0, 4)) + 20 * copy}${date.slice(4)}`;
      const moved = text
        .replace(/^published: (\S+)/m, (_, date: string) => `published: ${later(date)}`)
        .replace(/^event: (\S+)/m, (_, event: string) => `event: ${later(event)}`)
        .replace(/^fieldwork: \{ start: (\S+), end: (\S+) \}/m, (_, start: string, end: string) => `fieldwork: { start: ${later(start)}, end: ${later(end)} }`);
      writeFileSync(join(folder, later(name)), moved);
    }
  }
  return root;
}

const sizes = [1, 4, 16];
const measured = sizes.map((times) => {
  const root = multiplied(times);
  const record = readRecord(root);
  const figures = {
    findings: record.findings.length,
    "read and check": median(() => readRecord(root)),
    count: median(() => [record.themes.map((theme) => recurrenceOf(theme, record)), recommendationOutcomes(record)]),
    "lay out the matrix": median(() => recurrenceMatrix(matrixFamilies(record), record.events, record.authorities, "wide")),
    "publish all tables": median(() => tables.map((table) => table.rowsOf(record, (path) => path))),
    "search records": median(() => searchRecords(record)),
  };
  rmSync(root, { recursive: true });
  return figures;
});

const [first] = measured;
console.log(`Median of ${rounds} runs. Columns: the record as it is, then ${sizes.slice(1).join(" and ")} times its primary reports, as ratios to the first.\n`);
for (const key of Object.keys(first!) as (keyof NonNullable<typeof first>)[]) {
  const base = first![key];
  const unit = key === "findings" ? "" : " ms";
  const ratios = measured.slice(1).map((figures) => `${(figures[key] / base).toFixed(1)}x`.padStart(9));
  console.log(`${key.padEnd(20)}${`${base.toFixed(key === "findings" ? 0 : 1)}${unit}`.padStart(12)}${ratios.join("")}`);
}
