import * as z from "zod";
import { provenances } from "#domain/provenance.ts";
import {
  addressField,
  choice,
  codeField,
  keysOf,
  listItem,
  locatorField,
  partialDateField,
  textField,
} from "#schema/fields.ts";

const fields = {
  publisher: listItem(textField("Publisher", "BBC News")).meta({ description: "Whose page it is." }),
  published: partialDateField.meta({ description: "Its date; only where the page shows it." }).optional(),
  provenance: choice("Provenance", keysOf(provenances)).meta({
    description: "primary where the publisher tells of its own act or inspection, else secondary.",
  }),
  url: addressField.meta({ description: "Its whole address; or else `report`." }).optional(),
  report: codeField("Report", "reports")
    .meta({ description: "Instead of an address: the name of a file in content/reports, whose document tells of it." })
    .optional(),
  at: locatorField.meta({ description: "The place in the document of `report`." }).optional(),
};

const hasOnePlace = ({ url, report }: { readonly url?: string | undefined; readonly report?: string | undefined }) =>
  (url === undefined) !== (report === undefined);
const onePlace = {
  error:
    "A source needs one place where a reader finds it. Write either url or report (with at), not both and not neither.",
};

/** A public page that tells of an inspection or a milestone. */
export const SourceEntry = z.strictObject(fields).refine(hasOnePlace, onePlace);

/** The same with a name of its own, by which grades, figures and findings of the file point at it. */
export const NamedSourceEntry = z
  .strictObject({
    id: textField("Source id", "bbc").meta({
      description: "Its name in this file, by which grades, figures and findings point at it.",
    }),
    ...fields,
  })
  .refine(hasOnePlace, onePlace);

export type SourceEntry = z.infer<typeof SourceEntry>;
