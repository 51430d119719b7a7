import * as z from "zod";
import { partialDateField, textField } from "#schema/fields.ts";

/** The frontmatter of a file in content/frameworks. */
export const FrameworkEntry = z.strictObject({
  name: textField("Name", "Inspection of local authority children's services"),
  /** As shown on charts. */
  shortName: textField("Short name", "ILACS"),
  publisher: textField("Publisher", "Ofsted"),
  /** The part of the services that it inspects, as a chart names it; left out where it inspects the whole. */
  part: textField("Part", "adoption").optional(),
  from: partialDateField,
  /** Left out while it is in use. */
  until: partialDateField.optional(),
  /** Worst grade first; [] where no grades are given. */
  scale: z.array(textField("Grade", "Inadequate")),
});

export type FrameworkEntry = z.infer<typeof FrameworkEntry>;
