import { holdingsOf, inspectionsKnown } from "#analysis/holdings.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { publisherLinks } from "#charts/source-links.ts";
import { textWidth } from "#charts/text.ts";
import { placeFlags, stackMarks, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import type { Account } from "#domain/account.ts";
import type { Authority } from "#domain/authority.ts";
import { yearOf } from "#domain/date.ts";
import { eventKinds, isFullInspection } from "#domain/event.ts";
import { milestoneKinds } from "#domain/milestone.ts";
import type { Milestone, RelatedInspection } from "#domain/milestone.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { accountUrl, timelineUrl } from "#urls.ts";

export interface TimelineMark {
  readonly account: Account;
  /** Its day. */
  readonly x: number;
  /** On the bar, or above it where another has its place there. */
  readonly y: number;
  readonly isFull: boolean;
}

/** One body's time: a bar from its beginning to its end, and the inspections of its services on it. */
export interface Lane {
  readonly authority: Authority;
  /** The middle of its bar, above which marks stand that would touch one on it. */
  readonly y: number;
  /** The middle of its highest marks. */
  readonly highestY: number;
  readonly from: number;
  readonly until: number;
  /** Whether it was there before the chart begins, and still is when it ends. */
  readonly isOpenBefore: boolean;
  readonly isOpenAfter: boolean;
  readonly marks: readonly TimelineMark[];
}

export interface TimelineGeometry {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly axisY: number;
  /** The highest and the lowest row of milestones. */
  readonly highestY: number;
  readonly milestonesY: number;
  readonly milestones: readonly {
    readonly milestone: Milestone;
    readonly x: number;
    readonly y: number;
    readonly until?: number;
  }[];
  readonly lanes: readonly Lane[];
  /** From the end of one body to the beginning of the one that took over. */
  readonly successions: readonly { readonly from: readonly [number, number]; readonly to: readonly [number, number] }[];
  /** Names of the few milestones that a reader needs, above their marks. */
  readonly flags: readonly { readonly x: number; readonly y: number; readonly markY: number; readonly words: string }[];
  readonly relatedY: number;
  readonly related: readonly { readonly inspection: RelatedInspection; readonly x: number; readonly y: number }[];
}

const laneHeight = 58;
const flagHeight = 18;
/** Height of one level of what stands one above another, and the distance that marks of one level keep. */
const pitches = {
  milestones: { height: 21, distance: 10 },
  inspections: { height: 18, distance: 18 },
  related: { height: 16, distance: 16 },
} as const;

/**
 * Inspections on the bars of the bodies that they looked at, with what happened around them.
 * Every mark stands at its day; those that would touch, one above another. It cannot show what an inspection found.
 * Lengths are viewBox units; y grows downwards.
 *
 * @param plot     the left and right edge of the axis
 * @param isNamed  whether milestones have their names above them
 */
export function timeline(
  record: InspectionRecord,
  width: number,
  plot: readonly [number, number],
  isNamed: boolean,
): TimelineGeometry {
  const { authorities, events, milestones, related } = record;
  const axis = timeAxis(
    [...events, ...milestones, ...related].map(({ date }) => date),
    ...plot,
  );
  const clamp = (x: number) => Math.min(axis.end, Math.max(axis.start, x));
  const xsOf = (dated: readonly { readonly date: string }[]) => dated.map(({ date }) => axis.x(date));
  const milestoneXs = xsOf(milestones);
  const milestoneLevels = stackMarks(milestoneXs, pitches.milestones.distance);
  const named = isNamed
    ? milestones.flatMap(({ onChart }, index) =>
        onChart
          ? [
              {
                item: { words: onChart, level: milestoneLevels[index]! },
                x: milestoneXs[index]!,
                width: textWidth(onChart, 13),
              },
            ]
          : [],
      )
    : [];
  const flags = placeFlags(named);
  const levelsOf = (levels: readonly number[]) => Math.max(0, ...levels);
  const highestY = 34 + (Math.max(-1, ...flags.map(({ level }) => level)) + 1) * flagHeight;
  const milestonesY = highestY + levelsOf(milestoneLevels) * pitches.milestones.height;
  const accounts = inspectionsKnown(record);
  let y = milestonesY + 4;
  const lanes = authorities.toSorted(laneOrder).map((authority): Lane => {
    const own = accounts
      .filter((account) => account.authorities.includes(authority))
      .toSorted((a, b) => axis.x(a.event.date) - axis.x(b.event.date));
    const xs = xsOf(own.map(({ event }) => event));
    const levels = stackMarks(xs, pitches.inspections.distance);
    const above = levelsOf(levels) * pitches.inspections.height;
    y += laneHeight + above;
    const middle = y;
    return {
      authority,
      y: middle,
      highestY: middle - above,
      from: authority.from ? clamp(axis.x(authority.from)) : axis.start,
      until: authority.until ? clamp(axis.x(authority.until)) : axis.end,
      isOpenBefore: !authority.from,
      isOpenAfter: !authority.until,
      marks: own.map((account, index) => ({
        account,
        x: xs[index]!,
        y: middle - levels[index]! * pitches.inspections.height,
        isFull: isFullInspection(account.event),
      })),
    };
  });
  const laneOf = new Map(lanes.map((lane) => [lane.authority, lane]));
  const successions = lanes.flatMap((lane) =>
    lane.authority.succeeds.map((before) => {
      const earlier = laneOf.get(before)!;
      return { from: [earlier.until, earlier.y] as const, to: [lane.from, lane.y] as const };
    }),
  );
  const relatedXs = xsOf(related);
  const relatedLevels = stackMarks(relatedXs, pitches.related.distance);
  const relatedY = y + laneHeight + levelsOf(relatedLevels) * pitches.related.height;
  const axisY = relatedY + 30;
  const milestoneY = (level: number) => milestonesY - level * pitches.milestones.height;
  return {
    width,
    height: axisY + 30,
    axis,
    axisY,
    highestY,
    milestonesY,
    milestones: milestones.map((milestone, index) => ({
      milestone,
      x: milestoneXs[index]!,
      y: milestoneY(milestoneLevels[index]!),
      ...(milestone.until && { until: clamp(axis.x(milestone.until)) }),
    })),
    lanes,
    successions,
    flags: flags.map(({ item: { words, level: markLevel }, x, level }) => ({
      x,
      y: highestY - 18 - level * flagHeight,
      markY: milestoneY(markLevel),
      words,
    })),
    relatedY,
    related: related.map((inspection, index) => ({
      inspection,
      x: relatedXs[index]!,
      y: relatedY - relatedLevels[index]! * pitches.related.height,
    })),
  };
}

/** Councils in the order of time, then what delivers for them. */
function laneOrder(a: Authority, b: Authority): number {
  return (
    Number(a.role === "trust") - Number(b.role === "trust") ||
    (a.from ?? "").localeCompare(b.from ?? "") ||
    a.id.localeCompare(b.id)
  );
}

/** What the timeline says of itself. */
export function timelineInfo(record: InspectionRecord): ChartInfo {
  const { known, primary } = holdingsOf(record);
  const dated = [
    ...inspectionsKnown(record).map((account) => ({
      date: account.event.date,
      row: [
        { text: account.title, url: accountUrl(account) },
        account.event.date,
        eventKinds[account.event.kind],
        account.authorities.map(({ name }) => name).join(" and "),
        account.isHeld ? "held" : "not held",
        {
          text: "",
          links: account.isHeld
            ? [{ text: account.source.publisher, url: account.source.url ?? accountUrl(account) }]
            : publisherLinks(account.sources),
        },
      ],
    })),
    ...record.milestones.map((milestone) => ({
      date: milestone.date,
      row: [
        milestone.title,
        `${milestone.isLatest ? "by " : ""}${milestone.date}${milestone.until ? ` to ${milestone.until}` : ""}`,
        `Milestone: ${milestoneKinds[milestone.kind].toLowerCase()}`,
        "",
        "",
        { text: "", links: publisherLinks(milestone.sources) },
      ],
    })),
    ...record.related.map((inspection) => ({
      date: inspection.date,
      row: [
        inspection.title,
        inspection.date,
        "Related inspection, outside this record",
        inspection.body,
        "",
        { text: "", links: publisherLinks(inspection.sources) },
      ],
    })),
  ];
  return {
    id: "timeline",
    title: `${known} inspections and visits since ${yearOf(dated.map(({ date }) => date).toSorted()[0]!)}, the documents of ${primary} held`,
    caveat:
      "Only what has become public is known; a year without an inspection here is not a year without an inspection.",
    reading:
      "An inspection of two councils at once has a mark on the bar of each. Marks that would touch stand one above another.",
    otherSources:
      "public accounts of inspections not held; for milestones, the publisher named beside each in the table",
    page: timelineUrl,
    table: {
      columns: ["What", "Date", "Kind", "Whose services", "Document", "Who says so"],
      rows: dated.toSorted((a, b) => a.date.localeCompare(b.date)).map(({ row }) => row),
    },
  };
}
