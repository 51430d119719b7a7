import * as z from "zod";
import { covers, coverWords, serviceAreas } from "#domain/service-area.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import { keysOf, listItem, partialDateField, textField, wordedChoice } from "#schema/fields.ts";

const coverField = wordedChoice("Cover", coverWords);

/** The frontmatter of a file in content/frameworks. */
export const FrameworkEntry = z.strictObject({
  name: textField("Name", "Inspection of local authority children's services").meta({ description: "Its full name." }),
  shortName: textField("Short name", "ILACS").meta({ description: "Its name on charts." }),
  publisher: textField("Publisher", "Ofsted").meta({ description: "Whose framework it is." }),
  part: textField("Part", "adoption")
    .meta({ description: "The part of the services that it inspects, as a chart names it; left out for the whole." })
    .optional(),
  from: partialDateField.meta({ description: "Since when inspections were made under it." }),
  until: partialDateField.meta({ description: "Until when; left out while it is in use." }).optional(),
  scale: z
    .array(listItem(textField("Grade", "Inadequate")))
    .meta({ description: "Its grades, the worst first; [] where no grades are given." }),
  grades: z
    .array(
      z.strictObject({
        area: textField("Area", "Overall effectiveness").meta({ description: "What is graded, as the site names it." }),
        alsoCalled: z
          .array(textField("Other wording", "Overall effectiveness of services"))
          .meta({ description: "Every other wording that reports use for it." })
          .optional(),
      }),
    )
    .meta({ description: "What is graded: only these run on from one report to another." })
    .optional(),
  editions: z
    .array(
      z.strictObject({
        from: partialDateField.meta({ description: "Since when it holds." }),
        change: listItem(textField("Change", "Care leavers are graded apart.")).meta({
          description: "What is different since.",
        }),
      }),
    )
    .meta({ description: "Changes of the framework that keep its scale." })
    .optional(),
  examines: z
    .strictObject({
      areas: z
        .partialRecord(z.enum(keysOf(serviceAreas)), coverField)
        .meta({ description: "How far each part of the services is examined. Every part is named." }),
      themes: z
        .record(z.string(), coverField)
        .meta({ description: "Codes of themes for which the areas do not say it, each with how far it is examined." })
        .optional(),
    })
    .refine(({ areas }) => Object.keys(serviceAreas).every((area) => area in areas), {
      error: `What it examines does not name every part of the services. Write each of ${Object.keys(serviceAreas).join(", ")} with ${covers.slice(0, -1).join(", ")} or ${covers.at(-1)}.`,
    })
    .transform(({ areas, themes = {} }) => ({ areas: areas as Readonly<Record<ServiceArea, Cover>>, themes }))
    .meta({
      description:
        "What an inspection under it examines, decided before any report is read; left out where each visit names its focus.",
    })
    .optional(),
});

export type FrameworkEntry = z.infer<typeof FrameworkEntry>;
