import type { Authority } from "#domain/authority.ts";
import type { PartialDate } from "#domain/date.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Finding } from "#domain/finding.ts";
import type { Framework } from "#domain/framework.ts";
import type { Judgement } from "#domain/judgement.ts";
import type { Locator } from "#domain/locator.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import type { Theme } from "#domain/theme.ts";

export const reportKinds = {
  inspection: "Inspection report",
  "focused-visit": "Focused visit letter",
  "monitoring-visit": "Monitoring visit letter",
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

export interface ScopeStatement {
  readonly cover: Cover;
  /** Where the document says so; undefined where it is silent. */
  readonly locator?: Locator;
}

export interface ThemeScopeStatement extends ScopeStatement {
  readonly theme: Theme;
  readonly reason: string;
}

/** What is known of a report's document although the project does not hold it. */
export interface Evidence {
  readonly form: "numbered" | "letter" | "article";
  /** What was compared when the record was last held against the document, and agreed. */
  readonly checked: {
    /** Paragraphs, bullets and rows of the document. */
    readonly locators: number;
    readonly accounted: number;
    readonly figures: number;
    /** Figures that we derived, each with its reason in the content. */
    readonly excused: number;
    readonly names: number;
    readonly quotations: number;
    readonly grades: number;
    readonly recommendations: number;
    /** SHA-256 of the coding that was checked. */
    readonly coding: string;
  };
  /** By locator, in the document's order: SHA-256 of its words, and how many they are. */
  readonly passages: Readonly<Record<string, { readonly sha256: string; readonly words: number }>>;
}

/** What stands in the body of a report's page, in the document's order. */
export type Block =
  | { readonly type: "heading"; readonly depth: number; readonly text: string; readonly slug: string }
  | { readonly type: "note"; readonly html: string }
  | Finding
  | Recommendation;

/** One published document. */
export interface Report {
  /** `<published>-<kind>-<authority>`. Permanent. */
  readonly id: string;
  readonly title: string;
  readonly kind: ReportKind;
  readonly event: InspectionEvent;
  readonly framework: Framework;
  readonly authorities: readonly Authority[];
  readonly fieldwork: { readonly start: PartialDate; readonly end: PartialDate };
  readonly published: PartialDate;
  /** Named only in the report's own record, never in charts or facets. */
  readonly inspectors: readonly string[];
  readonly provenance: Provenance;
  readonly source: Source;
  readonly scope: Readonly<Record<ServiceArea, ScopeStatement>>;
  readonly themeScope: readonly ThemeScopeStatement[];
  readonly judgements: readonly Judgement[];
  readonly notCoded: readonly NotCoded[];
  /** undefined before the document was first held against the record. */
  readonly evidence?: Evidence;
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
  readonly recommendations: readonly Recommendation[];
}

/** A finding or a recommendation: what a reader can cite and a thread can point at. */
export type Statement = Finding | Recommendation;
