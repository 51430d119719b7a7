/** The ten parts of the service that an inspection may cover, in the order of the codebook. */
export const serviceAreas = {
  "front-door": "Front door",
  "help-and-protection": "Help and protection",
  "children-in-care": "Children in care",
  "care-leavers": "Care leavers",
  "disabled-children": "Disabled children",
  leadership: "Leadership",
  workforce: "Workforce",
  partners: "Partners",
  health: "Health",
  education: "Education",
} as const;

export type ServiceArea = keyof typeof serviceAreas;

/**
 * How far an inspection set out to look: `in` (a part of its framework, or its named focus), `partial` (for some groups,
 * or some bodies, only), `out` (not examined).
 */
export const covers = ["in", "partial", "out"] as const;

export type Cover = (typeof covers)[number];

export const coverWords: Readonly<Record<Cover, string>> = {
  in: "examined",
  partial: "examined in part",
  out: "not examined",
};

/** The wider of two covers: `in` before `partial` before `out`. */
export function widerCover(a: Cover, b: Cover): Cover {
  return covers.indexOf(a) <= covers.indexOf(b) ? a : b;
}
