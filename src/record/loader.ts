import { fileURLToPath } from "node:url";
import type { Loader, LoaderContext } from "astro/loaders";
import { handOver } from "#record/handed-over.ts";
import { withoutStack } from "#record/problems.ts";
import type { RecordError } from "#record/problems.ts";
import type { Folder, Reading } from "#record/read.ts";

/** What an entry keeps beside its fields, as metadata of what is rendered. */
export interface EntryMetadata {
  readonly file: string;
  readonly places: unknown;
  readonly blocks: unknown;
}

export type CollectionName = Folder | "evidence" | "problems";

/**
 * Fills a collection with what plain Node reads, by the very same code, so that nothing is checked twice or otherwise.
 *
 * The store is emptied first: an entry is never kept because its file is unchanged while a schema is not. At a build all
 * problems of all files end the first load, before anything is written, and what was read is handed to the scripts of the
 * build as it is; while a site is served for authors the entries that were good last stay, and the problems are an entry
 * of the collection "problems", for the page to show.
 */
export function contentLoader(name: CollectionName): Loader {
  return {
    name: `content-${name}`,
    async load(context) {
      const { watcher, config, logger } = context;
      // Imported at each load: while a site is served, the code that reads content may have changed since the last.
      const { readOnce } = await import("#record/read.ts");
      const root = fileURLToPath(config.root);
      const fill = () => {
        const reading = readOnce(root, !watcher);
        if (!watcher && !("error" in reading)) handOver(root, reading);
        return fillCollection(name, reading, context, Boolean(watcher));
      };
      const error = fill();
      if (!watcher) {
        if (error) throw withoutStack(error);
        return;
      }
      if (error && name === "problems") logger.error(error.message);
      watcher.add("content");
      watcher.on("all", (_, path) => {
        if (/[\\/]content[\\/][^\\/]+[\\/][^\\/]+\.(?:mdx|json|yaml)$/.test(path)) fill();
      });
    },
  };
}

/**
 * Puts what was read in the place of what a collection held; where there are problems, only in that of problems.
 *
 * @param withPlaces  whether each entry keeps where its fields were written: after its first load a build has no problem to
 * tell, and of a large record they would be two fifths of what is stored
 * @returns what is wrong with the content
 */
function fillCollection(
  name: CollectionName,
  reading: Reading,
  { store, generateDigest }: Pick<LoaderContext, "store" | "generateDigest">,
  withPlaces: boolean,
): RecordError | undefined {
  const error = "error" in reading ? reading.error : undefined;
  if (name === "problems") {
    // One entry even where nothing is wrong: of a collection without entries Astro says that it may be missing.
    store.set({ id: "problems", data: { problems: error?.problems ?? [] } });
    return error;
  }
  if ("error" in reading) return reading.error;
  store.clear();
  const { content } = reading;
  if (name === "evidence") {
    for (const [id, data] of content.evidence) {
      store.set({ id, data: { ...data }, digest: generateDigest({ ...data }) });
    }
    return undefined;
  }
  for (const read of content[name]) {
    const { id, file, entry, blocks } = read;
    const metadata: EntryMetadata = { file, places: withPlaces ? read.places : {}, blocks };
    const digest = generateDigest(JSON.stringify([entry, blocks]));
    store.set({
      id,
      data: { ...entry },
      filePath: file,
      digest,
      rendered: { html: "", metadata: { ...metadata } },
    });
  }
  return undefined;
}
