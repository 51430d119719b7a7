/**
 * How the site grows into a national record: builds made-up ones, and beside each, in the same run, the least that the
 * same content could cost (one plain page a report), what the packages that the site is made with take for it by themselves,
 * and what Eleventy takes.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { placesOf, recordOf } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { readRecord } from "#record/read.ts";
import { readQueries } from "../tests/search/evaluation.ts";
import { bundlerMemory } from "./build.ts";
import { medianOf, processorSeconds } from "./build-cost.ts";
import { firstQuerySizes } from "./first-query.ts";
import { keepLedger } from "./ledger.ts";
import { writeNationalContent } from "./national-content.ts";
import { layOutProject, linkPackages } from "./project-folder.ts";

/** Of each report, as ordered. */
const findings = 40;
const recommendations = 5;

/** Of a column, in letters. */
const width = 14;

/** What Eleventy is measured in; it is fetched when it is asked for, and no part of the project. */
const eleventy = "@11ty/eleventy@3.1.8";

interface Cost {
  /** Of the processor, user and system, all processes. */
  readonly seconds: number;
  /** Most memory that one process held. */
  readonly megabytes: number;
}

interface Growth {
  readonly reports: number;
  readonly site: Cost;
  readonly plain: Cost;
  /** Astro with nothing of ours: one page a report, from a collection of MDX files. */
  readonly astro: Cost;
  /** What Pagefind takes for an index of these pages, in seconds. */
  readonly pagefind: number;
  readonly eleventy?: Cost;
  readonly files: number;
  readonly megabytes: number;
  /** HTML of the front page, as it is and compressed. */
  readonly home: number;
  readonly homeCompressed: number;
  /** The largest of the pages with which places begin; 0 where the record is of one. */
  readonly place: number;
  /** The largest of all pages, with its address. */
  readonly largest: { readonly kilobytes: number; readonly page: string };
  /** What the graded queries load of the search of the place with most findings, in the median, with the page's scripts. */
  readonly query: number;
  /** The same of the search of all places, and what of that is loaded before a query. */
  readonly queryOfAll: number;
  readonly searchHead: number;
  readonly searchParts: number;
}

/**
 * Measures and prints, each size as it is done.
 *
 * @param sizes  numbers of made-up reports
 * @param hasEleventy  whether Eleventy is fetched and measured too
 */
