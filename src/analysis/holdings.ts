import { capital } from "#domain/capital.ts";
import type { Account } from "#domain/account.ts";
import { yearOf } from "#domain/date.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { KnownInspection } from "#domain/known-inspection.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report } from "#domain/report.ts";
import type { DocumentStatement } from "#domain/statement.ts";

export interface Holdings {
  /** Documents held, the inspectors' own and press accounts. */
  readonly documents: number;
  readonly primary: number;
  /** Inspections and visits known, each council's by itself: those whose own document is held, and those whose is not. */
  readonly known: number;
  readonly missing: readonly KnownInspection[];
  /** Of which no document was ever made public, so that none is missing. */
  readonly neverPublished: readonly KnownInspection[];
  readonly counted: number;
}

/**
 * How much of the history is held. Inspections are counted here as each council received them, so that the twin
 * inspections of one event are two; the measures count events.
 *
 * Method: content/prose/method.mdx, "Coverage"
 */
export function holdingsOf({ reports, knownInspections, events }: InspectionRecord): Holdings {
  const primary = reports.filter(({ provenance }) => provenance === "primary").length;
  const notHeld = knownInspections.filter(({ document }) => !document);
  const [neverPublished, missing] = [true, false].map((never) =>
    notHeld.filter(({ isNeverPublished }) => isNeverPublished === never),
  ) as [KnownInspection[], KnownInspection[]];
  return {
    documents: reports.length,
    primary,
    known: primary + notHeld.length,
    missing,
    neverPublished,
    counted: events.filter(({ isCounted }) => isCounted).length,
  };
}

/**
 * "6 documents held of the 23 inspections and visits known; …", and how many are counted.
 *
 * Method: content/prose/method.mdx, "Coverage"
 */
export function holdingsToWords(record: InspectionRecord): string {
  const { documents, primary, known, missing, neverPublished, counted } = holdingsOf(record);
  const press = documents - primary;
  const notHeld = missing.length + neverPublished.length;
  const never =
    neverPublished.length === notHeld
      ? "no report was ever made public"
      : `no report of ${inWords(neverPublished.length)} of them was ever made public`;
  return [
    `${primary} ${primary === 1 ? "document" : "documents"} held of the ${known} ${known === 1 ? "inspection or visit" : "inspections and visits"} known`,
    notHeld
      ? `; of ${primary ? `the other ${notHeld}` : notHeld === 1 ? "it" : "them"} we know only what others reported${neverPublished.length ? `; ${never}` : ""}. `
      : ". ",
    press ? `${capital(plural(press, "press account"))} ${press === 1 ? "is" : "are"} kept as well. ` : "",
    `Reports on two councils inspected together count once, so ${inWords(counted)} ${counted === 1 ? "event is" : "events are"} counted.`,
  ].join("");
}

/**
 * Every inspection and visit known, oldest first: those held by their document, the others by what is known of them.
 *
 * Method: content/prose/method.mdx, "Known, but not held"
 */
export function inspectionsKnown({ reports, knownInspections }: InspectionRecord): Account[] {
  const held = reports.filter(({ provenance }) => provenance === "primary");
  const missing = knownInspections.filter(({ document }) => !document);
  return [...held, ...missing].toSorted((a, b) => a.event.date.localeCompare(b.event.date) || a.id.localeCompare(b.id));
}

/**
 * "2010 to 2026": from the year of the first inspection known to that of the last document held.
 *
 * Method: content/prose/method.mdx, "Coverage"
 */
export function spanToWords({ events, reports }: InspectionRecord): string {
  const years = [...events.map(({ date }) => yearOf(date)), ...reports.map(({ published }) => yearOf(published))];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first} to ${last}`;
}

/**
 * The inspectors' own documents of an event that led to several, which can then be shown apart; none where it has one.
 *
 * Method: content/prose/method.mdx, "What is counted"
 */
export function documentsApart({ reports }: InspectionEvent): Report[] {
  const own = reports.filter(({ provenance }) => provenance === "primary");
  return own.length > 1 ? own : [];
}

/**
 * How much of what they say the documents of an event share, by the findings and recommendations that are written once.
 *
 * @returns shared: written once for all; own: of one document alone; words: "are nearly word for word the same"
 */
export function sharingOf(event: InspectionEvent): {
  readonly shared: number;
  readonly own: number;
  readonly words: string;
} {
  const documents = documentsApart(event);
  const statements = documents.flatMap((report) => [...report.findings, ...report.recommendations]);
  const shared = statements.filter(({ twinOf }) => twinOf).length;
  const own = documents.flatMap(ownStatements).length;
  return {
    shared,
    own,
    words: !shared
      ? "were written apart"
      : shared >= own * 9
        ? "are nearly word for word the same"
        : "share part of their text",
  };
}

function plural(count: number, noun: string): string {
  return `${inWords(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function inWords(count: number): string {
  return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][count] ?? String(count);
}

/** What a document says that no other of its event says alike. */
export function ownStatements({ findings, recommendations }: Report): DocumentStatement[] {
  return [...findings, ...recommendations].filter(({ twinOf, twins }) => !twinOf && !twins.length);
}
