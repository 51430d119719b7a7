import { changesBetween, latestInspections } from "#analysis/changes.ts";
import type { Change, End } from "#analysis/changes.ts";
import { isRaised } from "#analysis/coverage.ts";
import { gradeMoves } from "#analysis/grade-moves.ts";
import type { GradeMove } from "#analysis/grade-moves.ts";
import { headlineBorneOut } from "#analysis/headlines.ts";
import { spanToWords } from "#analysis/holdings.ts";
import { recurrenceOf } from "#analysis/recurrence.ts";
import { councilsToday } from "#analysis/rules.ts";
import type { Authority } from "#domain/authority.ts";
import { dateToWords, yearOf } from "#domain/date.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionRecord } from "#domain/record.ts";

/** The latest full inspection held and the one before it of the same councils: what news can be told of. */
export interface LatestPair {
  readonly earlier: End;
  readonly later: End;
  /** Whom the later inspected. */
  readonly councils: readonly Authority[];
  /** Whether these are all councils of today. */
  readonly isWhole: boolean;
  /** The grades of both that may be compared. */
  readonly moves: readonly GradeMove[];
  /** How many themes the earlier raised, and what the later says of these. */
  readonly before: number;
  readonly again: number;
  readonly noLonger: number;
  readonly unseen: number;
  /** How many the later raised, and of these how many the earlier did not, be it that it did not look. */
  readonly now: number;
  readonly anew: number;
  /** Whether each council's document has fewer findings of concern than the one before, or more. */
  readonly concerns: "fewer" | "more" | undefined;
}

/**
 * Events are compared as wholes; where the later went to one of several councils, by the documents on that council.
 *
 * @returns undefined where no two full inspections of the same councils are held
 * Method: content/prose/method.mdx, "How the front page chooses its title"
 */
export function latestPair(record: InspectionRecord): LatestPair | undefined {
  const latest = record.events.findLast((event) => event.isCounted && isFullInspection(event));
  if (!latest) return undefined;
  const own = latest.reports.filter(({ provenance }) => provenance === "primary");
  const councils = [...new Set(own.flatMap(({ authorities }) => authorities))].filter(({ role }) => role === "council");
  const ends = councils.flatMap((council) => {
    const pair = latestInspections(council, record);
    return pair ? [pair] : [];
  });
  const earlierEvent = ends[0]?.[0].event;
  const isAlike = ends.every(([before, now]) => now.event === latest && before.event === earlierEvent);
  if (!earlierEvent || ends.length < councils.length || !isAlike) return undefined;
  const single = councils.length === 1 ? ends[0] : undefined;
  const [earlier, later] = (single ?? [{ event: earlierEvent }, { event: latest }]) as [End, End];
  const all = changesBetween(earlier, later, record);
  const having = (...wanted: readonly Change[]) => all.filter(({ change }) => wanted.includes(change)).length;
  const again = having("still raised");
  const noLonger = having("raised before and not now", "strength now");
  const unseen = having("not looked at since");
  const anew = having("newly raised", "raised, not looked at before");
  const concernsOf = ({ only }: End) => only!.findings.filter(({ stance }) => stance === "concern").length;
  const steps = ends.map(([before, now]) => Math.sign(concernsOf(now) - concernsOf(before)));
  return {
    earlier,
    later,
    councils,
    isWhole: councilsToday(record).every((council) => councils.includes(council)),
    moves: gradeMoves(record).filter(
      (move) => move.earlier.account.event === earlier.event && move.later.account.event === later.event,
    ),
    before: again + noLonger + unseen,
    again,
    noLonger,
    unseen,
    now: record.themes.filter((theme) => isRaised(theme, later.event, later.only)).length,
    anew,
    concerns: steps.every((step) => step < 0) ? "fewer" : steps.every((step) => step > 0) ? "more" : undefined,
  };
}

/** What the rules of a title are asked of. */
interface NewsFacts {
  readonly pair: LatestPair | undefined;
  readonly record: InspectionRecord;
  readonly span: string;
  readonly places: NewsPlaces;
}

/** As a title names the county, and its services. */
export interface NewsPlaces {
  readonly county: string;
  readonly services: string;
}

/** Tells a title, or nothing where the record does not bear it out. */
type NewsRule = (facts: NewsFacts) => string | undefined;

/** Every grade that can be compared went one way. */
function gradesWent({ moves }: LatestPair): "higher" | "lower" | undefined {
  return (["higher", "lower"] as const).find(
    (way) => moves.length && moves.every(({ direction }) => direction === way),
  );
}

/** Fewer themes and fewer findings of concern, or more of both, and not by chance in order. */
function concernsWent({ pair, record }: NewsFacts): "fewer" | "more" | undefined {
  const order = pair && headlineBorneOut("raised, then not, at the latest two looks", record);
  if (!order) return undefined;
  if (order.standing === "above" && pair.noLonger > pair.anew && pair.concerns === "fewer") return "fewer";
  if (order.standing === "below" && pair.noLonger < pair.anew && pair.concerns === "more") return "more";
  return undefined;
}

