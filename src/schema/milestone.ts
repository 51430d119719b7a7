import * as z from "zod";
import { milestoneKinds } from "#domain/milestone.ts";
import { codeField, partialDateField, textField, wordedChoice } from "#schema/fields.ts";
import { NamedSourceEntry, SourceEntry } from "#schema/source.ts";
import { settings } from "#settings.ts";

/** Left out where the record is of one county. */
const concerned = z
  .array(codeField("Authority", "authorities"))
  .meta({
    description: `Whose services it concerned: names of files in content/authorities, or [] for those of every place; left out, those of ${settings.county}.`,
  })
  .optional();

const noSources = { error: "Sources are empty. Give at least one public page." };

/** The frontmatter of a file in content/milestones. Nobody is named in it. */
export const MilestoneEntry = z
  .strictObject({
    title: textField("Title", "First section 114 notice").meta({ description: "What happened, without any name." }),
    date: partialDateField.meta({ description: "When it happened, or began." }).optional(),
    by: partialDateField
      .meta({ description: "Instead of a date: the latest day by which it had happened." })
      .optional(),
    until: partialDateField.meta({ description: "Its end, where it lasted." }).optional(),
    kind: wordedChoice("Kind", milestoneKinds).meta({ description: "Whose act it was, or what it changed." }),
    onChart: textField("Name on the chart", "Section 114 notice")
      .meta({ description: "Its short name on the timeline, for the few that a reader needs there." })
      .optional(),
    authorities: concerned,
    sources: z.array(SourceEntry).min(1, noSources).meta({ description: "The public pages that tell of it." }),
  })
  .refine(({ date, by }) => (date === undefined) !== (by === undefined), {
    path: ["date"],
    error: "Write either date, or by where only the latest day is known.",
  });

export type MilestoneEntry = z.infer<typeof MilestoneEntry>;

/** The frontmatter of a file in content/related: an inspection of a neighbouring service. */
export const RelatedInspectionEntry = z.strictObject({
  title: textField("Title", "First inspection of the trust's voluntary adoption agency").meta({
    description: "What was inspected, and which time it was.",
  }),
  regime: textField("Regime", "Voluntary adoption agency inspection (Ofsted)").meta({
    description: "Under which rules, and by whom.",
  }),
  body: textField("Body", `${settings.county} Children's Trust`).meta({ description: "Who was inspected." }),
  authorities: concerned,
  date: partialDateField.meta({ description: "When it was inspected." }),
  judgements: z
    .array(
      z.strictObject({
        area: textField("Area", "Overall").meta({ description: "What was graded." }),
        grade: textField("Grade", "Good").meta({ description: "The grade, as the source writes it." }),
      }),
    )
    .meta({ description: "Its grades; [] where none is known." }),
  sources: z.array(NamedSourceEntry).min(1, noSources).meta({ description: "The public pages that tell of it." }),
});

export type RelatedInspectionEntry = z.infer<typeof RelatedInspectionEntry>;
