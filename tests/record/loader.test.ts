import { EventEmitter } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { LoaderContext } from "astro/loaders";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { Content } from "#record/content.ts";
import { handedOver } from "#record/handed-over.ts";
import { loadContent, loadRecord } from "#record/load.ts";
import { contentLoader } from "#record/loader.ts";
import type { CollectionName } from "#record/loader.ts";
import { folders, readContent, readRecord, recordOfBuild } from "#record/read.ts";

interface Entry {
  readonly id: string;
  readonly data: unknown;
}

/** What Astro keeps, by collection. */
const stored = new Map<CollectionName, Map<string, Entry>>();

vi.mock("astro:content", () => ({
  getCollection: (name: CollectionName) => Promise.resolve([...(stored.get(name)?.values() ?? [])]),
}));

const names: readonly CollectionName[] = [
  ...(Object.keys(folders) as (keyof typeof folders)[]),
  "evidence",
  "problems",
];
const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
const theme = "content/themes/plans.mdx";
let seconds = 0;

beforeEach(() => {
  rmSync(join(root, "content"), { recursive: true, force: true });
  cpSync("content", join(root, "content"), { recursive: true });
  stored.clear();
});

afterAll(() => rmSync(root, { recursive: true }));

/** Loads every collection as Astro does, keeping plain data only, as it does. */
async function load(watcher?: EventEmitter): Promise<void> {
  const settings = {
    logger: { error: vi.fn() },
    generateDigest: JSON.stringify,
    config: { root: pathToFileURL(`${root}/`) },
  };
  for (const name of names) {
    const entries = stored.get(name) ?? new Map<string, Entry>();
    stored.set(name, entries);
    const store = {
      clear: () => entries.clear(),
      set: (entry: Entry) => entries.set(entry.id, structuredClone(entry)),
    };
    await contentLoader(name).load({ ...settings, store, watcher } as unknown as LoaderContext);
  }
}

/** All that can be reached from a value, each thing once, with what refers to what. */
function written(whole: unknown): string {
  const ids = new Map<object, number>();
  const things: unknown[] = [];
  const write = (value: unknown): unknown => {
    if (value === undefined) return { undefined: true };
    if (typeof value !== "object" || value === null) return value;
    const known = ids.get(value);
    if (known !== undefined) return { thing: known };
    const id = ids.size;
    ids.set(value, id);
    const parts = value instanceof Map || value instanceof Set ? [...value] : Object.entries(value);
    things[id] = [value.constructor.name, parts.map((part) => (Array.isArray(part) ? part.map(write) : write(part)))];
    return { thing: id };
  };
  write(whole);
  return JSON.stringify(things, null, 1);
}

/** As chokidar, which Astro watches files with. */
function watcherOf(): EventEmitter {
  return Object.assign(new EventEmitter().setMaxListeners(0), { add: vi.fn() });
}

/** Writes a file otherwise, at a time that cannot be that of its last change. */
function rewrite(file: string, written: RegExp, instead: string): void {
  const text = readFileSync(join(root, file), "utf8");
  expect(text).toMatch(written);
  writeFileSync(join(root, file), text.replace(written, instead));
  seconds += 5;
  utimesSync(join(root, file), new Date(), new Date(Date.now() + seconds * 1000));
}

const namesOfThemes = () => [...stored.get("themes")!.values()].map(({ data }) => (data as { name: string }).name);

/** As a build keeps it, which has no problem to tell after its first load. */
function withoutPlaces({ evidence, ...folders }: Content): Content {
  const without = Object.entries(folders).map(([name, files]) => [
    name,
    files.map((file) => ({ ...file, places: {} })),
  ]);
  return { ...(Object.fromEntries(without) as typeof folders), evidence };
}

test("the record that pages are given is the one that plain Node reads", async () => {
  await load();
  expect(await loadContent()).toEqual(withoutPlaces(readContent(root)));
  const record = await loadRecord();
  expect(record.findings.length).toBeGreaterThan(1000);
  // As text: what refers to each other in circles would be compared without end.
  expect(written(record)).toBe(written(readRecord(root)));
});

test("what a build has read is handed to its scripts", async () => {
  await load();
  expect(handedOver(root)?.content).toEqual(readContent(root));
  expect(recordOfBuild(root)).toBe(handedOver(root)!.record);
  expect(handedOver(join(root, "content"))).toBeUndefined();
});

test("an entry that Astro kept from before is not taken for one that is read", async () => {
  stored.set("themes", new Map([["heating", { id: "heating", data: { name: "Heating" } }]]));
  await load();
  expect(namesOfThemes()).toHaveLength(readContent(root).themes.length);
  expect(namesOfThemes()).not.toContain("Heating");
});

test("at a build every problem of all files ends the first load", async () => {
  rewrite(theme, /^order: .*$/m, "order: first");
  rewrite("content/prose/method.mdx", /<ThemeTable \/>/, "<Chart />");
  // As in a new process: a build asks for no file's time.
  vi.resetModules();
  await expect(load()).rejects.toThrow(/Element <Chart> is not known[^]*Order "first" is not a number/);
});

test("while a site is served the last good entries stay, problems are told, and it recovers when they are mended", async () => {
  const watcher = watcherOf();
  await load(watcher);
  expect(await loadContent()).toEqual(readContent(root));
  const before = namesOfThemes();
  expect(stored.get("problems")!.get("problems")!.data).toEqual({ problems: [] });

  rewrite(theme, /^name: .*$/m, "nme: Plans");
  rewrite("content/prose/method.mdx", /<ThemeTable \/>/, "<Chart />");
  watcher.emit("all", "change", join(root, theme));
  expect(namesOfThemes()).toEqual(before);
  await expect(loadRecord()).rejects.toThrow(/Element <Chart> is not known[^]*Field "name": Name is missing/);

  rewrite(theme, /^nme: .*$/m, "name: Plans anew");
  rewrite("content/prose/method.mdx", /<Chart \/>/, "<ThemeTable />");
  watcher.emit("all", "change", join(root, theme));
  expect(namesOfThemes()).toContain("Plans anew");
  expect((await loadRecord()).themes.map(({ name }) => name)).toContain("Plans anew");
});

test("what is no content changes nothing", async () => {
  const watcher = watcherOf();
  await load(watcher);
  rewrite(theme, /^name: .*$/m, "name: Plans anew");
  watcher.emit("all", "change", join(root, "src/pages/index.astro"));
  expect(namesOfThemes()).not.toContain("Plans anew");
});
