import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { wordsOf } from "#evidence/normalise.ts";

/** What is kept of a passage: enough to know it again, not enough to read it. */
export interface Fingerprint {
  /** SHA-256 of the passage's words, small letters, joined by single spaces. */
  readonly sha256: string;
  /** How many words it has. */
  readonly words: number;
}

export function fingerprintOf(text: string): Fingerprint {
  const words = wordsOf(text);
  return { sha256: bytesToHex(sha256(utf8ToBytes(words.join(" ")))), words: words.length };
}

/** SHA-256 of a file as it is. */
export function fileSha256(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
