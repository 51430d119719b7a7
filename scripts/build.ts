/**
 * Builds the site into dist/, which stays as it was until the new one is whole: npm run build
 *
 * Astro's own `astro build` writes into dist/ from its first page on; hosts that call it start from nothing.
 */
import { enableCompileCache } from "node:module";
import { relative } from "node:path";
import { RecordError } from "#record/problems.ts";
import { onOneLine } from "#schema/problem.ts";
import { publicBase } from "#urls.ts";
import { CommandError, argumentsOf, command, runIfAsked } from "./command.ts";
import { replaceSite } from "./swap.ts";
import { faultsOf } from "./whole-site.ts";

/**
 * What bundles the pages' code gives memory back as soon as it needs it no more. With Node's own, which package.json tells to
 * collect early, a build holds a third less at its most and takes as long.
 */
export const bundlerMemory = { MIMALLOC_PURGE_DELAY: "0" };

/** More than these help nobody. */
const mostFaults = 20;

export const build = command(async (root, args) => {
  argumentsOf(args, { usage: "npm run build" });
  checkAddress(process.env["SITE_URL"]);
  try {
    await replaceSite({ root, make: (folder) => makeSite(root, folder), say: (line) => console.log(line) });
    return { status: 0, stdout: "", stderr: "" };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    return { status: 1, stdout: "", stderr: `\n${failureToWords(error)}\n` };
  }
});

/**
 * @param site  where the site will be read, if that is known
 * @throws CommandError where addresses cannot begin with it
 */
function checkAddress(site: string | undefined): void {
  if (!site || (/^https?:\/\/[^\s?#@/]+(?:\/[^\s?#]*)?$/.test(site) && URL.canParse(site))) return;
  throw new CommandError(
    `SITE_URL "${onOneLine(site)}" is no address at which a site can be read. Write it with its path and nothing behind, such as https://example.org/some/path/. dist/ is as it was.`,
  );
}

/** @throws CommandError where what was made is not whole */
async function makeSite(root: string, folder: string): Promise<void> {
  // As Astro's own command does: what is read once is kept read.
  if (!process.env["CI"]) enableCompileCache();
  Object.assign(process.env, bundlerMemory);
  const { build } = await import("astro");
  await build({ root, outDir: relative(root, folder) });
  const faults = faultsOf(folder, publicBase());
  if (!faults.length) return;
  const more = faults.length > mostFaults ? [`and ${faults.length - mostFaults} more`] : [];
  throw new CommandError(
    ["The site that was built is not whole. dist/ is as it was.", ...faults.slice(0, mostFaults), ...more].join("\n  "),
  );
}

/** As Node has it, and as what bundles the pages' code prints it. */
const diskFull = /^ENOSPC$|^EDQUOT$|No space left on device|not enough space on the disk|Disk quota exceeded/;

/** What lies in the content is told as it is; of all else the code must be known. */
export function failureToWords(error: unknown): string {
  if (!(error instanceof Error)) return `The build stopped: ${String(error)} dist/ is as it was.`;
  if (diskFull.test("code" in error ? String(error.code) : error.message))
    return "The disk is full. dist/ is as it was.";
  const { loc } = error as { readonly loc?: { readonly file?: string; readonly line?: number } };
  const told =
    error.name === RecordError.name ? [error.message] : [loc?.file && `${loc.file}:${loc.line ?? 1}`, error.stack];
  return [...told.filter(Boolean), "The build stopped. dist/ is as it was."].join("\n");
}

await runIfAsked(import.meta.url, build);
