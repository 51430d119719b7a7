import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "./command.ts";
import { makeFolder } from "./whole-file.ts";

/**
 * Makes a folder for pictures, without those of an earlier call.
 *
 * @param ownName  what those are named
 * @throws CommandError where anything else lies in it: nothing is deleted then
 */
export function clearPictures(folder: string, ownName: RegExp): void {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries.map(({ name }) => name);
  const others = entries.filter((entry) => !entry.isFile() || !ownName.test(entry.name)).map(({ name }) => name);
  if (others.length)
    throw new CommandError(
      `${folder} holds what this command did not make (${others.slice(0, 3).join(", ")}${others.length > 3 ? ", …" : ""}). Name another folder: --out <folder>.`,
    );
  for (const name of names) rmSync(join(folder, name));
  makeFolder(folder);
}
