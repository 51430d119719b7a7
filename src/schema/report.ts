import * as z from "zod";
import { notCodedReasons } from "#domain/not-coded.ts";
import { provenances } from "#domain/provenance.ts";
import { reportKinds } from "#domain/report.ts";
import { covers, serviceAreas } from "#domain/service-area.ts";
import { addressField, choice, codeField, eventField, keysOf, locatorField, partialDateField, quoted, textField } from "#schema/fields.ts";
import { SourceEntry } from "#schema/source.ts";
import { settings } from "#settings.ts";

/** The frontmatter of a file in content/reports. */
export const ReportEntry = z.strictObject({
  /** The document's own title. */
  title: textField("Title", `Focused visit to ${settings.county} children's services`),
  /** "2018-04-focused-visit-northamptonshire": year, month and kind of the fieldwork, and the place. Documents of one inspection name the same event. */
  event: eventField,
  /** What kind of document it is. */
  kind: choice("Kind", keysOf(reportKinds)),
  /** Code of a file in content/frameworks. */
  framework: codeField("Framework", "frameworks"),
  /** Codes of files in content/authorities: the councils that answered for the services. */
  authorities: z.array(codeField("Authority", "authorities")).min(1, { error: "Authorities are empty. Name at least one file of content/authorities." }),
  /** First and last day of the inspectors' work. */
  fieldwork: z.strictObject({ start: partialDateField, end: partialDateField }),
  /** The date that the document bears. */
  published: partialDateField,
  /** As named in the document; shown only in the report's own record. */
  inspectors: z.array(textField("Inspector", "A. Surname HMI")),
  /** primary: the inspectorate's own document. */
  provenance: choice("Provenance", keysOf(provenances)),
  /** Where this document says in part the very same as another of the same event: the other's file in content/reports. What the two share is then taken from there by <Twins>. */
  twin: codeField("Twin", "reports").optional(),
  source: z.strictObject({
    title: textField("Source title", `Focused visit to ${settings.county} children's services`),
    publisher: textField("Source publisher", "Ofsted"),
    /** The publisher's own address of the document; left out where none is confirmed. */
    url: addressField.optional(),
    /** Of the text that was curated: 64 hexadecimal digits. */
    sha256: z.string({ error: "Source sha256 is missing. Write the 64 digits that sha256sum prints." }).regex(/^[0-9a-f]{64}$/, {
      error: ({ input }) => `Source sha256 ${quoted(input)} is not a fingerprint. Write the 64 digits that sha256sum prints.`,
    }),
    /** On what terms it may be used, in our words. */
    terms: textField("Source terms", "Crown copyright. Facts are taken under the Open Government Licence."),
  }),
  /** Public pages that tell of the same inspection. */
  accounts: z.array(SourceEntry).optional(),
  /** Of a visit: what it set out to look at, as the themes that its named lines name. An inspection looks at what its framework says. */
  focus: z
    .array(
      z.strictObject({
        theme: codeField("Theme", "themes"),
        /** The line that names it. */
        at: locatorField,
        /** The part of the services in which it was looked at, where that is not the theme's first. */
        area: choice("Area", keysOf(serviceAreas)).optional(),
      }),
    )
    .optional(),
  /** Where one theme was covered otherwise than framework or focus say, for a reason that is true before any finding is read. */
  themeScope: z
    .array(
      z.strictObject({
        theme: codeField("Theme", "themes"),
        cover: choice("Cover", covers),
        /** The sentence that says so. */
        at: locatorField,
        reason: textField("Reason", "The letter says that the visit left corporate parenting to a later one."),
      }),
    )
    .optional(),
  /** One for each graded row, in the document's order. */
  judgements: z.array(
    z.strictObject({
      area: textField("Area", "Overall effectiveness"),
      grade: textField("Grade", "Good"),
      at: locatorField,
    }),
  ),
  /** Each paragraph and bullet that carries neither finding nor recommendation nor judgement, with the reason. */
  notCoded: z.array(
    z.strictObject({
      at: locatorField,
      reason: choice("Reason", keysOf(notCodedReasons)),
      /** With the reason "repeats": the paragraph that says it first. */
      repeats: locatorField.optional(),
    }),
  ),
});

export type ReportEntry = z.infer<typeof ReportEntry>;
