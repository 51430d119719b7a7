import type { InspectionRecord } from "#domain/record.ts";
import type { Content } from "#record/content.ts";

/** What a build has read of content/ and found to be without fault. */
export interface HandedOver {
  readonly content: Content;
  readonly record: InspectionRecord;
}

/**
 * A build runs this code as several sets of modules in one process: those of Astro's configuration and of the loaders of
 * collections among them. What the loaders have read is handed to the scripts of the build, so that none reads it again.
 */
const place = Symbol.for("inspection-record: what a build has read");

const shared = globalThis as { [place]?: { readonly root: string; readonly read: HandedOver } };

/**
 * Leaves what a build has read for the rest of it, in the place of what an earlier build left.
 *
 * @param root  the project's folder
 */
export function handOver(root: string, read: HandedOver): void {
  shared[place] = { root: plain(root), read };
}

/** What the build of a project has read, if one runs in this process. */
export function handedOver(root: string): HandedOver | undefined {
  const left = shared[place];
  return left?.root === plain(root) ? left.read : undefined;
}

/** The same folder is named with a slash at its end and without. */
function plain(root: string): string {
  return root.replace(/[\\/]$/, "");
}
