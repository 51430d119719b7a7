import { dateToWords } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import type { Theme } from "#domain/theme.ts";

/** What an inspection sets out to examine, known before its findings are read. */
export interface Examined {
  readonly areas: Readonly<Record<ServiceArea, Cover>>;
  /** Themes of which the areas do not say it. */
  readonly themes: ReadonlyMap<Theme, Cover>;
}

/** A change of a framework that keeps its scale. */
export interface Edition {
  readonly from: PartialDate;
  /** What is different since, in a sentence. */
  readonly change: string;
}

/** What is graded, under every wording that reports use for it. */
export interface GradedArea {
  readonly area: string;
  readonly alsoCalled: readonly string[];
}

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
  /** Areas whose grades run on from report to report although their wording changed. */
  readonly grades: readonly GradedArea[];
  /** Oldest first. */
  readonly editions: readonly Edition[];
  /** undefined where each visit names its own focus, or where it is not known. */
  readonly examines?: Examined;
  /** Our note about it, as HTML. */
  readonly note: string;
}

/** An area under the first of its framework's wordings for it, so that the same area can be known again. */
export function gradedAreaOf(wording: string, { grades }: Framework): string {
  return grades.find(({ area, alsoCalled }) => area === wording || alsoCalled.includes(wording))?.area ?? wording;
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

/** "January 2018 to the present", "2009 to 2012", "December 2014". */
export function inUse({ from, until }: Pick<Framework, "from" | "until">): string {
  if (from === until) return dateToWords(from);
  return `${dateToWords(from)} to ${until ? dateToWords(until) : "the present"}`;
}

/** "grades from inadequate to outstanding", "without grades". */
export function scaleToWords({ scale }: Framework): string {
  const [worst, best] = [scale[0], scale.at(-1)];
  return worst && best ? `grades from ${worst.toLowerCase()} to ${best.toLowerCase()}` : "without grades";
}
