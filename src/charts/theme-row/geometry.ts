import { speakingStatementsOn } from "#analysis/coverage.ts";
import { accountSources } from "#charts/chart.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { eventColumns, runsOfOthers } from "#charts/event-columns.ts";
import type { ColumnRun, EventColumns } from "#charts/event-columns.ts";
import { columnRoom } from "#charts/recurrence-matrix/geometry.ts";
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
  readonly runs: readonly ColumnRun[];
  /** Named below the years. */
  readonly changes: readonly PlacedChange[];
}

/** Height of one level of the names of changes. */
export const changeHeight = 18;

/** How steeply the names of the columns rise, in degrees. */
export const slope = 45;

const forms = {
  wide: { width: 720, rooms: { held: 34, apart: 34, others: 16 }, clear: 14, axisBelow: 46 },
  narrow: { width: 360, rooms: { held: 23, apart: 23, others: 11 }, clear: 9, axisBelow: 58 },
} as const;

/**
 * One theme through time: its row of the matrix, large.
 * It cannot show what happened between two inspections. Lengths are viewBox units; y grows downwards.
 *
 * @param shown  the events that have a column; the axis holds all, so that rows can be compared
 * @param form   wide, with names over the marks of what is held, or narrow, with years under them
 */
export function themeRow(
  { events, authorities }: Pick<InspectionRecord, "events" | "authorities">,
  shown: readonly InspectionEvent[],
  form: keyof typeof forms,
): ThemeRowGeometry {
  const { width, rooms, clear, axisBelow } = forms[form];
  const nameWidth = (event: InspectionEvent) => textWidth(eventShortTitle(event), 14);
  const named = form === "wide" ? shown.filter(({ isCounted }) => isCounted) : [];
  const angle = (slope * Math.PI) / 180;
  // The last name runs past its column.
  const last = named.at(-1);
  const axis = timeAxis(
    events.map(({ date }) => date),
    14,
    width - 18 - (last ? nameWidth(last) * Math.cos(angle) : 0),
  );
  const markY = form === "wide" ? Math.ceil(Math.max(0, ...named.map(nameWidth)) * Math.sin(angle)) + 34 : 14;
  const axisY = markY + axisBelow;
  const columns = eventColumns(shown, axis, columnRoom(rooms));
  const changes = placeChanges({ events, authorities }, axis, columns, clear, [0, width]);
  const levels = Math.max(-1, ...changes.map(({ level }) => level)) + 1;
  return {
    width,
    height: axisY + 28 + levels * changeHeight,
    axis,
    markY,
    axisY,
    changes,
    runs: runsOfOthers(columns.columns),
    ...columns,
  };
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
