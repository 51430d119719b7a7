import { mostLetters, textLines } from "#evidence/lines.ts";
import type { Line } from "#evidence/lines.ts";
import { pdfLines } from "#evidence/pdf-lines.ts";
import { SourceError } from "#evidence/source-error.ts";

/**
 * More than ten times what the largest known inspection document has. What is no PDF and begins as one is searched for
 * parts of one at some seconds for each ten million.
 */
export const mostBytes = 10_000_000;

/**
 * Reads a document that somebody holds: a PDF or a plain text in UTF-8, told apart by its first bytes.
 *
 * @throws SourceError when it is empty, encrypted, damaged, far too large or a scan
 */
export async function readSource(bytes: Uint8Array): Promise<Line[]> {
  if (!bytes.length) throw new SourceError("empty");
  if (bytes.length > mostBytes) throw new SourceError("large");
  if (/^\W*%PDF-/.test(String.fromCharCode(...bytes.subarray(0, 1024)))) return pdfLines(bytes);
  // No letter has more than four bytes.
  if (bytes.length > mostLetters * 4) throw new SourceError("large");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SourceError("damaged", { cause: error });
  }
  if (!text.trim()) throw new SourceError("empty");
  if (text.includes("\0")) throw new SourceError("damaged");
  if (text.length > mostLetters) throw new SourceError("large");
  return textLines(text);
}
