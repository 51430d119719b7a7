import * as z from "zod";
import { partialDateField, quoted, textField } from "#schema/fields.ts";

const example = "/reports/2018-05-18-focused-visit-county/#f07";

function placeField(label: string) {
  const advice = `Write it from the root of the site, such as ${example}, or an event as event:2018-04-focused-visit-county.`;
  return z
    .string({ error: `${label} is missing. ${advice}` })
    .regex(/^(?:\/(?!\/)|event:)[\w./?&=#-]*$/, {
      error: ({ input }) => `${label} ${quoted(input)} is not an address. ${advice}`,
    })
    .meta({ examples: [example], patternErrorMessage: advice });
}

/** The frontmatter of a file in content/departed: what moved, or was withdrawn, after it was published. */
export const DepartedEntry = z.strictObject({
  addresses: z
    .array(
      z
        .strictObject({
          address: placeField("Address").meta({ description: "The address or identifier that was published." }),
          on: partialDateField.meta({ description: "The day from which it is no longer there." }),
          movedTo: placeField("Address").meta({ description: "Where the same thing stands now." }).optional(),
          reason: textField("Reason", "It told a plan as a result.")
            .meta({ description: "Why it was withdrawn, as a sentence for readers." })
            .optional(),
          instead: placeField("Address")
            .meta({ description: "What stands in place of what was withdrawn." })
            .optional(),
        })
        .refine(({ movedTo, reason }) => (movedTo === undefined) !== (reason === undefined), {
          error:
            "An address moved, or it was withdrawn. Write movedTo, or the reason why it was withdrawn, and not both.",
        }),
    )
    .meta({ description: "Each address once." }),
});

export type DepartedEntry = z.infer<typeof DepartedEntry>;
