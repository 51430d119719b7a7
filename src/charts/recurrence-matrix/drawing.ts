import type { Element, Properties } from "hast";
import { s } from "hastscript";
import { speakingStatementsOn } from "#analysis/coverage.ts";
import { documentsApart } from "#analysis/holdings.ts";
import type { Recurrence } from "#analysis/recurrence.ts";
import { classes } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm } from "#charts/drawing.ts";
import type { EventColumn } from "#charts/event-columns.ts";
import { changeLegend, stateLegend } from "#charts/marks/state-legend.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import {
  changeHeight,
  layouts,
  matrixFamilies,
  matrixInfo,
  recurrenceMatrix,
} from "#charts/recurrence-matrix/geometry.ts";
import type { Cell, LayoutName, MatrixGeometry, PlacedRow } from "#charts/recurrence-matrix/geometry.ts";
import { eventShortTitle, isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Group } from "#domain/group.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";
import { themeEventUrl, themeUrl } from "#urls.ts";

const forms: readonly LayoutName[] = ["wide", "medium", "narrow"];
const hint =
  "Each theme is a card. Under each mark stands its year, 11 for 2011, and heavier for a full inspection; " +
  "a line leads to its place in time. Broken lines, named at the years above, stand where a framework or a body began.";

/**
 * Themes against inspections; on a phone a card for each theme.
 *
 * @param page  the address of the page that it stands on
 */
export function drawRecurrenceMatrix(record: InspectionRecord, page: string): ChartDrawing {
  const families = matrixFamilies(record);
  const groupsOf = groupsByTheme(record);
  return {
    info: matrixInfo(record, families, page),
    name: "matrix",
    forms: forms.map((name) => {
      const geometry = recurrenceMatrix(families, record.events, record.authorities, name);
      return drawForm({ name, geometry, groupsOf });
    }),
    hint,
    legend: [...stateLegend, ...changeLegend],
    legendPlace: "above",
  };
}

/** One form with all that its parts need to be drawn. */
interface PlacedForm {
  readonly name: LayoutName;
  readonly geometry: MatrixGeometry;
  readonly groupsOf: (theme: Theme) => readonly Group[];
}

function drawForm(form: PlacedForm): ChartForm {
  const { name, geometry } = form;
  const { width, height, top, bottom, families } = geometry;
  const { rowHeight, familyHeight } = layouts[name];
  const rows = families.flatMap(({ family, y, rows: members }) => [
    s("g.family", { dataFamily: family, transform: `translate(0 ${y - familyHeight + 12})` }, [
      s("text", { x: 0, y: familyHeight - 12 }, family),
    ]),
    ...members.map((row) => drawRow(form, family, row)),
  ]);
  const around = name === "narrow" ? [drawHead(geometry)] : [drawEvents(name, geometry), drawFoot(name, geometry)];
  return {
    name,
    width,
    height,
    lengths: { top, "row-height": rowHeight, "family-height": familyHeight, "foot-height": height - bottom },
    contents: [...around, s("g.rows", rows)],
  };
}

/** What the switches show and hide. */
function columnClass(event: InspectionEvent): string[] {
  return classes("column", !event.isCounted && "column-secondary", !isFullInspection(event) && "column-visit") ?? [];
}

/** How many years from one that is named to the next. */
const everyYears = { wide: 1, medium: 2, narrow: 3 } as const;

function drawYears(name: LayoutName, { axis }: MatrixGeometry, y: number): Element {
  return s("g.axis", [
    s("line.baseline", { x1: axis.start, x2: axis.end, y1: y, y2: y }),
    ...axis.years.flatMap(({ year, x }) => [
      s("line", { x1: x, x2: x, y1: y, y2: y + 5 }),
      ...(year % everyYears[name] === 0 ? [s("text", { x, y: y + 18, textAnchor: "middle" }, String(year))] : []),
    ]),
  ]);
}

/** Years and changes above the cards of a phone. */
function drawHead(geometry: MatrixGeometry): Element {
  const { changes, axisY } = geometry;
  const levelY = (level: number) => axisY - level * changeHeight.axis;
  return s("g.head", { ariaHidden: "true" }, [
    ...changes.map(({ item, x, level }) =>
      s("line", { className: ["change", `change-${item.kind}`], x1: x, x2: x, y1: levelY(level) - 6, y2: axisY }),
    ),
    ...changes.map(({ item, x, level, anchor }) =>
      s("text.change", { x, y: levelY(level) - 8, textAnchor: anchor }, item.label),
    ),
    drawYears("narrow", geometry, axisY),
  ]);
}

