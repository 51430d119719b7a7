import type { Element } from "hast";
import { s } from "hastscript";
import { outcomeOf } from "#analysis/threads.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { classes, legendEntry } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm, FormName, LegendEntry } from "#charts/drawing.ts";
import { relationMark } from "#charts/marks/relation-mark.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import { stateWords } from "#charts/marks/words.ts";
import { namedOutcomes, relationOrder, threadInfo, threadLines, threadsInfo } from "#charts/thread-lines/geometry.ts";
import type { NamedOutcome, PlacedThread, ThreadGeometry, ThreadPoint } from "#charts/thread-lines/geometry.ts";
import { accountDateToWords } from "#domain/account.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { relations } from "#domain/thread.ts";
import type { Thread } from "#domain/thread.ts";
import { statementUrl } from "#urls.ts";

/** Every matter that is followed, a line each. */
export function drawThreads(record: InspectionRecord): ChartDrawing {
  const outcomes = namedOutcomes(record);
  const { events } = record;
  return drawLines(threadsInfo(outcomes), "thread-lines", outcomes, [
    ["wide", 1, threadLines(outcomes, events, "wide")],
    ["medium", 2, threadLines(outcomes, events, "medium")],
    ["narrow", 4, threadLines(outcomes, events, "narrow")],
  ]);
}

/** One matter alone, with words over its marks, or on a phone a year under each. */
export function drawThread(thread: Thread, record: InspectionRecord): ChartDrawing {
  const outcome = outcomeOf(thread.origin, record);
  const outcomes = [{ outcome }];
  const { events } = record;
  const drawn = drawLines(threadInfo(thread, outcome), "thread-lines alone", outcomes, [
    ["wide", 2, threadLines(outcomes, events, "alone")],
    ["narrow", 4, threadLines(outcomes, events, "narrow")],
  ]);
  return { ...drawn, hint: "Under each mark stands its year, 11 for 2011." };
}

/** A form's name, which years are named on it (one in so many), and its geometry. */
type PlacedForm = readonly [name: FormName, every: number, geometry: ThreadGeometry];

function drawLines(
  info: ChartInfo,
  name: string,
  outcomes: readonly NamedOutcome[],
  forms: readonly PlacedForm[],
): ChartDrawing {
  const isNamed = outcomes.some((outcome) => outcome.name);
  return {
    info,
    name,
    forms: forms.map((form) => drawForm(form, isNamed)),
    legend: legendFor(forms[0]![2].threads),
    legendPlace: "below",
  };
}

function drawForm([name, every, geometry]: PlacedForm, isNamed: boolean): ChartForm {
  const { width, height, groups, threads, wordsX } = geometry;
  const contents = [
    drawAxis(every, geometry),
    ...groups.map(({ y, words }) => s("g.family", s("text", { x: 0, y }, words))),
    ...drawFlags(geometry),
    ...threads.map((thread) => {
      const words = name === "wide" ? thread.latestWords : thread.latestWords.split(",")[0]!;
      const end = s("text.words", { x: wordsX, y: thread.y + 5 }, words);
      const line = drawThreadLine(thread, !isNamed && name === "narrow");
      return s("g.row", isNamed && name !== "narrow" ? [...line, end] : line);
    }),
  ];
  return { name, width, height, contents };
}

function drawAxis(every: number, { axis, flags, top, bottom }: ThreadGeometry): Element {
  const start = flags.length ? bottom - 40 : top;
  const label = (x: number, y: number, year: number) => s("text", { x, y, textAnchor: "middle" }, String(year));
  return s(
    "g.axis",
    { ariaHidden: "true" },
    axis.years.flatMap(({ year, x }) => [
      s("line", { x1: x, x2: x, y1: start, y2: bottom }),
      ...(year % every === every - 1 && top > 4 ? [label(x, top - 8, year)] : []),
      ...(year % every === every - 1 ? [label(x, bottom + 18, year)] : []),
    ]),
  );
}

function drawFlags({ flags }: ThreadGeometry): Element[] {
  return flags.map(({ x, y, markY, words }) =>
    s("g", { ariaHidden: "true" }, [
      s("line.leader", { x1: x, x2: x, y1: y - 10, y2: markY }),
      s("text.words", { x: x + 5, y }, words),
    ]),
  );
}

