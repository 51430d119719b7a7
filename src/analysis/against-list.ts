import { inspectionsKnown } from "#analysis/holdings.ts";
import type { Account } from "#domain/account.ts";
import type { Authority } from "#domain/authority.ts";
import { capital } from "#domain/capital.ts";
import { dateToWords, isBefore } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import { eventKinds } from "#domain/event.ts";
import type { EventKind } from "#domain/event.ts";
import { gradedAreaOf } from "#domain/framework.ts";
import type { Framework } from "#domain/framework.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { ComparedList, ListedInspection, PublishedList } from "#domain/published-list.ts";

/** What the record is to an inspection of a list. */
export const listedStates = {
  held: "in the record",
  known: "known, its document not held",
  changed: "otherwise than in the record",
  missing: "missing from the record",
  newer: "newer than the record",
} as const;

export type ListedState = keyof typeof listedStates;

/** One thing that a list has otherwise than the record; undefined where the one does not have it at all. */
export interface Difference {
  readonly what: string;
  readonly record?: string;
  readonly list?: string;
}

export interface ListedResult {
  readonly listed: ListedInspection;
  readonly state: ListedState;
  /** What the record has of it; undefined where it has nothing. */
  readonly account?: Account;
  readonly differences: readonly Difference[];
}

export interface AgainstList {
  /** In the order of the list. */
  readonly results: readonly ListedResult[];
  /** Those that the record does not have, or has otherwise. */
  readonly news: readonly ListedResult[];
  /** Of the list's time and kinds, in the record and not in the list. */
  readonly unlisted: readonly Account[];
}

/**
 * Holds the record against a list of published inspections.
 *
 * An inspection is known again by its council and kind, and by its address, its fieldwork or its publication; where
 * dates differ, by the nearest publication within a month.
 *
 * Method: content/prose/method.mdx, "Against lists of what was published"
 */
export function againstList(record: InspectionRecord, list: PublishedList): AgainstList {
  const accounts = inspectionsKnown(record);
  const found = accountsOf(list.inspections, accounts);
  const results = list.inspections.map((listed): ListedResult => {
    const account = found.get(listed);
    if (!account) {
      const latest = accounts
        .filter(({ authorities }) => authorities.includes(listed.authority))
        .map(({ date }) => date);
      return { listed, state: latest.every((date) => date < listed.published) ? "newer" : "missing", differences: [] };
    }
    const differences = differencesOf(listed, account);
    return { listed, state: differences.length ? "changed" : account.isHeld ? "held" : "known", account, differences };
  });
  const matched = new Set(found.values());
  return {
    results,
    news: results.filter(({ state }) => state !== "held" && state !== "known"),
    unlisted: accounts.filter(
      (account) =>
        !matched.has(account) &&
        list.kinds.includes(account.event.kind) &&
        !isBefore(account.date, list.from) &&
        !isBefore(list.to, account.date) &&
        (account.isHeld || !account.isNeverPublished),
    ),
  };
}

/** Which account is of which inspection: the surest signs first, and no account of one council twice. */
function accountsOf(listed: readonly ListedInspection[], accounts: readonly Account[]): Map<ListedInspection, Account> {
  const found = new Map<ListedInspection, Account>();
  const signs: readonly ((inspection: ListedInspection, account: Account) => boolean)[] = [
    ({ address }, account) => address !== undefined && address === addressOf(account),
    (inspection, account) => startsAlike(inspection, account) && isPublishedAlike(inspection, account),
    startsAlike,
    isPublishedAlike,
    isPublishedNear,
  ];
  for (const isSame of signs)
    for (const inspection of listed) {
      if (found.has(inspection)) continue;
      const taken = [...found]
        .filter(([{ authority }]) => authority === inspection.authority)
        .map(([, taken]) => taken);
      const account = accounts.find(
        (candidate) =>
          candidate.authorities.includes(inspection.authority) &&
          candidate.event.kind === inspection.kind &&
          !taken.includes(candidate) &&
          isSame(inspection, candidate),
      );
      if (account) found.set(inspection, account);
    }
  return found;
}

