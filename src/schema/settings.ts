import * as z from "zod";
import { isPartialDate } from "#domain/date.ts";
import type { Problem } from "#schema/problem.ts";
import { textField } from "#schema/fields.ts";
import type { Settings } from "#settings.ts";

/** A field that may be left empty. */
function optionalField(label: string, isWritten: (text: string) => boolean, advice: string) {
  return z.string().refine((text) => text === "" || isWritten(text), {
    error: ({ input }) => `${label} "${String(input)}" cannot be used. ${advice}, or leave it empty.`,
  });
}

const isPage = (text: string) => text.startsWith("https://") && URL.canParse(text);

/** src/settings.ts: what the site is about and what it is called. */
export const SettingsEntry = z.strictObject({
  title: textField("Title", "The Rutland record"),
  dataName: textField("Name of the data", "the-inspection-record").regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: ({ input }) =>
      `Name of the data "${input}" cannot be read by every tool. Use small letters, digits and hyphens.`,
  }),
  county: textField("County", "Rutland").regex(/^\p{Lu}[\p{L} ]*$/u, {
    error: ({ input }) =>
      `County "${input}" cannot become a part of identifiers. Write its name alone, such as "Rutland".`,
  }),
  whoToAsk: textField("Whom to ask", "North and West Rutland Councils and the children's trust"),
  publisher: optionalField(
    "Publisher",
    (text) => text === text.trim() && !text.includes("\n"),
    'Write the name of a person or body, such as "Rutland Research"',
  ),
  contact: optionalField(
    "Contact",
    (text) => isPage(text) || /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text),
    'Write an e-mail address, such as "record@example.org", or the address of a page that begins with https://',
  ),
  securityUntil: optionalField(
    "Last day of the security contact",
    (text) => text.length === "2027-11-30".length && isPartialDate(text),
    "Write year-month-day, such as 2027-11-30",
  ),
  repository: optionalField(
    "Repository",
    isPage,
    'Write the address of its page, such as "https://example.org/record"',
  ),
}) satisfies z.ZodType<Settings>;

/** What is wrong with the settings, each with its field. */
export function settingsProblems(settings: unknown): Problem[] {
  const { error } = SettingsEntry.safeParse(settings, { reportInput: true });
  const issues = error?.issues ?? [];
  return issues.map(({ path, message }) => ({
    file: "src/settings.ts",
    message: `Field "${path.join(".")}": ${message}`,
  }));
}
