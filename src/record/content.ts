import type { Authority } from "#domain/authority.ts";
import type { Framework } from "#domain/framework.ts";
import type { Theme } from "#domain/theme.ts";
import type { Complain } from "#record/complaints.ts";
import type { AuthorityEntry } from "#schema/authority.ts";
import type { ComparedEntry } from "#schema/compared.ts";
import type { DepartedEntry } from "#schema/departed.ts";
import type { EvidenceEntry } from "#schema/evidence.ts";
import type { BlockEntry } from "#schema/extract.ts";
import { nearMiss } from "#schema/fields.ts";
import type { FrameworkEntry } from "#schema/framework.ts";
import type { KnownInspectionEntry } from "#schema/known-inspection.ts";
import type { MilestoneEntry, RelatedInspectionEntry } from "#schema/milestone.ts";
import type { Places } from "#schema/places.ts";
import type { ProseEntry } from "#schema/prose.ts";
import type { ReportEntry } from "#schema/report.ts";
import type { QuestionsEntry } from "#schema/questions.ts";
import type { TermEntry } from "#schema/term.ts";
import type { ThemeEntry } from "#schema/theme.ts";
import type { ThesaurusEntry } from "#schema/thesaurus.ts";
import type { ThreadEntry } from "#schema/thread.ts";
import type { UpdateEntry } from "#schema/update.ts";

/** A content file that its own schema accepts. */
export interface ContentFile<Entry> {
  /** The file's name without its ending. */
  readonly id: string;
  /** From the root of the project. */
  readonly file: string;
  readonly entry: Entry;
  readonly places: Places;
  /** What stands below the fields: in a report its findings and recommendations, elsewhere prose. */
  readonly blocks: readonly BlockEntry[];
}

export interface Content {
  readonly authorities: readonly ContentFile<AuthorityEntry>[];
  readonly frameworks: readonly ContentFile<FrameworkEntry>[];
  readonly terms: readonly ContentFile<TermEntry>[];
  readonly themes: readonly ContentFile<ThemeEntry>[];
  readonly reports: readonly ContentFile<ReportEntry>[];
  readonly inspections: readonly ContentFile<KnownInspectionEntry>[];
  readonly milestones: readonly ContentFile<MilestoneEntry>[];
  readonly related: readonly ContentFile<RelatedInspectionEntry>[];
  readonly threads: readonly ContentFile<ThreadEntry>[];
  readonly updates: readonly ContentFile<UpdateEntry>[];
  /** Words for one thing, by topic. */
  readonly thesaurus: readonly ContentFile<ThesaurusEntry>[];
  /** What readers would type, by document or inspection. */
  readonly questions: readonly ContentFile<QuestionsEntry>[];
  /** Pages of text, no part of the record. */
  readonly prose: readonly ContentFile<ProseEntry>[];
  /** Lists of published inspections with which the record was compared. */
  readonly compared: readonly ContentFile<ComparedEntry>[];
  /** What was published once and is no longer there. */
  readonly departed: readonly ContentFile<DepartedEntry>[];
  /** By report; made by machine, so that they need no places for messages. */
  readonly evidence: ReadonlyMap<string, EvidenceEntry>;
}

/** While the record is built its lists grow; to everyone else they are readonly. */
export type Growing<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/** What reports, inspections and threads refer to by code. */
export interface Known {
  readonly authorities: readonly Authority[];
  readonly frameworks: readonly Framework[];
  readonly themes: readonly Theme[];
}

/** Finds each by its code, or complains. */
export function resolversOf({ authorities, frameworks, themes }: Known) {
  return {
    resolveAuthority: resolver("Authority", "authorities", new Map(authorities.map((item) => [item.id, item]))),
    resolveFramework: resolver("Framework", "frameworks", new Map(frameworks.map((item) => [item.id, item]))),
    resolveTheme: resolver("Theme", "themes", new Map(themes.map((item) => [item.code, item]))),
  };
}

export type Resolvers = ReturnType<typeof resolversOf>;

/** Finds what a code stands for, or complains and says which codes there are. */
export function resolver<Item>(what: string, folder: string, items: ReadonlyMap<string, Item>) {
  return (code: string, complain: Complain): Item | undefined => {
    const item = items.get(code);
    if (item === undefined) {
      const advice =
        nearMiss(code, [...items.keys()]) || ` Write the name of a file in content/${folder}, without its ending.`;
      complain(`${what} "${code}" is not in content/${folder}.${advice}`);
    }
    return item;
  };
}

export function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** The themes of an element, with complaints about codes that do not exist or stand twice. */
export function themesOf(codes: readonly string[], { resolveTheme }: Resolvers, complain: Complain): Theme[] {
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice) complain(`theme "${twice}" stands twice. Keep one.`);
  return codes.map((code) => resolveTheme(code, complain)).filter(isDefined);
}

export function proseOf(blocks: readonly BlockEntry[]): string {
  return blocks.map((block) => (block.type === "note" ? block.html : "")).join("");
}

type Compact<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Without the keys that hold undefined. */
export function compact<T extends object>(object: T): Compact<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Compact<T>;
}
