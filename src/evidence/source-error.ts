/** Why a file cannot be read as a document, in words for the person who chose it. */
export const sourceFaults = {
  empty: "The file is empty.",
  encrypted: "The PDF is encrypted: its text cannot be read without a password.",
  damaged: "The file is damaged, or is neither a PDF nor plain text.",
  large: "The file holds far more than any inspection document does.",
  scan: "The PDF holds pictures of pages and no text: it is a scan. Use the edition that the publisher offers as text.",
} as const;

export type SourceFault = keyof typeof sourceFaults;

export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly fault: SourceFault;

  constructor(fault: SourceFault, options?: ErrorOptions) {
    super(sourceFaults[fault], options);
    this.fault = fault;
  }
}
