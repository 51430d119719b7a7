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
  name: textField("Name", `North ${settings.county} Council`),
  /** As shown on charts. */
  shortName: textField("Short name", `North ${settings.county}`),
  /** A council answers for the services; a trust delivers them. */
  role: choice("Role", ["council", "trust"]),
  /** By which the inspectorate lists it. */
  ofstedUrn: codePattern("Ofsted's number", /^\d{4,7}$/, "2637539").optional(),
  /** Its code in official statistics. */
  onsCode: codePattern("ONS code", /^[EWSN]\d{8}$/, "E06000061").optional(),
  from: partialDateField.optional(),
  until: partialDateField.optional(),
  /** Codes of the bodies whose services it took over. */
  succeeds: z.array(codeField("Authority", "authorities")),
  /** For a trust: codes of the councils on whose behalf it delivers. */
  deliversFor: z.array(codeField("Authority", "authorities")),
});

export type AuthorityEntry = z.infer<typeof AuthorityEntry>;
