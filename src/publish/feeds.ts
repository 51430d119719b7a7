import { generateAtomFeed, generateJsonFeed } from "feedsmith";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import { accountToWords } from "#domain/account.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { correctedId, updateKinds } from "#domain/update.ts";
import type { Correction, RecordUpdate } from "#domain/update.ts";
import { dataDate } from "#publish/version.ts";
import { fullTitle, settings } from "#settings.ts";
import type { Settings } from "#settings.ts";
import { accountUrl, feedUrl, publicUrl, statementUrl, updateUrl, updatesUrl } from "#urls.ts";

export interface RecordFeed {
  /** The last part of its address, without an ending. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly holds: (update: RecordUpdate) => boolean;
}

export const feeds: readonly RecordFeed[] = [
  {
    name: "updates",
    title: `${settings.title}: updates and corrections`,
    description: `Documents that came into the record, and corrections of it. ${fullTitle}.`,
    holds: () => true,
  },
  {
    name: "corrections",
    title: `${settings.title}: corrections`,
    description: `What was wrong in the record, and what stands in its place. ${fullTitle}.`,
    holds: ({ kind }) => kind === "correction",
  },
];

/** Where what was corrected stands. */
export function correctedUrl({ account, statement }: Correction): string {
  return statement ? statementUrl(statement) : accountUrl(account);
}

/** "Corrected: statements that …"; "Added: the first documents". */
export function updateTitle({ kind, title }: RecordUpdate): string {
  return `${updateKinds[kind]}: ${title}`;
}

/** An update as HTML that stands by itself, with whole addresses: what changed, and why. */
export function updateHtml({ added, corrections, note }: RecordUpdate): string {
  const link = (path: string, text: string) => h("a", { href: publicUrl(path) }, text);
  const listed = [
    ...added.map((account) => h("li", link(accountUrl(account), accountToWords(account)))),
    ...corrections.map((correction) =>
      h("li", [
        link(correctedUrl(correction), correctedId(correction)),
        `. Before: ${correction.before} Now: ${correction.now} Why: ${correction.why}`,
      ]),
    ),
  ];
  return (
    toHtml(h("ul", listed)) + note.replaceAll(/href="(\/[^"]*)"/g, (_, path: string) => `href="${publicUrl(path)}"`)
  );
}

/** A feed as its formats need it. Its addresses are whole, so that it is made only where the site's own is known. */
function feedParts({ updates }: Pick<InspectionRecord, "updates">, feed: RecordFeed) {
  const { publisher }: Settings = settings;
  const entries = updates.filter(feed.holds);
  return {
    entries,
    // Where nobody is named as the publisher, the record speaks under its own title.
    authors: [{ name: publisher || settings.title }],
    updated: dayOf(entries[0]?.date ?? dataDate),
    rights: "CC BY 4.0. Contains facts from Ofsted documents, Crown copyright.",
  };
}

/** As Atom (RFC 4287). */
export function atomFeed(record: Pick<InspectionRecord, "updates">, feed: RecordFeed): string {
  const { entries, authors, updated, rights } = feedParts(record, feed);
  return generateAtomFeed({
    id: publicUrl(feedUrl(feed.name, "xml")),
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated,
    authors,
    rights: { value: rights },
    links: [
      { rel: "self", type: "application/atom+xml", href: publicUrl(feedUrl(feed.name, "xml")) },
      { rel: "alternate", type: "text/html", href: publicUrl(updatesUrl) },
    ],
    entries: entries.map((update) => ({
      id: publicUrl(updateUrl(update)),
      title: { value: updateTitle(update) },
      updated: dayOf(update.date),
      published: dayOf(update.date),
      links: [{ rel: "alternate", type: "text/html", href: publicUrl(updateUrl(update)) }],
      categories: [{ term: update.kind, label: updateKinds[update.kind] }],
      content: { type: "html", value: updateHtml(update) },
    })),
  });
}

/** As JSON Feed, version 1.1. */
export function jsonFeed(record: Pick<InspectionRecord, "updates">, feed: RecordFeed): string {
  const { entries, authors } = feedParts(record, feed);
  const made = generateJsonFeed({
    title: feed.title,
    description: feed.description,
    home_page_url: publicUrl(updatesUrl),
    feed_url: publicUrl(feedUrl(feed.name, "json")),
    language: "en-GB",
    authors,
    items: entries.map((update) => ({
      id: publicUrl(updateUrl(update)),
      url: publicUrl(updateUrl(update)),
      title: updateTitle(update),
      content_html: updateHtml(update),
      date_published: dayOf(update.date),
      tags: [update.kind],
    })),
  });
  return `${JSON.stringify(made, undefined, 2)}\n`;
}

/** The log knows days, not hours. */
function dayOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
