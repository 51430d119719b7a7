import { inOrderOfTime } from "#domain/authority.ts";
import type { Authority } from "#domain/authority.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Report } from "#domain/report.ts";

/** One county or authority, by which a record of many is read: bodies that follow one another or act for one another. */
export interface Place {
  /** That of the body it is named by; the last part of its address. */
  readonly id: string;
  readonly name: string;
  readonly authorities: readonly Authority[];
}

/**
 * The places of which an inspection is known, by name. Bodies belong together where one succeeds the other, delivers
 * services for it, or was inspected with it; a place is named by the council that the others come from, else by the one
 * that they led to, else by the oldest.
 */
export function placesOf(record: InspectionRecord): readonly Place[] {
  return record.place ? [record.place] : placesIn(record);
}

const placesIn = oncePer(({ authorities, events }: InspectionRecord): readonly Place[] => {
  const groups = new Map(authorities.map((authority) => [authority, new Set([authority])]));
  const join = (first: Authority, second: Authority) => {
    const [into, from] = [groups.get(first)!, groups.get(second)!];
    if (into === from) return;
    for (const member of from) {
      into.add(member);
      groups.set(member, into);
    }
  };
  for (const authority of authorities)
    for (const other of [...authority.succeeds, ...authority.deliversFor]) join(authority, other);
  for (const { authorities: inspected } of events) for (const other of inspected.slice(1)) join(inspected[0]!, other);
  const inspected = new Set(events.map(({ authorities: bodies }) => groups.get(bodies[0]!)!));
  return [...inspected]
    .map((group) => placeOf(authorities.filter((authority) => group.has(authority))))
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
});

function placeOf(authorities: readonly Authority[]): Place {
  const councils = authorities.filter(({ role }) => role === "council");
  const only = (members: readonly Authority[]) => (members.length === 1 ? members[0] : undefined);
  const { id, shortName } =
    only(councils.filter(({ succeeds }) => !succeeds.length)) ??
    only(councils.filter(({ succeededBy }) => !succeededBy.length)) ??
    authorities.toSorted(inOrderOfTime)[0]!;
  return { id, name: shortName, authorities };
}

/** Whether the record is read by place: each has pages of its own, and those of the whole compare them. */
export function isOfSeveral(record: InspectionRecord): boolean {
  return placesOf(record).length > 1;
}

/** The place of what was inspected, reported or told of one of its bodies. */
export function placeOfBodies(record: InspectionRecord, [body]: readonly Authority[]): Place | undefined {
  return body && placesOf(record).find(({ authorities }) => authorities.includes(body));
}

/**
 * What a record holds of one place, as a record: all that can be asked of the whole can be asked of it. Of a record of
 * one place it is the record itself.
 *
 * @returns the same each time
 */
export function recordOf(record: InspectionRecord, place: Place): InspectionRecord {
  if (!isOfSeveral(record)) return record;
  return partsOf(record).get(place)!;
}

const partsOf = oncePer(
  (record: InspectionRecord) => new Map(placesOf(record).map((place) => [place, partOf(record, place)])),
);

function partOf(record: InspectionRecord, place: Place): InspectionRecord {
  const bodies = new Set(place.authorities);
  const isHere = ({ authorities }: { readonly authorities: readonly Authority[] }) =>
    authorities.some((authority) => bodies.has(authority));
  /** What tells of no place stands in each. */
  const isToldHere = (told: { readonly authorities: readonly Authority[] }) => !told.authorities.length || isHere(told);
  const events: readonly InspectionEvent[] = record.events.filter(isHere);
  const reports: readonly Report[] = record.reports.filter(isHere);
  const knownInspections = record.knownInspections.filter(isHere);
  const statements = [
    ...reports.flatMap(({ findings, recommendations }) => [...findings, ...recommendations]),
    ...knownInspections.flatMap(({ findings }) => findings),
  ];
  return {
    ...record,
    place,
    authorities: record.authorities.filter((authority) => bodies.has(authority)),
    events,
    reports,
    knownInspections,
    milestones: record.milestones.filter(isToldHere),
    related: record.related.filter(isToldHere),
    findings: reports.flatMap(({ findings }) => findings),
    recommendations: reports.flatMap(({ recommendations }) => recommendations),
    threads: record.threads.filter(({ origin }) => isHere(origin.report)),
    updates: record.updates
      .map((update) => ({
        ...update,
        added: update.added.filter(isHere),
        corrections: update.corrections.filter(({ account }) => isHere(account)),
      }))
      .filter(({ added, corrections }) => added.length + corrections.length),
    questions: new Map(
      statements.flatMap(({ id }) => {
        const asked = record.questions.get(id);
        return asked ? [[id, asked] as const] : [];
      }),
    ),
  };
}
