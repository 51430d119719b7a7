import type { Element } from "hast";
import { s } from "hastscript";
import { classes } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm } from "#charts/drawing.ts";
import type { EventColumn } from "#charts/event-columns.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import { changeLegend, stateLegend } from "#charts/marks/state-legend.ts";
import { layouts, matrixRow } from "#charts/recurrence-matrix/geometry.ts";
import type { Cell } from "#charts/recurrence-matrix/geometry.ts";
import { changeHeight, themeRow, themeRowInfo } from "#charts/theme-row/geometry.ts";
import type { ThemeRowGeometry } from "#charts/theme-row/geometry.ts";
import { eventShortTitle, isFullInspection } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";
import { themeEventUrl } from "#urls.ts";

const slope = layouts.wide.labelSlope;
const sizes = { wide: 20, narrow: 14 } as const;

/** One theme through time, wide with names over its marks, narrow with a year under each. */
export function drawThemeRow(theme: Theme, record: InspectionRecord): ChartDrawing {
  const row = matrixRow(theme, record);
  const known = row.cells.filter(({ state }) => state !== "unknown").map(({ event }) => event);
  return {
    info: themeRowInfo(row),
    name: "theme-row",
    forms: [
      drawForm("wide", themeRow(record, record.events, 720, slope), row.cells),
      drawForm("narrow", themeRow(record, known, 360), row.cells),
    ],
    hint: "Under each mark stands its year, 11 for 2011, and heavier for a full inspection.",
    legend: [...stateLegend, ...changeLegend],
    legendPlace: "below",
  };
}

function drawForm(name: "wide" | "narrow", geometry: ThemeRowGeometry, cells: readonly Cell[]): ChartForm {
  const { width, height, axisY, columns } = geometry;
  const cellOf = new Map(cells.map((cell) => [cell.event, cell]));
  const contents = [
    drawAxis(name, geometry),
    drawChanges(name, geometry),
    ...columns.map((column) => drawCell(name, geometry, column, cellOf.get(column.event)!)),
  ];
  return { name, width, height, coreHeight: axisY + 28, contents };
}

function drawAxis(name: "wide" | "narrow", { axis, axisY }: ThemeRowGeometry): Element {
  const isNamed = (year: number) => (name === "wide" ? year % 2 === 1 : year % 4 === 3);
  return s("g.axis", { ariaHidden: "true" }, [
    s("line.baseline", { x1: axis.start, x2: axis.end, y1: axisY, y2: axisY }),
    ...axis.years.flatMap(({ year, x }) => [
      s("line", { x1: x, x2: x, y1: axisY, y2: axisY + 5 }),
      ...(isNamed(year) ? [s("text", { x, y: axisY + 20, textAnchor: "middle" }, String(year))] : []),
    ]),
  ]);
}

function drawChanges(name: "wide" | "narrow", { changes, markY, axisY }: ThemeRowGeometry): Element {
  const above = markY - sizes[name] / 2 - 4;
  const below = markY + (name === "wide" ? 20 : 32);
  return s("g", { ariaHidden: "true" }, [
    ...changes.map(({ item, x, columnX, level }) => {
      const d = `M${columnX} ${above}V${below}L${x} ${axisY}V${axisY + 24 + level * changeHeight}`;
      return s("path", { className: ["change", `change-${item.kind}`], d });
    }),
    ...changes.map(({ item, x, level, anchor }) =>
      s("text.change", { x, y: axisY + 36 + level * changeHeight, textAnchor: anchor }, item.label),
    ),
  ]);
}

function drawCell(
  name: "wide" | "narrow",
  { markY, axisY }: ThemeRowGeometry,
  column: EventColumn,
  cell: Cell,
): Element {
  const { event, x, trueX, hitWidth } = column;
  const { theme, state, isHollow, words } = cell;
  const size = sizes[name];
  const isWide = name === "wide";
  const link = {
    href: themeEventUrl(theme, event),
    dataTheme: theme.code,
    dataEvent: event.id,
    dataState: state,
    ariaLabel: `${event.title}${event.isCounted ? "" : ", not held, secondary source, not counted"}: ${words}`,
  };
  const label = isWide
    ? s("text.label", { x, y: markY - 18, transform: `rotate(${-slope} ${x} ${markY - 18})` }, eventShortTitle(event))
    : s(
        "text",
        { className: classes("year", isFullInspection(event) && "full"), x, y: markY + 23, textAnchor: "middle" },
        event.date.slice(2, 4),
      );
  return s("a.cell", link, [
    s("title", `${event.title}${event.isCounted ? "" : " (not held; secondary source, not counted)"}\n${words}`),
    s("rect.hit", { x: x - hitWidth / 2, y: markY - 14, width: hitWidth, height: isWide ? 28 : 40 }),
    s("path.leader", {
      d: isWide
        ? `M${x} ${markY + size / 2 + 4}V${markY + 20}L${trueX} ${axisY}`
        : `M${x} ${markY + 28}V${markY + 32}L${trueX} ${axisY}`,
    }),
    label,
    ...(state === "unknown" ? [] : [stateMark({ state, x, y: markY, size, isHollow })]),
  ]);
}