function placeOf({ councils, isWhole }: LatestPair, { county }: NewsPlaces): string {
  return isWhole ? county : councils.map(({ shortName }) => shortName).join(" and ");
}

/** "2022" and "2026"; with their months where both are of one year. */
function datesOf({ earlier, later }: LatestPair): readonly [string, string] {
  const years = [earlier, later].map(({ event }) => String(yearOf(event.date))) as [string, string];
  if (years[0] !== years[1]) return years;
  return [earlier, later].map(({ event }) => dateToWords(event.date.slice(0, 7))) as [string, string];
}

/** Graded higher or lower, and fewer or more concerns raised. */
const gradesAndConcerns: NewsRule = (facts) => {
  const grades = facts.pair && gradesWent(facts.pair);
  const concerns = concernsWent(facts);
  if (!facts.pair || !grades || !concerns) return undefined;
  const [before, now] = datesOf(facts.pair);
  const joint = (grades === "higher") === (concerns === "fewer") ? "and" : "but";
  return `In ${now} inspectors graded ${placeOf(facts.pair, facts.places)} ${grades} than in ${before} ${joint} raised ${concerns} concerns`;
};

const concernsAlone: NewsRule = (facts) => {
  const concerns = concernsWent(facts);
  if (!facts.pair || !concerns) return undefined;
  const [before, now] = datesOf(facts.pair);
  return `In ${now} inspectors raised ${concerns} concerns in ${placeOf(facts.pair, facts.places)} than in ${before}`;
};

const gradesAlone: NewsRule = ({ pair, places }) => {
  const grades = pair && gradesWent(pair);
  if (!grades) return undefined;
  const [before, now] = datesOf(pair);
  return `In ${now} inspectors graded ${placeOf(pair, places)} ${grades} than in ${before}`;
};

const sameThemes: NewsRule = ({ record, places, span }) => {
  // What holds of no theme is never more than chance gives, and so needs no shuffles.
  if (!record.themes.some((theme) => recurrenceOf(theme, record).state === "every look")) return undefined;
  const every = headlineBorneOut("raised at every look", record);
  return every?.standing === "above"
    ? `Inspectors raised the same ${every.themes.length} themes at every look in ${places.services}, ${span}`
    : undefined;
};

/** What a title may say, the weightiest first: another record, or a later document, makes another of them true. */
const newsRules: readonly NewsRule[] = [gradesAndConcerns, concernsAlone, gradesAlone, sameThemes];

/**
 * The title of the front page: the first that the record bears out.
 *
 * Method: content/prose/method.mdx, "How the front page chooses its title"
 */
export function newsTitle(record: InspectionRecord, places: NewsPlaces): string {
  const facts = { pair: latestPair(record), record, span: spanToWords(record), places };
  // One by one: what comes after the title that is told may need shuffles.
  const told = newsRules
    .values()
    .map((rule) => rule(facts))
    .find((title) => title !== undefined);
  return told ?? `What inspectors found in ${places.services}, ${facts.span}`;
}

/**
 * What the title rests on, in numbers: the themes of the latest two full inspections, and their grades.
 *
 * @returns undefined where there are not two
 * Method: content/prose/method.mdx, "What changed"
 */
export function newsLead(record: InspectionRecord): string | undefined {
  const pair = latestPair(record);
  if (!pair) return undefined;
  const [before, now] = [pair.earlier, pair.later].map(({ event }) => dateToWords(event.date.slice(0, 7)));
  const themes =
    `Of ${pair.before} ${pair.before === 1 ? "theme" : "themes"} that inspectors raised in ${before}, ` +
    `they raised ${pair.again || "none"} again in ${now} and ` +
    `${pair.noLonger || "none"} no longer${pair.unseen ? `; at ${pair.unseen} they did not look again` : ""}; ` +
    `${pair.anew || "none"} ${pair.anew > 1 ? "were" : "was"} new.`;
  return [themes, gradesToWords(pair)].filter(Boolean).join(" ");
}

/** "All 4 grades that can be compared are higher." */
function gradesToWords({ moves }: LatestPair): string {
  if (!moves.length) return "";
  const way = moves[0]!.direction;
  if (moves.every(({ direction }) => direction === way))
    return moves.length === 1
      ? `The one grade that can be compared is ${way}.`
      : `All ${moves.length} grades that can be compared are ${way}.`;
  const higher = moves.filter(({ direction }) => direction === "higher").length;
  const lower = moves.filter(({ direction }) => direction === "lower").length;
  return `Of ${moves.length} grades that can be compared, ${higher || "none"} ${higher === 1 ? "is" : "are"} higher and ${lower || "none"} lower.`;
}