export async function printNationalGrowth(sizes: readonly number[], hasEleventy: boolean): Promise<void> {
  console.log(
    `Made-up reports of ${findings} findings and ${recommendations} recommendations beside the record as it is. Pages and index, no pictures.\n` +
      "s: seconds of the processor, all processes; MB: most memory of one process; plain: one page a report by a script;\n" +
      "Astro: the same by Astro and its MDX alone; Pagefind: an index of these pages; site/Astro: to both together.\n" +
      "query: what a first query loads in the search of the place with most findings, and in that of all; compressed, medians.\n",
  );
  const columns = [
    ...["reports", "site s", "MB", "plain s", "MB", "Astro s", "MB", "Pagefind s", "site/Astro"],
    ...["Eleventy s", "MB", "site/Eleventy"],
    ...[
      "files",
      "each",
      "written MB",
      "home kB",
      "compressed",
      "place kB",
      "query kB",
      "of all",
      "its head",
      "its parts",
      "largest kB",
    ],
  ];
  console.log(columns.map((name) => name.padStart(width)).join(""));
  for (const reports of sizes) {
    const root = mkdtempSync(join(tmpdir(), "national-record-"));
    try {
      console.log(rowOf(await growthAt(root, reports, hasEleventy)));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
}

async function growthAt(root: string, reports: number, hasEleventy: boolean): Promise<Growth> {
  const project = join(root, "project");
  layOutProject(process.cwd(), project);
  rmSync(join(project, "content"), { recursive: true });
  writeNationalContent(process.cwd(), readRecord(process.cwd()), project, { reports, findings, recommendations });
  const kept = await keepLedger(project, []);
  if (kept.status !== 0) throw new Error(kept.stderr);
  withoutPictures(project);
  // As Astro builds it, since without its pictures no site is whole, with the memory that `npm run build` gives.
  const site = costOf(
    root,
    "node",
    [...flagsOfBuild(), "node_modules/astro/bin/astro.mjs", "build"],
    project,
    bundlerMemory,
  );
  const plain = costOf(root, "node", ["scripts/plain-site.ts", project, join(root, "plain")], project);
  const { astro, pagefind } = costOfAstro(root, project);
  const eleventyCost = hasEleventy ? costOfEleventy(root, project) : undefined;
  const dist = join(project, "dist");
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizeOf = (file: string) => statSync(join(dist, file)).size;
  const pages = files
    .map(({ parentPath, name }) => relative(dist, join(parentPath, name)).replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".html"))
    .map((page) => ({ page, kilobytes: sizeOf(page) / 1000 }))
    .toSorted((a, b) => b.kilobytes - a.kilobytes);
  const home = readFileSync(join(dist, "index.html"));
  const record = readRecord(project);
  const largestPlace = placesOf(record)
    .map((place) => recordOf(record, place))
    .reduce((a, b) => (b.findings.length > a.findings.length ? b : a));
  const scripts = scriptsOf(join(dist, "search/index.html")).reduce((sum, script) => sum + gzipSync(script).length, 0);
  const queries = readQueries(process.cwd()).map(({ q }) => q);
  const queryIn = async (searched: InspectionRecord) =>
    (scripts + medianOf(await firstQuerySizes(searched, queries))) / 1000;
  const words = readdirSync(join(dist, "search"), { recursive: true, encoding: "utf8" });
  return {
    reports,
    site,
    plain,
    astro,
    pagefind,
    ...(eleventyCost && { eleventy: eleventyCost }),
    files: files.length,
    megabytes: files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) / 1e6,
    home: home.length / 1000,
    homeCompressed: gzipSync(home).length / 1000,
    place: pages.find(({ page }) => /^places\/[^/]+\/index\.html$/.test(page))?.kilobytes ?? 0,
    largest: pages[0]!,
    query: await queryIn(largestPlace),
    queryOfAll: await queryIn(record),
    searchHead: sizeOf("search/head.words") / 1000,
    searchParts:
      words
        .filter((name) => /[\\/](?:parts-)?\d+\.words$/.test(name))
        .reduce((sum, name) => sum + sizeOf(join("search", name)), 0) / 1000,
  };
}

/** Pictures are measured by themselves: they are kept from one build to the next. */
function withoutPictures(project: string): void {
  const config = join(project, "astro.config.mjs");
  const text = readFileSync(config, "utf8");
  const without = text.replace('"search-index": searchIndex, pictures', '"search-index": searchIndex');
  if (without === text) throw new Error("astro.config.mjs no longer draws pictures where this looks for them");
  writeFileSync(config, without);
}

/** The texts of the scripts that a page loads, and of those that these do at once. */
function scriptsOf(page: string): string[] {
  const found = new Map<string, string>();
  const add = (file: string) => {
    if (found.has(file)) return;
    found.set(file, readFileSync(file, "utf8"));
    for (const [, path] of found.get(file)!.matchAll(/(?:from|import)"(\.[^"]+\.js)"/g))
      add(join(dirname(file), path!));
  };
  for (const [, path] of readFileSync(page, "utf8").matchAll(/<script type="module" src="([^"]+)"/g))
    add(join(dirname(page), path!));
  return [...found.values()];
}

function flagsOfBuild(): string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly scripts: { readonly build: string };
  };
  return scripts.build.split(" ").filter((word) => word.startsWith("--"));
}

