import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { mostBytes } from "#evidence/read-source.ts";
import { problemToLine } from "#schema/problem.ts";
import { CommandError } from "./command.ts";

/** Why a file that somebody names cannot be read, in a sentence that does not name it. */
export class DocumentFileError extends CommandError {
  readonly fault: string;

  constructor(path: string, fault: string) {
    super(problemToLine({ file: path || '""', message: fault }), 2);
    this.fault = fault;
  }
}

const faults: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file.",
  ENOTDIR: "There is no such file.",
  ELOOP: "This is a link that leads round in a circle.",
  ENAMETOOLONG: "No file has so long a name.",
  EACCES: "The file may not be read.",
  EPERM: "The file may not be read.",
};

/**
 * The bytes of a document that somebody names.
 *
 * @throws DocumentFileError where it is none that could be read in a few seconds
 */
export function readDocumentFile(root: string, path: string): Uint8Array {
  try {
    const stat = path ? statSync(resolve(root, path)) : undefined;
    if (!stat) throw new DocumentFileError(path, "This names no file.");
    if (stat.isDirectory()) throw new DocumentFileError(path, "This is a folder. Name a document in it.");
    if (!stat.isFile()) throw new DocumentFileError(path, "This is a pipe, socket or device, not a document.");
    if (stat.size > mostBytes)
      throw new DocumentFileError(path, `The file has ${stat.size} bytes, far more than any inspection document.`);
    // What says that it has no bytes may be one of the system's own files, which have no end.
    return stat.size ? new Uint8Array(readFileSync(resolve(root, path))) : new Uint8Array();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new DocumentFileError(path, faults[String(error.code)] ?? `The file cannot be read (${String(error.code)}).`);
  }
}
