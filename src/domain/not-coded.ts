import type { Locator } from "#domain/locator.ts";

/** Why a paragraph carries no finding. */
export const notCodedReasons = {
  address: "letterhead or address",
  "about-the-inspection": "says how the inspection was made",
  "description-of-the-area": "describes the area",
  "lead-in": "leads into a list",
  repeats: "repeats another paragraph",
  reaction: "an official's comment",
  closing: "closing words",
} as const;

export type NotCodedReason = keyof typeof notCodedReasons;

export interface NotCoded {
  readonly locator: Locator;
  readonly reason: NotCodedReason;
  /** The paragraph that it repeats. */
  readonly repeats?: Locator;
}
