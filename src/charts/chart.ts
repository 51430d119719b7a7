/** A cell of the table beside a chart. */
export interface TableCell {
  readonly text: string;
  /** Where it leads, on the page. */
  readonly url?: string;
  /** What stands after it, each with an address of its own: the sources of a secondary account. */
  readonly links?: readonly { readonly text: string; readonly url: string }[];
}

/** The same as the chart in rows: shown beside it and given away as CSV. */
export interface ChartTable {
  readonly columns: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly (string | TableCell)[])[];
}

/** What a chart says of itself, wherever it stands: on its page, in an embed, as a picture. */
export interface ChartInfo {
  /** The last part of its addresses: "matrix", "theme-plans". */
  readonly id: string;
  /** States the finding, not the variable. */
  readonly title: string;
  /** What it cannot show, and what must be known to read it. */
  readonly caveat: string;
  /** The page that shows it. */
  readonly page: string;
  readonly table: ChartTable;
  /** Height that the embedded form needs at most between 720 and 1050 pixels of width; a phone's form is higher. */
  readonly embedHeight: number;
}

export function cellText(cell: string | TableCell): string {
  if (typeof cell === "string") return cell;
  return [cell.text, cell.links?.map(({ text, url }) => `${text} ${url}`).join(", ")].filter(Boolean).join(" ");
}
