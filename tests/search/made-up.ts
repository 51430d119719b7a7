import type { InspectionRecord } from "#domain/record.ts";
import { buildRecord } from "#record/build.ts";
import type { Content } from "#record/content.ts";
import type { QuestionsEntry } from "#schema/questions.ts";
import type { ThesaurusEntry } from "#schema/thesaurus.ts";
import { contentFile, sampleContent } from "../fixtures/sample-record.ts";

/** A document with one finding for each summary, f01 and on; its themes and names add no words to a search. */
export interface MadeUp {
  readonly summaries: readonly string[];
  readonly sets?: ThesaurusEntry["sets"];
  readonly questions?: QuestionsEntry;
}

export const madeUpId = "2013-02-01-inspection-county";

export function madeUpContent({ summaries, sets = [], questions = {} }: MadeUp): Content {
  const content = sampleContent({ "2013-02-01": { concerns: summaries.map(() => "health") } });
  const [report] = content.reports;
  const blocks = report!.blocks.map((block, index) =>
    block.type === "finding" ? { ...block, entry: { ...block.entry, summary: summaries[index]! } } : block,
  );
  return {
    ...content,
    reports: [{ ...report!, blocks }],
    thesaurus: sets.length ? [contentFile("thesaurus", "made-up", { topic: "Made up", sets })] : [],
    questions: Object.keys(questions).length ? [contentFile("questions", madeUpId, questions)] : [],
  };
}

export function madeUpRecord(madeUp: MadeUp): InspectionRecord {
  return buildRecord(madeUpContent(madeUp));
}
