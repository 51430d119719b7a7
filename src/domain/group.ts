/** Groups of children and young people that a finding may be about in particular. */
export const groups = {
  "in-need": "Children in need",
  "child-protection": "Children with a protection plan",
  "in-care": "Children in care",
  "care-leavers": "Care leavers",
  disabled: "Disabled children",
  unaccompanied: "Unaccompanied asylum-seeking children",
  "missing-or-exploited": "Missing or exploited children",
  "edge-of-care": "Children on the edge of care",
  "unborn-and-babies": "Unborn children and babies",
  "young-carers": "Young carers",
} as const;

export type Group = keyof typeof groups;
