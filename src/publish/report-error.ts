import type { Publisher } from "#publish/publisher.ts";
import { contactUrl } from "#publish/publisher.ts";

/** Hosts at which the address of a new issue is known, with the name of its title. */
const issuePages: readonly (readonly [host: string, path: string, title: string])[] = [
  ["github.com", "/issues/new", "title"],
  ["codeberg.org", "/issues/new", "title"],
  ["gitlab.com", "/-/issues/new", "issue[title]"],
];

/**
 * Where a reader reports an error, with the identifier of what is wrong filled in where that can be done: an e-mail
 * first, which asks for no account; then an issue at the repository; then the contact's page.
 *
 * @param about  the identifier of a document, finding or recommendation; may be empty
 * @returns undefined while the settings name nobody who could be told
 */
export function errorReportUrl(
  { contact, repository }: Pick<Publisher, "contact" | "repository">,
  about = "",
): string | undefined {
  const subject = encodeURIComponent(about ? `Error in ${about}` : "Error in the record");
  const reached = contactUrl({ contact });
  if (reached.startsWith("mailto:")) return `${reached}?subject=${subject}`;
  const host = repository && new URL(repository).host;
  const [, path, title] = issuePages.find(([known]) => known === host) ?? [];
  if (path && title) return `${repository.replace(/\/$/, "")}${path}?${encodeURIComponent(title)}=${subject}`;
  return reached || undefined;
}

/**
 * The same address about one statement of the document that it was about.
 *
 * @param hash  of the page's own address: "#f07", or "#cite-f07" where its citation is open
 */
export function aboutStatement(url: string, account: string, hash: string): string {
  const number = /^#(?:cite-)?([fr]\d{2,})$/.exec(hash)?.[1];
  const written = encodeURIComponent(`Error in ${account}`);
  return number ? url.replace(written, `${written}${encodeURIComponent(`#${number}`)}`) : url;
}
