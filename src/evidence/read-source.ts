import { textLines } from "#evidence/lines.ts";
import type { Line } from "#evidence/lines.ts";
import { pdfLines } from "#evidence/pdf-lines.ts";
import { SourceError } from "#evidence/source-error.ts";

/**
 * Reads a document that somebody holds: a PDF or a plain text in UTF-8, told apart by its first bytes.
 *
 * @throws SourceError when it is empty, encrypted, damaged or a scan
 */
export async function readSource(bytes: Uint8Array): Promise<Line[]> {
  if (!bytes.length) throw new SourceError("empty");
  if (/^\W*%PDF-/.test(String.fromCharCode(...bytes.subarray(0, 1024)))) return pdfLines(bytes);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SourceError("damaged", { cause: error });
  }
  if (!text.trim()) throw new SourceError("empty");
  if (text.includes("\0")) throw new SourceError("damaged");
  return textLines(text);
}
