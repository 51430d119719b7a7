import { closest, distance } from "fastest-levenshtein";
import * as z from "zod";
import { isPartialDate, partialDatePattern } from "#domain/date.ts";
import { eventIdPattern } from "#domain/event.ts";
import { locatorPattern, parseLocator } from "#domain/locator.ts";
import { countyCode } from "#settings.ts";

/** By so many letters an author finds again what they wrote. */
const enough = 200;

/** What was written, as far as a line can hold it. */
export function shortened(text: string): string {
  return text.length > enough ? `${text.slice(0, enough)}…` : text;
}

/** What was written, as it is quoted back to its author. */
export function quoted(input: unknown): string {
  return shortened(typeof input === "string" ? `"${input}"` : (JSON.stringify(input) ?? "nothing"));
}

/** Marks of links and emphasis that are none, and would be shown as they stand. */
export const rawMarkup = /\]\(|\]\[|\[\^|\]\s+\((?:https?:|mailto:|\/|$)|\)\[(?:https?:|mailto:|\/|$)|\*\*|__/;

/** " Did you mean "domestic-abuse"?" where one of the choices is near, else nothing. */
export function nearMiss(written: string, choices: readonly string[]): string {
  if (!choices.length) return "";
  const near = closest(written, choices);
  // A word of which no letter is left is another word.
  return distance(written, near) <= Math.min(Math.max(2, written.length / 3), written.length - 1)
    ? ` Did you mean "${near}"?`
    : "";
}

/** One of a fixed list of codes. */
export function choice<const Code extends string>(label: string, codes: readonly Code[]) {
  return z.enum(codes, {
    error: ({ input }) =>
      input === undefined
        ? `${label} is missing. Write one of ${codes.join(", ")}.`
        : `${label} ${quoted(input)} is not known. Write one of ${codes.join(", ")}.`,
  });
}

/** One of a fixed list of codes, each with words that an editor shows beside it. */
export function wordedChoice<Words extends Readonly<Record<string, string>>>(label: string, words: Words) {
  return choice(label, keysOf(words)).meta({ enumDescriptions: Object.values(words) });
}

/** Text that says something. */
export function textField(label: string, example: string) {
  const error = ({ input }: { input?: unknown }) =>
    input === undefined || input === null || input === ""
      ? `${label} is missing. Write for example "${example}".`
      : `${label} ${quoted(input)} is not text. Write for example "${example}".`;
  const shownRaw = ({ input }: { input?: unknown }) =>
    `${label} ${quoted(input)} holds the marks of a link, which would be shown as they stand. Write the words alone.`;
  const unsaid = ({ input }: { input?: unknown }) =>
    `${label} ${quoted(input)} says nothing. Write for example "${example}".`;
  return z
    .string({ error })
    .overwrite((text) => text.replace(/\s+/g, " ").trim())
    .min(1, { error })
    .regex(/^$|[\p{L}\p{N}]/u, { error: unsaid })
    .regex(new RegExp(`^(?![^]*(?:${rawMarkup.source}))`), { error: shownRaw });
}

/** Where a reader can check a statement: "para 14" or "findings bullet 3" of the published document. */
export const locatorField = z
  .string({
    error: ({ input }) =>
      input === undefined
        ? `Locator (at) is missing. Write where the document says it: "para 14" or "findings bullet 3".`
        : `Locator ${quoted(input)} is not text. Write "para 14" or "findings bullet 3".`,
  })
  .transform((text, context) => {
    const locator = parseLocator(text);
    if (locator) return locator;
    context.addIssue({
      code: "custom",
      message: `Locator "${text}" cannot be followed. Write "para 14", "para 20 bullet 3" or "findings bullet 3".`,
    });
    return z.NEVER;
  })
  .meta({
    description: "Where the document says it.",
    examples: ["para 14", "para 20 bullet 3", "findings bullet 3", "judgements row 4", "title page"],
    pattern: locatorPattern.source,
    patternErrorMessage: 'Write "para 14", "para 20 bullet 3" or "findings bullet 3".',
  });

const dateAdvice = "Write year-month-day, such as 2011-05-06, or 2022-11 where only the month is known.";

/** A date as far as it is known: "2011-05-06", "2022-11" or "2016". */
export const partialDateField = z
  .string({
    error: ({ input }) =>
      input === undefined || input === null
        ? `Date is missing. Write for example 2011-05-06.`
        : `Date ${quoted(input)} is not text. Put it into quotation marks, such as "2018", or write the whole date, such as 2018-05-18.`,
  })
  .refine(isPartialDate, {
    error: ({ input }) => `Date ${quoted(input)} is not in the calendar. ${dateAdvice}`,
  })
  .meta({
    description: "A date as far as it is known.",
    examples: ["2011-05-06", "2022-11"],
    pattern: partialDatePattern.source,
    patternErrorMessage: dateAdvice,
  });

export function keysOf<T extends object>(object: T) {
  return Object.keys(object) as (keyof T & string)[];
}

/** The code of another content file. Whether that file exists is for the record to check. */
export function codeField(label: string, folder: string) {
  const name = `the name of a file in content/${folder}, without its ending`;
  return z
    .string({
      error: ({ input }) =>
        input === undefined
          ? `${label} is missing. Write ${name}.`
          : `${label} ${quoted(input)} is not text. Write ${name}.`,
    })
    .meta({ description: `${label}: ${name}.` });
}

const eventAdvice = `year, month and kind of the fieldwork and the place, such as 2018-04-focused-visit-${countyCode}`;

/** Year, month and kind of the fieldwork, and the place: what all documents of one inspection share. */
export const eventField = z
  .string({ error: `Event is missing. Write ${eventAdvice}.` })
  .regex(eventIdPattern, { error: ({ input }) => `Event ${quoted(input)} should be ${eventAdvice}.` })
  .meta({
    description:
      "Year, month and kind of the fieldwork, and the place. Documents of one inspection name the same event.",
    examples: [`2018-04-focused-visit-${countyCode}`],
    patternErrorMessage: `An event should be ${eventAdvice}.`,
  });

const addressExample = "https://files.ofsted.gov.uk/v1/file/50200024";

/** Of a host in letters and digits, without a user before it: what a reader sees is where it leads. */
export const plainAddress = /^https?:\/\/[a-z\d.-]+(?::\d+)?(?:[/?#][^\s\\]*)?$/i;

/** A whole address. */
export const addressField = z
  .url({
    protocol: /^https?$/,
    error: ({ input }) =>
      `Source address ${quoted(input)} is not an address. Write it whole, such as ${addressExample}.`,
  })
  .regex(plainAddress, {
    error: ({ input }) =>
      `Source address ${quoted(input)} does not say plainly where it leads: it names a user, or holds a backslash or other signs than letters before its path. Write it as the browser shows it.`,
  })
  .regex(/^[^;]*$/, {
    error: ({ input }) =>
      `Source address ${quoted(input)} holds a semicolon, which parts the items of a published list. Write %3B for it.`,
  })
  .meta({ examples: [addressExample] });

/** Where one line stands for every area that was judged, their names unknown. */
export const isAllField = z
  .literal(true, {
    error: ({ input }) =>
      `isAll ${quoted(input)} says nothing. Write isAll: true where the line stands for every area, else leave it out.`,
  })
  .meta({ description: "Where one line stands for every area that was judged, their names unknown." })
  .optional();

/** How many of something there were. */
export function countField(label: string, example: number) {
  const error = ({ input }: { input?: unknown }) =>
    `${label} ${quoted(input)} is not a count. Write a whole number, such as ${example}.`;
  return z.number({ error }).int({ error }).nonnegative({ error });
}

/** Text that is published in a list, which semicolons part. */
export function listItem(text: ReturnType<typeof textField>) {
  const error = ({ input }: { input?: unknown }) =>
    `${quoted(input)} holds a semicolon, which parts the items of a published list. Write it without.`;
  return text.regex(/^[^;]*$/, { error });
}
