/** `primary`: the inspectorate's own document; `secondary`: somebody else's account of it. */
export const provenances = ["primary", "secondary"] as const;

export type Provenance = (typeof provenances)[number];
