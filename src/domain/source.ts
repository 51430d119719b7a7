import type { PartialDate } from "#domain/date.ts";
import type { Locator } from "#domain/locator.ts";
import type { Provenance } from "#domain/provenance.ts";
import type { Report } from "#domain/report.ts";

/** Whence a document that is held was taken. */
export interface Source {
  readonly title: string;
  readonly publisher: string;
  /** Where the publisher offers the document; undefined where no public address is confirmed. */
  readonly url?: string;
  /** Fingerprint of the text that was curated. */
  readonly sha256: string;
  /** On what terms the publisher lets it be used, in our words. */
  readonly terms: string;
}

/** A public page that tells of an inspection or milestone, or a place in a document that is held. */
export interface PublicSource {
  readonly publisher: string;
  readonly published?: PartialDate;
  /** `primary` where the publisher tells of its own act or inspection. */
  readonly provenance: Provenance;
  readonly url?: string;
  /** Instead of an address: the document of this record that tells of it. */
  readonly report?: Report;
  readonly locator?: Locator;
}
