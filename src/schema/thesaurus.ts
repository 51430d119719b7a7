import * as z from "zod";
import { codeField, listItem, textField } from "#schema/fields.ts";

function wordsField(label: string, example: string) {
  return z
    .array(listItem(textField(label, example)))
    .min(1, { error: `${label}s are empty. Write some, or leave the field out.` });
}

/** The frontmatter of a file in content/thesaurus. */
export const ThesaurusEntry = z.strictObject({
  topic: textField("Topic", "Children and families").meta({ description: "What its sets are about: a heading." }),
  sets: z
    .array(
      z.strictObject({
        term: codeField("Term", "terms")
          .meta({ description: "The glossary's entry for it: the name of a file in content/terms." })
          .optional(),
        theme: codeField("Theme", "themes")
          .meta({ description: "The theme that its words lead to: the name of a file in content/themes." })
          .optional(),
        same: wordsField("Word", "looked after children")
          .meta({ description: "Words that mean the very same, in any era. The glossary lists them." })
          .optional(),
        near: wordsField("Word", "kids in care")
          .meta({ description: "Other ways to say it: who looks for one finds the others, both ways." })
          .optional(),
        from: wordsField("Word", "care system")
          .meta({ description: "Words that lead to it, and to which it does not lead back; misspellings too." })
          .optional(),
      }),
    )
    .min(1, { error: "The file has no sets. Write one, or remove the file." })
    .meta({ description: "One for each thing that has more than one word." }),
});

export type ThesaurusEntry = z.infer<typeof ThesaurusEntry>;
