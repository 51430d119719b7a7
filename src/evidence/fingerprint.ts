import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Fingerprint } from "#domain/evidence.ts";
import { wordsOf } from "#evidence/normalise.ts";

export function fingerprintOf(text: string): Fingerprint {
  const words = wordsOf(text);
  return { sha256: bytesToHex(sha256(utf8ToBytes(words.join(" ")))), words: words.length };
}

/** SHA-256 of a file as it is. */
export function fileSha256(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
