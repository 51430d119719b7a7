import type { Element } from "hast";
import { s } from "hastscript";
import { documentsApart } from "#analysis/holdings.ts";
import { classes, legendEntry } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm, LegendEntry, ListedMark } from "#charts/drawing.ts";
import {
  detailGap,
  gradedEvents,
  gradeShares,
  judgementStrip,
  labelGap,
  labelParts,
  stackHeight,
  stripInfo,
  toneKey,
} from "#charts/judgement-strip/geometry.ts";
import type { GradedEvent, PlacedEvent, StripGeometry } from "#charts/judgement-strip/geometry.ts";
import type { RankTone } from "#charts/marks/ranks.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { eventShortTitle } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { accountUrl, judgementsUrl } from "#urls.ts";

/** More where the stacks of two documents stand side by side. */
const roomOf = (event: InspectionEvent) => (documentsApart(event).length ? 25 : 21);

/** Every grade as a stack for each inspection; on a phone a list, whose words can be read. */
export function drawJudgementStrip({ events, milestones }: InspectionRecord): ChartDrawing {
  const graded = gradedEvents(events);
  const wideForm = judgementStrip(graded, milestones, 1120, [18, 780], roomOf);
  return {
    info: stripInfo(graded, judgementsUrl),
    name: "judgement-strip",
    forms: [
      drawForm("wide", 1, wideForm),
      drawForm("medium", 2, judgementStrip(graded, milestones, 730, [18, 408], 16)),
    ],
    list: graded.filter(({ grades }) => grades.length).map(listedGrades),
    legend: legendFor(graded, wideForm),
    legendPlace: "key",
  };
}

/** @param every  which years are named: each one, or every second */
function drawForm(name: "wide" | "medium", every: number, geometry: StripGeometry): ChartForm {
  const { width, height, axisY, events, pauses } = geometry;
  const contents = [
    ...pauses.map(({ from, to, words }) =>
      s("rect.pause", { x: from, y: axisY - 10, width: Math.max(4, to - from), height: 10 }, s("title", words)),
    ),
    drawAxis(every, geometry),
    ...events.map((placed) => drawEvent(placed, geometry)),
  ];
  return { name, width, height, contents };
}

function barWidthOf({ gap }: StripGeometry): number {
  return Math.min(18, gap - 3);
}

function drawAxis(every: number, geometry: StripGeometry): Element {
  const { axis, axisY, baseline, runs } = geometry;
  const half = barWidthOf(geometry) / 2;
  return s("g.axis", [
    s("line", { x1: axis.start, x2: axis.end, y1: axisY, y2: axisY }),
    ...runs.map(({ from, to }) => s("line.baseline", { x1: from - half, x2: to + half, y1: baseline, y2: baseline })),
    ...axis.years.flatMap(({ year, x }) => [
      s("line", { x1: x, x2: x, y1: axisY, y2: axisY + 6 }),
      ...(year % every === 0 ? [s("text", { x, y: axisY + 22, textAnchor: "middle" }, String(year))] : []),
    ]),
  ]);
}

function drawEvent(placed: PlacedEvent, geometry: StripGeometry): Element {
  const { axisY, baseline, gap } = geometry;
  const { event, x, trueX, bars, words } = placed;
  const said = `${event.title}\n${words}${event.isCounted ? "" : "\nas others reported, document not held"}`;
  const width = barWidthOf(geometry);
  const [leader, ...names] = drawNames(placed, bars[0]?.y ?? baseline - 7);
  return s("a", { href: eventUrl(event), ariaLabel: `${event.title}: ${words}` }, [
    s("title", said),
    s("rect.hit", { x: x - gap / 2, y: baseline - stackHeight, width: gap, height: stackHeight + 8 }),
    leader,
    s("path.leader", { d: `M${x} ${baseline + 6}L${trueX} ${axisY}` }),
    ...(bars.length
      ? bars.map(({ tone, y, height }) => gradeBar(event, tone, { x: x - width / 2, y, width, height }))
      : [visitMark(event, x, baseline)]),
    ...names,
  ]);
}

/** The leader to a name, and the name in one line or two; nothing for a visit, which gives no grades. */
function drawNames(placed: PlacedEvent, top: number): Element[] {
  const { x } = placed;
  const [labelY, detailY] = placed.labelYs;
  if (labelY === undefined) return [];
  const [title, detail] = labelParts(placed);
  const leader = s("line.leader", { x1: x, x2: x, y1: labelY - 10, y2: top });
  const place = { x: x + labelGap, y: labelY };
  if (detailY === undefined)
    return [leader, s("text.flag", place, [title, s("tspan.words", { dx: detailGap }, detail)])];
  return [leader, s("text.flag", place, title), s("text.words", { x: x + labelGap, y: detailY }, detail)];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Outlined where the document is not held. */
function gradeBar({ isCounted }: InspectionEvent, tone: RankTone | undefined, place: Place): Element {
  return s("rect", { className: classes("grade-bar", tone ?? "grade-unknown", !isCounted && "hollow"), ...place });
}

function visitMark({ isCounted }: InspectionEvent, cx: number, cy: number): Element {
  return s("circle", { className: classes("visit", !isCounted && "hollow"), cx, cy, r: 4.5 });
}

function listedGrades(graded: GradedEvent): ListedMark {
  const { event, words } = graded;
  const bars = gradeShares(graded);
  return {
    mark: bars.length
      ? bars.map(({ tone, y, height }) =>
          gradeBar(event, tone, { x: 1, y: 1 + y * 38, width: 18, height: height * 38 }),
        )
      : [visitMark(event, 10, 20)],
    name: eventShortTitle(event),
    url: eventUrl(event),
    words: `${words}${event.isCounted ? "" : ", secondary source"}`,
  };
}

/** Where an event's grades can be read: in the inspectors' own document, if it is held. */
function eventUrl({ reports, known }: InspectionEvent): string {
  return accountUrl(reports.find(({ provenance }) => provenance === "primary") ?? known[0] ?? reports[0]!);
}

function legendFor(graded: readonly GradedEvent[], { pauses }: StripGeometry): LegendEntry[] {
  const hasUnknown = graded.flatMap(gradeShares).some(({ rank }) => rank === undefined);
  const square = { x: -7, y: -7, width: 14, height: 14 };
  const known = toneKey(graded).map(({ words, tones }) => ({
    mark: tones.map((tone, index) =>
      s("rect", { className: ["grade-bar", tone], ...square, x: square.x + index * 20 }),
    ),
    width: tones.length * 20,
    words,
  }));
  return [
    ...known,
    ...(hasUnknown ? [legendEntry("judged, grade not known", s("rect.grade-bar.grade-unknown", square))] : []),
    legendEntry("no grade on a scale, as after a visit", s("circle.visit", { r: 4.5 })),
    ...(graded.some(({ event }) => !event.isCounted)
      ? [
          legendEntry(
            "outlined: as others reported, document not held",
            s("rect.grade-bar.rank-2.hollow", { x: -9, y: -7, width: 9, height: 14 }),
            s("circle.visit.hollow", { cx: 6, r: 3.5 }),
          ),
        ]
      : []),
    ...(pauses.length
      ? [
          legendEntry(
            pauses.map(({ words }) => words).join("; "),
            s("rect.pause", { x: -9.5, y: -6, width: 19, height: 12 }),
          ),
        ]
      : []),
  ];
}
