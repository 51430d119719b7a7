import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "./command.ts";

export interface PairOfBuilds {
  /** Processor seconds of the build in the first folder, and in the second. */
  readonly here: number;
  readonly there: number;
}

/** Builds two checkouts in turns, the one that goes first changing, so that what else the machine does meets both. */
export function* pairsOfBuilds(here: string, there: string, pairs: number): Generator<PairOfBuilds> {
  for (let pair = 0; pair < pairs; pair++) {
    const folders = pair % 2 ? [there, here] : [here, there];
    const costs = folders.map((folder) => processorSeconds("npm", ["run", "build"], folder));
    const [first, second] = pair % 2 ? costs.toReversed() : costs;
    yield { here: first!, there: second! };
  }
}

/**
 * What a command costs: user and system time of it and of all processes that it waits for, in seconds.
 *
 * A shell tells it: Node knows only of its own process.
 *
 * @throws Error with what the command printed, when it fails
 */
export function processorSeconds(
  command: string,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): number {
  if (!existsSync(join(folder, "package.json"))) throw new Error(`not a checkout of the project: ${folder}`);
  const script = `"$@" >&2; status=$?; times; exit $status`;
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script, "sh", command, ...args], {
    cwd: folder,
    env: { ...process.env, ...env, LC_ALL: "C" },
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0) throw new CommandError(`${command} ${args.join(" ")} failed in ${folder}:\n${stderr}`);
  return secondsOfChildren(stdout);
}

/** @param told  two lines of `times`, "0m0.01s 0m0.00s": of the shell itself, then of what it ran */
export function secondsOfChildren(told: string): number {
  const [, children = ""] = told.trim().split("\n");
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  if (times.length !== 2) throw new Error(`no times: ${told}`);
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}
