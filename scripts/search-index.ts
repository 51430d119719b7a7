import { mkdir, readFile, writeFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { close, createIndex } from "pagefind";
import type { BuildStep } from "./after-build.ts";
import type { SearchRecord } from "#publish/search.ts";

/**
 * Makes the index of phrases from the published search records, and the list of what it calls them, by their numbers. Of
 * Pagefind's files only those are written that such a search loads.
 *
 * @throws Error when a record cannot be indexed or an index not be written
 */
export const searchIndex: BuildStep = async (dist, logger) => {
  const records = JSON.parse(await readFile(new URL("data/search.json", dist), "utf8")) as SearchRecord[];
  await writePhrases(records, dist);
  logger.info(`${records.length} findings and recommendations`);
  await close();
};

async function writePhrases(records: readonly SearchRecord[], home: URL): Promise<void> {
  if (!records.length) return;
  const { index, errors } = await createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(`no search index: ${errors.join("; ")}`);
  for (const { url, language, content, meta } of records) {
    const added = await index.addCustomRecord({ url, language, content, meta });
    if (added.errors.length) throw new Error(`not indexed: ${meta["record"]}: ${added.errors.join("; ")}`);
  }
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
      .map(({ path, content }) => [recordOf(gunzipSync(content).toString()), path.slice("fragment/".length)]),
  );
  const names = records.map(({ meta }) => {
    const name = nameOf.get(meta["record"]);
    if (name === undefined) throw new Error(`not in the search index: ${meta["record"]}`);
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
function recordOf(text: string): string | undefined {
  const { meta } = JSON.parse(text.slice(signature.length)) as { readonly meta: SearchRecord["meta"] };
  return meta["record"];
}
