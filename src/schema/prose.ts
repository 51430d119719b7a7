import * as z from "zod";
import { textField } from "#schema/fields.ts";

/** The frontmatter of a file in content/prose. */
export const ProseEntry = z.strictObject({
  title: textField("Title", "How we count").meta({ description: "The page's title." }),
  description: textField("Description", "How findings are coded and counted.").meta({
    description: "One sentence that says what the reader sees; also for search engines.",
  }),
});

export type ProseEntry = z.infer<typeof ProseEntry>;

/** What the text of a prose page may place: the files of src/prose. */
export const proseElements = [
  "AreaTable",
  "CorrectionList",
  "CoverageSentence",
  "DataTables",
  "PublisherSentence",
  "RuleTable",
  "SharedDocuments",
  "ThemeTable",
] as const;

export type ProseElement = (typeof proseElements)[number];
