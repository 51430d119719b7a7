/**
 * Ends builds at random moments, and looks after each whether the last good site is whole and the next build is free.
 *
 *   npm run kills -- --seed 7 --count 40   other moments, and more of them
 *
 * It builds in a copy of the project, never in dist/. Exits 1 where a site was not whole or a build was hindered.
 */
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "#domain/seeded-random.ts";
import { copyProject, fingerprintsIn } from "../tests/site/project-copy.ts";
import { CommandError, argumentsOf, command, runIfAsked, wholeNumber } from "./command.ts";
import { replaceSite } from "./swap.ts";

/** Each file of a site with its fingerprint. */
type Site = Readonly<Record<string, string>>;

/** A file that the site before has and no build makes: where it lies beside files of a build, two sites are mixed. */
const mark = "site-before.txt";

export const kills = command(async (_, args) => {
  const { values } = argumentsOf(args, {
    options: { seed: { type: "string", default: "1" }, count: { type: "string", default: "20" } },
  });
  const random = seededRandom(wholeNumber("seed", values.seed));
  const count = wholeNumber("count", values.count, { from: 1, to: 10_000 });
  if (process.platform === "win32")
    throw new CommandError("Windows cannot end a group of processes at once: try this on another system.");

  const copy = copyProject();
  let group = 0;
  const end = () => {
    if (group) process.kill(-group, "SIGKILL");
    group = 0;
  };
  const tidy = () => {
    end();
    copy.remove();
  };
  process.once("exit", tidy);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]));

  const start = performance.now();
  const whole = async () => {
    const { status, output } = await copy.build();
    if (status !== 0) throw new CommandError(`A build that nobody ended failed:\n${output}`);
    return copy.fingerprints();
  };
  const next = await whole();
  const length = performance.now() - start;
  console.log(`An undisturbed build takes ${seconds(length)} and makes ${Object.keys(next).length} files.`);

  const states: Record<State, number> = { "the site before": 0, "the new site": 0 };
  let faults = 0;
  for (let number = 1; number <= count; number++) {
    writeFileSync(join(copy.root, "dist", mark), "");
    const before = copy.fingerprints();
    const moment = random() * length;
    const build = copy.begin();
    group = build.pid!;
    let said = "";
    build.stderr.resume();
    build.stdout.on("data", (part: Buffer) => (said += part.toString()));
    const ended = once(build, "exit").then(() => (group = 0));
    await Promise.race([wait(moment), ended]);
    const isKilled = group !== 0;
    end();
    await ended;
    const { state, fault } = await afterKill(copy.root, { before, next });
    if (state) states[state] += 1;
    else faults += 1;
    console.log(
      `${number}: ${isKilled ? `killed after ${seconds(moment)}` : "ended before it was killed"}, ` +
        `having said "${said.trimEnd().split("\n").at(-1)}"; ${state ? `${state} stands whole` : fault}`,
    );
  }
  const isAlike = difference(await whole(), next) === undefined;
  process.off("exit", tidy);
  tidy();
  const told = Object.entries(states).map(([state, times]) => `${state} whole: ${times}`);
  return {
    status: faults || !isAlike ? 1 : 0,
    stdout: `${count} builds: ${told.join(", ")}, not whole or hindering the next: ${faults}; a build after them is ${isAlike ? "the same in every byte" : "another"}\n`,
    stderr: "",
  };
});

type State = "the site before" | "the new site";

/** Which site stands whole, or what is wrong. */
type Left =
  { readonly state: State; readonly fault?: undefined } | { readonly state?: undefined; readonly fault: string };

/**
 * What a build left that was killed: one of two whole sites, and what the next build can begin with.
 *
 * @param root   the project's folder
 * @param sites  the one that stood in dist/ before, and the one that was being built
 */
export async function afterKill(
  root: string,
  { before, next }: { readonly before: Site; readonly next: Site },
): Promise<Left> {
  const dist = join(root, "dist");
  const look = (): Left => {
    const left = fingerprintsIn(dist);
    const otherThanBefore = difference(left, before);
    if (otherThanBefore === undefined) return { state: "the site before" };
    if (difference(left, next) === undefined) return { state: "the new site" };
    return { fault: `dist/ is neither: ${otherThanBefore}` };
  };
  // Between two renamings there is none, until the next build puts it back.
  const found = existsSync(dist) ? look() : undefined;
  if (found?.fault) return found;
  const begun = new Error("begun");
  try {
    await replaceSite({ root, make: () => Promise.reject(begun), say: () => undefined });
  } catch (error) {
    if (error !== begun) return { fault: `the next build is hindered: ${String(error)}` };
  }
  return existsSync(dist) ? look() : { fault: "there is no dist/" };
}

/** The first file in which two sites differ. */
function difference(one: Site, other: Site): string | undefined {
  return Object.keys({ ...one, ...other }).find((file) => one[file] !== other[file]);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

await runIfAsked(import.meta.url, kills);
