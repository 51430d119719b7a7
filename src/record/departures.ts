import type { Departure } from "#domain/departure.ts";
import { complaintsOf } from "#record/complaints.ts";
import { compact } from "#record/content.ts";
import type { Content } from "#record/content.ts";
import type { Problem } from "#schema/problem.ts";

/** What was published once and is no longer there, in the order of the files. */
export function buildDepartures({ departed }: Content, problems: Problem[]): Departure[] {
  const all = departed.flatMap(({ entry }) => entry.addresses);
  const seen = new Set<string>();
  return departed.flatMap((own) =>
    own.entry.addresses.map((departure, index): Departure => {
      const complain = (field: string) => complaintsOf(own, problems).field(["addresses", index, field]);
      const { address, movedTo, instead } = departure;
      if (seen.has(address)) complain("address")(`"${address}" stands twice. Keep it once.`);
      seen.add(address);
      for (const [field, target] of Object.entries({ movedTo, instead })) {
        const gone = all.find((other) => other.address === target);
        if (target !== undefined && gone)
          complain(field)(
            `"${target}" is no longer there itself.${gone.movedTo ? ` Write "${gone.movedTo}".` : " Name what stands now."}`,
          );
      }
      return compact(departure);
    }),
  );
}
