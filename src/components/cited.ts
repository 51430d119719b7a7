/** What is cited beside a button "Cite", and where its entry lies. */
export interface Cited {
  /** Unique on its page. */
  readonly id: string;
  /** For readers of the button alone: "finding f07". */
  readonly what: string;
  readonly citation: string;
  /** The file of citations that holds the entry, below their folder and without its ending; empty where a script sets it. */
  readonly file: string;
  /** The key of the entry, or of a statement its number; without it the file's first entry is meant. */
  readonly entry?: string;
  /** What else the file holds: "all themes". */
  readonly holds?: string;
  /** Whether it is this record's own work, at the address of the page or chart on which it stands. */
  readonly isOwn?: boolean;
}
