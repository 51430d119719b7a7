import * as z from "zod";
import { eventKinds } from "#domain/event.ts";
import {
  addressField,
  codeField,
  countField,
  partialDateField,
  quoted,
  textField,
  wordedChoice,
} from "#schema/fields.ts";

function dayField(what: string) {
  return partialDateField
    .refine((date) => date.length === "2026-11-30".length, {
      error: ({ input }) => `Date ${quoted(input)} has no day. Write it whole, such as 2026-11-30.`,
    })
    .meta({ description: what });
}

const kind = wordedChoice("Kind", eventKinds);

/** The frontmatter of a file in content/compared: a list with which the record was compared. Written by `npm run news -- --update`. */
export const ComparedEntry = z.strictObject({
  title: textField("Title", "Inspections published in 2026").meta({ description: "What the list is called." }),
  publisher: textField("Publisher", "Ofsted")
    .meta({ description: "Who publishes the list; left out where that is not known." })
    .optional(),
  address: addressField
    .meta({ description: "Where the list can be had; left out where that is not known." })
    .optional(),
  compared: dayField("The day on which the record was compared with the list."),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, {
      error: "sha256 is not 64 hexadecimal digits. Make the file anew: npm run news -- <list> --update",
    })
    .meta({ description: "SHA-256 of the list's file, as 64 hexadecimal digits." }),
  from: dayField("The first publication in the list, of whatever council."),
  to: dayField("The last publication in the list, of whatever council."),
  rows: countField("rows", 2599).meta({ description: "How many rows the list has." }),
  otherRows: countField("otherRows", 2583).meta({ description: "How many of those are of bodies not in the record." }),
  kinds: z.array(kind).meta({ description: "The kinds of inspection that the list holds, of whatever council." }),
  frameworks: z
    .array(textField("Framework", "ILACS"))
    .meta({ description: "The frameworks that the list names, in its words; [] where it names none." }),
  inspections: z
    .array(
      z.strictObject({
        authority: codeField("Authority", "authorities"),
        kind: kind.meta({ description: "What it was." }),
        published: dayField("The day of publication, by the list."),
        fieldwork: z
          .strictObject({
            start: dayField("The first day of fieldwork, by the list.").optional(),
            end: dayField("The last day of fieldwork, by the list.").optional(),
          })
          .meta({ description: "Days of fieldwork, by the list; left out where it gives none." })
          .optional(),
        address: addressField.meta({ description: "Where the list says that the document can be read." }).optional(),
        grades: z
          .array(
            z.strictObject({
              area: textField("Area", "Overall effectiveness").meta({ description: "What was judged, by the list." }),
              grade: textField("Grade", "Good").meta({ description: "The grade, in the words of the list." }),
            }),
          )
          .meta({ description: "The grades, by the list; left out where it gives none." })
          .optional(),
      }),
    )
    .meta({ description: "What the list says of the record's councils, by publication." }),
});

export type ComparedEntry = z.infer<typeof ComparedEntry>;
