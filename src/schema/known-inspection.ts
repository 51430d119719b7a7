import * as z from "zod";
import { eventKinds } from "#domain/event.ts";
import { confidences } from "#domain/known-inspection.ts";
import {
  choice,
  codeField,
  countField,
  eventField,
  isAllField,
  partialDateField,
  quoted,
  textField,
  wordedChoice,
} from "#schema/fields.ts";
import { NamedSourceEntry } from "#schema/source.ts";
import { settings } from "#settings.ts";

const sourceName = textField("Source", "bbc").meta({ description: "The id of the one of `sources` that says so." });

/** The frontmatter of a file in content/inspections: an inspection known from public sources. What is unknown is left out. */
export const KnownInspectionEntry = z.strictObject({
  title: textField("Title", `Inspection of services for looked after children, ${settings.county}`).meta({
    description: "What the inspection is called, and where it was.",
  }),
  event: eventField,
  kind: wordedChoice("Kind", eventKinds).meta({ description: "What kind of inspection or visit it was." }),
  framework: codeField("Framework", "frameworks"),
  authorities: z
    .array(codeField("Authority", "authorities"))
    .min(1, { error: "Authorities are empty. Name at least one file of content/authorities." })
    .meta({ description: "The councils that answered for the services." }),
  fieldwork: z
    .strictObject({
      start: partialDateField.meta({ description: "The first day." }),
      end: partialDateField.meta({ description: "The last day; left out where unknown." }).optional(),
    })
    .meta({ description: "First and last day of the inspectors' work, as far as known." })
    .optional(),
  published: partialDateField.meta({ description: "When its document was published, where known." }).optional(),
  inspectors: z
    .array(textField("Inspector", "A. Surname HMI"))
    .meta({ description: "As the sources name them; [] where none does." }),
  lookedAt: z
    .array(textField("What it looked at", "care leavers"))
    .meta({ description: "What it looked at, as far as the sources say; [] where none does." }),
  judgements: z
    .array(
      z.strictObject({
        area: textField("Area", "Overall effectiveness").meta({ description: "What was graded." }),
        grade: textField("Grade", "Good")
          .meta({ description: "Left out where the area was judged and the grade is not known." })
          .optional(),
        isAll: isAllField,
        source: sourceName,
      }),
    )
    .meta({ description: "Its grades, each with its source; [] where none is known." }),
  recommendations: countField("Recommendations", 12)
    .meta({ description: "How many recommendations or points to improve it made." })
    .optional(),
  figures: z
    .array(
      z.strictObject({
        figure: textField("Figure", "267").meta({ description: "The number, as the source writes it." }),
        what: textField("What it counts", "children without an allocated social worker").meta({
          description: "What it counts, so that it reads on from the number.",
        }),
        source: sourceName,
      }),
    )
    .meta({ description: "Numbers that the sources report, each with its source." }),
  sources: z
    .array(NamedSourceEntry)
    .min(1, { error: "Sources are empty. Give at least one public page, or a place in a document that is held." })
    .meta({ description: "What tells of it, each with an id by which grades, figures and findings point at it." }),
  confidence: choice("Confidence", confidences).meta({
    description: "How sure we are that the inspection took place as described.",
  }),
  neverPublished: z
    .literal(true, {
      error: ({ input }) =>
        `neverPublished ${quoted(input)} says nothing. Write neverPublished: true where no report was ever made public, else leave it out.`,
    })
    .meta({ description: "Written where a source says that no report of it was ever made public: none is missing." })
    .optional(),
});

export type KnownInspectionEntry = z.infer<typeof KnownInspectionEntry>;
