import type { Loader } from "astro/loaders";
import { readOnce } from "#record/read.ts";
import type { Folder } from "#record/read.ts";
import type { RecordError } from "#record/problems.ts";

/** What an entry keeps beside its fields, as metadata of what is rendered. */
export interface EntryMetadata {
  readonly file: string;
  readonly places: unknown;
  readonly blocks: unknown;
}

/**
 * Fills a collection with what plain Node reads, by the very same code, so that nothing is checked twice or otherwise.
 *
 * The store is emptied first: an entry is never kept because its file is unchanged while a schema is not. At a build all
 * problems of all files end the first load, before anything is written; while a site is served for authors the entries that
 * were good last stay, and the problems are an entry of the collection "problems", for the page to show.
 */
export function contentLoader(folder: Folder | "evidence" | "problems"): Loader {
  return {
    name: `content-${folder}`,
    async load({ store, watcher, generateDigest, logger }) {
      const fill = (): RecordError | undefined => {
        const reading = readOnce(process.cwd());
        if ("error" in reading) {
          if (folder === "problems") store.set({ id: "problems", data: { problems: reading.error.problems } });
          return reading.error;
        }
        store.clear();
        if (folder === "problems") return undefined;
        const { content } = reading;
        if (folder === "evidence") {
          for (const [id, data] of content.evidence) store.set({ id, data: { ...data }, digest: generateDigest({ ...data }) });
          return undefined;
        }
        for (const { id, file, entry, body, places, blocks } of content[folder]) {
          const metadata: EntryMetadata = { file, places, blocks };
          store.set({ id, data: { ...entry }, body, filePath: file, digest: generateDigest(`${JSON.stringify(entry)}${body}`), rendered: { html: "", metadata: { ...metadata } } });
        }
        return undefined;
      };
      const error = fill();
      if (!watcher) {
        if (error) throw withoutStack(error);
        return;
      }
      if (error && folder === "problems") logger.error(error.message);
      watcher.add("content");
      watcher.on("all", (_, path) => {
        if (/[\\/]content[\\/][^\\/]+[\\/][^\\/]+\.(?:mdx|json|yaml)$/.test(path)) fill();
      });
    },
  };
}

/** What is wrong lies in the content: where in the code it was noticed helps nobody. */
function withoutStack(error: RecordError): RecordError {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
