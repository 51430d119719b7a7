import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Makes a folder that somebody names, and those above it. Node's own way to make several never ends where the system
 * lets nobody make one, as in /proc.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}

/**
 * Writes a file whole or not at all, in the place of one that may be there: should the disk be full or the process end,
 * that one stays as it was. Its folders are made.
 */
export function writeWhole(path: string, text: string): void {
  makeFolder(dirname(path));
  // Of names that begin with a dot the content reads none.
  const beside = join(dirname(path), `.${basename(path)}-${process.pid}`);
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * Writes a file that is not there yet, whole or not at all.
 *
 * @throws where anything has the name: also a link that leads nowhere
 */
export function writeNew(path: string, text: string): void {
  writeFileSync(path, "", { flag: "wx" });
  try {
    writeFileSync(path, text);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
