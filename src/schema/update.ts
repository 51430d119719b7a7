import * as z from "zod";
import { codeField, partialDateField, quoted, textField } from "#schema/fields.ts";
import { countyCode } from "#settings.ts";

const identifierAdvice = `Write the identifier of a finding or recommendation, such as 2018-05-18-focused-visit-${countyCode}#f12, or of a document.`;

/** The frontmatter of a file in content/updates. */
export const UpdateEntry = z
  .strictObject({
    date: partialDateField
      .refine((date) => date.length !== 4 && date.length !== 7, {
        error: ({ input }) => `Date ${quoted(input)} has no day. Write the day on which readers first see the change.`,
      })
      .meta({ description: "The day on which readers first see the change." }),
    title: textField("Title", "A purpose was told as a result").meta({ description: "What changed, in one line." }),
    added: z
      .array(codeField("Document or inspection", "reports or content/inspections"))
      .min(1, { error: "Added is empty. Name what came into the record, or leave the field out." })
      .meta({ description: "The documents and known inspections that came into the record." })
      .optional(),
    corrections: z
      .array(
        z.strictObject({
          of: z
            .string({ error: `What was corrected is missing. ${identifierAdvice}` })
            .regex(/^[0-9a-z-]+(?:#[fr]\d{2,})?$/, {
              error: ({ input }) => `${quoted(input)} is not an identifier. ${identifierAdvice}`,
            })
            .meta({
              description: "The identifier of the finding, recommendation or document.",
              examples: [`2018-05-18-focused-visit-${countyCode}#f12`],
              patternErrorMessage: identifierAdvice,
            }),
          before: textField("Before", "It said that care had become unbroken.").meta({
            description: "What stood before, in our own words.",
          }),
          now: textField("Now", "It says that unbroken care was the purpose.").meta({
            description: "What stands now, in our own words.",
          }),
          why: textField("Why", "The paragraph tells of a purpose, not of a result.").meta({
            description: "Why it was wrong.",
          }),
        }),
      )
      .min(1, { error: "Corrections are empty. Tell what was corrected, or leave the field out." })
      .meta({ description: "What was wrong, and what stands in its place." })
      .optional(),
  })
  .refine(({ added, corrections }) => (added === undefined) !== (corrections === undefined), {
    path: ["title"],
    error: "Write either added or corrections: each is an entry of its own.",
  });

export type UpdateEntry = z.infer<typeof UpdateEntry>;
