import type { Stance, Trajectory } from "#domain/finding.ts";
import type { Group } from "#domain/group.ts";
import type { KnownInspection } from "#domain/known-inspection.ts";
import type { PublicSource } from "#domain/source.ts";
import type { Theme } from "#domain/theme.ts";
import type { Thread } from "#domain/thread.ts";

/** One thing that, by somebody else's account, inspectors found. */
export interface ReportedFinding {
  readonly type: "reported";
  /** `<known inspection id>#f07`. Permanent. */
  readonly id: string;
  readonly number: string;
  readonly report: KnownInspection;
  /** The page that says so. */
  readonly source: PublicSource;
  readonly summary: string;
  readonly stance: Stance;
  readonly trajectory?: Trajectory;
  /** One to three, the main one first. */
  readonly themes: readonly Theme[];
  readonly groups: readonly Group[];
  /** Follows it through later documents. */
  readonly thread?: Thread;
}
