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
  const of = secondary ? `, ${inWords(primary)} of them the inspectors' own and ${inWords(secondary)} a press account` : "";
  return `The record holds ${inWords(reports.length)} documents${of}. ${capital(inWords(counted))} inspections and visits are counted.`;
}

function inWords(count: number): string {
  return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][count] ?? String(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
