import type { Authority } from "#domain/authority.ts";
import { dateToWords } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Finding } from "#domain/finding.ts";
import type { Framework } from "#domain/framework.ts";
import type { Judgement } from "#domain/judgement.ts";
import type { KnownInspection, PublicSource, ReportedFinding } from "#domain/known-inspection.ts";
import type { Locator } from "#domain/locator.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import { widerCover } from "#domain/service-area.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
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

/** `primary`: the inspectorate's own document; `secondary`: somebody else's account of it. */
export const provenances = ["primary", "secondary"] as const;

export type Provenance = (typeof provenances)[number];

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

export interface Source {
  readonly title: string;
  readonly publisher: string;
  /** Where the publisher offers the document; undefined where no public address is confirmed. */
  readonly url?: string;
  /** Fingerprint of the text that was curated. */
  readonly sha256: string;
  /** On what terms the publisher lets it be used, in our words. */
  readonly terms: string;
}

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

/** What was compared when the record was held against a document. */
export interface CheckCounts {
  /** Paragraphs, bullets and rows of the document. */
  readonly locators: number;
  /** Those of them that the record accounts for. */
  readonly accounted: number;
  readonly figures: number;
  /** Figures that we derived ourselves, each with its reason in the content. */
  readonly excused: number;
  readonly names: number;
  readonly quotations: number;
  readonly grades: number;
  readonly recommendations: number;
}

/** What is kept of a passage: enough to know it again, not enough to read it. */
export interface Fingerprint {
  /** SHA-256 of the passage's words, small letters, joined by single spaces. */
  readonly sha256: string;
  /** How many words it has. */
  readonly words: number;
}

/** What is known of a report's document although the project does not hold it. */
export interface Evidence {
  readonly form: "numbered" | "letter" | "article";
  /** What agreed when the record was last held against the document, and the SHA-256 of the coding that was checked. */
  readonly checked: CheckCounts & { readonly coding: string };
  /** By locator, in the document's order. */
  readonly passages: Readonly<Record<string, Fingerprint>>;
}

/** What stands in the body of a report's page, in the document's order. */
export type Block =
  | { readonly type: "heading"; readonly depth: number; readonly text: string; readonly slug: string }
  | { readonly type: "note"; readonly html: string }
  | Finding
  | Recommendation;

/** What a statement is taken from: a document that is held, or what public sources tell of one that is not. */
export interface AccountBase {
  /** Permanent; the last part of its address. */
  readonly id: string;
  /** As shown on this site: of a document its own title, with the month of the fieldwork. */
  readonly title: string;
  readonly event: InspectionEvent;
  readonly framework: Framework;
  readonly authorities: readonly Authority[];
  readonly provenance: Provenance;
  readonly published?: PartialDate;
  /** Publication, or the fieldwork where publication is not known: its place in time. */
  readonly date: PartialDate;
}

export type Account = Report | KnownInspection;

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

/** What a document that is held says: it has a place in that document. */
export type DocumentStatement = Finding | Recommendation;

/** What a reader can cite and a thread can point at. */
export type Statement = DocumentStatement | ReportedFinding;

/** The statement as it is written: for one that twin documents share, that of the first. */
export function writtenStatement(statement: Statement): Statement {
  return statement.type === "reported" ? statement : (statement.twinOf ?? statement);
}

/** Statements each once: a shared one where it is written, unless that is not among them. */
export function withoutTwins<Item extends Statement>(statements: readonly Item[]): Item[] {
  const all = new Set<Statement>(statements);
  return statements.filter((statement) => writtenStatement(statement) === statement || !all.has(writtenStatement(statement)));
}

/** Those for whom the statement holds: with the authorities of the twin documents that share it. */
export function authoritiesOf(statement: Statement): Authority[] {
  const twins = statement.type === "reported" ? [] : statement.twins;
  return [...new Set([statement, ...twins].flatMap(({ report }) => report.authorities))];
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
export function areaCoverOf({ provenance, framework: { examines }, focus }: Report, area: ServiceArea, themes: readonly Theme[]): Cover {
  if (provenance === "secondary") return "out";
  if (examines) return examines.areas[area];
  if (!focus.some((statement) => statement.area === area)) return "out";
  const seen = themes.filter(({ areas }) => areas.includes(area));
  return seen.every((theme) => focus.some((statement) => statement.theme === theme)) ? "in" : "partial";
}

/** "7 December 2021"; "fieldwork of October 2024" where publication is not known. */
export function accountDateToWords({ published, date }: Account): string {
  return published ? dateToWords(published) : `fieldwork of ${dateToWords(date)}`;
}
