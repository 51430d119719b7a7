import { speakingReports } from "#analysis/coverage.ts";
import { placeLabels, round, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { eventShortTitle } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Framework } from "#domain/framework.ts";

export interface GradeCount {
  readonly grade: string;
  /** 1 is the worst of its scale. */
  readonly rank: number;
  readonly count: number;
}

/** All grades of one event, counted by grade, best first; the grades stay those of its own framework. */
export interface GradedEvent {
  readonly event: InspectionEvent;
  readonly framework: Framework;
  readonly grades: readonly GradeCount[];
  /** "4 good, 17 adequate, 1 inadequate"; "no grades" for a visit. */
  readonly words: string;
}

export function gradedEvents(events: readonly InspectionEvent[]): GradedEvent[] {
  return events.map((event) => {
    const judgements = speakingReports(event).flatMap((report) => report.judgements);
    const grades = [...Map.groupBy(judgements, ({ rank }) => rank)]
      .map(([rank, members]) => ({ rank, grade: members[0]!.grade, count: members.length }))
      .toSorted((a, b) => b.rank - a.rank);
    const words = grades.map(({ grade, count }) => `${count} ${grade.toLowerCase()}`).join(", ") || "no grades";
    return { event, framework: event.framework, grades, words };
  });
}

export interface PlacedEvent extends GradedEvent {
  readonly x: number;
  readonly level: number;
  readonly anchor: "start" | "end" | "middle";
  /** One bar for each grade, its height in proportion to its count. */
  readonly bars: readonly (GradeCount & { readonly y: number; readonly height: number })[];
}

export interface StripGeometry {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly baseline: number;
  readonly events: readonly PlacedEvent[];
}

/**
 * Every grade at its place in time, as a stack for each inspection. Stacks of two frameworks are not comparable and
 * nothing joins them. Lengths are viewBox units; y grows downwards.
 */
export function judgementStrip(graded: readonly GradedEvent[], width: number): StripGeometry {
  const bounds = [20, width - 20] as const;
  const axis = timeAxis(graded.map(({ event }) => event.fieldworkStart), ...bounds);
  const labels = placeLabels(
    graded.map((item) => ({ item, x: axis.x(item.event.fieldworkStart), width: labelWidth(item) })),
    bounds,
  );
  const levels = Math.max(0, ...labels.map(({ level }) => level)) + 1;
  const stackHeight = 66;
  const baseline = levels * 34 + stackHeight + 12;
  const events = labels.map(({ item, x, level, anchor }): PlacedEvent => {
    const total = item.grades.reduce((sum, { count }) => sum + count, 0);
    let y = baseline - (total ? stackHeight : 0);
    const bars = item.grades.map((grade) => {
      const height = round((grade.count / total) * stackHeight);
      const bar = { ...grade, y: round(y), height };
      y += height;
      return bar;
    });
    return { ...item, x, level, anchor, bars };
  });
  return { width, height: baseline + 28, axis, baseline, events };
}

/** The label stands in two lines: the event, and its grades in words. */
export function labelLines({ event, words }: GradedEvent): readonly [string, string] {
  return [eventShortTitle(event), words.replaceAll(" to be good", "")];
}

function labelWidth(item: GradedEvent): number {
  return Math.max(...labelLines(item).map((line) => line.length)) * 6.6;
}
