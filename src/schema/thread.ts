import * as z from "zod";
import { relations } from "#domain/thread.ts";
import { choice, keysOf, quoted, textField } from "#schema/fields.ts";
import { countyCode } from "#settings.ts";

const statementField = z
  .string({ error: `The finding or recommendation is missing. Write its identifier, such as 2018-05-18-focused-visit-${countyCode}#f12.` })
  .regex(/^[0-9a-z-]+#[fr]\d{2,}$/, {
    error: ({ input }) => `${quoted(input)} is not a finding or recommendation. Write its identifier, such as 2018-05-18-focused-visit-${countyCode}#f12.`,
  });

/** The frontmatter of a file in content/threads. */
export const ThreadEntry = z.strictObject({
  title: textField("Title", "Measurable targets in child protection plans"),
  /** The recommendation or finding that is followed. */
  origin: statementField,
  /** Each later statement that answers it. */
  links: z
    .array(
      z.strictObject({
        to: statementField,
        relation: choice("Relation", keysOf(relations)),
        /** Why the two are about the same matter, for a reader who doubts it. */
        reason: textField("Reason", "Both say that plans lack targets that can be measured."),
      }),
    )
    .min(1, { error: "Links are empty. A thread needs at least one later finding or recommendation." }),
});

export type ThreadEntry = z.infer<typeof ThreadEntry>;
