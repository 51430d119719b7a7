import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { close, createIndex } from "pagefind";
import type { BuildStep } from "./after-build.ts";
import type { SearchRecord } from "#publish/search.ts";

/**
 * Makes the search index from the published search records.
 *
 * @throws Error when a record cannot be indexed or the index not be written
 */
export const searchIndex: BuildStep = async (dist, logger) => {
  const records = JSON.parse(await readFile(new URL("data/search.json", dist), "utf8")) as SearchRecord[];
  const { index, errors } = await createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(`no search index: ${errors.join("; ")}`);
  for (const { url, language, content, meta, sort } of records) {
    const added = await index.addCustomRecord({ url, language, content, meta, sort });
    if (added.errors.length) throw new Error(`not indexed: ${meta["record"]}: ${added.errors.join("; ")}`);
  }
  const written = await index.writeFiles({ outputPath: fileURLToPath(new URL("pagefind", dist)) });
  if (written.errors.length) throw new Error(`search index not written: ${written.errors.join("; ")}`);
  await close();
  logger.info(`${records.length} findings and recommendations`);
};
