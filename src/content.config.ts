import { defineCollection } from "astro:content";
import * as z from "zod";
import { contentLoader } from "#record/loader.ts";
import { AuthorityEntry } from "#schema/authority.ts";
import { ComparedEntry } from "#schema/compared.ts";
import { DepartedEntry } from "#schema/departed.ts";
import { EvidenceEntry } from "#schema/evidence.ts";
import { FrameworkEntry } from "#schema/framework.ts";
import { KnownInspectionEntry } from "#schema/known-inspection.ts";
import { MilestoneEntry, RelatedInspectionEntry } from "#schema/milestone.ts";
import { ProseEntry } from "#schema/prose.ts";
import { ReportEntry } from "#schema/report.ts";
import { TermEntry } from "#schema/term.ts";
import { ThemeEntry } from "#schema/theme.ts";
import { ThesaurusEntry } from "#schema/thesaurus.ts";
import { QuestionsEntry } from "#schema/questions.ts";
import { ThreadEntry } from "#schema/thread.ts";
import { UpdateEntry } from "#schema/update.ts";

/** Which folder of content/ has which schema. */
export const collections = {
  authorities: defineCollection({ loader: contentLoader("authorities"), schema: AuthorityEntry }),
  frameworks: defineCollection({ loader: contentLoader("frameworks"), schema: FrameworkEntry }),
  terms: defineCollection({ loader: contentLoader("terms"), schema: TermEntry }),
  themes: defineCollection({ loader: contentLoader("themes"), schema: ThemeEntry }),
  reports: defineCollection({ loader: contentLoader("reports"), schema: ReportEntry }),
  inspections: defineCollection({ loader: contentLoader("inspections"), schema: KnownInspectionEntry }),
  milestones: defineCollection({ loader: contentLoader("milestones"), schema: MilestoneEntry }),
  related: defineCollection({ loader: contentLoader("related"), schema: RelatedInspectionEntry }),
  threads: defineCollection({ loader: contentLoader("threads"), schema: ThreadEntry }),
  updates: defineCollection({ loader: contentLoader("updates"), schema: UpdateEntry }),
  thesaurus: defineCollection({ loader: contentLoader("thesaurus"), schema: ThesaurusEntry }),
  questions: defineCollection({ loader: contentLoader("questions"), schema: QuestionsEntry }),
  prose: defineCollection({ loader: contentLoader("prose"), schema: ProseEntry }),
  compared: defineCollection({ loader: contentLoader("compared"), schema: ComparedEntry }),
  departed: defineCollection({ loader: contentLoader("departed"), schema: DepartedEntry }),
  evidence: defineCollection({ loader: contentLoader("evidence"), schema: EvidenceEntry }),
  /** What is wrong with the others while a site is served for authors. */
  problems: defineCollection({
    loader: contentLoader("problems"),
    schema: z.object({
      problems: z
        .array(z.custom<import("#schema/problem.ts").Problem>())
        .meta({ description: "The problems of all files, none twice." }),
    }),
  }),
};
