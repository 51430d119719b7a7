import type { Element } from "hast";
import { s } from "hastscript";
import { classes, legendEntry } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm, FormName } from "#charts/drawing.ts";
import { resultToWords } from "#analysis/results.ts";
import { down, timeline, timelineDown, timelineInfo } from "#charts/timeline/geometry.ts";
import type { Flag, Lane, TimelineDown, TimelineGeometry, TimelineMark } from "#charts/timeline/geometry.ts";
import { accountToWords } from "#domain/account.ts";
import { dateToWords } from "#domain/date.ts";
import { milestoneKinds } from "#domain/milestone.ts";
import type { Milestone, RelatedInspection } from "#domain/milestone.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { accountUrl, authorityUrl, milestoneAnchor, relatedUrl, timelineUrl } from "#urls.ts";

/** Inspections on the bars of the bodies that they looked at, with what happened around them. */
export function drawTimeline(record: InspectionRecord): ChartDrawing {
  return {
    info: timelineInfo(record),
    name: "timeline",
    forms: [
      drawForm("wide", 1, timeline(record, 1120, 20)),
      drawForm("medium", 2, timeline(record, 720, 14)),
      drawDown(timelineDown(record, 360)),
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

/** @param every  which years are named: each one, or one in two */
function drawForm(name: FormName, every: number, geometry: TimelineGeometry): ChartForm {
  const { width, height, axis, relatedY, related } = geometry;
  const contents = [
    ...drawPauses(geometry),
    drawAxis(every, geometry),
    ...drawMilestones(geometry),
    ...geometry.successions.map(({ from, to }) =>
      s("path.succession", { d: `M${from[0]} ${from[1]}V${to[1]}H${to[0]}` }),
    ),
    ...geometry.lanes.map(drawLane),
    s("text.label", { x: axis.start, y: relatedY + 24 }, "Related"),
    ...related.map(({ inspection, x, y }) => drawRelated(inspection, x, y)),
  ];
  return { name, width, height, contents };
}

function drawPauses({ milestones, axis, axisY, highestY }: TimelineGeometry): Element[] {
  return milestones.flatMap(({ until, milestone }) => {
    if (!until) return [];
    const x = axis.x(milestone.date);
    const place = { x, y: highestY - 12, width: until - x, height: axisY - highestY + 12 };
    return [s("rect.pause", place, s("title", pauseToWords(milestone)))];
  });
}

function pauseToWords({ title, date, until }: Milestone): string {
  return `${title}, ${dateToWords(date)} to ${dateToWords(until!)}`;
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

function drawFlags(flags: readonly Flag[], className: "text.flag" | "text.words"): Element[] {
  return flags.map(({ x, y, markY, words }) =>
    s("g.axis", { ariaHidden: "true" }, [
      s("line", { x1: x, x2: x, y1: y - 10, y2: markY - 9 }),
      s(className, { x: x + 5, y }, words),
    ]),
  );
}

function drawMilestones({ axis, milestonesY, milestones, flags }: TimelineGeometry): Element[] {
  return [
    s("text.label", { x: axis.start, y: milestonesY + 27 }, "Milestones"),
    ...drawFlags(flags, "text.words"),
    ...milestones.map(({ milestone, x, y }) =>
      milestoneLink(
        milestone,
        s("rect.hit", { x: x - 5, y: y - 10.5, width: 10, height: 21 }),
        s("path.milestone", { d: `M${x} ${y - 8}v16` }),
      ),
    ),
  ];
}

function milestoneLink(milestone: Milestone, ...mark: readonly Element[]): Element {
  const date = dateToWords(milestone.date);
  const words = `${milestone.isLatest ? "by " : ""}${date}\n${milestone.title}\n${milestoneKinds[milestone.kind]}`;
  const link = { href: `${timelineUrl}#${milestoneAnchor(milestone)}`, ariaLabel: `${date}: ${milestone.title}` };
  return s("a", link, [s("title", words), ...mark]);
}

function drawLane(lane: Lane): Element {
  const { authority, y, from, until, isOpenBefore, isOpenAfter, marks, flags } = lane;
  const d = `M${from} ${y - 9}H${until}${isOpenAfter ? "l5 9l-5 9" : "v18"}H${from}${isOpenBefore ? "l-5 -9z" : "z"}`;
  return s("g", [
    s("a", { href: authorityUrl(authority) }, s("text.label", { x: from + 4, y: y + 27 }, authority.shortName)),
    s("path", { className: ["lane", `lane-${authority.role}`], d }),
    ...drawFlags(flags, "text.flag"),
    ...marks.map(drawInspection),
  ]);
}

function drawInspection({ account, x, y, isFull }: TimelineMark): Element {
  const { isHeld } = account;
  const words = accountToWords(account);
  const result = resultToWords(account);
  return s("a", { href: accountUrl(account), ariaLabel: `${words}: ${result}${isHeld ? "" : ", not held"}` }, [
    s("title", `${words}\n${result}\ndocument ${isHeld ? "held" : "not held"}`),
    s("circle.hit", { cx: x, cy: y, r: 9 }),
    s("circle", { className: classes("inspection", !isHeld && "not-held"), cx: x, cy: y, r: isFull ? 8 : 5.5 }),
  ]);
}

function drawRelated(inspection: RelatedInspection, x: number, y: number): Element {
  const date = dateToWords(inspection.date);
  const link = { href: relatedUrl(inspection), ariaLabel: `${inspection.title}, ${date}, outside this record` };
  return s("a", link, [
    s("title", `${inspection.title}\n${date}\noutside this record`),
    s("rect.hit", { x: x - 8, y: y - 8, width: 16, height: 16 }),
    s("rect.related", { x: x - 5, y: y - 5, width: 10, height: 10 }),
  ]);
}

/** A phone's form, from top to bottom. */
function drawDown(geometry: TimelineDown): ChartForm {
  const { width, height, axis, labelX, lanes, milestones, related, labels } = geometry;
  const right = labelX - 14;
  const contents = [
    ...milestones.flatMap(({ milestone, until, y }) =>
      until
        ? [
            s(
              "rect.pause",
              { x: down.related - 8, y, width: right - down.related + 8, height: until - y },
              s("title", pauseToWords(milestone)),
            ),
          ]
        : [],
    ),
    s("g.axis", { ariaHidden: "true" }, [
      ...axis.years.flatMap(({ year, x: y }) => [
        s("line", { x1: 30, x2: right, y1: y, y2: y }),
        s("text", { x: 0, y: y + 4.5 }, String(year)),
      ]),
    ]),
    ...labels.map(({ from: [x, y], y: labelY, lines, isMilestone }) =>
      s("g", { ariaHidden: "true" }, [
        s("path.leader", { d: `M${x + 8} ${y}H${right}L${labelX - 4} ${labelY}` }),
        ...lines.map((line, index) =>
          s(
            isMilestone ? "text" : "text.flag",
            { x: labelX, y: labelY + 4.5 + (index - (lines.length - 1) / 2) * down.line },
            line,
          ),
        ),
      ]),
    ),
    ...milestones.map(({ milestone, x, y }) =>
      milestoneLink(
        milestone,
        s("rect.hit", { x: x - 5, y: y - 5, width: 10, height: 10 }),
        s("path.milestone", { d: `M${x - 4} ${y}h8` }),
      ),
    ),
    ...lanes.map(({ authority, x, from, until, isOpenBefore, isOpenAfter, marks }) => {
      const d = `M${x - 6} ${from}V${until}${isOpenAfter ? "l6 5l6 -5" : "h12"}V${from}${isOpenBefore ? "l-6 -5z" : "z"}`;
      // Downwards beside its bar, where that ends.
      const [nameX, nameY] = [x + 9, until - 6];
      const name = { x: nameX, y: nameY, textAnchor: "end", transform: `rotate(90 ${nameX} ${nameY})` };
      return s("g", [
        s("path", { className: ["lane", `lane-${authority.role}`], d }),
        s("a", { href: authorityUrl(authority) }, s("text", name, authority.shortName)),
        ...marks.map(drawInspection),
      ]);
    }),
    ...related.map(({ inspection, x, y }) => drawRelated(inspection, x, y)),
  ];
  return { name: "narrow", width, height, contents };
}
