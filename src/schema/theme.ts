import * as z from "zod";
import { serviceAreas } from "#domain/service-area.ts";
import { codeField, quoted, textField, wordedChoice } from "#schema/fields.ts";

/** The frontmatter of a file in content/themes. */
export const ThemeEntry = z.strictObject({
  name: textField("Name", "Domestic abuse").meta({ description: "Its name on pages and charts." }),
  family: textField("Family", "Practice with children").meta({
    description: "The family it belongs to. Families stand in the order of their first theme.",
  }),
  order: z
    .number({
      error: ({ input }) => `Order ${quoted(input)} is not a number. Write the theme's position in the codebook.`,
    })
    .int()
    .positive()
    .meta({ description: "Its position in the codebook, from 1." }),
  areas: z
    .array(wordedChoice("Service area", serviceAreas))
    .min(1, { error: "Areas are empty. Name the service areas in which the theme can be seen." })
    .meta({ description: "The service areas in which it can be seen." }),
  definition: textField(
    "Definition",
    "What the police, social workers and others do for children who live with violence at home.",
  ).meta({ description: "What the theme is about, in one sentence." }),
  includes: z.array(textField("Include", "support to victims")).meta({ description: "What also belongs to it." }),
  leavesOut: z
    .array(
      z.strictObject({
        what: textField("What is left out", "early help").meta({ description: "What might be sought here." }),
        theme: codeField("Theme", "themes")
          .meta({ description: "The theme that takes it instead: the name of a file in content/themes." })
          .optional(),
      }),
    )
    .meta({ description: "What does not belong to it, and where it belongs." }),
});

export type ThemeEntry = z.infer<typeof ThemeEntry>;
