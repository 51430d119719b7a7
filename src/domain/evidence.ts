/** What was compared when the record was held against a document. */
export interface CheckCounts {
  /** Paragraphs, bullets and rows of the document. */
  readonly locators: number;
  /** Those of them that the record accounts for. */
  readonly accounted: number;
  readonly figures: number;
  /** Figures that we derived ourselves, each with its reason in the content. */
  readonly excused: number;
  readonly names: number;
  readonly quotations: number;
  readonly grades: number;
  readonly recommendations: number;
}

/** What is kept of a passage: enough to know it again, not enough to read it. */
export interface Fingerprint {
  /** SHA-256 of the passage's words, small letters, joined by single spaces. */
  readonly sha256: string;
  /** How many words it has. */
  readonly words: number;
}

/** What is known of a report's document although the project does not hold it. */
export interface Evidence {
  readonly form: "numbered" | "letter" | "article";
  /** What agreed when the record was last held against the document, and the SHA-256 of the coding that was checked. */
  readonly checked: CheckCounts & { readonly coding: string };
  /** By locator, in the document's order. */
  readonly passages: Readonly<Record<string, Fingerprint>>;
}
