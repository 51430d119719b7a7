import type { AccountHead } from "#domain/account.ts";
import type { Authority } from "#domain/authority.ts";
import { eventIdPattern, eventKinds, eventMonths } from "#domain/event.ts";
import type { EventKind, InspectionEvent } from "#domain/event.ts";
import { complaintsOf } from "#record/complaints.ts";
import type { Growing } from "#record/content.ts";
import type { Places } from "#schema/places.ts";
import type { Problem } from "#schema/problem.ts";

/** What an event needs to know of the file that an account was written in. */
export interface AccountFile {
  readonly file: string;
  readonly entry: { readonly event: string };
  readonly places: Places;
}

/**
 * The inspections and visits that accounts tell of: documents that are held, and what public sources say.
 *
 * @param accounts  what each says of itself: they are built after their events, and join those
 * @returns oldest fieldwork first, as yet without their accounts
 */
export function buildEvents(
  accounts: readonly AccountHead[],
  fileOf: ReadonlyMap<string, AccountFile>,
  problems: Problem[],
): Growing<InspectionEvent>[] {
  const groups = Map.groupBy(accounts, ({ id }) => fileOf.get(id)!.entry.event);
  const events = [...groups].map(([id, members]): Growing<InspectionEvent> => {
    const reports = members.filter(({ isHeld }) => isHeld);
    const primary = reports.filter(({ provenance }) => provenance === "primary");
    const leading = primary[0] ?? reports[0] ?? members[0]!;
    const complain = complaintsOf(fileOf.get(leading.id)!, problems);
    const { month, kind, place } = eventIdPattern.exec(id)!.groups as { month: string; kind: EventKind; place: string };
    const authorities = [...new Set(members.flatMap((member) => member.authorities))];
    const places = placesOf(authorities);
    // Authorities that do not exist are told of by themselves.
    if (authorities.length && !places.includes(place)) {
      const advice = places.length
        ? `Write ${places.map((name) => `${month}-${kind}-${name}`).join(" or ")}.`
        : `${authorities.map(({ name }) => name).join(" and ")} have no place in common: give each an event of its own.`;
      complain.field(["event"])(`Event "${id}" does not end in the place that was inspected. ${advice}`);
    }
    for (const member of reports) {
      if (member.kind === "press-account" || member.kind === kind) continue;
      complaintsOf(fileOf.get(member.id)!, problems).field(["event"])(
        `Event "${id}" does not go with the kind "${member.kind}". Write ${month}-${member.kind}-${place}, or correct the kind.`,
      );
    }
    const start = leading.fieldwork?.start;
    const dated = start ?? leading.date;
    if (!dated.startsWith(month)) {
      complain.field(["event"])(
        `Event "${id}" is not of the month of its ${start ? "fieldwork" : "publication"}, ${dated}. Write ${dated.slice(0, 7)}-${kind}-${place}, or correct the ${start ? "fieldwork" : "publication"}.`,
      );
    }
    for (const member of members) {
      const complainOfOwn = complaintsOf(fileOf.get(member.id)!, problems);
      if (!member.isHeld && member.kind !== kind) {
        complainOfOwn.field(["kind"])(
          `Kind "${member.kind}" does not go with the event "${id}" (${kind}). Write the same, or correct the event.`,
        );
      }
      if (member.framework !== leading.framework) {
        complainOfOwn.field(["framework"])(
          `Framework "${member.framework.id}" differs from that of ${leading.id}, a document of the same event (${leading.framework.id}). Write the same.`,
        );
      }
      if (
        member.provenance === "primary" &&
        leading.isHeld &&
        (member.fieldwork?.start !== start || member.fieldwork?.end !== leading.fieldwork?.end)
      ) {
        complainOfOwn.field(["fieldwork"])(
          `Fieldwork differs from that of ${leading.id}, a document of the same event (${start} to ${leading.fieldwork?.end}). Write the same.`,
        );
      }
    }
    const fieldworkEnd = leading.fieldwork?.end;
    const dates = { date: dated, ...(fieldworkEnd && { fieldworkEnd }) };
    const { part } = leading.framework;
    return {
      id,
      title: `${eventKinds[kind]}${kind === "inspection" && part ? ` of ${part}` : ""}, ${eventMonths(dates)}`,
      kind,
      framework: leading.framework,
      authorities,
      ...(start && { fieldworkStart: start }),
      ...(leading.published && { published: leading.published }),
      ...dates,
      provenance: leading.provenance,
      isCounted: primary.length > 0,
      reports: [],
      known: [],
    };
  });
  return tellApart(events).sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}

/**
 * The places by which an event may be named: a body that each of its authorities is or has succeeded. One council may stand
 * for both where the other's document is not held.
 */
function placesOf(authorities: readonly Authority[]): string[] {
  const [first] = authorities;
  if (!first) return [];
  const isOf = (place: Authority) =>
    authorities.every((authority) => authority === place || authority.succeeds.includes(place));
  return [first, ...first.succeeds].filter(isOf).map(({ id }) => id);
}

/** Two events of one kind and month are told apart by whom they inspected. */
function tellApart(events: readonly Growing<InspectionEvent>[]): Growing<InspectionEvent>[] {
  for (const alike of Map.groupBy(events, ({ title }) => title).values()) {
    if (alike.length === 1) continue;
    const names = alike.map(({ authorities }) => authorities.map(({ shortName }) => shortName).join(" and "));
    alike.forEach((event, index) => {
      event.title += `, ${names[index]}`;
      event.initials = initialsOf(names[index]!, names);
    });
  }
  return [...events];
}

/** The shortest beginning of a name that no other name has; one letter where another is the very same. */
function initialsOf(name: string, names: readonly string[]): string {
  const others = names.filter((other) => other !== name);
  const lengths = Array.from(name, (_, index) => index + 1);
  const length = lengths.find((count) => others.every((other) => other.slice(0, count) !== name.slice(0, count)));
  return name.slice(0, length ?? 1).trim();
}
