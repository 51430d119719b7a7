import * as z from "zod";
import { stances, trajectories } from "#domain/finding.ts";
import { groups } from "#domain/group.ts";
import { deadlines } from "#domain/recommendation.ts";
import { choice, codeField, keysOf, locatorField, quoted, textField } from "#schema/fields.ts";
import { countyCode, settings } from "#settings.ts";

function idField(label: string, letter: string) {
  return z
    .string({ error: `${label} id is missing. Write id="${letter}07", the next number not used before in this file.` })
    .regex(new RegExp(`^${letter}(?:\\d{2}|[1-9]\\d{2,})$`), {
      error: ({ input }) => `${label} id ${quoted(input)} should look like "${letter}07".`,
    });
}

/** One to three, the main theme first. */
const themesField = z
  .array(codeField("Theme", "themes"), {
    error: ({ input }) =>
      input === undefined
        ? `Themes are missing. Write themes={["assessments"]}, with codes of files in content/themes.`
        : `Themes ${quoted(input)} are not a list. Write themes={["assessments"]}.`,
  })
  .min(1, { error: "Themes are empty. Give one to three theme codes from content/themes, the main one first." })
  .max(3, { error: ({ input }) => `Themes ${quoted(input)} are more than three. Keep the one to three that the finding is about.` });

/** The statement of another document of the same event that is about the very same matter and says it otherwise. */
const counterpartField = z
  .string({
    error: ({ input }) =>
      `Counterpart ${quoted(input)} is not text. Write the whole name of a statement, such as "2023-11-22-focused-visit-north-${countyCode}#f12".`,
  })
  .optional();

const summaryField = textField("The text between the tags", "Caseloads were still too high in two teams.");

/** What an author writes in `<Finding>`. */
export const FindingEntry = z.strictObject({
  /** "f07". Permanent: threads and readers' links point at it. */
  id: idField("Finding", "f"),
  /** Where the document says it. */
  at: locatorField,
  /** What the document says of the matter. */
  stance: choice("Stance", keysOf(stances)),
  /** Only where the document itself compares with an earlier time. */
  trajectory: choice("Trajectory", keysOf(trajectories)).optional(),
  /** Codes of files in content/themes, the main one first. */
  themes: themesField,
  /** Only where the finding is about these children in particular. */
  groups: z.array(choice("Group", keysOf(groups))).optional(),
  counterpart: counterpartField,
  /** Figures of the summary that do not stand in the paragraph because we derived them, each with how. */
  figures: z
    .record(z.string(), textField("The derivation of a figure", "sum of 151, 429 and 135"), {
      error: ({ input }) => `Figures ${quoted(input)} are not pairs. Write figures={{"715": "sum of 151, 429 and 135"}}.`,
    })
    .optional(),
  /** The finding itself, in our own words: the text between the tags. */
  summary: summaryField,
});

export type FindingEntry = z.infer<typeof FindingEntry>;

/** What an author writes in `<Recommendation>`. */
export const RecommendationEntry = z.strictObject({
  /** "r03". Permanent. */
  id: idField("Recommendation", "r"),
  /** Where the document says it. */
  at: locatorField,
  /** Codes of files in content/themes, the main one first. */
  themes: themesField,
  /** Who is to act, where the document names a body. */
  addressee: textField("Addressee", `NHS ${settings.county}`).optional(),
  /** The term that the document sets. */
  deadline: choice("Deadline", keysOf(deadlines)).optional(),
  counterpart: counterpartField,
  /** The recommendation itself, in our own words: the text between the tags. */
  summary: summaryField,
});

export type RecommendationEntry = z.infer<typeof RecommendationEntry>;

/** What an author writes in `<Reported>`, in a file of content/inspections. */
export const ReportedEntry = z.strictObject({
  /** "f07". Permanent. */
  id: idField("Finding", "f"),
  /** Which of the file's sources says so. */
  source: textField("Source", "bbc"),
  stance: choice("Stance", keysOf(stances)),
  /** Only where the inspectors compare with an earlier time. */
  trajectory: choice("Trajectory", keysOf(trajectories)).optional(),
  /** Codes of files in content/themes, the main one first. */
  themes: themesField,
  groups: z.array(choice("Group", keysOf(groups))).optional(),
  /** What inspectors found, by that account, in our own words: the text between the tags. */
  summary: summaryField,
});

export type ReportedEntry = z.infer<typeof ReportedEntry>;

const numberField = z.string({ error: ({ input }) => (input === undefined ? `The first number is missing. Write from="f01", and to="f09" where the run has more than one.` : `${quoted(input)} is not a number such as "f07" or "r03".`) }).regex(/^[fr](?:\d{2}|[1-9]\d{2,})$/, {
  error: ({ input }) => `${quoted(input)} is not a number such as "f07" or "r03".`,
});

/** What an author writes in `<Twins>`: a run of findings, or of recommendations, that the other document makes alike. */
export const TwinsEntry = z.strictObject({
  from: numberField,
  /** The last of the run; left out where it is the only one. */
  to: numberField.optional(),
  /** Where this document says it, where it stands elsewhere than in the other. */
  at: locatorField.optional(),
});

export type TwinsEntry = z.infer<typeof TwinsEntry>;
