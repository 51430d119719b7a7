import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How long what no build asks for is kept. */
const daysKept = 30;
const day = 24 * 60 * 60 * 1000;

/** What was made in an earlier build, by the fingerprint of all that it was made of: it can be missing, and never stale. */
export interface Cache {
  /** What was kept under a fingerprint, or else what `make` gives, which is then kept. */
  readonly take: (fingerprint: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
  /** How many were made anew. */
  readonly made: () => number;
}

/**
 * @param folder  is made if it is not there; what no build has taken from it for 30 days is thrown away
 */
export function openCache(folder: string): Cache {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > daysKept * day) rmSync(path);
  }
  let count = 0;
  return {
    made: () => count,
    async take(fingerprint, make) {
      const path = join(folder, fingerprint);
      const kept = readIfThere(path);
      if (kept) {
        const now = new Date();
        utimesSync(path, now, now);
        return kept;
      }
      const made = await make();
      count += 1;
      // Under its name only once it is whole: a build that is broken off leaves no half of it.
      const unfinished = `${path}.${process.pid}`;
      writeFileSync(unfinished, made);
      renameSync(unfinished, path);
      return made;
    },
  };
}

/** Of all that a result is made of, in order. */
export function fingerprintOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  // The length stands before each part: "ab", "c" is not "a", "bc".
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex");
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
