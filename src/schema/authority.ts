import * as z from "zod";
import { choice, codeField, partialDateField, quoted, textField } from "#schema/fields.ts";
import { settings } from "#settings.ts";

/** A number or code that others have given; text, so that no digit of it is lost. */
function codePattern(label: string, pattern: RegExp, example: string) {
  const error = ({ input }: { input?: unknown }) =>
    `${label} ${quoted(input)} cannot be one. Write for example "${example}", in quotation marks, or leave it out where you are not certain.`;
  return z.string({ error }).regex(pattern, { error });
}

/** The frontmatter of a file in content/authorities. */
export const AuthorityEntry = z.strictObject({
  name: textField("Name", `North ${settings.county} Council`).meta({ description: "Its full name." }),
  shortName: textField("Short name", `North ${settings.county}`).meta({ description: "Its name on charts." }),
  role: choice("Role", ["council", "trust"]).meta({
    description: "A council answers for the services; a trust delivers them.",
    enumDescriptions: ["Answers for the services", "Delivers the services for councils"],
  }),
  ofstedUrn: codePattern("Ofsted's number", /^\d{4,7}$/, "2637539")
    .meta({ description: "The number by which the inspectorate lists it." })
    .optional(),
  onsCode: codePattern("ONS code", /^[EWSN]\d{8}$/, "E06000061")
    .meta({ description: "Its code in official statistics." })
    .optional(),
  from: partialDateField
    .meta({ description: "The first day on which it answered for the services, or delivered them." })
    .optional(),
  until: partialDateField.meta({ description: "The last such day; left out while it still does." }).optional(),
  succeeds: z
    .array(codeField("Authority", "authorities"))
    .meta({ description: "The bodies whose services it took over; [] where there are none." }),
  deliversFor: z
    .array(codeField("Authority", "authorities"))
    .meta({ description: "For a trust: the councils on whose behalf it delivers. For a council: []." }),
});

export type AuthorityEntry = z.infer<typeof AuthorityEntry>;
