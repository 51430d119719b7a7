import type { AccountBase } from "#domain/account.ts";
import type { PartialDate } from "#domain/date.ts";
import type { Evidence } from "#domain/evidence.ts";
import type { Finding } from "#domain/finding.ts";
import type { Judgement } from "#domain/judgement.ts";
import type { Locator } from "#domain/locator.ts";
import type { NotCoded } from "#domain/not-coded.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import { widerCover } from "#domain/service-area.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import type { PublicSource, Source } from "#domain/source.ts";
import type { Theme } from "#domain/theme.ts";

export const reportKinds = {
  inspection: "Inspection report",
  "focused-visit": "Focused visit letter",
  "monitoring-visit": "Monitoring visit letter",
  pilot: "Report of a pilot inspection",
  unannounced: "Letter after an unannounced inspection",
  "press-account": "Press account",
} as const;

export type ReportKind = keyof typeof reportKinds;

/** A theme that the named lines of a visit's letter name. */
export interface FocusStatement {
  readonly theme: Theme;
  readonly locator: Locator;
  /** The part of the services in which the visit looked at it. */
  readonly area: ServiceArea;
}

/** One theme that was covered otherwise than framework or focus say. */
export interface ThemeScopeStatement {
  readonly theme: Theme;
  readonly cover: Cover;
  readonly locator: Locator;
  readonly reason: string;
}

/** What stands in the body of a report's page, in the document's order. */
export type Block =
  | { readonly type: "heading"; readonly depth: number; readonly text: string; readonly slug: string }
  | { readonly type: "note"; readonly html: string }
  | Finding
  | Recommendation;

/** One published document. Its id is `<published>-<kind>-<authority>`. */
export interface Report extends AccountBase {
  readonly isHeld: true;
  readonly kind: ReportKind;
  readonly fieldwork: { readonly start: PartialDate; readonly end: PartialDate };
  readonly published: PartialDate;
  /** Named only in the report's own record, never in charts or facets. */
  readonly inspectors: readonly string[];
  readonly source: Source;
  /** Public pages that tell of the same inspection. */
  readonly accounts: readonly PublicSource[];
  /** The document of the same event in which what the two share is written. */
  readonly twin?: Report;
  /** Of a visit: what it set out to look at, in the order of its letter; empty for an inspection and a press account. */
  readonly focus: readonly FocusStatement[];
  readonly themeScope: readonly ThemeScopeStatement[];
  readonly judgements: readonly Judgement[];
  readonly notCoded: readonly NotCoded[];
  /** undefined before the document was first held against the record. */
  readonly evidence?: Evidence;
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
  readonly recommendations: readonly Recommendation[];
}

/**
 * How far a document set out to look at a theme, whatever it turned out to say: an inspection as its framework has it, a
 * visit inside its named focus alone, a press account not at all. Codebook: "Service areas, for scope".
 */
export function coverStated({ provenance, framework: { examines }, focus, themeScope }: Report, theme: Theme): Cover {
  if (provenance === "secondary") return "out";
  const override = themeScope.find((statement) => statement.theme === theme);
  if (override) return override.cover;
  if (!examines) return focus.some((statement) => statement.theme === theme) ? "in" : "out";
  return examines.themes.get(theme) ?? theme.areas.map((area) => examines.areas[area]).reduce(widerCover);
}

/**
 * How far a document set out to look at a part of the services: a visit at all of it when its focus holds every theme
 * that is seen there, in part when it holds one.
 */
export function areaCoverOf(
  { provenance, framework: { examines }, focus }: Report,
  area: ServiceArea,
  themes: readonly Theme[],
): Cover {
  if (provenance === "secondary") return "out";
  if (examines) return examines.areas[area];
  if (!focus.some((statement) => statement.area === area)) return "out";
  const seen = themes.filter(({ areas }) => areas.includes(area));
  return seen.every((theme) => focus.some((statement) => statement.theme === theme)) ? "in" : "partial";
}
