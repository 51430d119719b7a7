import type { InspectionRecord } from "#domain/record.ts";

/**
 * How much of the history is held, in one sentence.
 *
 * Method: content/prose/method.mdx, "Coverage"
 */
export function holdingsToWords({ reports, events }: InspectionRecord): string {
  const primary = reports.filter(({ provenance }) => provenance === "primary").length;
  const counted = events.filter(({ isCounted }) => isCounted).length;
  const secondary = reports.length - primary;
  const split = secondary ? `, ${inWords(primary)} of the inspectors' own and ${plural(secondary, "press account")}` : "";
  const are = counted === 1 ? "inspection or visit is" : "inspections and visits are";
  return `The record holds ${plural(reports.length, "document")}${split}. ${capital(inWords(counted))} ${are} counted.`;
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
