/** Whose word it is. */
export const provenances = {
  primary: "the inspectorate's own document",
  secondary: "somebody else's account",
} as const;

export type Provenance = keyof typeof provenances;
