import { speakingAccounts } from "#analysis/coverage.ts";
import type { TableCell } from "#charts/chart.ts";
import { accountToWords } from "#domain/account.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { PublicSource } from "#domain/source.ts";
import { accountUrl, sourceUrl } from "#urls.ts";

type Links = NonNullable<TableCell["links"]>;

/** Publishers with the address where each can be read, each address once. */
export function publisherLinks(sources: readonly PublicSource[]): Links {
  const links = sources.map((source) => ({ text: source.publisher, url: sourceUrl(source) ?? "" }));
  return [...new Map(links.map((link) => [link.url, link])).values()];
}

/**
 * On what the account of an event rests, for a table: its own documents, or whoever reports what they said.
 *
 * @param secondary  the sources of what is said, where no document is held
 */
export function documentCell(event: InspectionEvent, secondary: Links): TableCell {
  const documents = speakingAccounts(event).flatMap((account) =>
    account.isHeld ? [{ text: accountToWords(account), url: accountUrl(account) }] : [],
  );
  if (event.isCounted) return { text: "held:", links: documents };
  return {
    text: secondary.length ? "not held, not counted; secondary source:" : "not held, not counted",
    links: secondary,
  };
}
