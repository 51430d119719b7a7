import * as z from "zod";
import { covers, serviceAreas } from "#domain/service-area.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import { choice, listItem, partialDateField, textField } from "#schema/fields.ts";

/** The frontmatter of a file in content/frameworks. */
export const FrameworkEntry = z.strictObject({
  name: textField("Name", "Inspection of local authority children's services"),
  /** As shown on charts. */
  shortName: textField("Short name", "ILACS"),
  publisher: textField("Publisher", "Ofsted"),
  /** The part of the services that it inspects, as a chart names it; left out where it inspects the whole. */
  part: textField("Part", "adoption").optional(),
  from: partialDateField,
  /** Left out while it is in use. */
  until: partialDateField.optional(),
  /** Worst grade first; [] where no grades are given. */
  scale: z.array(listItem(textField("Grade", "Inadequate"))),
  /** What is graded, each with every wording that reports use for it: only these run on from one report to another. */
  grades: z
    .array(
      z.strictObject({
        area: textField("Area", "Overall effectiveness"),
        alsoCalled: z.array(textField("Other wording", "Overall effectiveness of services")).optional(),
      }),
    )
    .optional(),
  /** Changes of the framework that keep its scale: from when, and what is different since. */
  editions: z.array(z.strictObject({ from: partialDateField, change: listItem(textField("Change", "Care leavers are graded apart.")) })).optional(),
  /** What an inspection under it examines, decided before any report is read; left out where each visit names its own focus. */
  examines: z
    .strictObject({
      /** How far each part of the services is examined. */
      areas: z.partialRecord(
        z.enum(Object.keys(serviceAreas) as ServiceArea[]),
        choice("Cover", covers),
      ),
      /** Codes of themes for which the areas do not say it, each with how far it is examined. */
      themes: z.record(z.string(), choice("Cover", covers)).optional(),
    })
    .refine(({ areas }) => Object.keys(serviceAreas).every((area) => area in areas), {
      error: `What it examines does not name every part of the services. Write each of ${Object.keys(serviceAreas).join(", ")} with in, partial or out.`,
    })
    .transform(({ areas, themes = {} }) => ({ areas: areas as Readonly<Record<ServiceArea, Cover>>, themes }))
    .optional(),
});

export type FrameworkEntry = z.infer<typeof FrameworkEntry>;
