import * as z from "zod";

const count = z.number().int().nonnegative();

/** A file in content/evidence: what is kept of a document that the project does not hold. Written by `npm run verify -- --update`. */
export const EvidenceEntry = z.strictObject({
  /** How the document is divided. */
  form: z.enum(["numbered", "letter", "article"]),
  /** What was compared when the record was last held against the document, and agreed. */
  checked: z.strictObject({
    locators: count,
    accounted: count,
    figures: count,
    excused: count,
    names: count,
    quotations: count,
    grades: count,
    recommendations: count,
    /** Fingerprint of the coding that was checked, so that a later change is noticed. */
    coding: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** SHA-256 of the words of each paragraph, bullet and row, and how many they are; no text. */
  passages: z.record(z.string(), z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), words: count })),
});

export type EvidenceEntry = z.infer<typeof EvidenceEntry>;
