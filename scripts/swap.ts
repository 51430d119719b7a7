import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { CommandError, refusalOf } from "./command.ts";

/** Beside dist/, so that both are on one disk and a built site changes its place by its name alone. */
const workshop = ".dist";

/** What ends a process from outside and lets it say a last word. */
const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** Where and for whom a site is made. */
export interface Swap {
  /** The project's folder, in which dist/ lies. */
  readonly root: string;
  /** Makes the whole site in a folder of its own, or throws: only what returns comes to be dist/. */
  readonly make: (folder: string) => Promise<void>;
  readonly say: (line: string) => void;
}

/**
 * Makes dist/ anew: beside it first, in its place when it is whole. Until then, and whatever breaks it off, dist/ stays
 * as it was. Two renamings put the new site in its place; should a process be ended between them, the next build first
 * puts the former one back. (A link, `dist`, could be changed by one, but hosts and archives are given a folder.)
 *
 * @throws CommandError  where another build is under way, or the folder cannot be replaced
 * @throws whatever `make` throws
 */
export async function replaceSite({ root, make, say }: Swap): Promise<void> {
  const folder = join(root, workshop);
  const lock = told(() => {
    mkdirSync(folder, { recursive: true });
    return takeLock(join(folder, "lock"));
  });
  const made = join(folder, `new-${process.pid}`);
  const end = () => {
    // What a build that is broken off still writes may be in the way; the next one clears it.
    if (lock.isMine()) tryTo(() => rmSync(made, { recursive: true, force: true }));
    lock.release();
  };
  const breakOff = () => {
    end();
    say("\nThe build was broken off. dist/ is as it was.");
  };
  const stop = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  process.once("exit", breakOff);
  for (const signal of signals) process.once(signal, stop);
  try {
    told(() => {
      putBack(root, say);
      mkdirSync(made);
    });
    await make(made);
    if (!lock.isMine())
      throw new CommandError("Another build began while this one was under way: this one was not put in its place.");
    putInPlace(root, made);
  } finally {
    process.off("exit", breakOff);
    for (const signal of signals) process.off(signal, stop);
    end();
  }
}

/** What the folder beside dist/ cannot be used for is said of it, and not of this code. */
function told<Value>(step: () => Value): Value {
  try {
    return step();
  } catch (error) {
    throw refusalOf(error, 1) ?? error;
  }
}

/** What a build puts beside dist/: all else there is somebody's. */
const ownNames = /^(?:last|new-\d+)$/;

/** Mends and clears what a build left that was ended without a last word. */
function putBack(root: string, say: (line: string) => void): void {
  const folder = join(root, workshop);
  const left = readdirSync(folder).filter((name) => ownNames.test(name));
  if (!left.length) return;
  if (left.includes("last") && !existsSync(join(root, "dist"))) {
    renameSync(join(folder, "last"), join(root, "dist"));
    say("An earlier build was broken off while it replaced dist/: the site before it is back in its place.");
  } else say("An earlier build was broken off: what it left is cleared, dist/ is as it was.");
  for (const name of left) rmSync(join(folder, name), { recursive: true, force: true });
}

function putInPlace(root: string, made: string): void {
  const dist = join(root, "dist");
  const last = join(root, workshop, "last");
  const hadSite = existsSync(dist);
  try {
    if (hadSite) renameSync(dist, last);
    try {
      renameSync(made, dist);
    } catch (error) {
      if (hadSite) renameSync(last, dist);
      throw error;
    }
  } catch (error) {
    throw new CommandError(
      `dist/ cannot be replaced as a whole (${error instanceof Error ? error.message : String(error)}). Close what holds it, or let it be a folder of the same disk.`,
    );
  }
  tryTo(() => rmSync(last, { recursive: true, force: true }));
}

interface Lock {
  /** Not where another build took it for that of a dead process. */
  readonly isMine: () => boolean;
  readonly release: () => void;
}

/** @throws CommandError where a living process has it; that of a dead one is taken over */
function takeLock(path: string): Lock {
  const mine = processName(process.pid);
  const holder = () => {
    try {
      // A pipe would be waited for.
      return statSync(path).isFile() ? readFileSync(path, "utf8") : undefined;
    } catch {
      return undefined;
    }
  };
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
        rmSync(path, { force: true });
        throw error;
      }
      const pid = holder();
      if (pid !== undefined && isAlive(pid))
        throw new CommandError(
          `Another build is under way (process ${pid.split(" ")[0]}): this one was not begun, dist/ is as it was. Wait for it, or delete ${workshop}/lock if there is none.`,
        );
      // No build makes a folder of this name: one is left to whoever made it, and refused.
      rmSync(path, { force: true });
    }
  }
  const isMine = () => holder() === mine;
  return { isMine, release: () => isMine() && rmSync(path, { force: true }) };
}

/** @param name  of a process: its number, and when it began where the system tells: numbers are used again */
function isAlive(name: string): boolean {
  const pid = Number(name.split(" ")[0]);
  // The number 0 is that of the own group.
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return processName(pid) === name;
}

function processName(pid: number): string {
  try {
    // The twentieth after the name of the program, which stands in brackets and may hold spaces.
    return `${pid} ${readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ")[19]}`;
  } catch {
    return `${pid} `;
  }
}

function tryTo(step: () => void): void {
  try {
    step();
  } catch {
    // What is left is cleared by the next build.
  }
}
