import * as z from "zod";
import { textField } from "#schema/fields.ts";

/** The frontmatter of a file in content/terms. */
export const TermEntry = z.strictObject({
  term: textField("Term", "Children in care").meta({ description: "The word that the site uses." }),
  same: z
    .array(textField("Word", "looked after children"))
    .meta({ description: "Words that mean the very same, in any era; never words that are only related." }),
});

export type TermEntry = z.infer<typeof TermEntry>;