function costOf(
  root: string,
  command: string,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Cost {
  const peaks = mkdtempSync(join(root, "peaks-"));
  // As each process of Node ends it leaves how much memory it held at most, in kilobytes.
  const leave = `import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(${JSON.stringify(`${peaks}/`)} + process.pid, String(process.resourceUsage().maxRSS)));`;
  const watch = `--import=data:text/javascript,${encodeURIComponent(leave)}`;
  const seconds = processorSeconds(command, args, folder, {
    ...env,
    CI: "1",
    NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} ${watch}`.trim(),
  });
  const kilobytes = readdirSync(peaks).map((name) => Number(readFileSync(join(peaks, name), "utf8")));
  return { seconds, megabytes: Math.max(...kilobytes) / 1000 };
}

/** What an empty project takes to show the same documents, with the packages that the site is made with. */
function costOfAstro(root: string, project: string): Pick<Growth, "astro" | "pagefind"> {
  const folder = join(root, "astro");
  linkPackages(process.cwd(), folder);
  for (const [file, text] of Object.entries(astroProject)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const documents = writeDocuments(project, join(folder, "reports"), ".mdx");
  const astro = costOf(root, "node", ["node_modules/astro/bin/astro.mjs", "build"], folder);
  const pages = readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".html"),
  );
  if (pages.length !== documents) throw new Error(`Astro alone made ${pages.length} pages of ${documents} documents`);
  const pagefind = processorSeconds("node", ["node_modules/pagefind/lib/runner/bin.cjs", "--site", "dist"], folder);
  return { astro, pagefind };
}

const astroProject = {
  "package.json": '{ "type": "module" }',
  "astro.config.mjs": 'import mdx from "@astrojs/mdx";\nexport default { integrations: [mdx()] };\n',
  "src/content.config.ts": `import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import * as z from "zod";
const loader = glob({ pattern: "*.mdx", base: "reports" });
export const collections = { reports: defineCollection({ loader, schema: z.object({ title: z.string() }) }) };
`,
  "src/layouts/Report.astro":
    '<!doctype html><html lang="en"><title>{Astro.props.title}</title><h1>{Astro.props.title}</h1><slot /></html>\n',
  "src/pages/[id].astro": `---
import { getCollection, render } from "astro:content";
import Report from "../layouts/Report.astro";
export const getStaticPaths = async () =>
  (await getCollection("reports")).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<Report title={entry.data.title}><Content /></Report>
`,
};

/** The same documents as Markdown files with a layout, as Eleventy takes them. */
function costOfEleventy(root: string, project: string): Cost {
  const folder = join(root, "eleventy");
  mkdirSync(join(folder, "_includes"), { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(
    join(folder, "_includes", "report.njk"),
    '<!doctype html><html lang="en"><title>{{ title }}</title><h1>{{ title }}</h1>{{ content | safe }}</html>\n',
  );
  writeDocuments(project, folder, ".md", "layout: report.njk\n");
  // Fetched beforehand, so that only its own work is measured.
  processorSeconds("npx", ["--yes", eleventy, "--version"], folder);
  return costOf(root, "npx", ["--yes", eleventy, "--quiet"], folder);
}

/**
 * Writes each document as a file of Markdown: a heading and a paragraph for each statement.
 *
 * @param fields  what stands at the top beside the title
 * @returns how many there are
 */
function writeDocuments(project: string, folder: string, ending: ".md" | ".mdx", fields = ""): number {
  mkdirSync(folder, { recursive: true });
  const { reports } = readRecord(project);
  for (const { id, title, findings, recommendations } of reports) {
    // What begins an element or code in MDX is escaped; in Markdown that says the same.
    const body = [...findings, ...recommendations].map(
      ({ number, summary }) => `## ${number}\n\n${summary.replaceAll(/[<{]/g, "\\$&")}`,
    );
    writeFileSync(
      join(folder, `${id}${ending}`),
      `---\n${fields}title: ${JSON.stringify(title)}\n---\n\n${body.join("\n\n")}\n`,
    );
  }
  return reports.length;
}

function rowOf(growth: Growth): string {
  const { reports, site, plain, astro, pagefind, eleventy: other, files } = growth;
  const told = (cost: Cost | undefined) => (cost ? [cost.seconds.toFixed(1), cost.megabytes.toFixed(0)] : ["-", "-"]);
  const numbers = [
    String(reports),
    ...[site, plain, astro].flatMap(told),
    pagefind.toFixed(1),
    (site.seconds / (astro.seconds + pagefind)).toFixed(1),
    ...told(other),
    other ? (site.seconds / other.seconds).toFixed(1) : "-",
    String(files),
    (files / Math.max(1, reports)).toFixed(1),
    ...[
      ...[growth.megabytes, growth.home, growth.homeCompressed, growth.place],
      ...[growth.query, growth.queryOfAll, growth.searchHead, growth.searchParts, growth.largest.kilobytes],
    ].map((number) => number.toFixed(0)),
  ];
  return `${numbers.map((number) => number.padStart(width)).join("")}  ${growth.largest.page}`;
}
