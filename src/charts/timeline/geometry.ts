import { inspectionsKnown } from "#analysis/holdings.ts";
import { resultOf } from "#analysis/results.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { publisherLinks } from "#charts/source-links.ts";
import { spread } from "#charts/event-columns.ts";
import { textWidth, wrapText } from "#charts/text.ts";
import { placeFlags, round, stackMarks, timeAxis } from "#charts/time-axis.ts";
import type { TimeAxis } from "#charts/time-axis.ts";
import type { Account } from "#domain/account.ts";
import { inOrderOfTime } from "#domain/authority.ts";
import type { Authority } from "#domain/authority.ts";
import { dateToWords, yearOf } from "#domain/date.ts";
import { eventKinds, eventShortKind, isFullInspection } from "#domain/event.ts";
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
  /** What came of each, above its marks. */
  readonly flags: readonly Flag[];
}

/** Words to the right of a line that leads down to a mark. */
export interface Flag {
  readonly x: number;
  readonly y: number;
  readonly markY: number;
  readonly words: string;
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
  readonly flags: readonly Flag[];
  readonly relatedY: number;
  readonly related: readonly { readonly inspection: RelatedInspection; readonly x: number; readonly y: number }[];
}

const laneHeight = 64;
const flagHeight = 18;
const wordsSize = 13;
/** Height of one level of what stands one above another, and the distance that marks of one level keep. */
const pitches = {
  milestones: { height: 21, distance: 10 },
  inspections: { height: 18, distance: 18 },
  related: { height: 16, distance: 16 },
} as const;

/**
 * Inspections on the bars of the bodies that they looked at, with what happened around them.
 * Every mark stands at its day; those that would touch, one above another. Of what an inspection found it says a few words.
 * Lengths are viewBox units; y grows downwards.
 *
 * @param start  the left edge of the axis; on the right it leaves the room that the words take
 */
