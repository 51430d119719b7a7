import type { Authority } from "#domain/authority.ts";
import { dateToWords } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import { eventMonths } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Framework } from "#domain/framework.ts";
import type { KnownInspection } from "#domain/known-inspection.ts";
import type { Provenance } from "#domain/provenance.ts";
import type { Report } from "#domain/report.ts";

/** What a statement is taken from: a document that is held, or what public sources tell of one that is not. */
export interface AccountBase {
  /** Permanent; the last part of its address. */
  readonly id: string;
  /** As shown on this site: of a document its own title, with the month of the fieldwork. */
  readonly title: string;
  readonly event: InspectionEvent;
  readonly framework: Framework;
  readonly authorities: readonly Authority[];
  readonly provenance: Provenance;
  readonly published?: PartialDate;
  /** Publication, or the fieldwork where publication is not known: its place in time. */
  readonly date: PartialDate;
}

/** What an account says of itself, by which its inspection is known. */
export type AccountHead = Omit<AccountBase, "event"> & Pick<Account, "isHeld" | "kind" | "fieldwork">;

/** A document that is held, or what others tell of an inspection whose document is not. */
export type Account = Report | KnownInspection;

/** "published 7 December 2021"; "publication not known"; "never published". */
export function publicationToWords(account: Account): string {
  if (account.published) return `published ${dateToWords(account.published)}`;
  return !account.isHeld && account.isNeverPublished ? "never published" : "publication not known";
}

/** "April 2025, published 20 May 2025": the months of its inspection, and when it was published. */
export function accountDateToWords(account: Account): string {
  const { fieldworkStart } = account.event;
  return [...(fieldworkStart ? [eventMonths(account.event)] : []), publicationToWords(account)].join(", ");
}

/** What stands beside its title: its dates, without the months where the title says them already. */
export function datesBesideTitle(account: Account): string {
  return account.title.includes(eventMonths(account.event)) ? publicationToWords(account) : accountDateToWords(account);
}

/** "Focused visit to Rutland, April 2025, published 20 May 2025": its title and its dates. */
export function accountToWords(account: Account): string {
  return `${account.title}, ${datesBesideTitle(account)}`;
}
