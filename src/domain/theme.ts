import type { ServiceArea } from "#domain/service-area.ts";

/** One entry of the codebook. */
export interface Theme {
  readonly code: string;
  readonly name: string;
  readonly family: string;
  /** Position in the codebook; families stand in the order of their first theme. */
  readonly order: number;
  /** The service areas in which the theme can be seen. */
  readonly areas: readonly ServiceArea[];
  readonly definition: string;
  readonly includes: readonly string[];
  readonly leavesOut: readonly { readonly what: string; readonly theme?: Theme }[];
  /** Words of every era for the same thing, for search. */
  readonly synonyms: readonly string[];
  /** Our note on the words used over time, as HTML. */
  readonly note: string;
}
