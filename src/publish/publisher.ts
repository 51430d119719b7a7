import type { Settings } from "#settings.ts";

/** Who speaks on the site: name, contact and repository, each empty while it is not given. */
export type Publisher = Pick<Settings, "publisher" | "contact" | "repository">;

/** A contact as a link: "mailto:record@example.org", or the address of a page. */
export function contactUrl({ contact }: Pick<Publisher, "contact">): string {
  return contact.includes("@") && !contact.startsWith("https://") ? `mailto:${contact}` : contact;
}

/** "The inspection record (Rutland Research)": the site as it is cited, by its title alone while nobody is named. */
export function citedTitle({ title, publisher }: Pick<Settings, "title" | "publisher">): string {
  return publisher ? `${title} (${publisher})` : title;
}

/** The publisher in the form of a Data Package, version 1; none while nobody is named. */
export function contributorsOf({ publisher, contact }: Publisher) {
  if (!publisher) return [];
  const reached = !contact ? {} : contact.startsWith("https://") ? { path: contact } : { email: contact };
  return [{ title: publisher, ...reached, role: "publisher" }];
}

/** What the build says of settings that leave readers without anybody to ask; undefined where nothing is missing. */
export function publisherWarning(settings: Publisher): string | undefined {
  const missing = (["publisher", "contact", "repository"] as const).filter((field) => !settings[field]);
  return missing.length
    ? `Not set in src/settings.ts: ${missing.join(", ")}. Pages say that ${settings.publisher ? "it is not known" : "nobody is named as the publisher"}; citations and the data name ${settings.publisher || "none"}.`
    : undefined;
}
