import { fileSha256, fingerprintOf } from "#evidence/fingerprint.ts";
import type { Fingerprint } from "#domain/evidence.ts";
import type { SplitDocument } from "#evidence/passage.ts";

/** A document that the project knows by its fingerprints. */
export interface KnownDocument {
  readonly report: string;
  /** SHA-256 of the file that was curated. */
  readonly sha256: string;
  /** By locator; undefined before the first fingerprints were made. */
  readonly passages: Readonly<Record<string, Fingerprint>> | undefined;
}

export interface Recognition {
  readonly report: string;
  /** Whether it is the very file that was curated. */
  readonly isSameFile: boolean;
  /** Passages whose text is the one that was curated, wherever it stands, of those that the project knows. */
  readonly same: number;
  /** Those of them that stand where they stood. */
  readonly inPlace: number;
  readonly known: number;
}

/**
 * Tells which known document a file is: the very file, or else the one with which it shares most passages, if these
 * are at least half.
 *
 * @returns undefined when it is none of them
 */
export function recogniseDocument(
  bytes: Uint8Array,
  document: SplitDocument,
  known: readonly KnownDocument[],
): Recognition | undefined {
  const sha256 = fileSha256(bytes);
  const places = new Map(document.passages.map(({ locator, text }) => [locator, fingerprintOf(text).sha256]));
  const given = new Set(places.values());
  const candidates = known.map(({ report, sha256: kept, passages = {} }): Recognition => {
    const hashes = Object.values(passages);
    return {
      report,
      isSameFile: kept === sha256,
      same: hashes.filter((passage) => given.has(passage.sha256)).length,
      inPlace: Object.entries(passages).filter(([locator, passage]) => places.get(locator) === passage.sha256).length,
      known: hashes.length,
    };
  });
  return (
    candidates.find(({ isSameFile }) => isSameFile) ??
    candidates
      .filter(({ same, known: all }) => all > 0 && same * 2 >= all)
      .toSorted((a, b) => b.same / b.known - a.same / a.known)[0]
  );
}
