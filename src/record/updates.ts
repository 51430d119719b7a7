import type { Account } from "#domain/account.ts";
import type { Statement } from "#domain/statement.ts";
import type { Correction, RecordUpdate } from "#domain/update.ts";
import { dataDate } from "#publish/version.ts";
import { complaintsOf } from "#record/complaints.ts";
import type { Complain } from "#record/complaints.ts";
import { isDefined, proseOf } from "#record/content.ts";
import type { Content } from "#record/content.ts";
import { nearMiss } from "#schema/fields.ts";
import type { Problem } from "#schema/problem.ts";

/** The log of what changed in the record, newest first. */
export function buildUpdates(content: Content, accounts: readonly Account[], problems: Problem[]): RecordUpdate[] {
  const named = new Map(accounts.map((account) => [account.id, account]));
  const statements = new Map<string, Statement>(
    accounts
      .flatMap((account): Statement[] => [...account.findings, ...(account.isHeld ? account.recommendations : [])])
      .map((statement) => [statement.id, statement]),
  );
  const find = <Item>(items: ReadonlyMap<string, Item>, id: string, what: string, complain: Complain) => {
    const item = items.get(id);
    if (item === undefined)
      complain(
        `"${id}" is no ${what} in content/reports or content/inspections.${nearMiss(id, [...items.keys()]) || " Write its identifier as the site shows it."}`,
      );
    return item;
  };
  const logged = new Map<string, string>();
  return content.updates
    .map((own): RecordUpdate => {
      const { id, entry, blocks } = own;
      const { date, title, added = [], corrections = [] } = entry;
      const complain = complaintsOf(own, problems);
      if (!id.startsWith(`${date}-`))
        complain.field(["date"])(
          `The file's name "${id}" does not begin with its date, by which the log is ordered. Name it "${date}-<what>.mdx", or correct the date.`,
        );
      if (date > dataDate)
        complain.field(["date"])(
          `Date "${date}" lies after that of the data, ${dataDate}. Write the day of the change, or change the day in src/publish/version.ts first.`,
        );
      for (const [index, code] of added.entries()) {
        const other = logged.get(code);
        if (other) complain.field(["added", index])(`"${code}" was added by "${other}" already. Keep one.`);
        logged.set(code, id);
      }
      return {
        id,
        date,
        title,
        kind: added.length ? "added" : "correction",
        added: added
          .map((code, index) => find(named, code, "document or inspection", complain.field(["added", index])))
          .filter(isDefined),
        corrections: corrections.flatMap(({ of, before, now, why }, index): Correction[] => {
          const at = complain.field(["corrections", index, "of"]);
          if (!of.includes("#")) {
            const account = find(named, of, "document or inspection", at);
            return account ? [{ account, before, now, why }] : [];
          }
          const statement = find(statements, of, "finding or recommendation", at);
          return statement ? [{ account: statement.report, statement, before, now, why }] : [];
        }),
        note: proseOf(blocks),
      };
    })
    .sort((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id));
}
