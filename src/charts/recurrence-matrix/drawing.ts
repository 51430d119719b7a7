import type { Element, Properties } from "hast";
import { s } from "hastscript";
import { speakingStatementsOn } from "#analysis/coverage.ts";
import { documentsApart } from "#analysis/holdings.ts";
import type { Recurrence } from "#analysis/recurrence.ts";
import { classes } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm } from "#charts/drawing.ts";
import type { ColumnRun, EventColumn } from "#charts/event-columns.ts";
import { changeLegend, stateLegend } from "#charts/marks/state-legend.ts";
import { markSheet } from "#charts/marks/mark-sheet.ts";
import type { MarkSheet } from "#charts/marks/mark-sheet.ts";
import {
  changeHeight,
  layouts,
  matrixFamilies,
  matrixInfo,
  othersScale,
  recurrenceMatrix,
} from "#charts/recurrence-matrix/geometry.ts";
import type { Cell, EventTotal, LayoutName, MatrixGeometry, PlacedRow } from "#charts/recurrence-matrix/geometry.ts";
import { textWidth } from "#charts/text.ts";
import { round } from "#charts/time-axis.ts";
import { eventShortTitle, isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { groups } from "#domain/group.ts";
import type { Group } from "#domain/group.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report } from "#domain/report.ts";
import type { Theme } from "#domain/theme.ts";
import { themeEventUrl, themeUrl } from "#urls.ts";

const forms: readonly LayoutName[] = ["wide", "medium", "narrow"];
const hint =
  "Each theme is a card; at its right, how many looks raised it. Under the marks of documents held stands the year, " +
  "11 for 2011, heavier for a full inspection. Broken lines, named above, stand where a framework or a body began.";

/**
 * Themes against inspections; on a phone a card for each theme.
 *
 * @param page  the address of the page that it stands on
 */
export function drawRecurrenceMatrix(record: InspectionRecord, page: string): ChartDrawing {
  const families = matrixFamilies(record);
  const groupsOf = groupsByTheme(record);
  const offered = namedGroups(record);
  const toPlaces = (groups: readonly Group[]) => groups.map((group) => offered.indexOf(group)).join(" ");
  const sheet = markSheet("m");
  const drawn = forms.map((name) => {
    const geometry = recurrenceMatrix(families, record.events, record.authorities, name);
    return drawForm({ name, geometry, groupsOf, toPlaces, sheet });
  });
  const marks = sheet.defs();
  return {
    info: matrixInfo(record, families, page),
    name: "matrix",
    forms: drawn.map((form) => ({ ...form, contents: [marks, ...form.contents] })),
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
  /** Groups as their places among those that are offered. */
  readonly toPlaces: (groups: readonly Group[]) => string;
  readonly sheet: MarkSheet;
}

function drawForm(form: PlacedForm): ChartForm {
  const { name, geometry } = form;
  const { width, height, top, bottom, families } = geometry;
  const { rowHeight, familyHeight } = layouts[name];
  const rows = families.flatMap(({ family, y, rows: members }) => [
    s("g.family", { dataFamily: family, transform: `translate(0 ${y - familyHeight + 12})` }, [
      s("text", { x: 0, y: familyHeight - 12, ...(name === "narrow" && { textAnchor: "start" }) }, family),
    ]),
    ...members.map((row) => drawRow(form, family, row)),
  ]);
  const around =
    name === "narrow"
      ? [drawYearNames(geometry), drawYearsAbove(geometry)]
      : [drawColumns(name, geometry), drawFoot(name, geometry)];
  return {
    name,
    width,
    height,
    ...(geometry.head && { head: { height: geometry.head.height, contents: drawHead(name, geometry) } }),
    lengths: {
      top,
      "row-height": rowHeight,
      "family-height": familyHeight,
      "foot-height": height - bottom,
      middle: layouts[name].middle,
    },
    contents: [...around, s("g.rows", name === "narrow" ? { textAnchor: "middle" } : {}, rows)],
  };
}

/** What the switches show and hide. */
function columnClass(event: InspectionEvent): string[] | undefined {
  return classes(!event.isCounted && "of-others", !isFullInspection(event) && "of-visit");
}

/** What the switches show and hide together; without a group of its own where they never do. */
function inColumn(event: InspectionEvent, contents: readonly Element[]): Element[] {
  const className = columnClass(event);
  return className && contents.length ? [s("g", { className }, [...contents])] : [...contents];
}

/** How many years from one that is named to the next. */
const everyYears = { wide: 1, medium: 2, narrow: 3 } as const;

function drawYears(name: LayoutName, { axis }: MatrixGeometry, y: number): Element {
  return s("g.axis", [
    s("line.baseline", { x1: axis.start, x2: axis.end, y1: y, y2: y }),
    s("path.ticks", { d: axis.years.map(({ x }) => `M${x} ${y}v5`).join("") }),
    s(
      "g",
      { textAnchor: "middle" },
      axis.years
        .filter(({ year }) => year % everyYears[name] === 0)
        .map(({ year, x }) => s("text", { x, y: y + 18 }, String(year))),
    ),
  ]);
}

/** Years and changes above the cards of a phone. */
function drawYearsAbove(geometry: MatrixGeometry): Element {
  const { changes, axisY, width } = geometry;
  const levelY = (level: number) => axisY - level * changeHeight.axis;
  return s("g", { ariaHidden: "true" }, [
    ...changes.map(({ item, x, level }) =>
      s("line", { className: ["change", `change-${item.kind}`], x1: x, x2: x, y1: levelY(level) - 6, y2: axisY }),
    ),
    ...changes.map(({ item, x, level, anchor }) =>
      s("text.change", { x, y: levelY(level) - 8, textAnchor: anchor }, item.label),
    ),
    drawYears("narrow", geometry, axisY),
    ...wordsHeading.map((line, index) => s("text", { x: width, y: axisY + 4 + index * 14, textAnchor: "end" }, line)),
  ]);
}

/** Above the shares at the ends of the rows. */
const wordsHeading = ["raised,", "of looks"];

/** What stays in sight: the names of what is counted, with how much it raised, and how much is known from others alone. */
function drawHead(name: LayoutName, { columns, runs, totals, head }: MatrixGeometry): Element[] {
  const { namesY } = head!;
  const { labelSlope, plotEnd } = layouts[name];
  const lineY = [namesY + 14, namesY + 30] as const;
  const columnOf = new Map(columns.map((column) => [column.event, column]));
  const named = ({ event, raised, looked }: EventTotal) => {
    const { x } = columnOf.get(event)!;
    const turned = { x, y: namesY, transform: `rotate(${-labelSlope} ${x} ${namesY})` };
    return inColumn(event, [
      s("text.counted", turned, eventShortTitle(event)),
      s("text.counted", { x, y: lineY[0], textAnchor: "middle" }, String(raised)),
      s("text", { x, y: lineY[1], textAnchor: "middle" }, `of ${looked}`),
    ]);
  };
  const heading = (x: number, lines: readonly string[]) =>
    lines.map((line, index) => s("text", { x, y: lineY[index]! }, line));
  return [
    s("g.events", { ariaHidden: "true" }, [
      ...heading(0, ["Themes raised,", "of those looked at"]),
      ...totals.flatMap(named),
      ...runs.map((run, index) => drawRun(run, name, index === 0 && run.columns[0] === columns[0], lineY[1])),
      ...(name === "medium" ? heading(plotEnd + 16, wordsHeading) : []),
    ]),
  ];
}

/** A bracket over neighbouring columns of inspections not held, with how many there are where there is room to say so. */
function drawRun({ columns, words }: ColumnRun, name: LayoutName, isFirst: boolean, y: number): Element {
  const { labelSize, rooms } = layouts[name];
  const [from, to] = [columns[0]!.x - rooms.others / 3, columns.at(-1)!.x + rooms.others / 3];
  const full = columns.filter(({ event }) => isFullInspection(event)).length;
  const tell = (kind: string, text: string) => {
    if (isFirst) return [s("text", { className: [kind], x: round(from - 4), y: y + 5, textAnchor: "end" }, text)];
    if (textWidth(text, labelSize) > to - from) return [];
    return [s("text", { className: [kind], x: round((from + to) / 2), y, textAnchor: "middle" }, text)];
  };
  return s("g.of-others", [
    ...tell("words-all", words),
    ...tell("words-full", `${full} not held`),
    s("path.connector", { d: `M${round(from)} ${y + 8}V${y + 4}H${round(to)}V${y + 8}` }),
  ]);
}

/** The lines of the columns through all rows, and of the changes among them. */
function drawColumns(name: LayoutName, { columns, changesAbove, top, bottom }: MatrixGeometry): Element {
  const { mark } = layouts[name];
  const levelY = (level: number) => top - level * changeHeight.above;
  return s("g.events", { ariaHidden: "true" }, [
    ...changesAbove.map(({ item, columnX: x, level }) => {
      const className = ["column-line", "change", `change-${item.kind}`];
      return s("line", { className, x1: x, x2: x, y1: levelY(level) - 5, y2: bottom + 4 });
    }),
    ...columns.flatMap(({ event, x }) =>
      inColumn(event, [
        s("line.column-line", { x1: x, x2: x, y1: 0, y2: bottom + 4 }),
        ...documentsApart(event).map((report, index) =>
          s(
            "text.apart",
            { x: x + (index - 0.5) * mark * apartStep, y: top + 2, textAnchor: "middle" },
            initialOf(report),
          ),
        ),
      ]),
    ),
    ...changesAbove.map(({ item, columnX, level, anchor }) =>
      s("text.change", { x: columnX, y: levelY(level) - 7, textAnchor: anchor }, item.label),
    ),
  ]);
}

/** How large the marks of two documents are beside one, and how far apart, as shares of it. */
const apartScale = 0.64;
const apartStep = 1.06;

function initialOf(report: Report): string {
  return report.authorities[0]!.shortName.charAt(0);
}

/** Lines from the columns to their true place, on the axis of years; moved as a whole when rows are hidden. */
function drawFoot(name: LayoutName, geometry: MatrixGeometry): Element {
  const { columns, changes, axisY, bottom } = geometry;
  const footY = axisY - bottom;
  return s("g.foot", { ariaHidden: "true", transform: `translate(0 ${bottom})` }, [
    ...columns.map(({ event, x, trueX }) =>
      s("path", { className: ["connector", ...(columnClass(event) ?? [])], d: `M${x} 4L${trueX} ${footY}` }),
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

function drawRow(form: PlacedForm, family: string, row: PlacedRow): Element {
  const { name, geometry, groupsOf, toPlaces } = form;
  const { recurrence, fullRecurrence, cells, words, fullWords, y, columns } = row;
  const { theme } = recurrence;
  const { middle, rowHeight, plotEnd } = layouts[name];
  const isCard = name === "narrow";
  const atStart = { x: 0, ...(isCard && { textAnchor: "start" }) };
  const columnOf = new Map(columns.map((column) => [column.event, column]));
  const facts: Properties = {
    dataFamily: family,
    dataAreas: theme.areas.join(" "),
    dataGroups: toPlaces(groupsOf(theme)),
    ...countsOf(recurrence, "data-"),
    ...countsOf(fullRecurrence, "data-full-"),
  };
  const told = (kind: string, counted: Recurrence, text: string) =>
    s(
      "text",
      {
        className: classes("words", kind, counted.state === "every look" && "persistent"),
        ...(isCard ? { x: geometry.width, textAnchor: "end" } : { x: plotEnd + 16 }),
        y: 5,
      },
      name === "wide" ? text : shortWords(counted),
    );
  const properties = { transform: `translate(0 ${y})`, dataTheme: theme.code, ...(name === "wide" && facts) };
  return s("g.row", properties, [
    s("rect.band", { y: -middle, width: geometry.width, height: rowHeight }),
    ...(isCard ? drawCardChanges(row) : []),
    s("a", { href: themeUrl(theme) }, s("text.label", { ...atStart, y: isCard ? -22 : 5 }, theme.name)),
    told("words-all", recurrence, words),
    told("words-full", fullRecurrence, fullWords),
    ...cells.flatMap((cell, index) =>
      cell.state === "unknown"
        ? []
        : [
            ...drawInitials(name, cell, columnOf.get(cell.event)!),
            drawCell(form, cell, columnOf.get(cell.event)!, `c${theme.order}-${index}`),
          ],
    ),
  ]);
}

/** The changes across a card. */
function drawCardChanges({ changes }: PlacedRow): Element[] {
  return [...Map.groupBy(changes, ({ kind }) => kind)].map(([kind, members]) => {
    const d = members.map(({ x }) => `M${x} -13v39`).join("");
    return s("path", { className: ["change", `change-${kind}`], d });
  });
}

/** "3 of 4", for the forms whose words have little room. */
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

function drawCell(
  { name, toPlaces, sheet }: PlacedForm,
  cell: Cell,
  { x, hitWidth }: EventColumn,
  id: string,
): Element {
  const { theme, event } = cell;
  const isCard = name === "narrow";
  // A name begins with the year that is seen, by which it can be called.
  const isYearSeen = isCard && event.isCounted;
  const className = classes("year", isFullInspection(event) && "full");
  const groupsSaid = groupsIn(speakingStatementsOn(theme, event).findings);
  return s(
    "a",
    {
      href: themeEventUrl(theme, event),
      className: columnClass(event),
      // What a cell says stands once on the page, on the widest form.
      ...(name === "wide"
        ? { id, ...(groupsSaid.length && { dataGroups: toPlaces(groupsSaid) }) }
        : { ariaLabelledBy: isYearSeen ? `${yearId(event)} ${id}` : id }),
    },
    [
      ...(name === "wide" ? [s("title", answerOf(cell))] : []),
      ...(isYearSeen ? [s("text", { className, x, y: 22 }, event.date.slice(2, 4))] : []),
      ...drawMarks(name, cell, x, hitWidth, sheet),
    ],
  );
}

/** What the cells of a year on a phone are called before their own names, once for all of them. */
function yearId({ date }: InspectionEvent): string {
  return `y${date.slice(2, 4)}`;
}

function drawYearNames({ columns }: MatrixGeometry): Element {
  const named = new Map(columns.map(({ event }) => [yearId(event), event.date.slice(2, 4)]));
  return s(
    "defs",
    [...named].map(([id, year]) => s("text", { id }, year)),
  );
}

/** The counts once, for all of an event's documents; of each by itself, which way it leans. */
function answerOf({ theme, event, words, apart }: Cell): string {
  const heading = `${theme.name}, ${event.title}${event.isCounted ? "" : " (not held; secondary source, not counted)"}`;
  const each = apart.map(({ report, said }) => `${report.authorities[0]!.shortName}: ${said}`);
  return [heading, words, ...each].join("\n");
}

/** On a card, whose documents the marks apart are: no part of the link, whose name says it in full. */
function drawInitials(name: LayoutName, { event, apart }: Cell, { x }: EventColumn): Element[] {
  if (name !== "narrow" || !apart.length) return [];
  const { mark } = layouts.narrow;
  // A place for each letter.
  const xs = apart.map((_, index) => round(x + (index - 0.5) * mark * apartStep)).join(" ");
  const place = { ariaHidden: "true", x: xs, y: -9 };
  return inColumn(event, [s("text.year.apart", place, apart.map(({ report }) => initialOf(report)).join(""))]);
}

/** One mark, and after it, where an event has a document for each of two councils, theirs beside each other to switch to. */
function drawMarks(name: LayoutName, cell: Cell, x: number, hitWidth: number, sheet: MarkSheet): Element[] {
  const { event, state, isHollow, weight, apart } = cell;
  const { mark } = layouts[name];
  const size = mark * (event.isCounted ? 1 : othersScale);
  const marks = apart.map((own, index) => {
    const beside = round((index - 0.5) * size * apartStep);
    return sheet.use({ ...own, x: round(x + beside), size: size * apartScale });
  });
  return [sheet.use({ state, x, size, isHollow, weight, hitWidth }), ...marks];
}

/** Those of whom anything is said, in the order in which they are offered. */
export function namedGroups(record: InspectionRecord): Group[] {
  const named = new Set(groupsIn(speakingOf(record)));
  return (Object.keys(groups) as Group[]).filter((group) => named.has(group));
}

function speakingOf({ findings, knownInspections }: InspectionRecord) {
  return [...findings, ...knownInspections.flatMap((inspection) => inspection.findings)];
}

function groupsIn(findings: readonly { readonly groups: readonly Group[] }[]): Group[] {
  return [...new Set(findings.flatMap(({ groups }) => groups))];
}

function groupsByTheme(record: InspectionRecord): (theme: Theme) => readonly Group[] {
  return (theme) => groupsIn(speakingOf(record).filter(({ themes }) => themes.includes(theme)));
}
