import type { EventColumns } from "#charts/event-columns.ts";
import { textWidth } from "#charts/text.ts";
import { placeLabels } from "#charts/time-axis.ts";
import type { PlacedLabel, TimeAxis } from "#charts/time-axis.ts";
import type { Authority } from "#domain/authority.ts";
import type { InspectionEvent } from "#domain/event.ts";

/** A day on which another body took over, or another way of inspecting the whole of the services began. */
export interface Change {
  readonly kind: "authority" | "framework";
  readonly date: string;
  readonly label: string;
}

/** The beginnings of the frameworks under which whole services were inspected and graded. */
export function frameworkChanges(events: readonly InspectionEvent[]): Change[] {
  const whole = [...new Set(events.map(({ framework }) => framework))].filter(
    ({ part, scale }) => !part && scale.length,
  );
  return whole.map(({ from, shortName }) => ({ kind: "framework", date: from, label: shortName }));
}

/** The days on which bodies began, those of one day together. */
export function authorityChanges(authorities: readonly Authority[]): Change[] {
  const starts = Map.groupBy(
    authorities.filter(({ from }) => from),
    ({ from }) => from!,
  );
  return [...starts].map(([date, bodies]) => ({
    kind: "authority" as const,
    date,
    label: bodies.length === 1 ? bodies[0]!.shortName : `${bodies.length} new ${bodies[0]!.role}s`,
  }));
}

export interface PlacedChange extends PlacedLabel<Change> {
  /** Where it falls among the columns; `x` is its true place on the axis. */
  readonly columnX: number;
}

/**
 * The changes that fall within the axis, with their names on as many levels as it takes.
 *
 * @param clear    how near to a column a rule may come, as far as there is room
 * @param bounds   the edges that no name may cross
 * @param isAmong  whether the names stand where the changes fall among the columns, instead of at their true place
 */
export function placeChanges(
  { events, authorities }: { readonly events: readonly InspectionEvent[]; readonly authorities: readonly Authority[] },
  axis: TimeAxis,
  columns: EventColumns,
  clear: number,
  bounds: readonly [number, number],
  isAmong = false,
): PlacedChange[] {
  const changes = [...authorityChanges(authorities), ...frameworkChanges(events)].filter(
    ({ date }) => axis.x(date) >= axis.start && axis.x(date) <= axis.end,
  );
  const labels = placeLabels(
    changes.map((change) => ({
      item: change,
      x: isAmong ? columns.between(change.date, clear) : axis.x(change.date),
      width: textWidth(change.label, 12.5),
    })),
    bounds,
  );
  return labels.map((label) => ({
    ...label,
    x: axis.x(label.item.date),
    columnX: columns.between(label.item.date, clear),
  }));
}
