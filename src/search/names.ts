import { dateToWords, monthToWords, yearOf } from "#domain/date.ts";
import { eventKinds } from "#domain/event.ts";
import { groups } from "#domain/group.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { samesIn, stemsKey } from "#search/thesaurus.ts";
import { stemOf, wordsOf } from "#search/words.ts";
import { settings } from "#settings.ts";

/** What a name in a query narrows results to. */
export type NamedFacet = "authority" | "year" | "month" | "kind" | "framework" | "group" | "stance";

/** A name that a query may hold, and what it stands for. */
export interface Name {
  readonly facet: NamedFacet;
  readonly value: string;
  /** As the page says it. */
  readonly label: string;
  /** By their stems, with a space between. */
  readonly phrases: readonly string[];
  /** Whether it narrows results at once; else it is only offered, since it is as likely what is looked for. */
  readonly isApplied: boolean;
}

/** A name found in a query. */
export interface FoundName {
  readonly name: Name;
  /** The place of its first word among the words of the query, and how many it has. */
  readonly at: number;
  readonly length: number;
}

/** Every name of a council, year, month, kind, framework or group; the thesaurus says what else they are called. */
export function namesOf(record: InspectionRecord): Name[] {
  const { authorities, frameworks, events, thesaurus, reports, knownInspections } = record;
  const inspected = new Set([...reports, ...knownInspections].flatMap((account) => account.authorities));
  const dates = events.flatMap(({ date, published }) => [date, published ?? date]);
  const years = [...new Set(dates.map(yearOf))];
  const months = [...new Set(dates.map((date) => date.slice(0, 7)).filter((month) => month.length === 7))];
  const otherNames = (own: readonly string[]) => {
    const stems = new Set(own.map(stemsKey));
    // Words that are only near would narrow results to what the reader did not name.
    const sets = samesIn(thesaurus).filter(({ keys }) => keys.some((key) => stems.has(key)));
    return [...own, ...sets.flatMap(({ same }) => same)];
  };
  const named = (facet: NamedFacet, value: string, own: readonly string[], isApplied: boolean): Name => ({
    facet,
    value,
    label: own[0]!,
    phrases: [...new Set(otherNames(own).map(stemsKey))].filter(Boolean),
    isApplied,
  });
  return [
    // The county's own name says nothing where all is about it.
    ...authorities
      .filter((authority) => inspected.has(authority))
      .map(({ id, name, shortName }) =>
        named("authority", id, shortName === settings.county ? [name] : [name, shortName], true),
      ),
    ...years.toSorted().map((year) => ({
      facet: "year" as const,
      value: String(year),
      label: String(year),
      phrases: [String(year)],
      isApplied: true,
    })),
    ...months.toSorted().map((month) => ({
      facet: "month" as const,
      value: month,
      label: dateToWords(month),
      phrases: [dateToWords(month), monthToWords(month), month].map(stemsKey),
      isApplied: true,
    })),
    ...Object.entries(eventKinds)
      .filter(([kind]) => kind !== "inspection")
      .map(([kind, label]) => named("kind", kind, [label], true)),
    ...frameworks
      .filter(({ shortName }) => /^[A-Z]+$/.test(shortName))
      .map(({ id, name, shortName }) => named("framework", id, [shortName, name], true)),
    ...Object.entries(groups).map(([group, label]) => named("group", group, [label], false)),
    named("stance", "concern", ["Concerns"], false),
    named("stance", "strength", ["Strengths"], false),
    named("stance", "recommendation", ["Recommendations"], false),
  ];
}

/** The names that a query holds, the longest where several begin at one word. */
export function namesIn(query: string, names: readonly Name[]): FoundName[] {
  const stems = wordsOf(query).map(stemOf);
  const byPhrase = new Map(names.flatMap((name) => name.phrases.map((phrase) => [phrase, name] as const)));
  const longest = Math.max(0, ...[...byPhrase.keys()].map((phrase) => phrase.split(" ").length));
  const found: FoundName[] = [];
  for (let at = 0; at < stems.length; at++) {
    for (let length = Math.min(longest, stems.length - at); length > 0; length--) {
      const name = byPhrase.get(stems.slice(at, at + length).join(" "));
      if (!name) continue;
      found.push({ name, at, length });
      at += length - 1;
      break;
    }
  }
  return found;
}
