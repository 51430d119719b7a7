import { mkdir, writeFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import pLimit from "p-limit";
import { close, createIndex } from "pagefind";
import { phraseTexts } from "#publish/search.ts";
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
  const texts = phraseTexts(recordOfBuild(process.cwd()));
  await writePhrases(texts, dist);
  logger.info(`${texts.length} findings and recommendations`);
  await close();
};

async function writePhrases(texts: readonly string[], home: URL): Promise<void> {
  if (!texts.length) return;
  const { index, errors } = await createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(`no search index: ${errors.join("; ")}`);
  const limit = pLimit(atOnce);
  await limit.map(texts, async (content, number) => {
    // Pagefind looks for each address among those before it: short ones take it a third less time.
    const added = await index.addCustomRecord({ url: String(number), language: "en", content });
    if (added.errors.length) throw new Error(`not indexed: ${content}: ${added.errors.join("; ")}`);
  });
  const { files, errors: faults } = await index.getFiles();
  if (faults.length) throw new Error(`search index not made: ${faults.join("; ")}`);
  await index.deleteIndex();
  for (const { path, content } of files.filter((file) => isAsked(file.path))) {
    const address = new URL(`pagefind/${path}`, home);
    await mkdir(new URL(".", address), { recursive: true });
    await writeFile(address, content);
  }
  const names = texts.map(() => "");
  for (const { path, content } of files.filter((file) => file.path.startsWith("fragment/")))
    names[numberIn(gunzipSync(content).toString())] = path.slice("fragment/".length).replace(/\..*$/, "");
  const missing = names.indexOf("");
  if (missing >= 0) throw new Error(`not in the search index: ${texts[missing]}`);
  await writeFile(new URL("pagefind/records.words", home), gzipSync(JSON.stringify(names), { level: 9 }));
}

/** Whether a search of phrases loads a file: none loads Pagefind's own interface, nor its file for each record. */
function isAsked(path: string): boolean {
  return /^(?:pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|[^/]+\.pf_meta|index\/.+)$/.test(path);
}

/** What Pagefind puts before the JSON of a record. */
const signature = "pagefind_dcd";

/** @throws SyntaxError where the text is none of Pagefind's records */
function numberIn(text: string): number {
  return Number((JSON.parse(text.slice(signature.length)) as { readonly url: string }).url);
}