/** The names of the columns and of the changes among them, with their lines through all rows. */
function drawEvents(name: LayoutName, { columns, changesAbove, namesY, top, bottom }: MatrixGeometry): Element {
  const { labelSlope, mark, plotEnd } = layouts[name];
  const levelY = (level: number) => top - level * changeHeight.above;
  const heading = name === "medium" ? ["raised in,", "of those", "that looked"] : [];
  return s("g.events", { ariaHidden: "true" }, [
    ...changesAbove.map(({ item, columnX: x, level }) => {
      const className = ["column-line", "change", `change-${item.kind}`];
      return s("line", { className, x1: x, x2: x, y1: levelY(level) - 5, y2: bottom + 4 });
    }),
    ...columns.map(({ event, x }) =>
      s("g", { className: columnClass(event) }, [
        s("line.column-line", { x1: x, x2: x, y1: namesY + 6, y2: bottom + 4 }),
        s(
          "text",
          {
            className: classes(event.isCounted && "counted"),
            x,
            y: namesY,
            transform: `rotate(${-labelSlope} ${x} ${namesY})`,
          },
          eventShortTitle(event),
        ),
        ...documentsApart(event).map((report, index) =>
          s(
            "text.apart",
            { x: x + (index - 0.5) * mark * 0.9, y: top - 4, textAnchor: "middle" },
            report.authorities[0]!.shortName.charAt(0),
          ),
        ),
      ]),
    ),
    ...changesAbove.map(({ item, columnX, level, anchor }) =>
      s("text.change", { x: columnX, y: levelY(level) - 7, textAnchor: anchor }, item.label),
    ),
    ...heading.map((line, index) => s("text", { x: plotEnd + 16, y: top - 36 + index * 14 }, line)),
  ]);
}

/** Lines from the columns to their true place, on the axis of years; moved as a whole when rows are hidden. */
function drawFoot(name: LayoutName, geometry: MatrixGeometry): Element {
  const { columns, changes, axisY, bottom } = geometry;
  const footY = axisY - bottom;
  return s("g.foot", { ariaHidden: "true", transform: `translate(0 ${bottom})` }, [
    ...columns.map(({ event, x, trueX }) =>
      s("g", { className: columnClass(event) }, s("path.connector", { d: `M${x} 4L${trueX} ${footY}` })),
    ),
    ...changes.map(({ item, x, columnX, level }) => {
      const d = `M${columnX} 4L${x} ${footY}V${footY + 24 + level * changeHeight.axis}`;
      return s("path", { className: ["connector", "change", `change-${item.kind}`], d });
    }),
    ...changes.map(({ item, x, level, anchor }) =>
      s("text.change", { x, y: footY + 36 + level * changeHeight.axis, textAnchor: anchor }, item.label),
    ),
    drawYears(name, geometry, footY),
  ]);
}

function drawRow({ name, geometry, groupsOf }: PlacedForm, family: string, row: PlacedRow): Element {
  const { recurrence, fullRecurrence, cells, words, fullWords, y, columns } = row;
  const { theme } = recurrence;
  const { middle, rowHeight, plotEnd } = layouts[name];
  const isCard = name === "narrow";
  const columnOf = new Map(columns.map((column) => [column.event, column]));
  const facts: Properties = {
    dataFamily: family,
    dataAreas: theme.areas.join(" "),
    dataGroups: groupsOf(theme).join(" "),
    ...countsOf(recurrence, "data-"),
    ...countsOf(fullRecurrence, "data-full-"),
  };
  const told = (kind: string, counted: Recurrence, text: string) =>
    s(
      "text",
      {
        className: classes("words", kind, counted.state === "every look" && "persistent"),
        x: isCard ? 0 : plotEnd + 16,
        y: isCard ? middle + 54 : middle + 5,
      },
      name === "medium" ? shortWords(counted) : text,
    );
  const properties = { transform: `translate(0 ${y - middle})`, dataTheme: theme.code, ...(name === "wide" && facts) };
  return s("g.row", properties, [
    s("rect.band", { x: 0, y: 0, width: geometry.width, height: rowHeight }),
    ...(isCard ? [drawCardAxis(geometry, row)] : []),
    s("a", { href: themeUrl(theme) }, s("text.label", { x: 0, y: isCard ? middle - 22 : middle + 5 }, theme.name)),
    told("words-all", recurrence, words),
    told("words-full", fullRecurrence, fullWords),
    ...cells.filter(({ state }) => state !== "unknown").map((cell) => drawCell(name, cell, columnOf.get(cell.event)!)),
  ]);
}

