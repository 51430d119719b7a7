import * as z from "zod";
import { choice, codeField, partialDateField, textField } from "#schema/fields.ts";

/** The frontmatter of a file in content/authorities. */
export const AuthorityEntry = z.strictObject({
  name: textField("Name", "North Northamptonshire Council").meta({ description: "Its full name." }),
  shortName: textField("Short name", "North Northamptonshire").meta({ description: "Its name on charts." }),
  role: choice("Role", ["council", "trust"]).meta({
    description: "A council answers for the services; a trust delivers them.",
    enumDescriptions: ["Answers for the services", "Delivers the services for councils"],
  }),
  from: partialDateField
    .meta({ description: "The first day on which it answered for the services, or delivered them." })
    .optional(),
  until: partialDateField
    .meta({ description: "The last such day; left out while it still does." })
    .optional(),
  succeeds: z
    .array(codeField("Authority", "authorities"))
    .meta({ description: "The bodies whose services it took over; [] where there are none." }),
  deliversFor: z
    .array(codeField("Authority", "authorities"))
    .meta({ description: "For a trust: the councils on whose behalf it delivers. For a council: []." }),
});

export type AuthorityEntry = z.infer<typeof AuthorityEntry>;
