import * as z from "zod";
import { relations } from "#domain/thread.ts";
import { quoted, textField, wordedChoice } from "#schema/fields.ts";
import { countyCode } from "#settings.ts";

const identifierAdvice = `Write its identifier, such as 2018-05-18-focused-visit-${countyCode}#f12.`;

const statementField = z
  .string({ error: `The finding or recommendation is missing. ${identifierAdvice}` })
  .regex(/^[0-9a-z-]+#[fr]\d{2,}$/, {
    error: ({ input }) => `${quoted(input)} is not a finding or recommendation. ${identifierAdvice}`,
  })
  .meta({
    examples: [`2018-05-18-focused-visit-${countyCode}#f12`],
    patternErrorMessage: `This is not a finding or recommendation. ${identifierAdvice}`,
  });

/** The frontmatter of a file in content/threads. */
export const ThreadEntry = z.strictObject({
  title: textField("Title", "Measurable targets in child protection plans").meta({
    description: "The matter that is followed.",
  }),
  origin: statementField.meta({ description: "The recommendation or finding that is followed." }),
  links: z
    .array(
      z.strictObject({
        to: statementField.meta({ description: "A later statement that answers it." }),
        relation: wordedChoice("Relation", relations).meta({ description: "What it says of the earlier one." }),
        reason: textField("Reason", "Both say that plans lack targets that can be measured.").meta({
          description: "Why the two are about the same matter, for a reader who doubts it.",
        }),
      }),
    )
    .min(1, { error: "Links are empty. A thread needs at least one later finding or recommendation." })
    .meta({ description: "Each later statement that answers it." }),
});

export type ThreadEntry = z.infer<typeof ThreadEntry>;
