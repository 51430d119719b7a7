import * as z from "zod";
import { stances, trajectories } from "#domain/finding.ts";
import { groups } from "#domain/group.ts";
import { deadlines } from "#domain/recommendation.ts";
import { choice, codeField, keysOf, locatorField, quoted, textField, wordedChoice } from "#schema/fields.ts";
import { countyCode, settings } from "#settings.ts";

function idField(label: string, letter: string) {
  return z
    .string({ error: `${label} id is missing. Write id="${letter}07", the next number not used before in this file.` })
    .regex(new RegExp(`^${letter}(?:0[1-9]|[1-9]\\d+)$`), {
      error: ({ input }) => `${label} id ${quoted(input)} should look like "${letter}07".`,
    })
    .meta({
      description: "The next number not used before in this file. Permanent: threads and readers' links point at it.",
      examples: [`${letter}07`],
    });
}

const themesField = z
  .array(codeField("Theme", "themes"), {
    error: ({ input }) =>
      input === undefined
        ? `Themes are missing. Write themes={["assessments"]}, with codes of files in content/themes.`
        : `Themes ${quoted(input)} are not a list. Write themes={["assessments"]}.`,
  })
  .min(1, { error: "Themes are empty. Give one to three theme codes from content/themes, the main one first." })
  .max(3, {
    error: ({ input }) =>
      `Themes ${quoted(input)} are more than three. Keep the one to three that the finding is about.`,
  })
  .meta({ description: "One to three codes of files in content/themes, the main one first." });

const counterpartExample = `2023-11-22-focused-visit-north-${countyCode}#f12`;

const counterpartField = z
  .string({
    error: ({ input }) =>
      `Counterpart ${quoted(input)} is not text. Write the whole name of a statement, such as "${counterpartExample}".`,
  })
  .meta({
    description:
      "The statement of another document of the same event that is about the very same matter and says it otherwise.",
    examples: [counterpartExample],
  })
  .optional();

const groupsField = z
  .array(wordedChoice("Group", groups))
  .meta({ description: "Only where the finding is about these children in particular." })
  .optional();

const stanceField = wordedChoice("Stance", stances).meta({ description: "What the document says of the matter." });

const trajectoryField = wordedChoice("Trajectory", trajectories)
  .meta({ description: "Only where the document itself compares with an earlier time." })
  .optional();

function summaryField(what: string) {
  return textField("The text between the tags", "Caseloads were still too high in two teams.").meta({
    description: `${what}, in our own words: the text between the tags.`,
  });
}

/** What an author writes in `<Finding>`. */
export const FindingEntry = z.strictObject({
  id: idField("Finding", "f"),
  at: locatorField,
  stance: stanceField,
  trajectory: trajectoryField,
  themes: themesField,
  groups: groupsField,
  counterpart: counterpartField,
  figures: z
    .record(z.string(), textField("The derivation of a figure", "sum of 151, 429 and 135"), {
      error: ({ input }) =>
        `Figures ${quoted(input)} are not pairs. Write figures={{"715": "sum of 151, 429 and 135"}}.`,
    })
    .meta({
      description:
        "Figures of the summary that do not stand in the paragraph because we derived them, each with how we did.",
    })
    .optional(),
  summary: summaryField("The finding itself"),
});

export type FindingEntry = z.infer<typeof FindingEntry>;

/** What an author writes in `<Recommendation>`. */
export const RecommendationEntry = z.strictObject({
  id: idField("Recommendation", "r"),
  at: locatorField,
  themes: themesField,
  addressee: textField("Addressee", `NHS ${settings.county}`)
    .meta({ description: "Who is to act, where the document names a body." })
    .optional(),
  deadline: choice("Deadline", keysOf(deadlines)).meta({ description: "The term that the document sets." }).optional(),
  counterpart: counterpartField,
  summary: summaryField("The recommendation itself"),
});

export type RecommendationEntry = z.infer<typeof RecommendationEntry>;

/** What an author writes in `<Reported>`, in a file of content/inspections. */
export const ReportedEntry = z.strictObject({
  id: idField("Finding", "f"),
  source: textField("Source", "bbc").meta({ description: "The id of the one of the file's sources that says so." }),
  stance: stanceField,
  trajectory: trajectoryField,
  themes: themesField,
  groups: groupsField,
  summary: summaryField("What inspectors found, by that account"),
});

export type ReportedEntry = z.infer<typeof ReportedEntry>;

const numberAdvice = 'Write from="f01", and to="f09" where the run has more than one.';

const numberField = z
  .string({
    error: ({ input }) =>
      input === undefined
        ? `The first number is missing. ${numberAdvice}`
        : `${quoted(input)} is not a number such as "f07" or "r03".`,
  })
  .regex(/^[fr](?:0[1-9]|[1-9]\d+)$/, {
    error: ({ input }) => `${quoted(input)} is not a number such as "f07" or "r03".`,
  })
  .meta({ examples: ["f01", "r03"] });

/** What an author writes in `<Twins>`: a run of findings, or of recommendations, that the other document makes alike. */
export const TwinsEntry = z.strictObject({
  from: numberField.meta({ description: "The first of the run, by its number in the other document." }),
  to: numberField.meta({ description: "The last of the run; left out where it is the only one." }).optional(),
  at: locatorField
    .meta({ description: "Where this document says it, where it stands elsewhere than in the other." })
    .optional(),
});

export type TwinsEntry = z.infer<typeof TwinsEntry>;
