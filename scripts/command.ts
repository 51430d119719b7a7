import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";

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

/**
 * A command that tells of a `CommandError` as a shell does.
 *
 * @param refused  the status where a file cannot be had; another than 1 where that says something else
 */
export function command(
  run: (root: string, args: readonly string[]) => CommandResult | Promise<CommandResult>,
  refused = 1,
): Command {
  return async (root, args) => {
    try {
      return await run(root, args);
    } catch (error) {
      const told = error instanceof CommandError ? error : refusalOf(error, refused);
      if (!told) throw error;
      return { status: told.status, stdout: "", stderr: `${told.message}\n` };
    }
  };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "may not be read or written",
  EPERM: "may not be changed",
  EROFS: "lies where nothing can be written",
  ENOENT: "does not exist",
  ENOTDIR: "lies within a file, not a folder",
  EISDIR: "is a folder, not a file",
  ENOTEMPTY: "is a folder that holds something",
  EEXIST: "exists already",
  ELOOP: "is a link that leads round in a circle",
  ENOSPC: "could not be written: the disk is full",
  ENAMETOOLONG: "has too long a name",
  ERR_FS_FILE_TOO_LARGE: "is larger than can be read",
};

/** What an option that is not known, or a file that cannot be had, is to the person who gave the command. */
function refusalOf(error: unknown, status: number): CommandError | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const code = String(error.code);
  if (code.startsWith("ERR_PARSE_ARGS")) return new CommandError(error.message.split("\n")[0]!, 2);
  const path = "path" in error ? String(error.path) : "A file";
  return code in reasons ? new CommandError(`${path} ${reasons[code]}. Nothing was done further.`, status) : undefined;
}

/** The options of a script that is only ever run from a shell: ends it with a line where one is not known. */
export function optionsOf<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(error instanceof Error ? error.message.split("\n")[0] : String(error));
    process.exit(2);
  }
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
