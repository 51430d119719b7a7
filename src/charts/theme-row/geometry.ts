import { speakingStatementsOn } from "#analysis/coverage.ts";
import { accountSources } from "#charts/chart.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { eventColumns } from "#charts/event-columns.ts";
import type { EventColumns } from "#charts/event-columns.ts";
import type { MatrixRow } from "#charts/recurrence-matrix/geometry.ts";
import { placeChanges } from "#charts/changes.ts";
import type { PlacedChange } from "#charts/changes.ts";
import { documentCell, publisherLinks } from "#charts/source-links.ts";
import { textWidth } from "#charts/text.ts";
import { timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import { eventShortTitle } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Theme } from "#domain/theme.ts";
import { themeUrl } from "#urls.ts";

export interface ThemeRowGeometry extends EventColumns {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly markY: number;
  readonly axisY: number;
  /** Named below the years. */
  readonly changes: readonly PlacedChange[];
}

/** Height of one level of the names of changes. */
export const changeHeight = 18;

/**
 * One theme through time: its row of the matrix, large.
 * It cannot show what happened between two inspections. Lengths are viewBox units; y grows downwards.
 *
 * @param shown  the events that have a column; the axis holds all, so that rows can be compared
 * @param slope  how steeply the names of the columns rise, in degrees; without it a year under each mark stands for them
 */
export function themeRow(
  { events, authorities }: Pick<InspectionRecord, "events" | "authorities">,
  shown: readonly InspectionEvent[],
  width: number,
  slope?: number,
): ThemeRowGeometry {
  const longest =
    slope === undefined ? 0 : Math.max(0, ...events.map((event) => textWidth(eventShortTitle(event), 14)));
  const angle = ((slope ?? 90) * Math.PI) / 180;
  // The last name runs past its column.
  const last = events.at(-1);
  const axis = timeAxis(
    events.map(({ date }) => date),
    14,
    width - 12 - (last ? textWidth(eventShortTitle(last), 14) * Math.cos(angle) : 0),
  );
  const markY = slope === undefined ? 14 : Math.ceil(longest * Math.sin(angle)) + 34;
  const axisY = markY + (slope === undefined ? 58 : 46);
  const columns = eventColumns(shown, axis, slope === undefined ? 16 : 26);
  const changes = placeChanges({ events, authorities }, axis, columns, slope === undefined ? 9 : 12, [0, width]);
  const levels = Math.max(-1, ...changes.map(({ level }) => level)) + 1;
  return { width, height: axisY + 28 + levels * changeHeight, axis, markY, axisY, changes, ...columns };
}

/** Who reports what an inspection whose document is not held said of a theme. */
function accountsOf(theme: Theme, event: InspectionEvent) {
  return publisherLinks(
    speakingStatementsOn(theme, event).findings.map((finding) =>
      finding.type === "reported"
        ? finding.source
        : { ...finding.report.source, provenance: finding.report.provenance, report: finding.report },
    ),
  );
}

/** What the row says of itself. */
export function themeRowInfo({ recurrence: { theme }, cells, words }: MatrixRow): ChartInfo {
  const hasAccounts = cells.some(({ event, state }) => !event.isCounted && state !== "unknown");
  return {
    id: `theme-${theme.code}`,
    title: `${theme.name}: ${words}`,
    caveat: `Not examined, or not known, is never good news${hasAccounts ? "; what others reported of inspections not held is not counted" : ""}.`,
    ...(hasAccounts && { otherSources: accountSources }),
    page: themeUrl(theme),
    table: {
      columns: ["Inspection", "What is said there of this theme", "Document"],
      rows: cells.map(({ event, words: said }) => [event.title, said, documentCell(event, accountsOf(theme, event))]),
    },
  };
}
