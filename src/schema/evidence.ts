import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";

function countOf(what: string) {
  return z
    .number()
    .int()
    .nonnegative()
    .meta({ description: `How many ${what}.` });
}

function fingerprintOf(what: string) {
  return z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: `SHA-256 of ${what}, as 64 hexadecimal digits.` });
}

/** A file in content/evidence: what is kept of a document that the project does not hold. Written by `npm run verify -- --update`. */
export const EvidenceEntry = z.strictObject({
  form: z.enum(["numbered", "letter", "article"]).meta({ description: "How the document is divided." }),
  checked: z
    .strictObject({
      locators: countOf("paragraphs, bullets and rows the document has"),
      accounted: countOf("of those carry a statement or a reason for having none"),
      figures: countOf("figures of summaries stand in their paragraph"),
      excused: countOf("figures were derived, with how"),
      names: countOf("names of bodies and offices stand in their paragraph"),
      quotations: countOf("quoted phrases stand in their paragraph"),
      grades: countOf("grades are those of their row"),
      recommendations: countOf("recommendations stand among those of the document"),
      coding: fingerprintOf("the coding that was checked, so that a later change is noticed"),
    })
    .meta({ description: "What was compared when the record was last held against the document, and agreed." }),
  passages: z
    .record(
      z.string(),
      z
        .strictObject({ sha256: fingerprintOf("its words"), words: countOf("words it has") })
        .meta({ description: "One paragraph, bullet or row." }),
    )
    .meta({ description: "Fingerprints of each paragraph, bullet and row, by locator; no text." }),
  seal: fingerprintOf("all that stands above, so that a change by hand is noticed"),
});

export type EvidenceEntry = z.infer<typeof EvidenceEntry>;

/** What the seal of a file must be: a counter or fingerprint that is changed by hand breaks it. */
export function sealOf({ form, checked, passages }: Omit<EvidenceEntry, "seal">): string {
  const { locators, accounted, figures, excused, names, quotations, grades, recommendations, coding } = checked;
  const counts = [locators, accounted, figures, excused, names, quotations, grades, recommendations];
  const prints = Object.entries(passages).map(([locator, print]) => [locator, print.sha256, print.words]);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([form, counts, coding, prints]))));
}
