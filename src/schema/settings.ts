import * as z from "zod";
import type { Problem } from "#schema/problem.ts";
import { textField } from "#schema/fields.ts";
import type { Settings } from "#settings.ts";

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
