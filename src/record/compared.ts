import type { ComparedList, ListedInspection } from "#domain/published-list.ts";
import { complaintsOf } from "#record/complaints.ts";
import { compact, proseOf } from "#record/content.ts";
import type { Content, Resolvers } from "#record/content.ts";
import type { Problem } from "#schema/problem.ts";

/** The lists with which the record was compared, the latest comparison first. */
export function buildCompared(
  { compared }: Content,
  { resolveAuthority }: Pick<Resolvers, "resolveAuthority">,
  problems: Problem[],
): ComparedList[] {
  return compared
    .map((own): ComparedList => {
      const { id, entry, blocks } = own;
      const complain = complaintsOf(own, problems);
      if (entry.to > entry.compared)
        complain.field(["to"])(
          `The list goes to ${entry.to}, after the day of the comparison, ${entry.compared}. Compare again: npm run news -- <list> --update`,
        );
      const inspections = entry.inspections.flatMap((listed, index): ListedInspection[] => {
        const authority = resolveAuthority(listed.authority, complain.field(["inspections", index, "authority"]));
        const { fieldwork = {}, grades = [], ...rest } = listed;
        return authority ? [compact({ ...rest, authority, fieldwork: compact(fieldwork), grades })] : [];
      });
      return compact({ ...entry, id, inspections, note: proseOf(blocks) });
    })
    .sort((a, b) => b.compared.localeCompare(a.compared) || b.to.localeCompare(a.to) || a.id.localeCompare(b.id));
}
