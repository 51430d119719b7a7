/** Makes the search index from the published search records: the last step of `npm run build`. */
import { existsSync, readFileSync } from "node:fs";
import { close, createIndex } from "pagefind";
import type { SearchRecord } from "#publish/search.ts";

const recordsFile = "dist/data/search.json";
if (!existsSync(recordsFile)) {
  console.error(`${recordsFile} is missing. Build the pages first: npm run build`);
  process.exit(1);
}
const records = JSON.parse(readFileSync(recordsFile, "utf8")) as SearchRecord[];

const { index, errors } = await createIndex({ forceLanguage: "en" });
if (!index) throw new Error(`no search index: ${errors.join("; ")}`);
for (const { url, language, content, meta, filters, sort } of records) {
  const added = await index.addCustomRecord({ url, language, content, meta, filters: filters as Record<string, string[]>, sort });
  if (added.errors.length) throw new Error(`not indexed: ${meta["record"]}: ${added.errors.join("; ")}`);
}
const written = await index.writeFiles({ outputPath: "dist/pagefind" });
if (written.errors.length) throw new Error(`search index not written: ${written.errors.join("; ")}`);
await close();
console.log(`Search index: ${records.length} findings and recommendations`);
