import * as z from "zod";
import { eventKinds } from "#domain/event.ts";
import { confidences } from "#domain/known-inspection.ts";
import { choice, codeField, countField, eventField, isAllField, keysOf, partialDateField, quoted, textField } from "#schema/fields.ts";
import { NamedSourceEntry } from "#schema/source.ts";
import { settings } from "#settings.ts";

const sourceName = textField("Source", "bbc");

/** The frontmatter of a file in content/inspections: an inspection known from public sources. What is unknown is left out. */
export const KnownInspectionEntry = z.strictObject({
  title: textField("Title", `Inspection of services for looked after children, ${settings.county}`),
  event: eventField,
  kind: choice("Kind", keysOf(eventKinds)),
  framework: codeField("Framework", "frameworks"),
  authorities: z.array(codeField("Authority", "authorities")).min(1, { error: "Authorities are empty. Name at least one file of content/authorities." }),
  fieldwork: z.strictObject({ start: partialDateField, end: partialDateField.optional() }).optional(),
  published: partialDateField.optional(),
  inspectors: z.array(textField("Inspector", "A. Surname HMI")),
  /** What it looked at, as far as the sources say. */
  lookedAt: z.array(textField("What it looked at", "care leavers")),
  judgements: z.array(
    z.strictObject({
      area: textField("Area", "Overall effectiveness"),
      /** Left out where the area was judged and the grade is not known. */
      grade: textField("Grade", "Good").optional(),
      isAll: isAllField,
      source: sourceName,
    }),
  ),
  /** How many recommendations or points to improve it made. */
  recommendations: countField("Recommendations", 12).optional(),
  figures: z.array(z.strictObject({ figure: textField("Figure", "267"), what: textField("What it counts", "children without an allocated social worker"), source: sourceName })),
  sources: z.array(NamedSourceEntry).min(1, { error: "Sources are empty. Give at least one public page, or a place in a document that is held." }),
  confidence: choice("Confidence", confidences),
  /** Written where a source says that no report of it was ever made public: then no document is missing. */
  neverPublished: z.literal(true, { error: ({ input }) => `neverPublished ${quoted(input)} says nothing. Write neverPublished: true where no report was ever made public, else leave it out.` }).optional(),
});

export type KnownInspectionEntry = z.infer<typeof KnownInspectionEntry>;
