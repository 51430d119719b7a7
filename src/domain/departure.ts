/** What became of a published address or identifier that is no longer there. */
export interface Departure {
  /** From the root of the site: "/themes/plans/", "/reports/2018-05-18-…/#f07"; of an event "event:2018-04-…". */
  readonly address: string;
  /** The day from which it is so. */
  readonly on: string;
  /** Where the same thing stands now; undefined of what was withdrawn. */
  readonly movedTo?: string;
  /** Why it was withdrawn. */
  readonly reason?: string;
  /** What stands in the place of what was withdrawn. */
  readonly instead?: string;
}

/** The page of an address, and the anchor on it: an event has its row on the data page. */
export function partsOf(address: string): { readonly page: string; readonly anchor?: string } {
  if (address.startsWith("event:")) return { page: "/data/", anchor: address.replace(":", "-") };
  const [page = "", anchor] = address.split("#");
  return { page, ...(anchor !== undefined && { anchor }) };
}

/** Whether a whole page is gone, not a place on one, nor a file. */
export function isOfPage({ address }: Departure): boolean {
  return address.endsWith("/");
}

/** "reports/2018-…#f07": as it is told. */
export function addressToWords(address: string): string {
  return address.replace(/^\/(?:reports|inspections)\/([^/]+)\/#/, "$1#").replace(/^event:/, "");
}