/** A card's own line of time, with the changes across it. */
function drawCardAxis({ axis }: MatrixGeometry, { columns, changes }: PlacedRow): Element {
  const { middle } = layouts.narrow;
  const axisY = middle + 34;
  return s("g.axis", { ariaHidden: "true" }, [
    ...changes.map(({ kind, x }) =>
      s("line", { className: ["change", `change-${kind}`], x1: x, x2: x, y1: middle - 13, y2: axisY }),
    ),
    ...[...Map.groupBy(columns, ({ event }) => columnClass(event).join(" "))].map(([kind, alike]) =>
      s("path", {
        className: ["leader", ...kind.split(" ")],
        d: alike.map(({ x, trueX }) => `M${x} ${middle + 25}L${trueX} ${axisY}`).join(""),
      }),
    ),
    s("line.baseline", { x1: axis.start, x2: axis.end, y1: axisY, y2: axisY }),
  ]);
}

/** "3 of 4", for the form whose words have little room. */
function shortWords({ raised, looked }: Recurrence): string {
  return looked.length ? `${raised.length} of ${looked.length}` : "none looked";
}

/** What order and filters of the themes need, all inspections counted or full ones only. */
function countsOf({ raised, share }: Recurrence, prefix: "data-" | "data-full-"): Properties {
  return {
    [`${prefix}raised`]: raised.length,
    [`${prefix}share`]: (share ?? 0).toFixed(3),
    [`${prefix}last`]: raised.at(-1)?.date ?? "",
  };
}

function drawCell(name: LayoutName, cell: Cell, { x, hitWidth }: EventColumn): Element {
  const { theme, event } = cell;
  const { middle } = layouts[name];
  const isCard = name === "narrow";
  const id = `${theme.code}-${event.id}`;
  const year = { className: classes("year", isFullInspection(event) && "full"), y: 22, textAnchor: "middle" };
  return s(
    "a",
    {
      href: themeEventUrl(theme, event),
      className: [...columnClass(event), "cell"],
      dataEvent: event.id,
      // What a cell says stands once on the page, on the widest form.
      ...(name === "wide" ? { id, ...saidOf(cell) } : { ariaLabelledBy: id }),
    },
    [
      ...(name === "wide" ? [s("title", answerOf(cell))] : []),
      s("g", { transform: `translate(${x} ${middle})` }, [
        s("rect.hit", { x: -hitWidth / 2, y: -12, width: hitWidth, height: isCard ? 40 : 24 }),
        ...(isCard ? [s("text", year, event.date.slice(2, 4))] : []),
        ...drawMarks(name, cell),
      ]),
    ],
  );
}

function saidOf({ theme, event }: Cell): Properties {
  const groups = groupsIn(speakingStatementsOn(theme, event).findings).join(" ");
  return groups ? { dataGroups: groups } : {};
}

function answerOf({ theme, event, words, apart }: Cell): string {
  const heading = `${theme.name}, ${event.title}${event.isCounted ? "" : " (not held; secondary source, not counted)"}`;
  const each = apart.map(({ report, words: own }) => `${report.authorities[0]!.shortName}: ${own}`);
  return [heading, words, ...each].join("\n");
}

/** One mark, and, where an event has a document for each of two councils, theirs beside each other to switch to. */
function drawMarks(name: LayoutName, { state, isHollow, apart }: Cell): Element[] {
  const { mark: size } = layouts[name];
  const together = stateMark({ state, x: 0, y: 0, size, isHollow });
  if (!apart.length) return [together];
  const marks = apart.flatMap((own, index) => {
    const x = (index - 0.5) * size * 0.9;
    const initial = own.report.authorities[0]!.shortName.charAt(0);
    return [
      stateMark({ state: own.state, x, y: 0, size: size * 0.68, isHollow: own.isHollow }),
      ...(name === "narrow" ? [s("text.year", { x, y: -7, textAnchor: "middle" }, initial)] : []),
    ];
  });
  return [s("g.together", together), s("g.apart", marks)];
}

function groupsIn(findings: readonly { readonly groups: readonly Group[] }[]): Group[] {
  return [...new Set(findings.flatMap(({ groups }) => groups))];
}

function groupsByTheme(record: InspectionRecord): (theme: Theme) => readonly Group[] {
  const statements = [...record.findings, ...record.knownInspections.flatMap(({ findings }) => findings)];
  return (theme) => groupsIn(statements.filter(({ themes }) => themes.includes(theme)));
}
