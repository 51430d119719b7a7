/**
 * The least that a site of the same content could cost: one plain page a report, made from the record as it is read.
 *
 *   node scripts/plain-site.ts <project> <folder>
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { h } from "hastscript";
import { toHtml } from "hast-util-to-html";
import { readRecord } from "#record/read.ts";
import { CommandError, argumentsOf, command, runIfAsked } from "./command.ts";
import { makeFolder } from "./whole-file.ts";

const makePlainSite = command((_, args) => {
  const usage = "node scripts/plain-site.ts <project> <folder>";
  const { positionals } = argumentsOf(args, { usage, allowPositionals: true });
  const [project, folder] = positionals;
  if (!project || !folder || positionals.length > 2) throw new CommandError(`Name a project and a folder: ${usage}`, 2);
  const { reports } = readRecord(project);
  makeFolder(folder);
  for (const { id, title, findings, recommendations } of reports) {
    const statements = [...findings, ...recommendations].map(({ number, summary }) =>
      h("article", { id: number }, h("p", summary)),
    );
    writeFileSync(join(folder, `${id}.html`), `<!doctype html>${toHtml(h("body", h("h1", title), ...statements))}`);
  }
  return { status: 0, stdout: "", stderr: "" };
});

await runIfAsked(import.meta.url, makePlainSite);
