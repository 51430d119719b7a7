import type { Place } from "#domain/place.ts";
import { urlIn } from "#urls.ts";

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
  /** What its rows cannot show, and what must be known to read them: true of the drawing and of the data alone. */
  readonly caveat: string;
  /** How the drawing is to be read, where its legend does not say it. */
  readonly reading?: string;
  /** What it rests on besides the inspectors' documents, for its source line. */
  readonly otherSources?: string;
  /** The page that shows it. */
  readonly page: string;
  readonly table: ChartTable;
}

/** The same on the pages of a place of several. */
export function placedInfo(info: ChartInfo, place: Pick<Place, "id">): ChartInfo {
  return { ...info, page: urlIn(place, info.page) };
}

/** On what hollow marks rest, in a source line. */
export const accountSources = "public accounts of inspections not held, never counted";

/** The link from a chart in a page of another site to its place here. */
export const embedLinkWords = "This chart on its page";

/**
 * @param publicUrl  makes an address of the site one that can be printed
 */
export function cellText(cell: string | TableCell, publicUrl: (path: string) => string): string {
  if (typeof cell === "string") return cell;
  const links = cell.links?.map(({ text, url }) => `${text} ${url.startsWith("/") ? publicUrl(url) : url}`).join(", ");
  return [cell.text, links].filter(Boolean).join(" ");
}
