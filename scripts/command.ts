import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** What a command prints and how it ends, as a shell tells. */
export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param root  the project's folder; addresses among the arguments are read from there */
export type Command = (root: string, args: readonly string[]) => Promise<CommandResult>;

/** Ends a command, with a message to the person who gave it. */
export class CommandError extends Error {
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

/** A command that tells of a `CommandError` as a shell does. */
export function command(run: (root: string, args: readonly string[]) => Promise<CommandResult>): Command {
  return async (root, args) => {
    try {
      return await run(root, args);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return { status: error.status, stdout: "", stderr: `${error.message}\n` };
    }
  };
}

/** Runs a command when its own file is what Node was asked to run, and not when another file imports it. */
export async function runIfAsked(url: string, run: Command): Promise<void> {
  const [, asked] = process.argv;
  if (!asked || pathToFileURL(realpathSync(asked)).href !== url) return;
  const { status, stdout, stderr } = await run(process.cwd(), process.argv.slice(2));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = status;
}
