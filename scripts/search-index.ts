import { mkdir, writeFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import pLimit from "p-limit";
import { close, createIndex } from "pagefind";
import { searchRecords } from "#publish/search.ts";
import type { SearchRecord } from "#publish/search.ts";
import { recordOfBuild } from "#record/read.ts";
import type { BuildStep } from "./after-build.ts";

/** How many records are on their way to Pagefind, which runs beside: that it never waits for the next one. */
const atOnce = 100;

/**
 * Makes the index of phrases, and the list of what it calls each record, by their numbers. Of Pagefind's files only those
 * are written that such a search loads.
 *
 * @throws Error when a record cannot be indexed or an index not be written
 */
export const searchIndex: BuildStep = async (dist, logger) => {
  const records = searchRecords(recordOfBuild(process.cwd()));
  await writePhrases(records, dist);
  logger.info(`${records.length} findings and recommendations`);
  await close();
};

async function writePhrases(records: readonly SearchRecord[], home: URL): Promise<void> {
  if (!records.length) return;
  const { index, errors } = await createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(`no search index: ${errors.join("; ")}`);
  const limit = pLimit(atOnce);
  await limit.map(records, async ({ url, content }) => {
    const added = await index.addCustomRecord({ url, language: "en", content });
    if (added.errors.length) throw new Error(`not indexed: ${url}: ${added.errors.join("; ")}`);
  });
  const { files, errors: faults } = await index.getFiles();
  if (faults.length) throw new Error(`search index not made: ${faults.join("; ")}`);
  await index.deleteIndex();
  for (const { path, content } of files.filter((file) => isAsked(file.path))) {
    const address = new URL(`pagefind/${path}`, home);
    await mkdir(new URL(".", address), { recursive: true });
    await writeFile(address, content);
  }
  const nameOf = new Map(
    files
      .filter(({ path }) => path.startsWith("fragment/"))
      .map(({ path, content }) => [urlIn(gunzipSync(content).toString()), path.slice("fragment/".length)]),
  );
  const names = records.map(({ url }) => {
    const name = nameOf.get(url);
    if (name === undefined) throw new Error(`not in the search index: ${url}`);
    return name.replace(/\..*$/, "");
  });
  await writeFile(new URL("pagefind/records.words", home), gzipSync(JSON.stringify(names), { level: 9 }));
}

/** Whether a search of phrases loads a file: none loads Pagefind's own interface, nor its file for each record. */
function isAsked(path: string): boolean {
  return /^(?:pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|[^/]+\.pf_meta|index\/.+)$/.test(path);
}

/** What Pagefind puts before the JSON of a record. */
const signature = "pagefind_dcd";

/** @throws SyntaxError where the text is none of Pagefind's records */
function urlIn(text: string): string {
  return (JSON.parse(text.slice(signature.length)) as { readonly url: string }).url;
}
