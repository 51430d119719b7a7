import * as z from "zod";
import { notCodedReasons } from "#domain/not-coded.ts";
import { provenances } from "#domain/provenance.ts";
import { reportKinds } from "#domain/report.ts";
import { coverWords, serviceAreas } from "#domain/service-area.ts";
import {
  addressField,
  choice,
  codeField,
  eventField,
  keysOf,
  locatorField,
  partialDateField,
  quoted,
  textField,
  wordedChoice,
} from "#schema/fields.ts";
import { SourceEntry } from "#schema/source.ts";
import { settings } from "#settings.ts";

const fingerprintAdvice = "Write the 64 digits that sha256sum prints.";

/** The frontmatter of a file in content/reports. */
export const ReportEntry = z.strictObject({
  title: textField("Title", `Focused visit to ${settings.county} children's services`).meta({
    description: "The document's own title.",
  }),
  event: eventField,
  kind: wordedChoice("Kind", reportKinds).meta({ description: "What kind of document it is." }),
  framework: codeField("Framework", "frameworks"),
  authorities: z
    .array(codeField("Authority", "authorities"))
    .min(1, { error: "Authorities are empty. Name at least one file of content/authorities." })
    .meta({ description: "The councils that answered for the services: names of files in content/authorities." }),
  fieldwork: z
    .strictObject({
      start: partialDateField.meta({ description: "The first day." }),
      end: partialDateField.meta({ description: "The last day." }),
    })
    .meta({ description: "First and last day of the inspectors' work." }),
  published: partialDateField.meta({ description: "The date that the document bears." }),
  inspectors: z
    .array(textField("Inspector", "A. Surname HMI"))
    .meta({ description: "As named in the document; shown only in the report's own record." }),
  provenance: choice("Provenance", keysOf(provenances)).meta({
    description: "primary: the inspectorate's own document; secondary: somebody else's account of it.",
    enumDescriptions: ["The inspectorate's own document", "Somebody else's account of it"],
  }),
  twin: codeField("Twin", "reports")
    .meta({
      description:
        "Where this document says in part the very same as another of the same event: the other's file in content/reports. What the two share is then taken from there by <Twins>.",
    })
    .optional(),
  source: z
    .strictObject({
      title: textField("Source title", `Focused visit to ${settings.county} children's services`).meta({
        description: "What the publisher calls the document.",
      }),
      publisher: textField("Source publisher", "Ofsted").meta({ description: "Who published it." }),
      url: addressField
        .meta({ description: "The publisher's own address of the document; left out where none is confirmed." })
        .optional(),
      sha256: z
        .string({ error: `Source sha256 is missing. ${fingerprintAdvice}` })
        .regex(/^[0-9a-f]{64}$/, {
          error: ({ input }) => `Source sha256 ${quoted(input)} is not a fingerprint. ${fingerprintAdvice}`,
        })
        .meta({
          description: "Fingerprint of the file that was curated: 64 hexadecimal digits.",
          patternErrorMessage: fingerprintAdvice,
        }),
      terms: textField("Source terms", "Crown copyright. Facts are taken under the Open Government Licence.").meta({
        description: "On what terms it may be used, in our words.",
      }),
    })
    .meta({ description: "The document that was curated." }),
  accounts: z.array(SourceEntry).meta({ description: "Public pages that tell of the same inspection." }).optional(),
  focus: z
    .array(
      z.strictObject({
        theme: codeField("Theme", "themes"),
        at: locatorField.meta({ description: "The line that names it." }),
        area: wordedChoice("Area", serviceAreas)
          .meta({
            description:
              "The part of the services in which it was looked at, where that is not the first of the theme's own.",
          })
          .optional(),
      }),
    )
    .meta({
      description:
        "Of a visit: what it set out to look at, as the themes that its named lines name. An inspection looks at what its framework says.",
    })
    .optional(),
  themeScope: z
    .array(
      z.strictObject({
        theme: codeField("Theme", "themes"),
        cover: wordedChoice("Cover", coverWords).meta({ description: "How far it was covered." }),
        at: locatorField.meta({ description: "The sentence that says so." }),
        reason: textField("Reason", "The letter says that the visit left corporate parenting to a later one.").meta({
          description: "Why it is known, in a sentence.",
        }),
      }),
    )
    .meta({
      description:
        "Where one theme was covered otherwise than framework or focus say, for a reason that is true before any finding is read.",
    })
    .optional(),
  judgements: z
    .array(
      z.strictObject({
        area: textField("Area", "Overall effectiveness").meta({ description: "What is graded, as the row words it." }),
        grade: textField("Grade", "Good").meta({ description: "One of the grades of the framework's scale." }),
        at: locatorField.meta({ description: "The row that holds it.", examples: ["judgements row 1"] }),
      }),
    )
    .meta({ description: "One for each graded row, in the document's order; [] where nothing is graded." }),
  notCoded: z
    .array(
      z.strictObject({
        at: locatorField.meta({ description: "The paragraph or bullet." }),
        reason: wordedChoice("Reason", notCodedReasons).meta({ description: "Why it carries nothing." }),
        repeats: locatorField
          .meta({ description: "With the reason `repeats`: the paragraph that says it first." })
          .optional(),
      }),
    )
    .meta({
      description:
        "Each paragraph and bullet that carries neither finding nor recommendation nor judgement, with the reason.",
    }),
});

export type ReportEntry = z.infer<typeof ReportEntry>;
