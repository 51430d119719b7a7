/**
 * The least that a site of the same content could cost: one plain page a report, made from the record as it is read.
 *
 *   node scripts/plain-site.ts <project> <folder>
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { h } from "hastscript";
import { toHtml } from "hast-util-to-html";
import { readRecord } from "#record/read.ts";
import { argumentsOf, command, runIfAsked } from "./command.ts";

const makePlainSite = command((_, args) => {
  const { positionals } = argumentsOf(args, { allowPositionals: true });
  const [project = ".", folder = "plain"] = positionals;
  mkdirSync(folder, { recursive: true });
  for (const { id, title, findings, recommendations } of readRecord(project).reports) {
    const statements = [...findings, ...recommendations].map(({ number, summary }) =>
      h("article", { id: number }, h("p", summary)),
    );
    writeFileSync(join(folder, `${id}.html`), `<!doctype html>${toHtml(h("body", h("h1", title), ...statements))}`);
  }
  return { status: 0, stdout: "", stderr: "" };
});

await runIfAsked(import.meta.url, makePlainSite);