/** @param hasYears  a thread alone on a phone has a year under each mark, in place of words above it */
function drawThreadLine(
  { name, url, nameY, outcome, y, originX, points, interval, silences }: PlacedThread,
  hasYears: boolean,
): Element[] {
  const { from, to, isOpen } = interval;
  const { statement } = outcome;
  const { report } = statement;
  const begun = accountDateToWords(report);
  const yearUnder = (x: number, date: string) =>
    hasYears ? [s("text.year", { x, y: y + 23, textAnchor: "middle" }, date.slice(2, 4))] : [];
  const isHollow = report.provenance === "secondary";
  const lastX = Math.max(...points.map(({ x }) => x));
  const band = isOpen ? `M${to} ${y - 5}H${from}V${y + 5}H${to}` : `M${from} ${y - 5}H${to}V${y + 5}H${from}Z`;
  const bandWords = isOpen
    ? "The last of the inspectors' documents that speaks of it does not report it resolved"
    : "Resolved within this time";
  return [
    ...(name ? [s("a", { href: url }, s("text.label", { x: 0, y: nameY }, name))] : []),
    s("path", { className: classes("interval", isOpen && "open"), d: band }, s("title", bandWords)),
    ...(points.length ? [s("line.thread-line", { x1: originX, x2: lastX, y1: y, y2: y })] : []),
    ...silences.map(({ x, state, words }) => s("g", [s("title", words), stateMark({ state, x, y, size: 12 })])),
    s(
      "a",
      {
        href: statementUrl(statement),
        ariaLabel: `${yearBefore(hasYears, report.event.date)}Begins on ${begun}: ${statement.summary}`,
      },
      [
        s("title", `${begun}\n${statement.summary}`),
        relationMark({ relation: "origin", x: originX, y, isHollow }),
        ...yearUnder(originX, report.event.date),
      ],
    ),
    ...points.map((point) => drawPoint(point, y, yearUnder(point.x, point.date), yearBefore(hasYears, point.date))),
  ];
}

/** A name begins with the year that is seen, by which it can be called. */
function yearBefore(hasYears: boolean, date: string): string {
  return hasYears ? `${date.slice(2, 4)}: ` : "";
}

function drawPoint(
  { x, relation, isSecondary, links, words }: ThreadPoint,
  y: number,
  year: readonly Element[],
  before: string,
): Element {
  return s("a", { href: statementUrl(links[0]!.to), ariaLabel: `${before}${words}` }, [
    s("title", `${words}\n${links.map(({ to }) => to.summary).join("\n")}`),
    relationMark({ relation, x, y, isHollow: isSecondary }),
    ...year,
  ]);
}

/** What the marks say that stand on the lines, and no others. */
function legendFor(threads: readonly PlacedThread[]): LegendEntry[] {
  const points = threads.flatMap((thread) => thread.points);
  const used = relationOrder.filter((relation) => points.some((point) => point.relation === relation));
  const silent = (["silent", "not-examined"] as const).filter((state) =>
    threads.some(({ silences }) => silences.some((silence) => silence.state === state)),
  );
  const at = { x: 0, y: 0 };
  const isAny = (isOpen: boolean) => threads.some(({ interval }) => interval.isOpen === isOpen);
  return [
    legendEntry("first said", relationMark({ relation: "origin", ...at })),
    ...used.map((relation) => legendEntry(relationWords(relation), relationMark({ relation, ...at }))),
    ...silent.map((state) =>
      legendEntry(
        state === "silent" ? "looked, and does not mention it" : stateWords[state],
        stateMark({ state, ...at, size: 12 }),
      ),
    ),
    ...(isAny(true)
      ? [
          legendEntry(
            "not reported resolved where it was last spoken of",
            s("path.interval.open", { d: "M10 -5H-8V5H10" }),
          ),
        ]
      : []),
    ...(isAny(false) ? [legendEntry("resolved within this time", s("path.interval", { d: "M-9 -5H9V5H-9Z" }))] : []),
    ...(points.some(({ isSecondary }) => isSecondary)
      ? [
          legendEntry(
            "hollow: as others reported it, secondary source",
            relationMark({ relation: "repeats", ...at, isHollow: true }),
          ),
        ]
      : []),
  ];
}

function relationWords(relation: (typeof relationOrder)[number]): string {
  return relation === "mixed" ? `${relations.repeats} and ${relations.advances}` : relations[relation];
}
