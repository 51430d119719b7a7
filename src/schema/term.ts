import * as z from "zod";
import { textField } from "#schema/fields.ts";

/** The frontmatter of a file in content/terms. */
export const TermEntry = z.strictObject({
  term: textField("Term", "Children in care").meta({ description: "The word that the site uses." }),
});

export type TermEntry = z.infer<typeof TermEntry>;
