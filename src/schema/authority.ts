import * as z from "zod";
import { choice, codeField, partialDateField, textField } from "#schema/fields.ts";
import { settings } from "#settings.ts";

/** The frontmatter of a file in content/authorities. */
export const AuthorityEntry = z.strictObject({
  name: textField("Name", `North ${settings.county} Council`),
  /** As shown on charts. */
  shortName: textField("Short name", `North ${settings.county}`),
  /** A council answers for the services; a trust delivers them. */
  role: choice("Role", ["council", "trust"]),
  from: partialDateField.optional(),
  until: partialDateField.optional(),
  /** Codes of the bodies whose services it took over. */
  succeeds: z.array(codeField("Authority", "authorities")),
  /** For a trust: codes of the councils on whose behalf it delivers. */
  deliversFor: z.array(codeField("Authority", "authorities")),
});

export type AuthorityEntry = z.infer<typeof AuthorityEntry>;
