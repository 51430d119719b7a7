import type { Element } from "hast";
import { s } from "hastscript";
import { classes } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm } from "#charts/drawing.ts";
import type { ColumnRun, EventColumn } from "#charts/event-columns.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import { changeLegend, stateLegend } from "#charts/marks/state-legend.ts";
import { matrixRow, othersScale } from "#charts/recurrence-matrix/geometry.ts";
import type { Cell } from "#charts/recurrence-matrix/geometry.ts";
import { textWidth } from "#charts/text.ts";
import { changeHeight, slope, themeRow, themeRowInfo } from "#charts/theme-row/geometry.ts";
import type { ThemeRowGeometry } from "#charts/theme-row/geometry.ts";
import { round } from "#charts/time-axis.ts";
import { eventShortTitle, isFullInspection } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";
import { themeEventUrl } from "#urls.ts";

const sizes = { wide: 20, narrow: 14 } as const;

/** One theme through time, wide with names over its marks, narrow with a year under each. */
export function drawThemeRow(theme: Theme, record: InspectionRecord): ChartDrawing {
  const row = matrixRow(theme, record);
  const known = row.cells.filter(({ state }) => state !== "unknown").map(({ event }) => event);
  return {
    info: themeRowInfo(row),
    name: "theme-row",
    forms: [
      drawForm("wide", themeRow(record, record.events, "wide"), row.cells),
      drawForm("narrow", themeRow(record, known, "narrow"), row.cells),
    ],
    hint: "Under the marks of documents held stands the year, 11 for 2011, heavier for a full inspection.",
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
    ...(name === "wide" ? geometry.runs.map((run) => drawRun(run, geometry)) : []),
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
  const { theme, state, isHollow, weight, words } = cell;
  const size = sizes[name] * (event.isCounted ? 1 : othersScale);
  const isWide = name === "wide";
  const link = {
    href: themeEventUrl(theme, event),
    dataState: state,
    // It begins with the words that are seen, by which it can be called.
    ariaLabel: event.isCounted
      ? `${isWide ? eventShortTitle(event) : event.date.slice(2, 4)}: ${event.title}: ${words}`
      : `${event.title}, not held, secondary source, not counted: ${words}`,
  };
  const nameY = markY - 20;
  const label = isWide
    ? s("text.label", { x, y: nameY, transform: `rotate(${-slope} ${x} ${nameY})` }, eventShortTitle(event))
    : s(
        "text",
        { className: classes("year", isFullInspection(event) && "full"), x, y: markY + 25, textAnchor: "middle" },
        event.date.slice(2, 4),
      );
  return s("a.cell", link, [
    s("title", `${event.title}${event.isCounted ? "" : " (not held; secondary source, not counted)"}\n${words}`),
    s("rect.hit", { x: round(x - hitWidth / 2), y: markY - 14, width: hitWidth, height: isWide ? 28 : 40 }),
    s("path.leader", {
      d: isWide
        ? `M${x} ${markY + 16}V${markY + 20}L${trueX} ${axisY}`
        : `M${x} ${markY + 28}V${markY + 32}L${trueX} ${axisY}`,
    }),
    ...(event.isCounted ? [label] : []),
    ...(state === "unknown" ? [] : [stateMark({ state, x, y: markY, size, isHollow, weight })]),
  ]);
}

/** A bracket over inspections known from others alone, which have no names of their own. */
function drawRun({ columns, words }: ColumnRun, { markY }: ThemeRowGeometry): Element {
  const [from, to] = [columns[0]!.x - 5, columns.at(-1)!.x + 5];
  const y = markY - 22;
  return s("g", { ariaHidden: "true" }, [
    s("path.connector", { d: `M${round(from)} ${y + 4}V${y}H${round(to)}V${y + 4}` }),
    ...(textWidth(words, 12.5) > to - from
      ? []
      : [s("text", { x: round((from + to) / 2), y: y - 5, textAnchor: "middle" }, words)]),
  ]);
}