export function timeline(record: InspectionRecord, width: number, start: number): TimelineGeometry {
  const { authorities, milestones, related } = record;
  const axis = timeAxis(datesIn(record), start, endFor(record, width, start));
  const clamp = (x: number) => Math.min(axis.end, Math.max(axis.start, x));
  const xsOf = (dated: readonly { readonly date: string }[]) => dated.map(({ date }) => axis.x(date));
  const milestoneXs = xsOf(milestones);
  const milestoneLevels = stackMarks(milestoneXs, pitches.milestones.distance);
  const named = milestones.flatMap(({ onChart }, index) =>
    onChart
      ? [
          {
            item: { words: onChart, level: milestoneLevels[index]! },
            x: milestoneXs[index]!,
            width: textWidth(onChart, wordsSize),
          },
        ]
      : [],
  );
  const flags = placeFlags(named);
  const levelsOf = (levels: readonly number[]) => Math.max(0, ...levels);
  const highestY = 34 + (Math.max(-1, ...flags.map(({ level }) => level)) + 1) * flagHeight;
  const milestonesY = highestY + levelsOf(milestoneLevels) * pitches.milestones.height;
  const accounts = inspectionsKnown(record);
  let y = milestonesY + 4;
  const lanes = authorities.toSorted(inOrderOfTime).map((authority): Lane => {
    const own = accounts
      .filter((account) => account.authorities.includes(authority))
      .toSorted((a, b) => axis.x(a.event.date) - axis.x(b.event.date));
    const xs = xsOf(own.map(({ event }) => event));
    const levels = stackMarks(xs, pitches.inspections.distance);
    const above = levelsOf(levels) * pitches.inspections.height;
    const results = placeFlags(
      own.map((account, index) => ({
        item: { words: resultLabel(account), level: levels[index]! },
        x: xs[index]!,
        width: textWidth(resultLabel(account), wordsSize),
      })),
    );
    y += laneHeight + above + (Math.max(-1, ...results.map(({ level }) => level)) + 1) * flagHeight;
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
      flags: results.map(({ item: { words, level: markLevel }, x, level }) => ({
        x,
        y: middle - above - 18 - level * flagHeight,
        markY: middle - markLevel * pitches.inspections.height,
        words,
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

/** "adoption: inadequate": what it was and what came of it. */
function resultLabel(account: Account): string {
  return `${eventShortKind(account.event)}: ${resultOf(account)}`;
}

function datesIn({ events, milestones, related }: InspectionRecord): string[] {
  return [...events, ...milestones, ...related].map(({ date }) => date);
}

/** The right edge at which no word runs past the picture. */
function endFor(record: InspectionRecord, width: number, start: number): number {
  const unit = timeAxis(datesIn(record), 0, 1000);
  const named = [
    ...inspectionsKnown(record).map((account) => ({ date: account.event.date, words: resultLabel(account) })),
    ...record.milestones.map(({ date, onChart = "" }) => ({ date, words: onChart })),
  ];
  const ends = named.map(({ date, words }) => {
    const share = unit.x(date) / 1000;
    return start + (width - start - textWidth(words, wordsSize) - 6) / Math.max(share, 0.01);
  });
  return Math.floor(Math.min(width - 12, ...ends));
}

/** A phone's form: time runs down, a bar for each body, and words beside them. */
export interface TimelineDown {
  readonly width: number;
  readonly height: number;
  /** Its x is here a place from top to bottom. */
  readonly axis: TimeAxis;
  readonly lanes: readonly {
    readonly authority: Authority;
    readonly x: number;
    readonly from: number;
    readonly until: number;
    readonly isOpenBefore: boolean;
    readonly isOpenAfter: boolean;
    readonly marks: readonly TimelineMark[];
  }[];
  readonly milestones: readonly {
    readonly milestone: Milestone;
    readonly x: number;
    readonly y: number;
    readonly until?: number;
  }[];
  readonly related: readonly { readonly inspection: RelatedInspection; readonly x: number; readonly y: number }[];
  /** What is named, from the mark at its day to its words, whose lines stand as near to it as the others let them. */
  readonly labels: readonly {
    readonly isMilestone: boolean;
    readonly from: readonly [number, number];
    readonly y: number;
    readonly lines: readonly string[];
  }[];
  /** Where the words begin. */
  readonly labelX: number;
}

/** The left edges of what stands beside each other on a phone, and what its marks keep. */
export const down = { related: 38, milestones: 56, lanes: 90, laneWidth: 30, words: 12.5, line: 16, top: 30 } as const;

/**
 * The same as `timeline`, from top to bottom.
 *
 * @param width  about the pixels of a phone
 */
export function timelineDown(record: InspectionRecord, width: number): TimelineDown {
  const { authorities, milestones, related } = record;
  const bodies = authorities.toSorted(inOrderOfTime);
  const tracks = tracksOf(bodies);
  const labelX = down.lanes + Math.max(...tracks.values()) * down.laneWidth + 36;
  const accounts = inspectionsKnown(record);
  const laneX = (authority: Authority) => down.lanes + tracks.get(authority)! * down.laneWidth;
  const named = [
    ...labelsOf(accounts).map(({ account, words }) => ({
      isMilestone: false,
      date: account.event.date,
      x: Math.max(...account.authorities.map(laneX)),
      words,
    })),
    ...milestones.flatMap(({ date, onChart }) =>
      onChart ? [{ isMilestone: true, date, x: down.milestones, words: onChart }] : [],
    ),
  ].toSorted((a, b) => a.date.localeCompare(b.date));
  const wrapped = named.map(({ words }) => wrapText(words, down.words, width - labelX - 4));
  const rooms = wrapped.map((lines) => lines.length * down.line + 5);
  const needed = rooms.reduce((sum, room) => sum + room, 0);
  const years = timeAxis(datesIn(record), 0, 1).years.length - 1;
  const axis = timeAxis(datesIn(record), down.top, down.top + Math.max(needed, years * 40));
  const clamp = (y: number) => Math.min(axis.end, Math.max(axis.start, y));
  const ysOf = (dated: readonly { readonly date: string }[]) => dated.map(({ date }) => axis.x(date));
  const [milestoneYs, relatedYs] = [ysOf(milestones), ysOf(related)];
  const milestoneLevels = stackMarks(milestoneYs, 5);
  const relatedLevels = stackMarks(relatedYs, 11);
  const places = spread(
    named.map(({ date }) => axis.x(date)),
    rooms,
    axis.start,
    axis.end,
  );
  return {
    width,
    height: axis.end + 24,
    axis,
    labelX,
    lanes: bodies.map((authority) => {
      const own = accounts.filter((account) => account.authorities.includes(authority));
      const ys = ysOf(own.map(({ event }) => event));
      const levels = stackMarks(ys, 12);
      return {
        authority,
        x: laneX(authority),
        from: authority.from ? clamp(axis.x(authority.from)) : axis.start,
        until: authority.until ? clamp(axis.x(authority.until)) : axis.end,
        isOpenBefore: !authority.from,
        isOpenAfter: !authority.until,
        marks: own.map((account, index) => ({
          account,
          x: laneX(authority) + levels[index]! * 12,
          y: ys[index]!,
          isFull: isFullInspection(account.event),
        })),
      };
    }),
    milestones: milestones.map((milestone, index) => ({
      milestone,
      x: down.milestones + milestoneLevels[index]! * 9,
      y: milestoneYs[index]!,
      ...(milestone.until && { until: clamp(axis.x(milestone.until)) }),
    })),
    related: related.map((inspection, index) => ({
      inspection,
      x: down.related + relatedLevels[index]! * 11,
      y: relatedYs[index]!,
    })),
    labels: named.map(({ isMilestone, date, x }, index) => ({
      isMilestone,
      from: [x, axis.x(date)],
      y: round(places[index]!),
      lines: wrapped[index]!,
    })),
  };
}

/** Bodies that followed one another share a track. */
function tracksOf(bodies: readonly Authority[]): ReadonlyMap<Authority, number> {
  const ends: string[] = [];
  const tracks = new Map<Authority, number>();
  for (const body of bodies) {
    const free = ends.findIndex((end) => end < (body.from ?? ""));
    const track = free < 0 ? ends.length : free;
    ends[track] = body.until ?? "9999";
    tracks.set(body, track);
  }
  return tracks;
}

/** One label for an event whose accounts have one result, else one for each, with its councils. */
function labelsOf(accounts: readonly Account[]): { account: Account; words: string }[] {
  return [...Map.groupBy(accounts, ({ event }) => event).values()].flatMap((members) => {
    const isAlike = new Set(members.map(resultOf)).size === 1;
    if (!isAlike)
      return members.map((account) => ({
        account,
        words: `${account.authorities.map(({ shortName }) => shortName).join(" and ")}, ${resultLabel(account)}`,
      }));
    // The leader begins at the mark nearest to the words.
    return [{ account: members.at(-1)!, words: resultLabel(members[0]!) }];
  });
}

/** "Of 13 inspections whose grades are known, 6 gave most or all as inadequate, the last in June 2019". */
function timelineTitle(record: InspectionRecord): string {
  const rankedOf = ({ judgements }: Account) => judgements.filter(({ rank }) => rank !== undefined);
  const graded = inspectionsKnown(record).filter((account) => rankedOf(account).length);
  const worst = graded.filter((account) => {
    const ranked = rankedOf(account);
    return ranked.filter(({ rank }) => rank === 1).length * 2 > ranked.length;
  });
  const last = worst.at(-1);
  if (!last) return `${inspectionsKnown(record).length} inspections and visits are known`;
  const words = [...new Set(worst.map(({ framework }) => framework.scale[0]!.toLowerCase()))].join(" or ");
  return (
    `Of ${graded.length} ${graded.length === 1 ? "inspection" : "inspections"} whose grades are known, ` +
    `${worst.length} gave most or all as ${words}, the last in ${dateToWords(last.event.date.slice(0, 7))}`
  );
}

/** How many inspections and visits are known, and what the latest full one gave. */
export function timelineLead(record: InspectionRecord): string {
  const accounts = inspectionsKnown(record);
  const full = accounts.filter(({ event }) => isFullInspection(event));
  const latest = full.filter(({ event }) => event === full.at(-1)?.event);
  const told = `${accounts.length} inspections and visits are known since ${yearOf(accounts[0]!.event.date)}.`;
  const results = [...new Set(latest.map(resultOf))];
  if (results.length !== 1) return told;
  const where = latest.length > 1 ? ` in each of ${latest.length} councils` : "";
  const reported = latest.every(({ isHeld }) => isHeld) ? "" : ", as others reported";
  return `${told} The latest full inspection, in ${dateToWords(latest[0]!.event.date.slice(0, 7))}, gave ${results[0]}${where}${reported}.`;
}

/** What the timeline says of itself. */
export function timelineInfo(record: InspectionRecord): ChartInfo {
  const dated = [
    ...inspectionsKnown(record).map((account) => ({
      date: account.event.date,
      row: [
        { text: account.title, url: accountUrl(account) },
        account.event.date,
        eventKinds[account.event.kind],
        account.authorities.map(({ name }) => name).join(" and "),
        resultOf(account),
        account.isHeld ? "held" : "not held, as others reported",
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
        [...new Set(inspection.judgements.map(({ grade }) => grade.toLowerCase()))].join(", "),
        "",
        { text: "", links: publisherLinks(inspection.sources) },
      ],
    })),
  ];
  return {
    id: "timeline",
    title: timelineTitle(record),
    caveat:
      "Only what has become public is known; a year without an inspection here is not a year without an inspection.",
    reading:
      "An inspection of two councils at once has a mark on the bar of each. Marks that would touch stand one above another. Of a visit, which gives no grade, the points to improve are counted; of what is known from others, hollow, what they report.",
    otherSources:
      "public accounts of inspections not held; for milestones, the publisher named beside each in the table",
    page: timelineUrl,
    table: {
      columns: ["What", "Date", "Kind", "Whose services", "Result", "Document", "Who says so"],
      rows: dated.toSorted((a, b) => a.date.localeCompare(b.date)).map(({ row }) => row),
    },
  };
}
