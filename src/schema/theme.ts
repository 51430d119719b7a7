import * as z from "zod";
import { serviceAreas } from "#domain/service-area.ts";
import type { ServiceArea } from "#domain/service-area.ts";
import { choice, codeField, quoted, textField } from "#schema/fields.ts";

/** The frontmatter of a file in content/themes. */
export const ThemeEntry = z.strictObject({
  name: textField("Name", "Domestic abuse"),
  /** Families stand in the order of their first theme. */
  family: textField("Family", "Practice with children"),
  /** Position in the codebook. */
  order: z.number({ error: ({ input }) => `Order ${quoted(input)} is not a number. Write the theme's position in the codebook.` }).int().positive(),
  /** The service areas in which it can be seen. */
  areas: z.array(choice("Service area", Object.keys(serviceAreas) as ServiceArea[])).min(1, { error: "Areas are empty. Name the service areas in which the theme can be seen." }),
  definition: textField("Definition", "What the police, social workers and others do for children who live with violence at home."),
  includes: z.array(textField("Include", "support to victims")),
  leavesOut: z.array(
    z.strictObject({
      what: textField("What is left out", "early help"),
      /** The theme that takes it instead. */
      theme: codeField("Theme", "themes").optional(),
    }),
  ),
  /** Words of every era for the same thing, for search. */
  synonyms: z.array(textField("Synonym", "looked after children")),
});

export type ThemeEntry = z.infer<typeof ThemeEntry>;
