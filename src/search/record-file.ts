/** What Pagefind puts before the JSON of a record. */
const signature = "pagefind_dcd";

/** A record as Pagefind keeps it: of what it was given, what results show. */
export interface KeptRecord {
  readonly meta: Readonly<Record<string, string>>;
}

/**
 * Reads a record from the file that Pagefind has for it.
 *
 * @param text  of the file, uncompressed
 * @throws Error when it is none
 */
export function recordIn(text: string): KeptRecord {
  if (!text.startsWith(signature)) throw new Error("not a record of the search index");
  return JSON.parse(text.slice(signature.length)) as KeptRecord;
}
