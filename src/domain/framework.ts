import type { PartialDate } from "#domain/date.ts";

/** A way of inspecting, with the grades it may give. Grades of two frameworks are never compared. */
export interface Framework {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly publisher: string;
  /** The part of the services that it inspects, where not the whole: "adoption". */
  readonly part?: string;
  readonly from: PartialDate;
  readonly until?: PartialDate;
  /** Worst first; empty where the framework gives no grades. */
  readonly scale: readonly string[];
  /** Our note about it, as HTML. */
  readonly note: string;
}

/**
 * A grade's place on its framework's scale.
 *
 * @returns 1 for the worst grade
 * @throws RangeError when the grade is not on the scale
 */
export function rankOf(grade: string, framework: Framework): number {
  const index = framework.scale.indexOf(grade);
  if (index < 0) throw new RangeError(`grade not on the scale of ${framework.id}: ${grade}`);
  return index + 1;
}
