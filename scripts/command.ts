import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";

import { RecordError } from "#record/problems.ts";
import { onOneLine } from "#schema/problem.ts";

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
      const told =
        error instanceof CommandError
          ? error
          : error instanceof RecordError
            ? new CommandError(error.message, refused)
            : refusalOf(error, refused);
      if (!told) throw error;
      return { status: told.status, stdout: "", stderr: `${withPlainArguments(told.message, args)}\n` };
    }
  };
}

/** What was given may hold line ends, and what a terminal takes for a command. */
function withPlainArguments(message: string, args: readonly string[]): string {
  return args.filter(Boolean).reduce((told, given) => told.replaceAll(given, onOneLine(given)), message);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "may not be read or written",
  EPERM: "may not be changed",
  EROFS: "lies where nothing can be written",
  ENOENT: "does not exist",
  ENOTDIR: "is a file or lies within one, where a folder is meant",
  EISDIR: "is a folder, not a file",
  ERR_FS_EISDIR: "is a folder, not a file",
  ENOTEMPTY: "is a folder that holds something",
  EEXIST: "exists already",
  ELOOP: "is a link that leads round in a circle",
  ENOSPC: "could not be written: the disk is full",
  ENAMETOOLONG: "has too long a name",
  ERR_FS_FILE_TOO_LARGE: "is larger than can be read",
};

/** What a file that cannot be had is to the person who gave the command. */
export function refusalOf(error: unknown, status: number): CommandError | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const code = String(error.code);
  const path = "path" in error ? String(error.path) || '""' : "A file";
  return code in reasons ? new CommandError(`${path} ${reasons[code]}. Nothing was done further.`, status) : undefined;
}

interface Arguments extends ParseArgsConfig {
  /** How the command is written, which is told where it was written otherwise. */
  readonly usage?: string;
}

/**
 * The options and other arguments of a command, each option once unless it may be given more often.
 *
 * @throws CommandError where one is not known, or given twice
 */
export function argumentsOf<const Config extends Arguments>(args: readonly string[], config: Config) {
  const { usage, ...rest } = config;
  const refuse = (message: string) => new CommandError(usage ? `${message} Write: ${usage}` : message, 2);
  try {
    const { tokens } = parseArgs({ ...rest, args: [...args], strict: false, tokens: true });
    const names = (tokens ?? []).flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = names.find((name, index) => names.indexOf(name) !== index && !config.options?.[name]?.multiple);
    const parsed = parseArgs<Config>({ ...config, args: [...args] });
    if (twice !== undefined) throw refuse(`The option --${twice} is given twice. Give it once.`);
    return parsed;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
      throw refuse(withPlainArguments(error.message, args).split("\n")[0]!);
    throw error;
  }
}

/** A number among the options. @throws CommandError where it is none, or lies without its bounds */
export function wholeNumber(name: string, written: string, { from = 0, to = Number.MAX_SAFE_INTEGER } = {}): number {
  const number = Number(written);
  if (!/^\d+$/.test(written) || number < from || number > to)
    throw new CommandError(
      `--${name} "${written}" is no whole number from ${from}${to < Number.MAX_SAFE_INTEGER ? ` to ${to}` : ""}.`,
      2,
    );
  return number;
}

/** Runs a command when its own file is what Node was asked to run, and not when another file imports it. */
export async function runIfAsked(url: string, run: Command): Promise<void> {
  const [, asked] = process.argv;
  if (!asked || pathToFileURL(realpathSync(asked)).href !== url) return;
  // Who reads no further than some lines has closed the pipe.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  const { status, stdout, stderr } = await run(process.cwd(), process.argv.slice(2));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = status;
}
