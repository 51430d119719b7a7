import type { Element } from "hast";
import { s } from "hastscript";
import { classes, legendEntry } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm, FormName } from "#charts/drawing.ts";
import { timeline, timelineInfo } from "#charts/timeline/geometry.ts";
import type { Lane, TimelineGeometry, TimelineMark } from "#charts/timeline/geometry.ts";
import { accountToWords } from "#domain/account.ts";
import { dateToWords } from "#domain/date.ts";
import { milestoneKinds } from "#domain/milestone.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { accountUrl, authorityUrl, milestoneAnchor, relatedUrl, timelineUrl } from "#urls.ts";

/** Inspections on the bars of the bodies that they looked at, with what happened around them. */
export function drawTimeline(record: InspectionRecord): ChartDrawing {
  return {
    info: timelineInfo(record),
    name: "timeline",
    forms: [
      drawForm("wide", 1, timeline(record, 1120, [210, 1100], true)),
      drawForm("medium", 2, timeline(record, 720, [160, 708], true)),
      drawForm("narrow", 3, timeline(record, 360, [16, 344], false)),
    ],
    legend: [
      legendEntry("full inspection, document held", s("circle.inspection", { r: 8 })),
      legendEntry("visit, or inspection of one part, held", s("circle.inspection", { r: 5.5 })),
      legendEntry("hollow: known from others, not held", s("circle.inspection.not-held", { r: 7 })),
      legendEntry("milestone", s("path.milestone", { d: "M0 -7V7" })),
      legendEntry(
        "related inspection, outside this record",
        s("rect.related", { x: -5, y: -5, width: 10, height: 10 }),
      ),
      legendEntry("routine inspection suspended", s("rect.pause", { x: -9, y: -7, width: 18, height: 14 })),
    ],
    legendPlace: "above",
  };
}

/** @param every  which years are named: each one, or one in two or three */
function drawForm(name: FormName, every: number, geometry: TimelineGeometry): ChartForm {
  const { width, height } = geometry;
  const contents = [
    ...drawPauses(geometry),
    drawAxis(every, geometry),
    ...drawMilestones(name, geometry),
    ...geometry.successions.map(({ from, to }) =>
      s("path.succession", { d: `M${from[0]} ${from[1]}V${to[1]}H${to[0]}` }),
    ),
    ...geometry.lanes.map((lane) => drawLane(name, lane, geometry)),
    ...drawRelated(name, geometry),
  ];
  return { name, width, height, contents };
}

function drawPauses({ milestones, axis, axisY, highestY }: TimelineGeometry): Element[] {
  return milestones.flatMap(({ until, milestone }) => {
    if (!until) return [];
    const x = axis.x(milestone.date);
    const words = `${milestone.title}, ${dateToWords(milestone.date)} to ${dateToWords(milestone.until!)}`;
    const place = { x, y: highestY - 12, width: until - x, height: axisY - highestY + 12 };
    return [s("rect.pause", place, s("title", words))];
  });
}

function drawAxis(every: number, { axis, axisY, highestY }: TimelineGeometry): Element {
  return s("g.axis", { ariaHidden: "true" }, [
    s("line", { x1: axis.start, x2: axis.end, y1: axisY, y2: axisY }),
    ...axis.years.flatMap(({ year, x }) => [
      s("line", { x1: x, x2: x, y1: highestY - 12, y2: axisY + 6 }),
      ...(year % every === 0 ? [s("text", { x, y: axisY + 22, textAnchor: "middle" }, String(year))] : []),
    ]),
  ]);
}

function drawMilestones(
  name: FormName,
  { axis, highestY, milestonesY, milestones, flags }: TimelineGeometry,
): Element[] {
  const label = name === "narrow" ? { x: axis.start, y: highestY - 16 } : { x: 0, y: milestonesY + 5 };
  return [
    s("text.label", label, "Milestones"),
    ...flags.map(({ x, y, markY, words }) =>
      s("g", { ariaHidden: "true" }, [
        s("line.leader", { x1: x, x2: x, y1: y - 10, y2: markY - 9 }),
        s("text.words", { x: x + 5, y }, words),
      ]),
    ),
    ...milestones.map(({ milestone, x, y }) => {
      const date = dateToWords(milestone.date);
      const words = `${milestone.isLatest ? "by " : ""}${date}\n${milestone.title}\n${milestoneKinds[milestone.kind]}`;
      const link = { href: `${timelineUrl}#${milestoneAnchor(milestone)}`, ariaLabel: `${date}: ${milestone.title}` };
      return s("a", link, [
        s("title", words),
        s("rect.hit", { x: x - 5, y: y - 10.5, width: 10, height: 21 }),
        s("path.milestone", { d: `M${x} ${y - 8}v16` }),
      ]);
    }),
  ];
}

function drawLane(name: FormName, lane: Lane, { axis }: TimelineGeometry): Element {
  const { authority, y, highestY, from, until, isOpenBefore, isOpenAfter, marks } = lane;
  const label = name === "narrow" ? { x: Math.min(from, axis.end - 160), y: highestY - 17 } : { x: 0, y: y + 5 };
  const d = `M${from} ${y - 9}H${until}${isOpenAfter ? "l5 9l-5 9" : "v18"}H${from}${isOpenBefore ? "l-5 -9z" : "z"}`;
  return s("g", [
    s("a", { href: authorityUrl(authority) }, s("text.label", label, authority.shortName)),
    s("path", { className: ["lane", `lane-${authority.role}`], d }),
    ...marks.map(drawInspection),
  ]);
}

function drawInspection({ account, x, y, isFull }: TimelineMark): Element {
  const { isHeld } = account;
  const words = accountToWords(account);
  return s("a", { href: accountUrl(account), ariaLabel: `${words}${isHeld ? "" : ", not held"}` }, [
    s("title", `${words}\n${isHeld ? "document held" : "known from others, document not held"}`),
    s("circle.hit", { cx: x, cy: y, r: 9 }),
    s("circle", { className: classes("inspection", !isHeld && "not-held"), cx: x, cy: y, r: isFull ? 8 : 5.5 }),
  ]);
}

function drawRelated(name: FormName, { axis, relatedY, related }: TimelineGeometry): Element[] {
  const highest = Math.min(...related.map(({ y }) => y));
  return [
    s("text.label", name === "narrow" ? { x: axis.start, y: highest - 14 } : { x: 0, y: relatedY + 5 }, "Related"),
    ...related.map(({ inspection, x, y }) => {
      const date = dateToWords(inspection.date);
      const link = { href: relatedUrl(inspection), ariaLabel: `${inspection.title}, ${date}, outside this record` };
      return s("a", link, [
        s("title", `${inspection.title}\n${date}\noutside this record`),
        s("rect.hit", { x: x - 8, y: y - 8, width: 16, height: 16 }),
        s("rect.related", { x: x - 5, y: y - 5, width: 10, height: 10 }),
      ]);
    }),
  ];
}
