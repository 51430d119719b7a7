import * as z from "zod";
import { milestoneKinds } from "#domain/milestone.ts";
import { choice, keysOf, partialDateField, textField } from "#schema/fields.ts";
import { NamedSourceEntry, SourceEntry } from "#schema/source.ts";
import { settings } from "#settings.ts";

/** The frontmatter of a file in content/milestones. Nobody is named in it. */
export const MilestoneEntry = z
  .strictObject({
    title: textField("Title", "First section 114 notice"),
    date: partialDateField.optional(),
    /** Instead of a date: the latest day by which it had happened. */
    by: partialDateField.optional(),
    /** Its end, where it lasted. */
    until: partialDateField.optional(),
    kind: choice("Kind", keysOf(milestoneKinds)),
    /** Its short name on the timeline, for the few that a reader needs there. */
    onChart: textField("Name on the chart", "Section 114 notice").optional(),
    sources: z.array(SourceEntry).min(1, { error: "Sources are empty. Give at least one public page." }),
  })
  .refine(({ date, by }) => (date === undefined) !== (by === undefined), { path: ["date"], error: "Write either date, or by where only the latest day is known." });

export type MilestoneEntry = z.infer<typeof MilestoneEntry>;

/** The frontmatter of a file in content/related: an inspection of a neighbouring service. */
export const RelatedInspectionEntry = z.strictObject({
  title: textField("Title", "First inspection of the trust's voluntary adoption agency"),
  regime: textField("Regime", "Voluntary adoption agency inspection (Ofsted)"),
  /** Who was inspected. */
  body: textField("Body", `${settings.county} Children's Trust`),
  date: partialDateField,
  judgements: z.array(z.strictObject({ area: textField("Area", "Overall"), grade: textField("Grade", "Good") })),
  sources: z.array(NamedSourceEntry).min(1, { error: "Sources are empty. Give at least one public page." }),
});

export type RelatedInspectionEntry = z.infer<typeof RelatedInspectionEntry>;
