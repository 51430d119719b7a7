import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { CommandError } from "./command.ts";

/** More than the largest inspection document by far. */
const mostBytes = 200_000_000;

/**
 * The bytes of a document that somebody names.
 *
 * @throws CommandError where it is none that could be read in a few seconds
 */
export function readDocumentFile(root: string, path: string): Uint8Array {
  const stat = statSync(resolve(root, path), { throwIfNoEntry: false });
  if (!stat) throw new CommandError(`There is no file ${path}.`, 2);
  if (stat.isDirectory()) throw new CommandError(`${path} is a folder. Name a document in it.`, 2);
  if (!stat.isFile()) throw new CommandError(`${path} is a pipe or device, not a document.`, 2);
  if (stat.size > mostBytes)
    throw new CommandError(`${path} has ${stat.size} bytes, more than any inspection document.`, 2);
  return new Uint8Array(readFileSync(resolve(root, path)));
}
