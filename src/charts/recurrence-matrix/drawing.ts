import type { Element, ElementContent, Properties } from "hast";
import { s } from "hastscript";
import { speakingStatementsOn } from "#analysis/coverage.ts";
import { documentsApart } from "#analysis/holdings.ts";
import type { Recurrence } from "#analysis/recurrence.ts";
import { classes } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm } from "#charts/drawing.ts";
import { fingerWidth } from "#charts/event-columns.ts";
import type { ColumnRun, EventColumn } from "#charts/event-columns.ts";
import { changeLegend, stateLegend } from "#charts/marks/state-legend.ts";
import { markSheet } from "#charts/marks/mark-sheet.ts";
import type { MarkSheet } from "#charts/marks/mark-sheet.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import {
  changeHeight,
  drawnOut,
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
import { serviceAreas } from "#domain/service-area.ts";
import type { Theme } from "#domain/theme.ts";
import { themeEventUrl, themeUrl } from "#urls.ts";

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
  const formOf = (name: LayoutName): PlacedForm => {
    const geometry = recurrenceMatrix(families, record.events, record.authorities, name);
    return { name, geometry, groupsOf, toPlaces, sheet };
  };
  const [wide, medium, narrow] = [formOf("wide"), formOf("medium"), formOf("narrow")];
  // Marks are defined once they are all drawn.
  const rows = drawRows(wide);
  const cards = drawForm(narrow, [drawYearNames(narrow.geometry), drawYearsAbove(narrow.geometry), drawCards(narrow)]);
  return {
    info: matrixInfo(record, families, page),
    name: "matrix",
    forms: [
      drawForm(wide, [drawColumns(wide), drawFoot(wide)]),
      {
        ...drawForm(medium, [drawColumns(medium), drawFoot(medium)]),
        overlaid: drawFamilies(medium, drawFileRow),
      },
      cards,
    ],
    overlay: { width: layouts.wide.width, contents: [sheet.defs(), rows] },
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

function drawForm({ name, geometry }: PlacedForm, contents: readonly Element[]): ChartForm {
  const { width, height, top, bottom, head } = geometry;
  const { rowHeight, familyHeight, middle } = layouts[name];
  return {
    name,
    width,
    height,
    ...(head && { head: { height: head.height, contents: drawHead(name, geometry) } }),
    lengths: {
      top,
      "row-height": rowHeight,
      "family-height": familyHeight,
      "foot-height": height - bottom,
      middle,
    },
    contents,
  };
}

/** Families with their rows under them. */
function drawFamilies({ name, geometry }: PlacedForm, drawRow: (row: PlacedRow, family: number) => Element): Element[] {
  const { familyHeight } = layouts[name];
  return geometry.families.flatMap(({ family, y, rows: members }, index) => [
    s("g.family", { dataFamily: family, transform: `translate(0 ${y - familyHeight + 12})` }, [
      s("text", { y: familyHeight - 12 }, family),
    ]),
    ...members.map((row) => drawRow(row, index)),
  ]);
}

/** The rows for a desk and a tablet, placed as a desk has them; recurrence-matrix.css places them as a tablet does. */
function drawRows(form: PlacedForm): Element {
  return s(
    "g.fitted",
    drawFamilies(form, (row, family) => drawRow(form, row, family)),
  );
}

/** The rows for a phone, each a card of its own. */
function drawCards(form: PlacedForm): Element {
  return s(
    "g",
    drawFamilies(form, (row) => drawCard(form, row)),
  );
}

/** What the switches show and hide. */
function columnClass(event: InspectionEvent): string[] | undefined {
  return classes(!event.isCounted && "of-others", !isFullInspection(event) && "of-visit");
}

/** One path for all that the switches show and hide together. */
function pathsByColumn(className: string, all: readonly EventColumn[], way: (column: EventColumn) => string) {
  const together = Map.groupBy(all, ({ event }) => [className, ...(columnClass(event) ?? [])].join(" "));
  return [...together].map(([name, members]) => s("path", { className: [name], d: members.map(way).join("") }));
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
function drawColumns({ name, geometry }: PlacedForm): Element {
  const { columns, changesAbove, top, bottom } = geometry;
  const { mark } = layouts[name];
  const levelY = (level: number) => top - level * changeHeight.above;
  return s("g.events", { ariaHidden: "true" }, [
    ...changesAbove.map(({ item, columnX: x, level }) => {
      const className = ["column-line", "change", `change-${item.kind}`];
      return s("path", { className, d: `M${x} ${levelY(level) - 5}V${bottom + 4}` });
    }),
    ...pathsByColumn("column-line", columns, ({ x }) => `M${x} 0V${bottom + 4}`),
    ...columns.flatMap(({ event, x }) =>
      inColumn(
        event,
        documentsApart(event).map((report, index) =>
          s(
            "text.apart",
            { x: round(x + (index - 0.5) * mark * apartStep), y: top + 2, textAnchor: "middle" },
            initialOf(report),
          ),
        ),
      ),
    ),
    ...changesAbove.map(({ item, columnX, level, anchor }) =>
      s("text.change", { x: columnX, y: levelY(level) - 7, textAnchor: anchor }, item.label),
    ),
  ]);
}

/**
 * How large the marks of two documents are beside one, and how far apart, as shares of it; recurrence-matrix.css sets
 * them apart by as much.
 */
const apartScale = 0.64;
const apartStep = 1.06;

function initialOf(report: Report): string {
  return report.authorities[0]!.shortName.charAt(0);
}

/** Lines from the columns to their true place, on the axis of years; moved as a whole when rows are hidden. */
function drawFoot({ name, geometry }: PlacedForm): Element {
  const { columns, changes, axisY, bottom } = geometry;
  const footY = axisY - bottom;
  return s("g.foot", { ariaHidden: "true", transform: `translate(0 ${bottom})` }, [
    ...pathsByColumn("connector", columns, ({ x, trueX }) => `M${x} 4L${trueX} ${footY}`),
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

/** @param family  its place among the families that are offered */
function drawRow(form: PlacedForm, row: PlacedRow, family: number): Element {
  const { groupsOf, toPlaces } = form;
  const { recurrence, fullRecurrence, words, fullWords } = row;
  const { theme } = recurrence;
  const cells = knownCells(row);
  const told = (kind: string, counted: Recurrence, text: string) =>
    s("text", { className: wordsClass(kind, counted) }, shortenable(text, shortWords(counted)));
  const facts: Properties = {
    dataFamily: family,
    dataAreas: theme.areas.map((area) => Object.keys(serviceAreas).indexOf(area)).join(" "),
    dataGroups: toPlaces(groupsOf(theme)),
    dataSaid: cells.map(({ cell }) => toPlaces(groupsSaidIn(cell))).join(),
    dataAll: countsOf(recurrence),
    dataFull: countsOf(fullRecurrence),
  };
  return s("g.row", { ...placeOf(row), ...facts }, [
    s("rect.band"),
    s("a", { href: themeUrl(theme) }, s("text.label", { y: 5 }, theme.name)),
    told("words-all", recurrence, words),
    told("words-full", fullRecurrence, fullWords),
    s(
      "g.plot",
      cells.map(({ cell, column, id }) => drawCell(form, cell, column, id)),
    ),
  ]);
}

/** Its columns are those of its own marks. */
function drawCard(form: PlacedForm, row: PlacedRow): Element {
  const { recurrence, fullRecurrence } = row;
  const { theme } = recurrence;
  const told = (kind: string, counted: Recurrence) =>
    s("text", { className: wordsClass(kind, counted) }, shortWords(counted));
  const cells = knownCells(row);
  return s("g.row", placeOf(row), [
    s("rect.band"),
    ...drawCardChanges(row),
    s("a", { href: themeUrl(theme) }, s("text.label", { y: -22 }, theme.name)),
    told("words-all", recurrence),
    told("words-full", fullRecurrence),
    s("g.apart", { ariaHidden: "true" }, cells.flatMap(drawInitials)),
    ...cells.map(({ cell, column, id }) => drawCardCell(form, cell, column, id)),
  ]);
}

/** A row in a file, as a tablet has it, where nothing leads anywhere. */
function drawFileRow(row: PlacedRow): Element {
  const { recurrence } = row;
  const { plotEnd, mark } = layouts.medium;
  return s("g", { transform: `translate(0 ${row.y})` }, [
    s("text.label", { y: 5 }, recurrence.theme.name),
    s("text", { className: wordsClass("words-all", recurrence), x: plotEnd + 16, y: 5 }, shortWords(recurrence)),
    ...knownCells(row).map(({ cell: { state, isHollow, weight, event }, column: { x } }) =>
      stateMark({ state, isHollow, weight, x, y: 0, size: markSize(mark, event) }),
    ),
  ]);
}

function placeOf({ y, recurrence }: PlacedRow): Properties {
  return { transform: `translate(0 ${y})`, dataTheme: recurrence.theme.code };
}

interface PlacedCell {
  readonly cell: Cell;
  readonly column: EventColumn;
  /** What its link among the rows is called on their page. */
  readonly id: string;
}

/** The cells of which anything is known. */
function knownCells({ recurrence, cells, columns }: PlacedRow): PlacedCell[] {
  const columnOf = new Map(columns.map((column) => [column.event, column]));
  return cells.flatMap((cell, index) =>
    cell.state === "unknown"
      ? []
      : [{ cell, column: columnOf.get(cell.event)!, id: `c${recurrence.theme.order}-${index}` }],
  );
}

function wordsClass(kind: string, { state }: Recurrence): string[] {
  return ["words", kind, ...(state === "every look" ? ["persistent"] : [])];
}

/** The changes across a card. */
function drawCardChanges({ changes }: PlacedRow): Element[] {
  return [...Map.groupBy(changes, ({ kind }) => kind)].map(([kind, members]) => {
    const d = [...new Set(members.map(({ x }) => `M${x} -13v39`))].join("");
    return s("path", { className: ["change", `change-${kind}`], d });
  });
}

/** "3 of 4", for the forms whose words have little room. */
function shortWords({ raised, looked }: Recurrence): string {
  return looked.length ? `${raised.length} of ${looked.length}` : "no look";
}

/** Words that a style sheet can shorten where there is little room. */
function shortenable(words: string, short: string): ElementContent[] {
  const [before, after] = words.split(short);
  if (after === undefined) return [s("tspan", words), s("tspan.short", short)];
  return [s("tspan", before), { type: "text", value: short }, s("tspan", after)];
}

/**
 * What order and filters of the themes need, all inspections counted or full ones only: how many raised it, the share of
 * those that looked, and when it was raised last.
 */
function countsOf({ raised, share }: Recurrence): string {
  return [raised.length, (share ?? 0).toFixed(3), raised.at(-1)?.date ?? ""].join(" ");
}

/** The groups of children of whom its findings say anything. */
function groupsSaidIn({ theme, event }: Cell): Group[] {
  return groupsIn(speakingStatementsOn(theme, event).findings);
}

function drawCell({ sheet }: PlacedForm, cell: Cell, { x, nearest }: EventColumn, id: string): Element {
  const { theme, event } = cell;
  return s("a", { href: themeEventUrl(theme, event), className: columnClass(event), id }, [
    s("title", answerOf(cell)),
    // Where a tablet draws the columns together, those have no room for a finger that stand nearer than this.
    ...drawMarks(cell, layouts.wide.mark, sheet, x, nearest < fingerWidth * drawnOut ? nearest : undefined),
  ]);
}

function drawCardCell({ sheet }: PlacedForm, cell: Cell, { x, nearest }: EventColumn, id: string): Element {
  const { theme, event } = cell;
  const { isCounted, date } = event;
  const year = s("text", { className: classes(isFullInspection(event) && "full"), x }, date.slice(2, 4));
  // What a cell says stands once on the page, in the rows. A name begins with the year that is seen, by which it can be called.
  const ariaLabelledBy = isCounted ? `${yearId(event)} ${id}` : id;
  return s("a", { href: themeEventUrl(theme, event), className: columnClass(event), ariaLabelledBy }, [
    ...(isCounted ? [year] : []),
    ...drawMarks(cell, layouts.narrow.mark, sheet, x, nearest < fingerWidth ? nearest : undefined),
  ]);
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
function drawInitials({ cell: { event, apart }, column: { x } }: PlacedCell): Element[] {
  if (!apart.length) return [];
  // A place for each letter.
  const xs = apart.map((_, index) => round(x + (index - 0.5) * layouts.narrow.mark * apartStep)).join(" ");
  return [s("text", { className: columnClass(event), x: xs }, apart.map(({ report }) => initialOf(report)).join(""))];
}

function markSize(size: number, { isCounted }: InspectionEvent): number {
  return size * (isCounted ? 1 : othersScale);
}

/** One mark, and after it, where an event has a document for each of two councils, theirs beside each other to switch to. */
function drawMarks(
  { event, state, isHollow, weight, apart }: Cell,
  mark: number,
  sheet: MarkSheet,
  x: number,
  hitWidth: number | undefined,
): Element[] {
  const size = markSize(mark, event);
  const marks = apart.map((own) => sheet.use({ ...own, x, size: size * apartScale }));
  return [sheet.use({ state, x, size, isHollow, weight, isHit: true, hitWidth }), ...marks];
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
