import type { InspectionEvent } from "#domain/event.ts";
import type { KnownInspection } from "#domain/known-inspection.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Account, Report } from "#domain/report.ts";

export interface Holdings {
  /** Documents held, the inspectors' own and press accounts. */
  readonly documents: number;
  readonly primary: number;
  /** Inspections and visits known, each council's by itself: those whose own document is held, and those whose is not. */
  readonly known: number;
  readonly missing: readonly KnownInspection[];
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
  const missing = knownInspections.filter(({ document }) => !document);
  return { documents: reports.length, primary, known: primary + missing.length, missing, counted: events.filter(({ isCounted }) => isCounted).length };
}

/**
 * "6 documents held of the 23 inspections and visits known; …", and how many are counted.
 *
 * Method: content/prose/method.mdx, "Coverage"
 */
export function holdingsToWords(record: InspectionRecord): string {
  const { documents, primary, known, missing, counted } = holdingsOf(record);
  const press = documents - primary;
  return [
    `${primary} ${primary === 1 ? "document" : "documents"} held of the ${known} ${known === 1 ? "inspection or visit" : "inspections and visits"} known`,
    missing.length ? `; of ${primary ? `the other ${missing.length}` : missing.length === 1 ? "it" : "them"} we know only what others reported. ` : ". ",
    press ? `${capital(plural(press, "press account"))} ${press === 1 ? "is" : "are"} kept as well. ` : "",
    `Twin reports on two councils count once, so ${inWords(counted)} ${counted === 1 ? "event is" : "events are"} counted.`,
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
 * The documents of an event that are nearly identical; none where it has no such two.
 *
 * Method: content/prose/method.mdx, "Twin reports"
 */
export function twinsOf({ reports }: InspectionEvent): Report[] {
  return reports.some(({ twin }) => twin) ? reports.filter((report) => report.twin ?? reports.some(({ twin }) => twin === report)) : [];
}

function plural(count: number, noun: string): string {
  return `${inWords(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function inWords(count: number): string {
  return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][count] ?? String(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
