import * as z from "zod";
import { textField } from "#schema/fields.ts";

const advice = "Write 2 to 14 that a reader might type, in plain words and in staff's shorthand";

/** The frontmatter of a file in content/questions: by the identifier of each statement of the document, "f07". */
export const QuestionsEntry = z.record(
  z.string().regex(/^[fr]\d{2,}$/, {
    error: ({ input }) => `"${String(input)}" is not the identifier of a statement. Write it as in the document: f07.`,
  }),
  z
    .array(textField("Question", "why do staff keep leaving").meta({ description: "What a reader would type." }), {
      error: `These are not a list of questions. ${advice}.`,
    })
    .min(2, { error: `Too few questions. ${advice}.` })
    .max(14, { error: `Too many questions. ${advice}.` })
    .meta({
      description: "Questions or names under which a reader would look for the statement: searched, not shown.",
    }),
);

export type QuestionsEntry = z.infer<typeof QuestionsEntry>;
