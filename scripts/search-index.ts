import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { close, createIndex } from "pagefind";
import type { BuildStep } from "./after-build.ts";
import type { SearchRecord } from "#publish/search.ts";

/**
 * Makes the index of phrases from the published search records, and the list of what it calls them, by their numbers.
 *
 * @throws Error when a record cannot be indexed or the index not be written
 */
export const searchIndex: BuildStep = async (dist, logger) => {
  const records = JSON.parse(await readFile(new URL("data/search.json", dist), "utf8")) as SearchRecord[];
  const { index, errors } = await createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(`no search index: ${errors.join("; ")}`);
  for (const { url, language, content, meta } of records) {
    const added = await index.addCustomRecord({ url, language, content, meta });
    if (added.errors.length) throw new Error(`not indexed: ${meta["record"]}: ${added.errors.join("; ")}`);
  }
  const written = await index.writeFiles({ outputPath: fileURLToPath(new URL("pagefind", dist)) });
  if (written.errors.length) throw new Error(`search index not written: ${written.errors.join("; ")}`);
  const { files } = await index.getFiles();
  await close();
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
  await writeFile(new URL("pagefind/records.words", dist), gzipSync(JSON.stringify(names), { level: 9 }));
  logger.info(`${records.length} findings and recommendations`);
};

/** What Pagefind puts before the JSON of a record. */
const signature = "pagefind_dcd";

/** @throws SyntaxError where the text is none of Pagefind's records */
function recordOf(text: string): string | undefined {
  const { meta } = JSON.parse(text.slice(signature.length)) as { readonly meta: SearchRecord["meta"] };
  return meta["record"];
}
