import type { PartialDate } from "#domain/date.ts";

/** A body that answered for the services, or delivered them. */
export interface Authority {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly role: "council" | "trust";
  /** By which the inspectorate lists it. */
  readonly ofstedUrn?: string;
  /** Its code in official statistics: "E06000061". */
  readonly onsCode?: string;
  readonly from?: PartialDate;
  readonly until?: PartialDate;
  /** The bodies whose services it took over. */
  readonly succeeds: readonly Authority[];
  readonly succeededBy: readonly Authority[];
  /** For a trust: the councils on whose behalf it delivers the services. */
  readonly deliversFor: readonly Authority[];
  /** Our note about it, as HTML. */
  readonly note: string;
}

/** Councils in the order of time, then what delivers for them. */
export function inOrderOfTime(a: Authority, b: Authority): number {
  return (
    Number(a.role === "trust") - Number(b.role === "trust") ||
    (a.from ?? "").localeCompare(b.from ?? "") ||
    a.id.localeCompare(b.id)
  );
}
