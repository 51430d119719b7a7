import { eventsLookingAt } from "#analysis/coverage.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";

/** Themes of which least is known, because few inspections looked, or none of late. */
export interface LeastLooked {
  /** At which no inspection held looked. */
  readonly never: readonly Theme[];
  /** At which one alone looked, and which. */
  readonly once: readonly { readonly theme: Theme; readonly event: InspectionEvent }[];
  /** The latest full inspection held, and the themes that it, and any visit since, left out although others had looked. */
  readonly latest: InspectionEvent | undefined;
  readonly notSince: readonly { readonly theme: Theme; readonly event: InspectionEvent }[];
}

/**
 * What was looked at least: the silence of an inspection that did not look is no news, good or bad.
 *
 * Method: content/prose/method.mdx, "Recurrence"
 */
export function leastLooked(record: InspectionRecord): LeastLooked {
  const looks = record.themes.map((theme) => ({ theme, events: eventsLookingAt(theme, record) }));
  const latest = record.events.findLast((event) => event.isCounted && isFullInspection(event));
  return {
    never: looks.filter(({ events }) => !events.length).map(({ theme }) => theme),
    once: looks.filter(({ events }) => events.length === 1).map(({ theme, events }) => ({ theme, event: events[0]! })),
    latest,
    notSince: latest
      ? looks.flatMap(({ theme, events }) => {
          const event = events.at(-1);
          return event && event.date < latest.date ? [{ theme, event }] : [];
        })
      : [],
  };
}