function addressOf(account: Account): string | undefined {
  return account.isHeld ? account.source.url : undefined;
}

/** Whether two dates may be one, as far as both are known. */
function isAlike(a: PartialDate | undefined, b: PartialDate | undefined): boolean {
  return a !== undefined && b !== undefined && !isBefore(a, b) && !isBefore(b, a);
}

function startsAlike({ fieldwork }: ListedInspection, account: Account): boolean {
  return isAlike(fieldwork.start, account.fieldwork?.start);
}

function isPublishedAlike({ published }: ListedInspection, account: Account): boolean {
  return isAlike(published, account.published);
}

/** Published within a month of one another; or, where the record does not know when, within four months of the fieldwork. */
function isPublishedNear({ published }: ListedInspection, account: Account): boolean {
  if (account.published)
    return account.published.length === published.length && Math.abs(dayOf(published) - dayOf(account.published)) <= 31;
  const months = monthOf(published) - monthOf(account.date);
  return account.date.length > "2020".length && months >= 0 && months <= 4;
}

function dayOf(date: PartialDate): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function monthOf(date: PartialDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

/** What the list has and the record has not, or has otherwise; grades both ways. */
function differencesOf(listed: ListedInspection, account: Account): Difference[] {
  const facts: readonly (readonly [what: string, list: string | undefined, record: string | undefined])[] = [
    ["publication", listed.published, account.published],
    ["start of fieldwork", listed.fieldwork.start, account.fieldwork?.start],
    ["end of fieldwork", listed.fieldwork.end, account.fieldwork?.end],
    ["address", listed.address, addressOf(account)],
  ];
  return [
    ...facts.flatMap(([what, list, record]) =>
      list !== undefined && list !== record ? [difference(what, record, list)] : [],
    ),
    ...gradeDifferences(listed, account),
  ];
}

function gradeDifferences({ grades }: ListedInspection, { judgements, framework, isHeld }: Account): Difference[] {
  // What others report may be one grade for all areas, or none: only a document says what was graded.
  if (!grades.length || (!isHeld && judgements.some(({ isAll }) => isAll))) return [];
  const areas = new Map<string, { area: string; list?: string; record?: string }>();
  const noted = (area: string) => {
    const key = gradedAreaOf(area, framework).toLowerCase();
    const before = areas.get(key) ?? { area };
    areas.set(key, before);
    return before;
  };
  for (const { area, grade } of judgements) if (grade !== undefined) noted(area).record = grade;
  for (const { area, grade } of grades) noted(area).list = onScale(grade, framework);
  return [...areas.values()].flatMap(({ area, record, list }) =>
    record !== list && (isHeld || list !== undefined) ? [difference(`grade of ${area}`, record, list)] : [],
  );
}

function difference(what: string, record: string | undefined, list: string | undefined): Difference {
  return { what, ...(record !== undefined && { record }), ...(list !== undefined && { list }) };
}

/** "Requires improvement" as "Requires improvement to be good": a grade under its short form, where one alone begins so. */
function onScale(written: string, { scale }: Framework): string {
  const small = written.toLowerCase();
  const same = scale.find((grade) => grade.toLowerCase() === small);
  if (same) return same;
  const [begun, another] = scale.filter((grade) => grade.toLowerCase().startsWith(`${small} `));
  return begun && !another ? begun : written;
}

/** What readers are told of a comparison. */
export interface ToldComparison extends AgainstList {
  readonly list: ComparedList;
  /** "The record was last compared on 30 November 2026 with the list": its name follows. */
  readonly opening: string;
  /** ", which goes to 20 August 2026: all 4 inspections …", and what the list does not hold. */
  readonly rest: string;
}

/**
 * When the record was compared with which list of what was published, what that gives as the record stands, and what
 * such a list cannot tell; the latest comparison first. One list may hold what another does not, so that each is told.
 *
 * Method: content/prose/method.mdx, "Against lists of what was published"
 */
export function comparisonsOf(record: InspectionRecord): ToldComparison[] {
  return record.compared.map((list, index) => {
    const against = againstList(record, list);
    return {
      ...against,
      list,
      opening: `The record was ${index ? "" : "last "}compared on ${dateToWords(list.compared)} with the list`,
      rest: `, which goes to ${dateToWords(list.to)}: ${verdict(list, against)} ${limits(record, list)}`,
    };
  });
}

/**
 * The same as text, with what the record lacks.
 *
 * Method: content/prose/method.mdx, "Against lists of what was published"
 */
export function comparisonsToWords(record: InspectionRecord): string {
  const told = comparisonsOf(record).flatMap(({ opening, list, rest, news }) => [
    `${opening} '${list.title}'${rest}`,
    ...news.map((result) => `${capital(listedToWords(result.listed))}: ${newsToWords(result)}.`),
  ]);
  return told.length ? told.join(" ") : neverCompared;
}

export const neverCompared = "The record was never compared with a list of what was published.";

/** "focused visit, North Rutland, published 3 March 2026" */
export function listedToWords({ kind, authority, published }: ListedInspection): string {
  return `${eventKinds[kind].toLowerCase()}, ${authority.shortName}, published ${dateToWords(published)}`;
}

/** "missing from the record"; "publication: 1 March 2026 in the record, …": what is new about it. */
export function newsToWords({ account, differences }: ListedResult): string {
  return account ? differences.map(differenceToWords).join("; ") : listedStates.missing;
}

/** "grade of Overall effectiveness: Good in the record, Outstanding in the list" */
export function differenceToWords({ what, record, list }: Difference): string {
  return `${what}: ${record ?? "none"} in the record, ${list ?? "none"} in the list`;
}

function verdict({ inspections }: ComparedList, { results, news }: AgainstList): string {
  const count = inspections.length;
  const named = `${count === 1 ? "inspection" : "inspections"} of ${joined(councilsOf(inspections).map(({ shortName }) => shortName))} that it names`;
  const notHeld = results.filter(({ state }) => state === "known").length;
  const tail = notHeld ? `, ${notHeld} of them known from others alone` : "";
  if (!news.length)
    return `${count === 1 ? "the one" : count === 2 ? "both" : `all ${count}`} ${named} ${count === 1 ? "is" : "are"} in the record${tail}, and what it says of ${count === 1 ? "it" : "them"} agrees.`;
  const absent = news.filter(({ account }) => !account).length;
  const others = news.length - absent;
  const said = [
    ...(absent ? [`${absent} ${absent === 1 ? "is" : "are"} missing from the record`] : []),
    ...(others ? [`${others} ${others === 1 ? "stands" : "stand"} there otherwise`] : []),
  ];
  return `of the ${count} ${named}, ${joined(said)}.`;
}

/** What a list cannot tell, since it holds nothing of the kind. */
function limits({ events, authorities }: InspectionRecord, { kinds, inspections }: ComparedList): string {
  const words = (kind: EventKind) => `${eventKinds[kind].toLowerCase()}s`;
  const lacking = (Object.keys(eventKinds) as EventKind[]).filter(
    (kind) => !kinds.includes(kind) && events.some((event) => event.kind === kind),
  );
  const named = councilsOf(inspections);
  const unnamed = authorities.filter((authority) => authority.role === "council" && !named.includes(authority));
  const holds = `It holds ${joined(kinds.map(words))}${kinds.length === 1 ? " alone" : ""}`;
  return [
    `${holds}${lacking.length ? `: no ${joined(lacking.map(words), "or")}` : ""}`,
    unnamed.length
      ? `, and nothing of ${joined(
          unnamed.map(({ name }) => name),
          "or",
        )}`
      : "",
    ".",
  ].join("");
}

function councilsOf(inspections: readonly ListedInspection[]): Authority[] {
  return [...new Set(inspections.map(({ authority }) => authority))];
}

function joined(words: readonly string[], last = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
