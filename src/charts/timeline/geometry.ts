import { holdingsOf, inspectionsKnown } from "#analysis/holdings.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { spread } from "#charts/event-columns.ts";
import { publisherLinks } from "#charts/source-links.ts";
import { placeFlags, round, textWidth, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import type { Authority } from "#domain/authority.ts";
import { yearOf } from "#domain/date.ts";
import { eventKinds, isFullInspection } from "#domain/event.ts";
import { milestoneKinds } from "#domain/milestone.ts";
import type { Milestone, RelatedInspection } from "#domain/milestone.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Account } from "#domain/report.ts";
import { accountUrl, timelineUrl } from "#urls.ts";

export interface TimelineMark {
  readonly account: Account;
  readonly x: number;
  readonly isFull: boolean;
}

/** One body's time: a bar from its beginning to its end, and the inspections of its services on it. */
export interface Lane {
  readonly authority: Authority;
  /** The middle of its bar. */
  readonly y: number;
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
  readonly milestonesY: number;
  readonly milestones: readonly { readonly milestone: Milestone; readonly x: number; readonly until?: number }[];
  readonly lanes: readonly Lane[];
  /** From the end of one body to the beginning of the one that took over. */
  readonly successions: readonly { readonly from: readonly [number, number]; readonly to: readonly [number, number] }[];
  /** Names of the few milestones that a reader needs, above their marks. */
  readonly flags: readonly { readonly x: number; readonly y: number; readonly words: string }[];
  readonly relatedY: number;
  readonly related: readonly { readonly inspection: RelatedInspection; readonly x: number }[];
}

const laneHeight = 58;
const flagHeight = 18;

/**
 * Inspections on the bars of the bodies that they looked at, with what happened around them.
 * Marks that would touch stand a little beside their day. It cannot show what an inspection found. Lengths are viewBox
 * units; y grows downwards.
 *
 * @param plot     the left and right edge of the axis
 * @param gap      the distance that marks on one bar keep
 * @param isNamed  whether milestones have their names above them
 */
export function timeline(record: InspectionRecord, width: number, plot: readonly [number, number], gap: number, isNamed: boolean): TimelineGeometry {
  const { authorities, events, milestones, related } = record;
  const axis = timeAxis([...events, ...milestones, ...related].map(({ date }) => date), ...plot);
  const clamp = (x: number) => Math.min(axis.end, Math.max(axis.start, x));
  // None hides another from a pointer, and none is led far from its day.
  const milestoneXs = spread(milestones.map(({ date }) => axis.x(date)), width / 140, axis.start, axis.end);
  const flags = isNamed ? placeFlags(milestones.flatMap(({ onChart }, index) => (onChart ? [{ item: onChart, x: round(milestoneXs[index]!), width: textWidth(onChart, 13) }] : []))) : [];
  const milestonesY = 34 + (Math.max(-1, ...flags.map(({ level }) => level)) + 1) * flagHeight;
  const accounts = inspectionsKnown(record);
  const lanes = authorities.toSorted(laneOrder).map((authority, index): Lane => {
    const own = accounts.filter((account) => account.authorities.includes(authority));
    const wanted = own.map(({ event }) => axis.x(event.date));
    const placed = spread(wanted, Math.min(gap, own.length > 1 ? (axis.end - axis.start) / (own.length - 1) : gap), axis.start, axis.end);
    return {
      authority,
      y: milestonesY + 62 + index * laneHeight,
      from: authority.from ? clamp(axis.x(authority.from)) : axis.start,
      until: authority.until ? clamp(axis.x(authority.until)) : axis.end,
      isOpenBefore: !authority.from,
      isOpenAfter: !authority.until,
      marks: own.map((account, position) => ({ account, x: round(placed[position]!), isFull: isFullInspection(account.event) })),
    };
  });
  const laneOf = new Map(lanes.map((lane) => [lane.authority, lane]));
  const successions = lanes.flatMap((lane) =>
    lane.authority.succeeds.map((before) => {
      const earlier = laneOf.get(before)!;
      return { from: [earlier.until, earlier.y] as const, to: [lane.from, lane.y] as const };
    }),
  );
  const relatedY = milestonesY + 62 + lanes.length * laneHeight;
  const axisY = relatedY + 30;
  return {
    width,
    height: axisY + 30,
    axis,
    axisY,
    milestonesY,
    milestones: milestones.map((milestone, index) => ({ milestone, x: round(milestoneXs[index]!), ...(milestone.until && { until: clamp(axis.x(milestone.until)) }) })),
    lanes,
    successions,
    flags: flags.map(({ item, x, level }) => ({ x, y: milestonesY - 18 - level * flagHeight, words: item })),
    relatedY,
    related: related.map((inspection) => ({ inspection, x: axis.x(inspection.date) })),
  };
}

/** Councils in the order of time, then what delivers for them. */
function laneOrder(a: Authority, b: Authority): number {
  return Number(a.role === "trust") - Number(b.role === "trust") || (a.from ?? "").localeCompare(b.from ?? "") || a.id.localeCompare(b.id);
}

/** What the timeline says of itself. */
export function timelineInfo(record: InspectionRecord): ChartInfo {
  const { known, primary } = holdingsOf(record);
  const dated = [
    ...inspectionsKnown(record).map((account) => ({ date: account.event.date, row: [{ text: account.title, url: accountUrl(account) }, account.event.date, eventKinds[account.event.kind], account.authorities.map(({ name }) => name).join(" and "), account.isHeld ? "held" : "not held", { text: "", links: account.isHeld ? [{ text: account.source.publisher, url: account.source.url ?? accountUrl(account) }] : publisherLinks(account.sources) }] })),
    ...record.milestones.map((milestone) => ({ date: milestone.date, row: [milestone.title, `${milestone.isLatest ? "by " : ""}${milestone.date}${milestone.until ? ` to ${milestone.until}` : ""}`, `Milestone: ${milestoneKinds[milestone.kind].toLowerCase()}`, "", "", { text: "", links: publisherLinks(milestone.sources) }] })),
    ...record.related.map((inspection) => ({ date: inspection.date, row: [inspection.title, inspection.date, "Related inspection, outside this record", inspection.body, "", { text: "", links: publisherLinks(inspection.sources) }] })),
  ];
  return {
    id: "timeline",
    title: `${known} inspections and visits are known since ${yearOf(dated.map(({ date }) => date).toSorted()[0]!)}; the inspectors' documents of ${primary} are held`,
    caveat: "Only what has become public is known; a year without an inspection here is not a year without an inspection.",
    reading: "An inspection of two councils at once has a mark on the bar of each. Marks that would touch stand one above another.",
    otherSources: "public accounts of inspections not held; for milestones, the publisher named beside each in the table",
    page: timelineUrl,
    table: { columns: ["What", "Date", "Kind", "Whose services", "Document", "Who says so"], rows: dated.toSorted((a, b) => a.date.localeCompare(b.date)).map(({ row }) => row) },
  };
}
