import type { Account } from "#domain/account.ts";
import type { Statement } from "#domain/statement.ts";
import type { Thread } from "#domain/thread.ts";
import { complaintsOf } from "#record/complaints.ts";
import type { Complain } from "#record/complaints.ts";
import { proseOf } from "#record/content.ts";
import type { Content, Growing } from "#record/content.ts";
import { nearMiss } from "#schema/fields.ts";
import type { Problem } from "#schema/problem.ts";

function statementsOf(account: Account): Statement[] {
  return account.isHeld ? [...account.findings, ...account.recommendations] : [...account.findings];
}

/** Recommendations and findings followed into later documents, oldest origin first; each origin comes to name its thread. */
export function buildThreads(content: Content, accounts: readonly Account[], problems: Problem[]): Thread[] {
  const statements = new Map<string, Statement>(
    accounts.flatMap(statementsOf).map((statement) => [statement.id, statement]),
  );
  const resolve = (id: string, complain: Complain): Statement | undefined => {
    const statement = statements.get(id);
    if (!statement)
      complain(
        `"${id}" leads nowhere: no file in content/reports or content/inspections has it. Write the file's name, # and the number of a finding or recommendation in it.${nearMiss(id, [...statements.keys()])}`,
      );
    return statement;
  };
  const followers = new Map<string, string>();
  return content.threads
    .flatMap((own): Thread[] => {
      const { id, entry, blocks } = own;
      const complain = complaintsOf(own, problems);
      const origin = resolve(entry.origin, complain.field(["origin"]));
      const links = entry.links.flatMap(({ to, relation, reason }, index) => {
        const target = resolve(to, complain.field(["links", index, "to"]));
        if (!target || !origin) return [];
        if (target.report.event.date <= origin.report.event.date) {
          complain.field(["links", index, "to"])(
            `"${to}" does not come after the thread's origin (${origin.report.event.date}). Link only to later inspections.`,
          );
        }
        for (const statement of [origin, target]) {
          if (statement.type === "reported" || !statement.twinOf) continue;
          complain.field(statement === origin ? ["origin"] : ["links", index, "to"])(
            `"${statement.id}" is written in the twin document. Name it there: ${statement.twinOf.id}`,
          );
        }
        return [{ from: origin, to: target, relation, reason }];
      });
      const targets = entry.links.map(({ to }) => to);
      targets.forEach((to, index) => {
        if (targets.indexOf(to) !== index)
          complain.field(["links", index, "to"])(`"${to}" is linked twice. Keep one, with both reasons in it.`);
      });
      const follower = followers.get(entry.origin);
      if (follower)
        complain.field(["origin"])(
          `"${entry.origin}" is already followed by the thread "${follower}". Put all of its links into one file.`,
        );
      followers.set(entry.origin, id);
      if (!origin) return [];
      links.sort((a, b) => a.to.report.event.date.localeCompare(b.to.report.event.date));
      const thread = { id, title: entry.title, origin, links, note: proseOf(blocks) };
      (origin as Growing<Statement>).thread = thread;
      return [thread];
    })
    .sort((a, b) => a.origin.report.event.date.localeCompare(b.origin.report.event.date) || a.id.localeCompare(b.id));
}
