import { eventsLookingAt, isLookedAt, isRaised } from "#analysis/coverage.ts";
import type { Account } from "#domain/account.ts";
import type { Authority } from "#domain/authority.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Fate } from "#domain/fate.ts";
import { oncePer } from "#domain/once-per.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { authoritiesOf, withoutTwins, writtenStatement } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
import type { Relation, ThreadLink } from "#domain/thread.ts";

export interface Outcome {
  readonly statement: Statement;
  readonly fate: Fate;
  /** The fate, with the authority of the document that decides it where that is another than was told at first. */
  readonly words: string;
  /** Links to later statements, oldest first; those of secondary documents are shown but decide nothing. */
  readonly links: readonly ThreadLink[];
  /** Later counted events, of the same bodies, that looked at its main theme. */
  readonly lookedSince: readonly InspectionEvent[];
  /** Those of them that came after the document that decides, and do not take it up. */
  readonly silentSince: readonly InspectionEvent[];
  /** Only when resolved: it was met after the one document was published and before, or when, the other was. */
  readonly resolution?: { readonly after: Account; readonly by: Account };
}

/**
 * Follows a recommendation, or a finding, through the later documents.
 *
 * The latest primary document that mentions it decides; where that document says several things, the least
 * favourable one decides. A document on another council decides nothing; one on a body that has taken over does. A document published later that looked at the theme and is silent is said to be silent,
 * and nothing stronger.
 *
 * Method: content/prose/method.mdx, "What became of a recommendation"
 */
export function outcomeOf(statement: Statement, record: InspectionRecord): Outcome {
  const outcomes = outcomesIn(record);
  const known = outcomes.get(statement);
  if (known) return known;
  const outcome = follow(statement, record);
  outcomes.set(statement, outcome);
  return outcome;
}

/** The outcomes worked out so far. */
const outcomesIn = oncePer((_: InspectionRecord) => new Map<Statement, Outcome>());

function follow(statement: Statement, record: InspectionRecord): Outcome {
  const links = (writtenStatement(statement).thread?.links ?? []).toSorted((a, b) =>
    a.to.report.date.localeCompare(b.to.report.date),
  );
  const bodies = bodiesAnsweringFor(statement);
  const lookedSince = eventsAfter(statement, bodies, record);
  const deciding = links.filter(
    ({ to }) => to.report.provenance === "primary" && isAboutOneOf(authoritiesOf(to), bodies),
  );
  const lastDate = deciding.at(-1)?.to.report.date;
  const last = deciding.filter(({ to }) => to.report.date === lastDate);
  const lastEvent = last[0]?.to.report.event;
  const takenUp = new Set(deciding.map(({ to }) => to.report.event));
  const silentSince = lookedSince.filter((event) => !takenUp.has(event) && (!lastEvent || event.date > lastEvent.date));
  const fate = fateOf(new Set(last.map(({ relation }) => relation)), lookedSince);
  const told = new Set(
    last.filter(({ relation }) => fateOf(new Set([relation]), []) === fate).flatMap(({ to }) => authoritiesOf(to)),
  );
  const isElsewhere = told.size > 0 && !authoritiesOf(statement).every((authority) => told.has(authority));
  const words = isElsewhere ? `${fate}, in ${[...told].map(({ shortName }) => shortName).join(" and ")}` : fate;
  if (fate !== "reported resolved") return { statement, fate, words, links, lookedSince, silentSince };
  const after =
    deciding.findLast(({ relation }) => relation === "repeats" || relation === "worsens")?.to.report ??
    statement.report;
  const by = deciding.find(({ relation, to }) => relation === "resolves" && to.report.date > after.date)!.to.report;
  return { statement, fate, words, links, lookedSince, silentSince, resolution: { after, by } };
}

/**
 * What the latest look says of its main theme, where that look came after the document that decides and does not take it
 * up: "raised again" of a matter, and "not raised" of its theme, may both be true.
 *
 * @returns "Inspection, May 2026 looked at Quality of plans since and did not raise it"; undefined where no look came after
 * Method: content/prose/method.mdx, "What became of a recommendation"
 */
export function laterLookToWords({ statement, links, silentSince }: Outcome): string | undefined {
  const latest = silentSince.at(-1);
  const [main] = statement.themes;
  if (!latest || !main || !links.length) return undefined;
  const said = isRaised(main, latest) ? "raised that theme, but not this" : "did not raise it";
  return `${latest.title} looked at ${main.name} since and ${said}`;
}

/** @param last what the latest primary document that mentions the matter says of it */
function fateOf(last: ReadonlySet<Relation>, lookedSince: readonly InspectionEvent[]): Fate {
  if (last.has("repeats") || last.has("worsens")) return "raised again";
  if (last.has("advances")) return "reported in progress";
  if (last.has("resolves")) return "reported resolved";
  return lookedSince.length ? "not mentioned, though in scope" : "not examined since";
}

/** Those for whom the statement holds, and those who have taken over from them. */
function bodiesAnsweringFor(statement: Statement): ReadonlySet<Authority> {
  const bodies = new Set<Authority>();
  const add = (authority: Authority) => {
    if (bodies.has(authority)) return;
    bodies.add(authority);
    authority.succeededBy.forEach(add);
  };
  authoritiesOf(statement).forEach(add);
  return bodies;
}

function isAboutOneOf(authorities: readonly Authority[], bodies: ReadonlySet<Authority>): boolean {
  return authorities.some((authority) => bodies.has(authority));
}

/** Later counted events of which a document on one of the same bodies looked at the statement's main theme. */
function eventsAfter(
  statement: Statement,
  bodies: ReadonlySet<Authority>,
  record: InspectionRecord,
): InspectionEvent[] {
  const [main] = statement.themes;
  if (!main) return [];
  const looks = (event: InspectionEvent) =>
    event.reports.some(
      (report) =>
        report.provenance === "primary" && isAboutOneOf(report.authorities, bodies) && isLookedAt(main, event, report),
    );
  return eventsLookingAt(main, record).filter((event) => event.date > statement.report.event.date && looks(event));
}

/** What became of every recommendation, in the order of the record, those that twin documents share once. */
export function recommendationOutcomes(record: InspectionRecord): (Outcome & { readonly statement: Recommendation })[] {
  return withoutTwins(record.recommendations).map((statement) => ({ ...outcomeOf(statement, record), statement }));
}
