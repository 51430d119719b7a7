import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { layOutProject } from "../../scripts/project-folder.ts";

/** A copy of the project to build and to break, without touching dist/ or content/ of the real one. */
export interface ProjectCopy {
  readonly root: string;
  /** Builds as `npm run build` does; where it makes pages alone, as Astro's own command does: no such site is whole. */
  readonly build: (options?: { readonly env?: NodeJS.ProcessEnv }) => Promise<BuildResult>;
  /** Begins a build and does not wait for it: a process that leads a group of its own, with all that it starts. */
  readonly begin: () => ChildProcessByStdio<null, Readable, Readable>;
  /** Each file of its dist/ with its fingerprint. */
  readonly fingerprints: () => Record<string, string>;
  readonly remove: () => void;
}

export interface BuildResult {
  readonly status: number | null;
  /** All that was printed, without colours. */
  readonly output: string;
}

/**
 * @param path         folders between the temporary folder and the copy
 * @param isPagesOnly  whether its build makes pages and data alone: pictures cost as much as these where they differ
 *                     from the real ones, and the search index half as much
 */
export function copyProject(path = "project", { isPagesOnly = false } = {}): ProjectCopy {
  const temporary = mkdtempSync(join(tmpdir(), "inspection-record-"));
  const root = join(temporary, path);
  layOutProject(process.cwd(), root);
  if (isPagesOnly)
    writeFileSync(
      join(root, "scripts/after-build.ts"),
      'export const afterBuild = () => ({ name: "nothing", hooks: {} });\n',
    );
  const buildCommand = isPagesOnly
    ? [join("node_modules", "astro", "bin", "astro.mjs"), "build"]
    : [join("scripts", "build.ts")];
  const begin = (env: NodeJS.ProcessEnv = {}, detached = false) => {
    // As from an author's shell: without what Vitest adds.
    const { BASE_URL, DEV, MODE, NODE_ENV, PROD, SITE_URL, SSR, TEST, VITEST, ...shell } = process.env;
    return spawn(process.execPath, buildCommand, {
      cwd: root,
      env: { ...shell, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached,
    });
  };
  const build = async ({ env }: { readonly env?: NodeJS.ProcessEnv } = {}): Promise<BuildResult> => {
    const program = begin(env);
    const printed = Promise.all([text(program.stdout), text(program.stderr)]);
    const status = await new Promise<number | null>((done, failed) => program.on("error", failed).on("close", done));
    return { status, output: (await printed).join("") };
  };

  return {
    root,
    build,
    begin: () => begin({}, true),
    fingerprints: () => fingerprintsIn(join(root, "dist")),
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  };
}

/** Each file of a built site with its fingerprint. */
export function fingerprintsIn(dist: string): Record<string, string> {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const named = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(
    named.map((file) => [file.slice(dist.length + 1), createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );
}
