import type { Element } from "hast";
import { s } from "hastscript";
import { classes, legendEntry } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm, LegendEntry, ListedMark } from "#charts/drawing.ts";
import {
  detailGap,
  gradedBodies,
  gradeShares,
  judgementStrip,
  labelGap,
  labelParts,
  stackHeight,
  stripInfo,
  toneKey,
} from "#charts/judgement-strip/geometry.ts";
import type { GradedEvent, PlacedEvent, StripGeometry, StripLane } from "#charts/judgement-strip/geometry.ts";
import { textWidth } from "#charts/text.ts";
import { round } from "#charts/time-axis.ts";
import type { RankTone } from "#charts/marks/ranks.ts";
import type { Authority } from "#domain/authority.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { eventShortTitle } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { accountUrl, authorityUrl } from "#urls.ts";

/** Every grade as a stack for each inspection, a row for each body; on a phone a list, whose words can be read. */
export function drawJudgementStrip(record: InspectionRecord): ChartDrawing {
  const bodies = gradedBodies(record);
  const wideForm = judgementStrip(record, 1120, [18, 930], 21);
  return {
    info: stripInfo(record),
    name: "judgement-strip",
    forms: [drawForm("wide", 1, wideForm), drawForm("medium", 2, judgementStrip(record, 730, [18, 480], 16))],
    list: bodies.flatMap(({ authority, graded }) =>
      graded.filter(({ grades }) => grades.length).map((item) => listedGrades(item, authority)),
    ),
    legend: legendFor(
      bodies.flatMap(({ graded }) => graded),
      wideForm,
    ),
    legendPlace: "above",
  };
}

/** @param every  which years are named: each one, or every second */
function drawForm(name: "wide" | "medium", every: number, geometry: StripGeometry): ChartForm {
  const { width, height, lanes } = geometry;
  const contents = [drawAxis(every, geometry), ...lanes.map((lane) => drawLane(lane, geometry))];
  return { name, width, height, contents };
}

function barWidthOf({ gap }: StripLane): number {
  return Math.min(18, gap - 3);
}

function drawAxis(every: number, { axis, axisY, lanes }: StripGeometry): Element {
  return s("g.axis", { ariaHidden: "true" }, [
    s("line", { x1: axis.start, x2: axis.end, y1: axisY, y2: axisY }),
    ...axis.years.flatMap(({ year, x }) => [
      s("line", { x1: x, x2: x, y1: axisY, y2: axisY + 6 }),
      ...lanes
        .filter(({ from, until }) => x >= from && x <= until)
        .map(({ lineY }) => s("line", { x1: x, x2: x, y1: lineY, y2: lineY + 5 })),
      ...(year % every === 0 ? [s("text", { x, y: axisY + 22, textAnchor: "middle" }, String(year))] : []),
    ]),
  ]);
}

function drawLane(lane: StripLane, { pauses, axis }: StripGeometry): Element {
  const { authority, events, baseline, lineY, from, until, runs } = lane;
  const half = barWidthOf(lane) / 2;
  return s("g.axis", [
    ...pauses
      .map((pause) => ({ ...pause, from: Math.max(pause.from, from), to: Math.min(pause.to, until) }))
      .filter((pause) => pause.to > pause.from)
      .map((pause) =>
        s(
          "rect.pause",
          { x: pause.from, y: lineY, width: Math.max(4, pause.to - pause.from), height: 8 },
          s("title", pause.words),
        ),
      ),
    s("line.baseline", { x1: from, x2: until, y1: lineY, y2: lineY }),
    ...runs.map(({ from: first, to }) =>
      s("line.baseline", { x1: first - half, x2: to + half, y1: baseline + 1, y2: baseline + 1 }),
    ),
    s(
      "a",
      { href: authorityUrl(authority) },
      s("text.label", { x: Math.min(from, axis.end - 150), y: lineY + 21 }, authority.shortName),
    ),
    ...events.map((placed) => drawEvent(placed, lane)),
  ]);
}

function drawEvent(placed: PlacedEvent, lane: StripLane): Element {
  const { authority, lineY, baseline, gap } = lane;
  const { event, x, trueX, bars, words } = placed;
  const said = `${event.title}, ${authority.shortName}\n${words}${event.isCounted ? "" : "\nas others reported, document not held"}`;
  const width = barWidthOf(lane);
  const [leader, ...names] = drawNames(placed, bars[0]?.y ?? baseline - 7);
  // A name begins with the words that are seen, by which it can be called.
  const seen = names.length ? `${labelParts(placed).join(" ")}. ` : "";
  const told = `${seen}${event.title}, ${authority.shortName}${seen ? "" : `: ${words}`}`;
  const link = { href: eventUrl(event, authority), ariaLabel: told };
  return s("a", link, [
    s("title", said),
    s("rect.hit", { x: x - gap / 2, y: baseline - stackHeight, width: gap, height: stackHeight + 8 }),
    leader,
    s("path.leader", { d: `M${x} ${baseline + 3}L${trueX} ${lineY}` }),
    ...(bars.length
      ? bars.map(({ tone, y, height }) => gradeBar(event, tone, { x: x - width / 2, y, width, height }))
      : [visitMark(event, x, baseline - 5)]),
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
  // A space, so that the two are not one word to those who hear them.
  const spaced = `${title} `;
  const dx = round(detailGap - textWidth(" ", 13));
  if (detailY === undefined) return [leader, s("text.flag", place, [spaced, s("tspan.words", { dx }, detail)])];
  return [leader, s("text.flag", place, spaced), s("text.words", { x: x + labelGap, y: detailY }, detail)];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As dark as its grade is bad; its edge is notched where the document is not held. */
function gradeBar({ isCounted }: InspectionEvent, tone: RankTone | undefined, place: Place): Element {
  return s("rect", { className: classes("grade-bar", tone ?? "grade-unknown", !isCounted && "hollow"), ...place });
}

function visitMark({ isCounted }: InspectionEvent, cx: number, cy: number): Element {
  return s("circle", { className: classes("visit", !isCounted && "hollow"), cx, cy, r: 4.5 });
}

function listedGrades(graded: GradedEvent, authority: Authority): ListedMark {
  const { event, words } = graded;
  const bars = gradeShares(graded);
  return {
    mark: bars.length
      ? bars.map(({ tone, y, height }) =>
          gradeBar(event, tone, { x: 1, y: 1 + y * 38, width: 18, height: height * 38 }),
        )
      : [visitMark(event, 10, 20)],
    name: `${authority.shortName}: ${eventShortTitle(event)}`,
    url: eventUrl(event, authority),
    words: `${words}${event.isCounted ? "" : ", secondary source"}`,
  };
}

/** Where the grades that an event gave to a body can be read: in the inspectors' own document, if it is held. */
function eventUrl({ reports, known }: InspectionEvent, authority: Authority): string {
  const own = reports.filter(({ authorities }) => authorities.includes(authority));
  return accountUrl(
    own.find(({ provenance }) => provenance === "primary") ??
      known.find(({ authorities }) => authorities.includes(authority)) ??
      own[0]!,
  );
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
            "notched edge, or a ring: as others reported, document not held",
            s("rect.grade-bar.rank-2.hollow", { x: -9, y: -7, width: 10, height: 14 }),
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
